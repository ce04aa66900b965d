import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome, type Refusal } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform, Reading } from '../../platform/platform.ts';
import { URGE_STEPS } from '../../urge-steps.ts';
import { calendarFor, factsLoader, isBroker, maySee, readFacts, readOrder, type OrderRow, type ReadFacts } from '../orders/index.ts';
import { URGE_RULES, workingDayOf } from './rules.ts';
import { putUrge, timeOf } from './store/urges.ts';

/** A broker urges whoever holds an order to go on (催办): from half of the state's time on, once a working day and person. No step of the order: its row is not locked. */
export async function urgeOrder(platform: Platform, caller: Caller, orderId: string, key: string): Promise<Outcome<{ readonly id: string }>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'urgeOrder', key, input: { orderId } }, (tx) => urgeWithin(tx, caller, orderId));
  platform.hub.hint();
  return outcome;
}

async function urgeWithin(tx: Tx, caller: Caller, orderId: string) {
  const { realm } = caller;
  const order = await readOrder(tx, realm, orderId);
  const read = order && (await readFacts(tx, realm, { caller }, [order])).get(order.id)!;
  if (!read || !maySee(read.facts)) return refuse('NOT_FOUND', {}, ['input', 'orderId']);
  const { refusal, day } = await judged(tx, read);
  if (refusal) return refused(refusal);
  const { actor, now } = read.facts;
  if (!await putUrge(tx, order, actor.personId as string, day, now)) return refuse('URGED_TODAY');
  await tell(tx, [{
    realm, table: URGE_STEPS.name, step: 'urge', subjectType: 'Order', subjectId: order.id, orderId: order.id, at: now, actorPerson: actor.personId, actorKind: actor.kind,
    after: placeOf(order), facts: { attempt: order.attempt, dispatched: order.holdingId !== null },
  }]);
  return done({ id: order.id });
}

/** By the table and its pure rules, before and in the deed. */
async function judged(db: Executor, read: ReadFacts): Promise<{ readonly refusal: Refusal | null; readonly day: string }> {
  const { order, actor, now } = read.facts;
  const day = workingDayOf(calendarFor(read), now);
  const facts = { now, held: order.holds > 0, since: order.stateSince, ...await timeOf(db, order, actor.personId, day) };
  const decision = decide(URGE_STEPS, URGE_RULES, 'urge', { state: null, roles: new Set(isBroker(actor, order) ? ['broker' as const] : []), facts });
  return { refusal: decision.allowed ? null : decision, day };
}

/** The refusal that urging would meet now; null: it is allowed. */
export async function viewerCanUrge(reading: Reading, order: OrderRow): Promise<Refusal | null> {
  const read = await factsLoader(reading).load(order);
  return isBroker(reading.actor, order) ? (await judged(reading.platform.db, read)).refusal : { code: 'NOT_ALLOWED', args: { who: URGE_STEPS.steps.urge.who } };
}

/** Where it is found: with its order, but on no board of what is open. */
const placeOf = ({ streetId, communityId, gridId, buildingId, holdingId, requesterId, placerId }: OrderRow) =>
  ({ streetId, communityId, gridId, buildingId, holdingId, personIds: [requesterId, placerId].filter((id) => id !== null) });
