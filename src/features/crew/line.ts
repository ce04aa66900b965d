import type { WorkingTime } from '../../kernel/durations.ts';
import { newId } from '../../kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Telling } from '../../platform/events/event.ts';
import { routingOf, type OrderRow } from '../orders/index.ts';
import { seatDues, type SeatLimits } from './lifecycle.ts';
import { placesForTheLine } from './line-rules.ts';
import { readTurns, writeTurns, type Turn, type TurnTaken } from './store/line.ts';

/** What the line must know about the step that it follows. */
export interface Following {
  /** The order as that step leaves it, with its revision. */
  readonly order: OrderRow;
  readonly now: Date;
  readonly actor: Actor;
  readonly calendar: WorkingTime;
  readonly limits: SeatLimits;
  readonly travelMinutes: number;
}

const PORTION = 50;

/**
 * Offers what is free to the line, in the transaction that freed it and under the order's lock, so that nobody can slip in between:
 * each next one who may take a place is offered one; whoever may not when it is their turn is out of the line, and told. Afterwards a place
 * is free only if nobody waits. Answers the counts of the order as they are then; null when nothing was done.
 */
export async function serveLine(tx: Tx, { order, now, actor, calendar, limits, travelMinutes }: Following): Promise<Pick<OrderRow, 'helpersLiving' | 'waiting'> | null> {
  const places = placesForTheLine({ order, now });
  if (places === 0) return null;
  const turns = await turnsOf(tx, order, places);
  if (turns.length === 0) return null;
  const offered = turns.filter(({ seatId }) => seatId !== null).length;
  const after: OrderRow = { ...order, helpersLiving: order.helpersLiving + offered, waiting: order.waiting - turns.length };
  const common = { realm: order.realm, orderId: order.id, revision: order.revision, at: now, actorPerson: actor.personId, actorKind: actor.kind };
  const tellings = turns.flatMap(({ waitId, personId, seatId, passedFor }): Telling[] => [
    { ...common, table: 'WAIT', step: seatId === null ? 'passOver' : 'offer', subjectType: 'Waiting', subjectId: waitId, after: { personIds: [personId] }, facts: { personId, seatId, passedFor } },
    ...(seatId === null ? [] : [{
      ...common, table: 'SEAT', step: 'offer', subjectType: 'Seat', subjectId: seatId, before: routingFor(order, personId), after: routingFor(after, personId),
      facts: { kind: 'HELPER', personId, state: 'OFFERED', seatsLeft: after.helpersWanted - after.helpersLiving },
    }]),
  ]);
  await writeTurns(tx, order, turns, { now, travelMinutes, dues: seatDues('offer', { now, kind: 'HELPER', order: after, seat: null }, calendar, limits), tellings });
  return { helpersLiving: after.helpersLiving, waiting: after.waiting };
}

/** Whose turn it is: in the line's order, until every place has somebody or nobody is left. */
async function turnsOf(tx: Tx, order: OrderRow, places: number): Promise<TurnTaken[]> {
  const turns: TurnTaken[] = [];
  let free = places;
  for (let portion: Turn[] = [], offset = 0; free > 0; offset += PORTION) {
    portion = await readTurns(tx, order, offset, PORTION);
    for (const turn of portion) {
      if (free === 0) break;
      if (turn.passedFor === null) free -= 1;
      turns.push({ ...turn, seatId: turn.passedFor === null ? newId() : null });
    }
    if (portion.length < PORTION) break;
  }
  return turns;
}

const routingFor = (order: OrderRow, personId: string) => {
  const routing = routingOf(order);
  return { ...routing, personIds: [...new Set([...routing.personIds ?? [], personId])] };
};
