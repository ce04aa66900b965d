import { sql, type SQL } from 'drizzle-orm';
import { settingDeadlines } from '../../../platform/deadlines/set.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { appending, toldRows } from '../../../platform/events/tell.ts';
import type { OrderWho } from '../../../seven-orders.ts';
import type { Booking } from '../../resources/index.ts';
import type { BirthFacts } from '../birth.ts';
import type { OrderFacts, OrderRow } from '../facts.ts';
import { calendarFor, limitsOf } from '../calendar.ts';
import { duesAfter } from '../lifecycle.ts';
import { routingOf } from '../routing.ts';
import { orderPrivate, orderRelations, orders } from '../tables.ts';
import { toldOf } from '../told.ts';
import type { Source } from '../words.ts';
import { puttingHold } from './holds.ts';
import type { PrivateRow } from './private.ts';

/** An order about to be born. */
export interface NewOrder {
  readonly birth: Pick<BirthFacts, 'now' | 'settings' | 'timeZone' | 'number' | 'actor'>;
  readonly source: Source;
  readonly placerId: string;
  readonly requesterId: string | null;
  readonly placedAt: Date;
  /** It was placed by who acts for the requester, and has no more right to it than that. */
  readonly guarded?: boolean;
  /** In what capacity it was placed, for its trail. */
  readonly as?: OrderWho;
  readonly importedAs?: string;
  readonly row: Pick<OrderRow, 'id' | 'itemCode' | 'catalogueVersion' | 'serves' | 'sensitive' | 'skills' | 'limits' | 'urgent' | 'persons' | 'helpersWanted'
    | 'divisionId' | 'streetId' | 'communityId' | 'gridId' | 'buildingId' | 'wantedStart' | 'wantedEnd' | 'holds' | 'heldSince' | 'projectId' | 'resourceId' | 'providerId' | 'providerDivisionId' | 'providerTeamId' | 'providerPersonId'>;
  readonly contact: Omit<PrivateRow, 'realm' | 'orderId' | 'startCode'>;
}

/**
 * An order is born by one statement: row, contact put apart, relations, time limits, event, the key's row and the places that it books. Answers
 * the row as it is now; null when those places are no longer free, and then what was written is to be undone.
 */
export async function insertOrder(db: Executor, born: NewOrder, booking: Pick<Booking, 'booked' | 'parts'> | null, keyed: SQL | null): Promise<OrderRow | null> {
  const tx = db as Tx;
  const order = rowOf(born);
  const read = { facts: { order, now: born.birth.now, settings: born.birth.settings } as OrderFacts, timeZone: born.birth.timeZone };
  const dues = duesAfter('place', order, read.facts, calendarFor(read), limitsOf(read));
  const places = booking?.parts ?? [];
  const parts: SQL[] = [
    ...places.map(({ name, write }) => sql`${sql.raw(name)} as (${write})`),
    sql`born as (${tx.insert(orders).values(order).returning({ id: orders.id }).getSQL()})`,
    sql`apart as (${tx.insert(orderPrivate).values({ realm: order.realm, orderId: order.id, ...born.contact }).getSQL()})`,
    sql`related as (${tx.insert(orderRelations).values(relationsOf(born)).getSQL()})`,
    ...settingDeadlines({ subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues, keep: true, held: order.holds > 0, wasHeldSince: null, now: born.birth.now, taken: 'place' })
      .map((part, i) => sql`${sql.raw(`due${i}`)} as (${part})`),
    ...(booking?.booked.requested ? [sql`held as (${puttingHold(tx, order, { by: null, since: born.birth.now, until: booking.booked.endsAt, forBooking: true })})`] : []),
    ...(keyed === null ? [] : [sql`keyed as (${keyed})`]),
  ];
  const told = [...toldRows([birthOf(order, born)]), ...places.flatMap(({ name, told: each }) => (each ? toldRows([each], sql`${sql.raw(name)} w`) : []))];
  const booked = places.length === 0 ? sql`true` : sql`exists (select from places_booked)`;
  const [row] = await tx.execute<{ booked: boolean }>(sql`with ${sql.join(parts, sql`, `)} ${appending(told)} returning ${booked} as booked`);
  return row!.booked ? order : null;
}

export const rowOf = (one: NewOrder): OrderRow => ({
  realm: one.birth.actor.realm, number: one.birth.number, source: one.source, importedAs: one.importedAs ?? null, state: 'PLACED', stateSince: one.birth.now, revision: 1,
  attempt: 1, returns: 0, returnedBy: [], takenBy: null, codeFailures: 0, holdingId: null, requesterId: one.requesterId, placerId: one.placerId,
  placedAt: one.placedAt, plannedStart: null, plannedEnd: null, summary: null, leastCrew: 1, helpersLiving: 0, leadsLiving: 0, waiting: 0, drawAt: null, mergedInto: null, outcome: null, startedAt: null,
  doneAt: null, ratedAt: null, closedAt: null, answeredAt: null, resolved: null, sampled: false, calledBackAt: null, ...one.row,
});

export function relationsOf(one: NewOrder): (typeof orderRelations.$inferInsert)[] {
  const common = { realm: one.birth.actor.realm, orderId: one.row.id, attempt: 1, since: one.birth.now, placedAt: one.placedAt };
  const placer = { ...common, personId: one.placerId, relation: 'PLACER' as const };
  return one.requesterId === null ? [placer] : [{ ...common, personId: one.requesterId, relation: 'REQUESTER' }, ...(one.requesterId === one.placerId || one.guarded === true ? [] : [placer])];
}

export const birthOf = (order: OrderRow, one: NewOrder) => ({
  realm: order.realm, table: 'ORDER', step: 'place', subjectType: 'Order', subjectId: order.id, orderId: order.id, revision: 1, at: one.birth.now,
  actorPerson: one.birth.actor.personId, actorKind: one.birth.actor.kind, before: null, after: routingOf(order), facts: { ...toldOf(order), source: order.source, ...(one.as === undefined ? {} : { as: one.as }) },
});
