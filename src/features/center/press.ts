import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform, Reading } from '../../platform/platform.ts';
import { PRESS_STEPS, type PressWho } from '../../press-steps.ts';
import { workingDayOf } from '../brokers/index.ts';
import { calendarFor, factsLoader, maySee, readFacts, readOrder, type OrderRow, type ReadFacts } from '../orders/index.ts';
import { pressersOf } from './pressers.ts';
import { PRESS_RULES } from './rules.ts';
import { pressedOn, putPress } from './store/presses.ts';

/** The center presses whoever holds an order to go on (督办), once a working day and person. No step of the order: its row is not locked. */
export async function pressOrder(platform: Platform, caller: Caller, orderId: string, key: string): Promise<Outcome<{ readonly id: string }>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'pressOrder', key, input: { orderId } }, (tx) => pressWithin(tx, caller, orderId));
  platform.hub.hint();
  return outcome;
}

async function pressWithin(tx: Tx, caller: Caller, orderId: string) {
  const { realm } = caller;
  const order = await readOrder(tx, realm, orderId);
  const read = order && (await readFacts(tx, realm, { caller }, [order])).get(order.id)!;
  if (!read || !maySee(read.facts)) return refuse('NOT_FOUND', {}, ['input', 'orderId']);
  const { refusal, day, as } = await judged(tx, read);
  if (refusal) return refused(refusal);
  const { actor, now } = read.facts;
  if (!await putPress(tx, order, actor.personId as string, day, now)) return refuse('PRESSED_TODAY');
  await tell(tx, [{
    realm, table: PRESS_STEPS.name, step: 'press', subjectType: 'Order', subjectId: order.id, orderId: order.id, at: now, actorPerson: actor.personId, actorKind: actor.kind,
    after: placeOf(order), facts: { as, attempt: order.attempt },
  }]);
  return done({ id: order.id });
}

/** By the table and its pure rules, before and in the deed. */
async function judged(db: Executor, read: ReadFacts): Promise<{ readonly refusal: Refusal | null; readonly day: string; readonly as: PressWho | null }> {
  const { order, actor, now } = read.facts;
  const day = workingDayOf(calendarFor(read), now);
  const facts = { state: order.state, dispatched: order.holdingId !== null, held: order.holds > 0, pressedToday: await pressedOn(db, order, actor.personId, day) };
  const decision = decide(PRESS_STEPS, PRESS_RULES, 'press', { state: null, roles: pressersOf(actor, order), facts });
  return decision.allowed ? { refusal: null, day, as: decision.as } : { refusal: decision, day, as: null };
}

/** The refusal that pressing would meet now; null: it is allowed. */
export async function viewerCanPress(reading: Reading, order: OrderRow): Promise<Refusal | null> {
  if (pressersOf(reading.actor, order).size === 0) return { code: 'NOT_ALLOWED', args: { who: PRESS_STEPS.steps.press.who } };
  return (await judged(reading.platform.db, await factsLoader(reading).load(order))).refusal;
}

/** Where it is found: with its order, but on no board of what is open. */
const placeOf = ({ streetId, communityId, gridId, buildingId, holdingId, requesterId, placerId }: OrderRow) =>
  ({ streetId, communityId, gridId, buildingId, holdingId, personIds: [requesterId, placerId].filter((id) => id !== null) });
