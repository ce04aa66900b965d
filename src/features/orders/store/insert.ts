import { sql, type SQL } from 'drizzle-orm';
import { settingDeadlines } from '../../../platform/deadlines/set.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { BirthFacts } from '../birth.ts';
import type { OrderFacts, OrderRow } from '../facts.ts';
import { calendarFor, limitsOf } from '../calendar.ts';
import { duesAfter } from '../lifecycle.ts';
import { routingOf } from '../routing.ts';
import { orderPrivate, orderRelations, orders } from '../tables.ts';
import { toldOf } from '../told.ts';
import type { Source } from '../words.ts';
import type { PrivateRow } from './private.ts';

/** An order about to be born. */
export interface NewOrder {
  readonly birth: Pick<BirthFacts, 'now' | 'settings' | 'timeZone' | 'number' | 'actor'>;
  readonly source: Source;
  readonly placerId: string;
  readonly requesterId: string | null;
  readonly placedAt: Date;
  readonly importedAs?: string;
  readonly row: Pick<OrderRow, 'id' | 'itemCode' | 'catalogueVersion' | 'serves' | 'sensitive' | 'skills' | 'limits' | 'urgent' | 'persons' | 'helpersWanted'
    | 'divisionId' | 'streetId' | 'communityId' | 'gridId' | 'buildingId' | 'wantedStart' | 'wantedEnd' | 'resourceId' | 'providerId' | 'providerDivisionId' | 'providerTeamId' | 'providerPersonId'>;
  readonly contact: Omit<PrivateRow, 'realm' | 'orderId' | 'startCode'>;
}

/** Orders are born by one statement: rows, contact put apart, relations, time limits, events and (if given) the key's row. Answers the rows as they are now. */
export async function insertOrders(db: Executor, born: readonly NewOrder[], keyed: SQL | null): Promise<OrderRow[]> {
  const tx = db as Tx;
  const rows = born.map(rowOf);
  const parts: SQL[] = [
    sql`born as (${tx.insert(orders).values(rows).returning({ id: orders.id }).getSQL()})`,
    sql`apart as (${tx.insert(orderPrivate).values(born.map((one) => ({ realm: one.birth.actor.realm, orderId: one.row.id, ...one.contact }))).getSQL()})`,
    sql`related as (${tx.insert(orderRelations).values(born.flatMap(relationsOf)).getSQL()})`,
  ];
  born.forEach((one, i) => {
    const order = rows[i]!;
    const read = { facts: { order, now: one.birth.now, settings: one.birth.settings } as OrderFacts, timeZone: one.birth.timeZone };
    const dues = duesAfter('place', order, read.facts, calendarFor(read), limitsOf(read));
    settingDeadlines({ subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues, keep: true, held: false, wasHeldSince: null, now: one.birth.now, taken: 'place' })
      .forEach((part, j) => parts.push(sql`${sql.raw(`due${i}_${j}`)} as (${part})`));
  });
  if (keyed) parts.push(sql`keyed as (${keyed})`);
  await tx.execute(sql`with ${sql.join(parts, sql`, `)} ${telling(rows.map((order, i) => birthOf(order, born[i]!)))}`);
  return rows;
}

export const rowOf = (one: NewOrder): OrderRow => ({
  realm: one.birth.actor.realm, number: one.birth.number, source: one.source, importedAs: one.importedAs ?? null, state: 'PLACED', stateSince: one.birth.now, revision: 1,
  attempt: 1, returns: 0, returnedBy: [], holds: 0, heldSince: null, takenBy: null, codeFailures: 0, holdingId: null, requesterId: one.requesterId, placerId: one.placerId,
  placedAt: one.placedAt, plannedStart: null, plannedEnd: null, summary: null, leastCrew: 1, helpersLiving: 0, leadsLiving: 0, waiting: 0, drawAt: null, mergedInto: null, outcome: null, startedAt: null,
  doneAt: null, ratedAt: null, closedAt: null, answeredAt: null, resolved: null, sampled: false, calledBackAt: null, ...one.row,
});

export function relationsOf(one: NewOrder): (typeof orderRelations.$inferInsert)[] {
  const common = { realm: one.birth.actor.realm, orderId: one.row.id, attempt: 1, since: one.birth.now, placedAt: one.placedAt };
  const placer = { ...common, personId: one.placerId, relation: 'PLACER' as const };
  return one.requesterId === null ? [placer] : [{ ...common, personId: one.requesterId, relation: 'REQUESTER' }, ...(one.requesterId === one.placerId ? [] : [placer])];
}

export const birthOf = (order: OrderRow, one: NewOrder) => ({
  realm: order.realm, table: 'ORDER', step: 'place', subjectType: 'Order', subjectId: order.id, orderId: order.id, revision: 1, at: one.birth.now,
  actorPerson: one.birth.actor.personId, actorKind: one.birth.actor.kind, before: null, after: routingOf(order), facts: { ...toldOf(order), source: order.source },
});
