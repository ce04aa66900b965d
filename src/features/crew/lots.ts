import { newId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { done } from '../../kernel/result.ts';
import { SEAT_STEPS } from '../../seat-steps.ts';
import { calendarFor, limitsOf, routingOf, type OrderRow, type ReadFacts } from '../orders/index.ts';
import { changeOf } from './changes.ts';
import { seatDues } from './lifecycle.ts';
import { decideSeat } from './rules.ts';
import { queueDrawn, takersOf } from './store/lots.ts';
import { writeSeat } from './store/write.ts';
import { factsOf } from './viewing.ts';

/** Gives the places of one order to those who were drawn, one after the other. */
export interface Lots {
  /** Null: they hold a place now. Otherwise the refusal for which they may not have one. */
  seat(personId: string): Promise<string | null>;
  /** Puts people in line, in this order; answers the order as all of it left it. */
  queue(personIds: readonly string[]): Promise<OrderRow>;
}

/**
 * The end of a fair start, in the transaction that draws and under the order's lock: what decides is the same table and the same facts
 * as for a grab. Each seat raises the order's revision and tells it. Throws `AskAgain` when somebody took a seat elsewhere in the same moment.
 */
export async function openLots(platform: Platform, tx: Tx, read: ReadFacts, personIds: readonly string[]): Promise<Lots> {
  const { now } = read.facts;
  const takers = await takersOf(tx, read.facts.order, personIds);
  let order = read.facts.order;
  const seat: Lots['seat'] = async (personId) => {
    const crew = takers.get(personId)!;
    const facts = factsOf({ now, order, settings: read.facts.settings }, crew, 'HELPER');
    const decision = decideSeat('drawn', new Set(['effect']), facts);
    if (!decision.allowed) return decision.code;
    const id = newId();
    const born = { id, kind: facts.kind, state: decision.to, attempt: order.attempt, personId, unmarkedUntil: null };
    const change = changeOf(SEAT_STEPS.steps.drawn.effects, {
      step: 'drawn', to: decision.to, now, by: null, plannedStart: order.plannedStart, orderState: order.state, orderAttempt: order.attempt, seat: born, birth: true, hours: null, reason: null,
    });
    const after = { ...order, revision: order.revision + 1, helpersLiving: order.helpersLiving + change.count };
    const routing = (row: OrderRow) => ({ ...routingOf(row), personIds: [...new Set([...routingOf(row).personIds ?? [], personId])] });
    await writeSeat(tx, {
      order, seat: born, birth: { assignedBy: null }, change, now, travelMinutes: read.facts.settings.fairPlay.travelMinutes,
      telling: {
        realm: order.realm, table: 'SEAT', step: 'drawn', subjectType: 'Seat', subjectId: id, orderId: order.id, revision: after.revision, at: now, actorKind: 'CLOCK',
        before: routing(order), after: routing(after), facts: { kind: facts.kind, personId, state: decision.to, seatsLeft: after.helpersWanted - after.helpersLiving },
      },
      dues: seatDues('drawn', facts, calendarFor(read), limitsOf(read)), moves: { helpersLiving: after.helpersLiving, revision: after.revision }, opened: null, along: [], tellings: [], keyed: null, outcome: done({}),
    });
    order = after;
    return null;
  };
  const queue: Lots['queue'] = async (waiting) => {
    if (waiting.length > 0) await queueDrawn(tx, order, waiting, now);
    return (order = { ...order, waiting: order.waiting + waiting.length });
  };
  return { seat, queue };
}
