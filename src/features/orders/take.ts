import { done, refused, type Outcome } from '../../kernel/result.ts';
import type { Facts, Telling } from '../../platform/events/event.ts';
import type { Tx } from '../../platform/db.ts';
import type { Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { decide } from '../../kernel/lifecycle.ts';
import { HIGHER_EFFECTS, SEVEN_ORDERS, type HigherEffect, type OrderState, type OrderStep, type OrderWho, type OwnEffect } from '../../seven-orders.ts';
import { calendarFor, limitsOf } from './calendar.ts';
import { OWN } from './effects.ts';
import type { OrderPatch, OrderRow } from './facts.ts';
import { higherEffects } from './higher.ts';
import { duesAfter, type Due } from './lifecycle.ts';
import { StepRefused, type Left, type Moved, type Moving } from './moving.ts';
import { routingOf } from './routing.ts';
import { ORDER_RULES } from './rules.ts';
import { maySee } from './visible.ts';
import type { ReadFacts } from './store/facts.ts';
import { writeStep, type Along } from './store/write.ts';
import { toldOf } from './told.ts';

/** A decided step. */
export interface Taken {
  readonly read: ReadFacts;
  readonly step: OrderStep;
  readonly input: object;
  readonly to: OrderState;
  readonly as: OrderWho;
  readonly keyed: Keyed | null;
  /** Is told how the last of the steps left the order, once it is written. */
  readonly leave?: (left: Left) => void;
}

/** Does what a decided step does: its effects in the table's order, then one write; then the steps that its effects ask for. */
export async function take(platform: Platform, tx: Tx, taken: Taken): Promise<Outcome<Moved>> {
  const { read, step, to, as } = taken;
  const order = read.facts.order;
  const next: OrderStep[] = [];
  const dues: Due[] = [];
  const tellings: Telling[] = [];
  const noted: Facts[] = [];
  const along: Along[] = [];
  const patch = stamped(order, to, read.facts.now);
  const moving: Moving = {
    platform, tx, step, as, order, facts: read.facts, calendar: calendarFor(read), extra: read.extra, input: taken.input, revision: order.revision + 1, patch,
    note: (facts) => { noted.push(facts); },
    tell: (telling) => { tellings.push(telling); },
    along: (write) => { along.push(write); },
    then: (another) => { next.push(another); },
    due: (another, at) => { dues.push({ step: another, at, anchored: true }); },
  };
  const higher = higherEffects(platform);
  try {
    for (const effect of SEVEN_ORDERS.steps[step].effects) {
      const run = isHigher(effect) ? higher[effect] : OWN[effect as OwnEffect];
      Object.assign(patch, (await run(moving)) ?? {});
    }
  } catch (error) {
    if (error instanceof StepRefused) return refused(error.refusal);
    throw error;
  }
  const after: OrderRow = { ...order, ...patch, revision: moving.revision };
  dues.push(...duesAfter(step, after, read.facts, calendarFor(read), limitsOf(read)));
  const [chained] = next;
  const outcome = done({ id: order.id, revision: after.revision });
  await writeStep(tx, {
    order, patch, revision: after.revision, saying: sayingOf(moving), tellings: [eventOf(moving, after, [toldOf(patch), ...noted]), ...tellings],
    deadlines: { subject: { realm: order.realm, table: 'ORDER', id: order.id }, dues, keep: after.state === order.state, held: after.holds > 0, wasHeldSince: order.heldSince, now: read.facts.now, taken: step },
    along, keyed: chained ? null : taken.keyed, outcome,
  });
  if (chained) return takeNext(platform, tx, chained, after, taken);
  if (maySee({ ...read.facts, order: after })) taken.leave?.({ order: after, actor: read.facts.actor });
  return outcome;
}

/** A step taken by effect is decided like any other; one that is not allowed now is left out. */
async function takeNext(platform: Platform, tx: Tx, step: OrderStep, order: OrderRow, { read, keyed, input, leave }: Taken): Promise<Outcome<Moved>> {
  const facts = { ...read.facts, order };
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, step, { state: order.state, roles: new Set<OrderWho>(['effect']), facts });
  if (!decision.allowed) throw new Error(`${step} was asked for by an effect and refused: ${decision.code}`);
  return take(platform, tx, { read: { ...read, facts }, step, input, to: decision.to, as: 'effect', keyed, ...(leave ? { leave } : {}) });
}

const isHigher = (effect: string): effect is HigherEffect => (HIGHER_EFFECTS as readonly string[]).includes(effect);

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

/** What the step said in words, unless they belong elsewhere: those of `amend` are the order's, those of a rating the rating's. */
function sayingOf({ step, input, facts, as }: Moving): { step: string; words: string; personId: string | null; at: Date } | null {
  const words = as === 'effect' || step === 'amend' || step === 'rate' || step === 'callBack' ? null : (input as { words?: string | null }).words;
  return typeof words === 'string' && words.trim() !== '' ? { step, words: words.trim(), personId: facts.actor.personId, at: facts.now } : null;
}

const eventOf = ({ step, order, facts, as }: Moving, after: OrderRow, noted: readonly Facts[]): Telling => ({
  realm: order.realm, table: 'ORDER', step, subjectType: 'Order', subjectId: order.id, orderId: order.id, revision: after.revision, at: facts.now,
  actorPerson: facts.actor.personId, actorKind: facts.actor.kind, before: routingOf(order), after: routingOf(after),
  facts: Object.assign({ as, attempt: after.attempt, urgent: after.urgent, sampled: after.sampled }, ...noted) as Facts,
});
