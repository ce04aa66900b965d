import type { WorkingTime } from '../../kernel/durations.ts';
import type { Outcome, Refusal } from '../../kernel/result.ts';
import type { Facts, Telling } from '../../platform/events/event.ts';
import type { Tx } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import type { OrderStep, OrderWho } from '../../seven-orders.ts';
import type { Extra } from './checks.ts';
import type { Actor } from '../../platform/actor.ts';
import type { OrderFacts, OrderPatch, OrderRow } from './facts.ts';
import type { Along, AlongMore } from './store/write.ts';

/** A step of an order while it is being taken: decided, not yet written. */
export interface Moving {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly step: OrderStep;
  /** In which capacity it is taken. */
  readonly as: OrderWho;
  /** The order as it was locked. */
  readonly order: OrderRow;
  readonly facts: OrderFacts;
  readonly calendar: WorkingTime;
  readonly extra: Extra;
  /** What the effects asked to know, by their names, as JSON. */
  readonly known: Readonly<Record<string, unknown>>;
  /** What the step was told: `StepInputs[step]`. */
  readonly input: object;
  /** The revision that the step gives. */
  readonly revision: number;
  /** What will be written into the row; effects add to it. */
  readonly patch: OrderPatch;
  /** Adds ids, codes and numbers to the facts of the step's own event. */
  note(facts: Facts): void;
  /** Adds an event to the step's own; all are appended by its one write. */
  tell(telling: Telling): void;
  /** Writes into other tables with the step's own statement, not by one more. */
  along(write: Along, more?: AlongMore): void;
  /** A rival elsewhere may run into constraints of this name's beginning in the same moment: then the step is asked again. */
  rivals(constraints: string): void;
  /** Another step of the order, taken by effect right after this one, in the same transaction. */
  then(step: OrderStep): void;
  /** A time limit that is no row of the table: the end of a hold. */
  due(step: OrderStep, at: Date): void;
}

/** Thrown by an effect that finds, in rows of its own room, that the step cannot be taken: all that was written is undone with the transaction. */
export class StepRefused extends Error {
  constructor(readonly refusal: Refusal) { super(refusal.code); }
}

/** An order that was moved: its id and the revision that the last of its steps gave. */
export interface Moved { readonly id: string; readonly revision: number; readonly codeWrong?: boolean }

/** An order as a step left it and whoever took the step as their rights were then; nothing has to be read to show it. */
export interface Left { readonly order: OrderRow; readonly actor: Actor }

/** What came of a step; `left` is null after a refusal, after a repeated asking, and when the order left the caller's sight. */
export interface Taking { readonly outcome: Outcome<Moved>; readonly left: Left | null }

/** What a transaction left counts only if it is what was kept: an asking that repeats another answers that one's outcome. */
export const leftBy = (outcome: Outcome<Moved>, left: Left | null): Left | null => (outcome.ok && left?.order.id === outcome.value.id && left.order.revision === outcome.value.revision ? left : null);
