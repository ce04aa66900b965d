import type { WorkingTime } from '../../kernel/durations.ts';
import { newId } from '../../kernel/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Telling } from '../../platform/events/event.ts';
import { routingOf, type AlongWritten, type OrderRow } from '../orders/index.ts';
import { seatDues, type SeatLimits } from './lifecycle.ts';
import { placesForTheLine } from './line-rules.ts';
import { FIRST_TURNS, readTurns, takingTurns, type Turn, type TurnTaken } from './store/line.ts';

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

/** What serving the line writes and tells, as parts of the step that freed a place; and the counts of the order as they are then. */
export interface LineServed {
  readonly counts: Pick<OrderRow, 'helpersLiving' | 'waiting'>;
  readonly along: readonly AlongWritten[];
  readonly tellings: readonly Telling[];
}

/**
 * Offers what is free to the line, in the statement of the step that freed it and under the order's lock, so that nobody can slip in between:
 * each next one who may take a place is offered one; whoever may not when it is their turn is out of the line, and told. Afterwards a place
 * is free only if nobody waits. `known` are the first turns (`knownTurns`); more are read only where all of those may not. Null: nothing to do.
 */
export async function serveLine(tx: Tx, { order, now, actor, calendar, limits, travelMinutes }: Following, known: unknown): Promise<LineServed | null> {
  const places = placesForTheLine({ order, now });
  if (places === 0) return null;
  const turns = await turnsOf(tx, order, places, known);
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
  const dues = seatDues('offer', { now, kind: 'HELPER', order: after, seat: null }, calendar, limits);
  return { counts: { helpersLiving: after.helpersLiving, waiting: after.waiting }, along: takingTurns(order, turns, { now, travelMinutes, dues }), tellings };
}

/** Whose turn it is: in the line's order, until every place has somebody or nobody is left. */
async function turnsOf(tx: Tx, order: OrderRow, places: number, known: unknown): Promise<TurnTaken[]> {
  const turns: TurnTaken[] = [];
  let free = places;
  const take = (portion: readonly Turn[]): void => {
    for (const turn of portion) {
      if (free === 0) return;
      if (turn.passedFor === null) free -= 1;
      turns.push({ ...turn, seatId: turn.passedFor === null ? newId() : null });
    }
  };
  take((known ?? []) as Turn[]);
  for (let more = free > 0 && turns.length === FIRST_TURNS; more && free > 0;) {
    const portion = await readTurns(tx, order, turns.length, PORTION);
    take(portion);
    more = portion.length === PORTION;
  }
  return turns;
}

const routingFor = (order: OrderRow, personId: string) => {
  const routing = routingOf(order);
  return { ...routing, personIds: [...new Set([...routing.personIds ?? [], personId])] };
};
