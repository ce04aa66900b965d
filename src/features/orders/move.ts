import { decide } from '../../kernel/lifecycle.ts';
import { done, refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, clockOf, type Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderNeed, type OrderStep, type OrderWho } from '../../seven-orders.ts';
import { CHECKS, type Extra } from './checks.ts';
import type { OrderRow } from './facts.ts';
import { locksOf } from './higher.ts';
import type { StepInputs } from './inputs.ts';
import { knownFor } from './known-for.ts';
import { leftBy, type Left, type Moved, type Taking } from './moving.ts';
import { rolesOf } from './roles.ts';
import { ORDER_RULES } from './rules.ts';
import { extraOf, knownConsent, knownGuardian, knownOf, type Known } from './store/extra.ts';
import { readFacts, type Asker, type ReadFacts } from './store/facts.ts';
import { reachedBy, type Reached } from './store/sights.ts';
import { countFailure, lockOrder } from './store/write.ts';
import { take } from './take.ts';
import { maySee } from './visible.ts';

/** One asking to move an order. `asker` is whoever signed in, or the clock. */
export interface MoveCall<S extends OrderStep = OrderStep> {
  readonly realm: string;
  readonly asker: Asker;
  readonly orderId: string;
  readonly step: S;
  readonly input: StepInputs[S];
  /** Taken as the effect of another room's step, which answers for it. */
  readonly byEffect?: true;
}

/**
 * THE way an order changes state. Locks the order before it writes anything, reads the facts under that lock, decides by the pure
 * table, and writes row, time limits, events and the key's outcome in one statement of the same transaction. The same key gives the same outcome.
 */
export const move = async <S extends OrderStep>(platform: Platform, call: MoveCall<S>, key: string): Promise<Outcome<Moved>> =>
  (await moveAndLeave(platform, call, key)).outcome;

/** The same, with the order as the step left it, so that nothing has to be read to show it. */
export async function moveAndLeave<S extends OrderStep>(platform: Platform, call: MoveCall<S>, key: string): Promise<Taking> {
  const ask = { actor: identity(call), mutation: SEVEN_ORDERS.steps[call.step].mutation ?? call.step, key, input: { orderId: call.orderId, ...call.input }, about: call.orderId };
  let left: Left | null = null;
  const outcome = await told(platform, once(platform, ask, (tx, keyed) => {
    left = null;
    return moveWithin(platform, tx, call, keyed, (order) => { left = order; });
  }));
  return { outcome, left: leftBy(outcome, left) };
}

/** The same inside a transaction of the caller, who answers for the key. */
export async function moveWithin<S extends OrderStep>(platform: Platform, tx: Tx, call: MoveCall<S>, keyed: Keyed | null = null, leave?: (left: Left) => void): Promise<Outcome<Moved>> {
  const read = await readLocked(platform, tx, call);
  return read ? decideAndTake(platform, tx, read, call, keyed, leave) : refused({ code: 'NOT_FOUND', args: {} });
}

const GUARDED = 'GUARDED';

/** Steps that a guardian may take: whether they are one is held until the step is taken, so that it is not revoked meanwhile. */
const asksForGuardian = (step: OrderStep): boolean => (SEVEN_ORDERS.steps[step].who as readonly OrderWho[]).includes('guardian');

const REACHED = 'REACHED';

/** Steps that somebody takes for another by the other's consent: it is held until the step is taken, so that it is not taken back meanwhile. */
const asksForConsent = (step: OrderStep): boolean => (SEVEN_ORDERS.steps[step].needs as readonly OrderNeed[]).includes('CONSENTED');

/** Who was a guardian when the step was asked for, and is none under the lock, has no right from it. */
const withoutWard = (read: ReadFacts): ReadFacts => {
  const { actor, order } = read.facts;
  return { ...read, facts: { ...read.facts, actor: { ...actor, wardIds: actor.wardIds.filter((id) => id !== order.requesterId) } } };
};

