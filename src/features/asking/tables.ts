import { sql } from 'drizzle-orm';
import { check, doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique } from 'drizzle-orm/pg-core';
import { ASK_STATES, ASKING_STATES, type AskingState, type AskState } from '../../ask-steps.ts';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { SEAT_KINDS, type SeatKind } from '../../seat-steps.ts';
import { orders } from '../orders/tables.ts';
import { persons } from '../people/tables.ts';
import { HEADS, type Head, type Why } from './policy/facts.ts';

/**
 * The asking of the places of one kind in one attempt of an order. Who sends a wave or stops the asking locks this row first, never the
 * order's: no grab waits for it. What it holds is numbers and times alone.
 */
export const askings = pgTable('askings', {
  realm: realm(),
  id: id().notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  kind: text('kind').$type<SeatKind>().notNull(),
  state: text('state').$type<AskingState>().notNull(),
  /** Since when places could be taken. */
  since: at('since').notNull(),
  /** How it was chosen the last time. */
  policy: text('policy').notNull(),
  /** Waves that went out, and when the last one did. */
  wave: smallint('wave').notNull().default(0),
  waveAt: at('wave_at'),
  /** People asked. The others are counted when what they count is forgotten. */
  asked: integer('asked').notNull().default(0),
  taken: integer('taken').notNull().default(0),
  declined: integer('declined').notNull().default(0),
  /** Who was told that nobody comes. */
  told: text('told').array().$type<Head[]>().notNull().default(sql`'{}'`),
}, (t) => [
  primaryKey({ name: 'askings_pk', columns: [t.realm, t.id] }),
  unique('askings_once').on(t.realm, t.orderId, t.attempt, t.kind),
  foreignKey({ name: 'askings_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  oneOf(t.state, ASKING_STATES),
  oneOf(t.kind, SEAT_KINDS),
  check('askings_told', sql`${t.told} <@ array[${sql.raw(HEADS.map((head) => `'${head}'`).join(', '))}]::text[]`),
  check('askings_waves', sql`${t.wave} >= 0 and (${t.wave} = 0) = (${t.waveAt} is null)`),
]);

/** One person, asked once for one attempt of an order (邀请), whatever came of it; forgotten some time after the order has closed. */
export const asks = pgTable('asks', {
  realm: realm(),
  id: id().notNull(),
  askingId: id('asking_id').notNull(),
  orderId: id('order_id').notNull(),
  attempt: smallint('attempt').notNull(),
  personId: id('person_id').notNull(),
  wave: smallint('wave').notNull(),
  /** Place among all who were asked, 1 being the first. */
  rank: integer('rank').notNull(),
  state: text('state').$type<AskState>().notNull(),
  revision: smallint('revision').notNull().default(1),
  score: doublePrecision('score').notNull(),
  /** What the score is made of: codes and numbers. */
  why: jsonb('why').$type<readonly Why[]>().notNull(),
  askedAt: at('asked_at').notNull(),
  endedAt: at('ended_at'),
}, (t) => [
  primaryKey({ name: 'asks_pk', columns: [t.realm, t.id] }),
  unique('asks_once').on(t.realm, t.orderId, t.attempt, t.personId),
  foreignKey({ name: 'asks_asking_fk', columns: [t.realm, t.askingId], foreignColumns: [askings.realm, askings.id] }),
  foreignKey({ name: 'asks_order_fk', columns: [t.realm, t.orderId], foreignColumns: [orders.realm, orders.id] }),
  foreignKey({ name: 'asks_person_fk', columns: [t.realm, t.personId], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.state, ASK_STATES),
  check('asks_ended', sql`(${t.state} = 'ASKED') = (${t.endedAt} is null)`),
  unique('asks_ranked').on(t.realm, t.askingId, t.rank),
  index('asks_of_person').on(t.realm, t.personId, t.askedAt, t.id),
]);
