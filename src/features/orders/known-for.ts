import type { Platform } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderStep, type OwnEffect } from '../../seven-orders.ts';
import { OWN } from './effects.ts';
import type { OrderRow } from './facts.ts';
import { higherEffects, isHigher } from './higher.ts';
import type { Known } from './store/extra.ts';

/** What the effects of a step must know of these orders, by their names: each asks over the order `o`, so what one of them needs is asked of all. */
export function knownFor(platform: Platform, step: OrderStep, orders: readonly OrderRow[], input: object): (readonly [string, Known])[] {
  const higher = higherEffects(platform);
  return SEVEN_ORDERS.steps[step].effects.flatMap((effect) => {
    const { knows } = isHigher(effect) ? higher[effect] : OWN[effect as OwnEffect];
    const [asked] = knows === undefined ? [] : orders.flatMap((order) => knows(order, input) ?? []);
    return asked === undefined ? [] : [[effect, asked] as const];
  });
}