/** Locks the order, and what the step locks beside it; then reads, by one statement, all that step and effects look at. */
async function readLocked(platform: Platform, tx: Tx, { realm, asker, orderId, step, input }: MoveCall, also: readonly (readonly [string, Known])[] = []): Promise<ReadFacts | null> {
  const order = await lockOrder(tx, realm, orderId, locksOf(platform, step));
  if (!order) return null;
  const known = knownFor(platform, step, [order], input);
  const guarded = asksForGuardian(step) && !('clock' in asker) ? [[GUARDED, knownGuardian()] as const] : [];
  const consent = asksForConsent(step) ? [[REACHED, knownConsent()] as const] : [];
  const read = (await readFacts(tx, realm, asker, [order], extraOf(step, input), knownOf([...known, ...also, ...guarded, ...consent]))).get(order.id)!;
  const held = consent.length > 0 ? { ...read, facts: { ...read.facts, ...reachedBy(read.known[REACHED] as Reached) } } : read;
  return guarded.length > 0 && read.known[GUARDED] !== true ? withoutWard(held) : held;
}

async function decideAndTake(platform: Platform, tx: Tx, read: ReadFacts, call: MoveCall, keyed: Keyed | null, leave?: (left: Left) => void): Promise<Outcome<Moved>> {
  const { facts, extra } = read;
  const { order } = facts;
  // What another room's step brings about is answered for there.
  if (!call.byEffect && !maySee(facts)) return refused({ code: 'NOT_FOUND', args: {} });
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, call.step, { state: order.state, roles: call.byEffect ? BY_EFFECT : rolesOf(facts), facts });
  if (!decision.allowed) return refused(decision);
  const wrong = check(call, read);
  if (wrong) return refused(wrong);
  if (call.step === 'start' && isWrongCode(call.input as StepInputs['start'], extra)) return countWrongCode(tx, order, keyed);
  return take(platform, tx, { read, step: call.step, input: call.input, to: decision.to, as: decision.as, keyed, ...(leave ? { leave } : {}) });
}

const BY_EFFECT: ReadonlySet<OrderWho> = new Set(['effect']);

const check = ({ step, input, byEffect }: MoveCall, { facts, extra }: ReadFacts) =>
  (facts.actor.kind === 'CLOCK' || byEffect ? null : (CHECKS[step] as ((i: object, f: typeof facts, e: Extra) => ReturnType<NonNullable<typeof CHECKS.ask>>) | undefined)?.(input, facts, extra) ?? null);

const isWrongCode = (input: StepInputs['start'], extra: Extra): boolean => input.withoutCode !== true && extra.codeRight !== true;

/** A wrong code is counted, so it is an outcome and not a refusal that would undo the count. Not a step: the revision stays. */
async function countWrongCode(tx: Tx, order: OrderRow, keyed: Keyed | null): Promise<Outcome<Moved>> {
  const outcome = done({ id: order.id, revision: order.revision, codeWrong: true });
  await countFailure(tx, order, keyed, outcome);
  return outcome;
}

/** Name under which it is known whether the clock's limit still stands. */
const STANDS = 'STANDS';

/** A step that the clock takes when a time limit is over, if under the lock it still is; it has no key, because the limit itself is done only once. */
export async function takeAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<Moved>> {
  const call: MoveCall = { realm: due.realm, asker: { clock: true }, orderId: due.id, step: due.step as OrderStep, input: {} };
  return told(platform, platform.db.transaction(async (tx) => {
    const read = await readLocked(platform, tx, call, due.stands ? [[STANDS, due.stands]] : []);
    if (!read) return refused({ code: 'NOT_FOUND', args: {} });
    return read.known[STANDS] === false ? refused({ code: NOT_DUE, args: {} }) : decideAndTake(platform, tx, read, call, null);
  }));
}

/** Somebody at their desk and the clock own their keys; rights are not needed for that. */
const identity = ({ realm, asker }: MoveCall): Actor =>
  ('clock' in asker ? clockOf(realm) : 'actor' in asker ? asker.actor : guestOf(realm, asker.caller));

async function told<T>(platform: Platform, outcome: Promise<T>): Promise<T> {
  const value = await outcome;
  platform.hub.hint();
  return value;
}
