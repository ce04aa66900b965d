import { sql } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Due } from '../../../platform/deadlines/ticker.ts';
import { itemJson } from '../../catalogue/index.ts';
import { disclosureOf, knownOf, lockOrder, readFacts, type Asker, type OrderFacts } from '../../orders/index.ts';
import type { Actor } from '../../../platform/actor.ts';
import { LIVING, speaksFor } from '../../resources/index.ts';
import type { BookingFacts } from '../facts.ts';
import { BOOKED, bookingOf, COLUMNS, type Read } from './rows.ts';

/** What a step of a booking is decided by, and what must be known to write it. */
export interface ReadBooking {
  readonly facts: BookingFacts & { readonly order: OrderFacts['order'] };
  readonly actor: Actor;
  readonly limits: Readonly<Record<string, { readonly hours: number }>>;
  readonly timeZone: string;
  readonly settings: OrderFacts['settings'];
  /** Whoever asks reads the words of its order, and so that there is a booking. */
  readonly shown: boolean;
  /** The clock's limit still stands. */
  readonly stands: boolean;
}

/** Which of these orders have a living booking of an occurrence. */
export async function livingAt(db: Executor, realm: string, { resourceId, startsAt }: { readonly resourceId: string; readonly startsAt: Date }, orderIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.execute<{ order_id: string }>(sql`select b.order_id from bookings b where b.realm = ${realm} and b.order_id = any(${`{${orderIds.join(',')}}`}::uuid[])
    and b.resource_id = ${resourceId}::uuid and b.starts_at = ${moment(startsAt)} and b.state ${LIVING}`);
  return new Set(rows.map((row) => row.order_id));
}

/** Locks the booking's order, which is the booking's own lock; then reads by one statement all that a step looks at. Null: there is no such booking. */
export async function readLocked(tx: Tx, realm: string, asker: Asker, bookingId: string, stands?: Due['stands']): Promise<ReadBooking | null> {
  // Which order it is of never changes, so the statement that locks it may read that.
  const order = await lockOrder(tx, realm, sql`(select b.order_id from bookings b where b.realm = ${realm} and b.id = ${bookingId}::uuid)`);
  if (!order) return null;
  const booking = sql`(select row_to_json(x) from (select ${COLUMNS}, ${itemJson(sql`b.realm`, sql`s.item_code`)} -> 'limits' as limits from ${BOOKED} where b.realm = o.realm and b.id = ${bookingId}::uuid) x)`;
  const { facts, timeZone, known } = (await readFacts(tx, realm, asker, [order], undefined, knownOf([['BOOKING', booking], ['STANDS', stands ?? sql`true`]]))).get(order.id)!;
  const { limits, ...row } = known['BOOKING'] as Read & { limits: ReadBooking['limits'] | null };
  const read = bookingOf(row as Read);
  return {
    facts: { now: facts.now, isClock: facts.actor.kind === 'CLOCK', speaks: speaksFor(facts.actor, read), booking: read, order: facts.order }, actor: facts.actor,
    limits: { ...facts.settings.limits as ReadBooking['limits'], ...limits }, timeZone, settings: facts.settings, shown: disclosureOf(facts).words, stands: known['STANDS'] === true,
  };
}

/** Business time, for whoever reads without a lock. */
export async function nowOf(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  return dateOf(row!.now);
}
