import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, realm } from '../../platform/columns.ts';
import type { Trouble } from './words.ts';

/**
 * What is to be done next about an order, and since when it is trouble; kept by a handler, derived anew from order, time limits and events at each of its steps.
 * No foreign key leads to the order: its check would wait for whoever has it locked.
 */
export const orderAgenda = pgTable('order_agenda', {
  realm: realm(),
  orderId: id('order_id').notNull(),
  streetId: id('street_id'),
  /** Of an order in which something is left to do: the division that holds it. */
  holdingId: id('holding_id'),
  /** Since when it is overdue, or else when its next limit is over, or until when it is on hold, or when it is to begin; far away where nothing is known. */
  dueAt: at('due_at').notNull(),
  troubles: text('troubles').array().$type<Trouble[]>().notNull(),
  /** Since when it is any of them; null: it is none. */
  troubleSince: at('trouble_since'),
  /** Until when the last of its holds stands that a person set; null: none does. */
  heldUntil: at('held_until'),
}, (t) => [
  primaryKey({ name: 'order_agenda_pk', columns: [t.realm, t.orderId] }),
  index('order_agenda_of_holding').on(t.realm, t.holdingId, t.dueAt, t.orderId).where(sql`${t.holdingId} is not null`),
  index('order_agenda_troubles').on(t.realm, t.streetId, t.troubleSince, t.orderId).where(sql`${t.troubleSince} is not null`),
  index('order_agenda_held').on(t.realm, t.streetId, t.heldUntil, t.orderId).where(sql`${t.heldUntil} is not null`),
]);
