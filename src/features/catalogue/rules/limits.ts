import type { Duration } from '../../../kernel/durations.ts';
import type { Lifecycle, Words } from '../../../kernel/lifecycle.ts';
import { BOOKING_STEPS } from '../../../booking-steps.ts';
import { DRAW_STEPS } from '../../../draw-steps.ts';
import { RESOURCE_STEPS } from '../../../resource-steps.ts';
import { SEAT_STEPS } from '../../../seat-steps.ts';
import { SERIES_STEPS } from '../../../series-steps.ts';
import { SEVEN_ORDERS } from '../../../seven-orders.ts';

/** Time limits that differ from the tables of steps, by "TABLE.step.then": how long after `step` the clock takes `then`. */
export type Limits = Readonly<Record<string, Duration>>;

const keysOf = <W extends Words>(life: Lifecycle<W>): string[] => Object.entries(life.steps as Record<string, { within: readonly { else: string }[] }>)
  .flatMap(([step, row]) => row.within.map((limit) => `${life.name}.${step}.${limit.else}`));

/** Every time limit that an item or a realm may change. */
export const LIMIT_KEYS: readonly string[] = [...new Set([SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS, BOOKING_STEPS, DRAW_STEPS, SERIES_STEPS].flatMap((life) => keysOf(life as Lifecycle<Words>)))];

const known = new Set(LIMIT_KEYS);
/** True when the tables of steps have such a limit. */
export const isLimitKey = (key: string): boolean => known.has(key);
