import type { Platform } from '../../platform/platform.ts';
import type { HigherEffect } from '../../seven-orders.ts';
import type { OrderPatch } from './facts.ts';
import type { Moving } from './moving.ts';

/** Does what a step of the order does to rows of a higher room, in the step's transaction; answers what changes in the order's row. */
export type Effect = (moving: Moving) => Promise<OrderPatch | void>;
export type HigherEffects = { readonly [E in HigherEffect]: Effect };

const handed = new WeakMap<Platform, HigherEffects>();

/** Hands in the effects that rooms above `orders` own; called once where the rooms are composed. */
export const handIn = (platform: Platform, effects: HigherEffects): void => { handed.set(platform, effects); };

export function higherEffects(platform: Platform): HigherEffects {
  const effects = handed.get(platform);
  if (!effects) throw new Error('the effects of the higher rooms were not handed in');
  return effects;
}
