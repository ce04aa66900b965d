import type { Duration } from './durations.ts';
import type { RefusalArgs } from './result.ts';

/** The words of one table of steps. */
export interface Words {
  state: string; step: string; who: string; need: string; effect: string; condition: string; audience: string;
}

/** How long a subject may stay, and the step that the clock then takes. */
export interface Limit<W extends Words> {
  readonly in: Duration;
  /** ⌛ counted from a planned time (negative: before it) and not stopped by a hold, or from the announced instant of a fair start; otherwise from the step. */
  readonly from?: 'PLANNED_START' | 'PLANNED_END' | 'OPENING';
  readonly else: W['step'];
  /** Only when this holds after the step. */
  readonly when?: W['condition'];
  /** Off unless a realm or an item asks for it; `in` is an example. */
  readonly onlyIfAsked?: true;
  /** Halved when the order is urgent. */
  readonly halvedIfUrgent?: boolean;
}

/** One row of a table of steps. Pure data: everything else is derived from it. */
export interface Row<W extends Words> {
  /** Its place in the seven orders, for the seven that have one. */
  readonly no?: number;
  readonly says: string;
  readonly zh: string;
  readonly from: readonly W['state'][] | 'BIRTH';
  /** `SAME`: the state stays. A record names the target by the state it is taken from. */
  readonly to: W['state'] | 'SAME' | { readonly [S in W['state']]?: W['state'] };
  readonly who: readonly W['who'][];
  readonly needs: readonly W['need'][];
  readonly effects: readonly W['effect'][];
  /** Who is told in their inbox, by event, after commit. */
  readonly tells: readonly W['audience'][];
  /** It touches a service: while that is near, whoever is told of it is told at once, past what they set for ordinary news (`features/pushes/rules`). */
  readonly presses?: true;
  readonly within: readonly Limit<W>[];
  /** The mutation a person takes it with; none for steps of the clock and of other steps. */
  readonly mutation?: string;
}

export type Table<W extends Words> = { readonly [S in W['step']]: Row<W> };

/** A table with its vocabulary. */
export interface Lifecycle<W extends Words> {
  readonly name: string;
  readonly steps: Table<W>;
  readonly states: readonly W['state'][];
  readonly final: readonly W['state'][];
  /** Actors that are no persons: the clock, and the effect of another step. */
  readonly automatic: readonly W['who'][];
}

/** Each need as a predicate over facts, with the refusal that it gives. Exhaustive: a new need without code does not compile. */
export type Needs<W extends Words, Facts, Code extends string> = {
  readonly [N in W['need']]: {
    readonly code: Code;
    holds(facts: Facts): boolean;
    args?(facts: Facts): RefusalArgs;
  };
};

/** The refusals that every table may give, before its needs are asked. */
export type GeneralCode = 'NOT_ALLOWED' | 'WRONG_STATE';

export type Decision<W extends Words, Code extends string> =
  | { readonly allowed: true; readonly to: W['state']; readonly as: W['who'] }
  | { readonly allowed: false; readonly code: Code | GeneralCode; readonly args: RefusalArgs };

interface At<W extends Words, Facts> {
  readonly state: W['state'] | null;
  readonly roles: ReadonlySet<W['who']>;
  readonly facts: Facts;
}

/**
 * May somebody in these roles take the step now? Asked in this order: who, state, needs in the row's order.
 * `state` null asks for a birth. Pure; the same function answers `viewerMay` and decides inside `move`.
 */
export function decide<W extends Words, Facts, Code extends string>(
  life: Lifecycle<W>, needs: Needs<W, Facts, Code>, step: W['step'], at: At<W, Facts>,
): Decision<W, Code> {
  const row = life.steps[step];
  const as = row.who.find((who) => at.roles.has(who));
  if (as === undefined) return { allowed: false, code: 'NOT_ALLOWED', args: { step, who: [...row.who] } };
  const fits = row.from === 'BIRTH' ? at.state === null : at.state !== null && row.from.includes(at.state);
  if (!fits) return { allowed: false, code: 'WRONG_STATE', args: { step, state: at.state } };
  for (const name of row.needs) {
    const need = needs[name as W['need']];
    if (!need.holds(at.facts)) return { allowed: false, code: need.code, args: { step, ...need.args?.(at.facts) } };
  }
  return { allowed: true, to: target<W>(row, at.state), as };
}

/** The state that a row leads to from `state`. */
export function target<W extends Words>(row: Row<W>, state: W['state'] | null): W['state'] {
  if (row.to === 'SAME') return state as W['state'];
  if (typeof row.to === 'string') return row.to;
  return (row.to as { readonly [S in W['state']]?: W['state'] })[state as W['state']] ?? (state as W['state']);
}

/** Every step that somebody in these roles may take now by a mutation, in the table's order. */
export function stepsFor<W extends Words, Facts, Code extends string>(
  life: Lifecycle<W>, needs: Needs<W, Facts, Code>, at: At<W, Facts>,
): W['step'][] {
  return stepNames(life).filter((step) => life.steps[step].mutation !== undefined && decide(life, needs, step, at).allowed);
}

export const stepNames = <W extends Words>(life: Lifecycle<W>): W['step'][] => Object.keys(life.steps) as W['step'][];

/** The states that a row may lead to, without `SAME`. */
export function targets<W extends Words>(row: Row<W>): W['state'][] {
  if (row.to === 'SAME') return [];
  return typeof row.to === 'string' ? [row.to] : (Object.values(row.to) as W['state'][]);
}
