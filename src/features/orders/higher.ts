import type { Platform } from '../../platform/platform.ts';
import type { HigherEffect, OrderStep } from '../../seven-orders.ts';
import { HIGHER_EFFECTS, SEVEN_ORDERS } from '../../seven-orders.ts';
import type { OrderPatch, OrderRow } from './facts.ts';
import type { Moving } from './moving.ts';
import type { Known } from './store/extra.ts';
import type { Beside } from './store/write.ts';

/**
 * Does what a step of the order does to rows of a room, in the step's transaction; answers what changes in the order's row. It sends no
 * statement of its own: what it must know is read with the facts (`knows`), what it writes is written with the step (`Moving.along`).
 */
export interface Effect {
  (moving: Moving): Promise<OrderPatch | void>;
  /** What it must know of the locked order, handed to it as `Moving.known`; null: nothing of this order. */
  readonly knows?: (order: OrderRow, input: object) => Known | null;
  /** Rows that are locked right after the order, before anything is read. */
  readonly locks?: Beside;
}
export type HigherEffects = { readonly [E in HigherEffect]: Effect };

/** An effect with what it must know. */
export const knowing = (knows: NonNullable<Effect['knows']>, does: Effect): Effect => Object.assign(does, { knows });

const handed = new WeakMap<Platform, HigherEffects>();

/** Hands in the effects that rooms above `orders` own; called once where the rooms are composed. */
export const handIn = (platform: Platform, effects: HigherEffects): void => { handed.set(platform, effects); };

export function higherEffects(platform: Platform): HigherEffects {
  const effects = handed.get(platform);
  if (!effects) throw new Error('the effects of the higher rooms were not handed in');
  return effects;
}

export const isHigher = (effect: string): effect is HigherEffect => (HIGHER_EFFECTS as readonly string[]).includes(effect);

/** What a step locks beside its order; null: nothing. Throws where two effects want different rows: in which order they are locked nobody has said yet. */
export function locksOf(platform: Platform, step: OrderStep): Beside | null {
  const higher = higherEffects(platform);
  const [beside = null, other] = new Set(SEVEN_ORDERS.steps[step].effects.flatMap((effect) => (isHigher(effect) ? higher[effect].locks ?? [] : [])));
  if (other) throw new Error(`${step} would lock two things beside its order`);
  return beside;
}
