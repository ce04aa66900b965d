import { done, refused, type Outcome } from '../../kernel/result.ts';
import type { DeadlineSetting } from '../../platform/deadlines/set.ts';
import type { Facts, Telling } from '../../platform/events/event.ts';
import type { Tx } from '../../platform/db.ts';
import type { Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { decide } from '../../kernel/lifecycle.ts';
import { SEVEN_ORDERS, type OrderState, type OrderStep, type OrderWho, type OwnEffect } from '../../seven-orders.ts';
import { calendarFor, limitsOf } from './calendar.ts';
import { OWN } from './effects.ts';
import type { OrderPatch, OrderRow } from './facts.ts';
import { higherEffects, isHigher } from './higher.ts';
import { duesAfter, type Due } from './lifecycle.ts';
import { StepRefused, type Left, type Moved, type Moving } from './moving.ts';
import { routingOf } from './routing.ts';
import { ORDER_RULES } from './rules.ts';
import { maySee } from './visible.ts';
import type { ReadFacts } from './store/facts.ts';
import { writeStep, type AlongWritten, type Saying, type Written } from './store/write.ts';
import { toldOf } from './told.ts';

/** A decided step. */
export interface Decided {
  readonly read: ReadFacts;
  readonly step: OrderStep;
  readonly input: object;
  readonly to: OrderState;
  readonly as: OrderWho;
}

export interface Taken extends Decided {
  readonly keyed: Keyed | null;
  /** What another room, whose step this one is an effect of, writes with it. */
  readonly beside?: readonly AlongWritten[];
  /** Is told how the last of the steps left the order, once it is written. */
  readonly leave?: (left: Left) => void;
}

/** All that a decided step will write, with the steps that its effects ask for. */
export interface Prepared extends Pick<Written, 'patch' | 'saying' | 'tellings'> {
  readonly after: OrderRow;
  readonly deadlines: DeadlineSetting;
  readonly along: readonly AlongWritten[];
  readonly rivals: readonly string[];
}

/** Does what a decided step does: its effects in the table's order and the steps that they ask for, then one write of it all. */
export async function take(platform: Platform, tx: Tx, taken: Taken): Promise<Outcome<Moved>> {
  const { read, keyed, leave, beside = [] } = taken;
  const { order } = read.facts;
  const prepared = await prepare(platform, tx, taken);
  if (!prepared.ok) return prepared;
  const { after, ...written } = prepared.value;
  const outcome = done({ id: order.id, revision: after.revision });
  await writeStep(tx, { order, ...written, along: [...written.along, ...beside], revision: after.revision, keyed, outcome });
  if (maySee({ ...read.facts, order: after })) leave?.({ order: after, actor: read.facts.actor });
  return outcome;
}

/** What a decided step does, before anything of it is written; refused where an effect finds that it cannot be taken. */
export async function prepare(platform: Platform, tx: Tx, decided: Decided): Promise<Outcome<Prepared>> {
  const { read, step, to, as } = decided;
  const { order } = read.facts;
  const next: OrderStep[] = [];
  const dues: Due[] = [];
  const tellings: Telling[] = [];
  const noted: Facts[] = [];
  const along: AlongWritten[] = [];
  const rivals: string[] = [];
  const patch = stamped(order, to, read.facts.now);
  const moving: Moving = {
    platform, tx, step, as, order, facts: read.facts, calendar: calendarFor(read), extra: read.extra, known: read.known, input: decided.input, revision: order.revision + 1, patch,
    note: (facts) => { noted.push(facts); },
    tell: (telling) => { tellings.push(telling); },
    along: (write, more) => { along.push({ write, ...more }); },
    rivals: (constraints) => { rivals.push(constraints); },
    then: (another) => { next.push(another); },
    due: (another, at) => { dues.push({ step: another, at, anchored: true }); },
  };
  const higher = higherEffects(platform);
  try {
    for (const effect of SEVEN_ORDERS.steps[step].effects) {
      const run = isHigher(effect) ? higher[effect] : OWN[effect as OwnEffect];
      if (run.knows?.(order, decided.input) && !(effect in read.known)) throw new Error(`${effect} was not told what it must know`);
      Object.assign(patch, (await run(moving)) ?? {});
    }
  } catch (error) {
    if (error instanceof StepRefused) return refused(error.refusal);
    throw error;
  }
  const after: OrderRow = { ...order, ...patch, revision: moving.revision };
  dues.push(...duesAfter(step, after, read.facts, calendarFor(read), limitsOf(read)));
  const prepared: Prepared = {
    after, patch, saying: sayingOf(moving), tellings: [eventOf(moving, after, [toldOf(patch), ...noted]), ...tellings], along, rivals,
    deadlines: { subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues, keep: after.state === order.state, held: after.holds > 0, wasHeldSince: order.heldSince, now: read.facts.now, taken: step },
  };
  const [chained] = next;
  return chained ? prepareNext(platform, tx, chained, prepared, decided) : done(prepared);
}

/** A step taken by effect is decided like any other, and written with the step that asked for it. */
async function prepareNext(platform: Platform, tx: Tx, step: OrderStep, first: Prepared, { read, input }: Decided): Promise<Outcome<Prepared>> {
  const facts = { ...read.facts, order: first.after };
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, step, { state: first.after.state, roles: new Set<OrderWho>(['effect']), facts });
  if (!decision.allowed) throw new Error(`${step} was asked for by an effect and refused: ${decision.code}`);
  const second = await prepare(platform, tx, { read: { ...read, facts }, step, input, to: decision.to, as: 'effect' });
  if (!second.ok) return second;
  const { after, patch, tellings, along, rivals, deadlines } = second.value;
  // The second step leaves the state, and with it every time limit that the first would have set.
  if (deadlines.keep) throw new Error(`${step} is taken by effect and leaves the order in its state`);
  return done({
    after, saying: first.saying, deadlines, patch: { ...first.patch, ...patch }, tellings: [...first.tellings, ...tellings],
    along: [...first.along, ...along], rivals: [...first.rivals, ...rivals],
  });
}

/** The times that a change of state leaves in the row. */
function stamped(order: OrderRow, to: OrderState, now: Date): OrderPatch {
  if (to === order.state) return {};
  return {
    state: to, stateSince: now,
    ...(to === 'UNDERWAY' ? { startedAt: now } : {}),
    ...(to === 'DONE' ? { doneAt: now } : {}),
    ...(to === 'CLOSED' ? { closedAt: now } : {}),
  };
}

/** What the step said in words, unless they belong elsewhere: those of `amend` are the order's, those of a rating the rating's. Of effects a cancellation alone says why: of a resource withdrawn, a series ended. */
function sayingOf({ step, input, facts, as, revision }: Moving): Saying | null {
  const words = (as === 'effect' && step !== 'cancel') || step === 'amend' || step === 'rate' || step === 'callBack' ? null : (input as { words?: string | null }).words;
  return typeof words === 'string' && words.trim() !== '' ? { revision, step, words: words.trim(), personId: facts.actor.personId, at: facts.now } : null;
}

const eventOf = ({ step, order, facts, as }: Moving, after: OrderRow, noted: readonly Facts[]): Telling => ({
  realm: order.realm, table: 'ORDER', step, subjectType: 'Order', subjectId: order.id, orderId: order.id, revision: after.revision, at: facts.now,
  actorPerson: facts.actor.personId, actorKind: facts.actor.kind, before: routingOf(order), after: routingOf(after),
  facts: Object.assign({ as, attempt: after.attempt, urgent: after.urgent, sampled: after.sampled }, ...noted) as Facts,
});
