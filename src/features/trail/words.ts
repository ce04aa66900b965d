import { BOOKING_STEPS } from '../../booking-steps.ts';
import { CAPACITIES } from '../../capacities.ts';
import { DRAW_STEPS } from '../../draw-steps.ts';
import { PRESS_STEPS } from '../../press-steps.ts';
import { SEAT_STEPS } from '../../seat-steps.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { URGE_STEPS } from '../../urge-steps.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';

interface Said { readonly en: string; readonly zh: string }

const TABLES: Readonly<Record<string, Readonly<Record<string, { readonly says: string; readonly zh: string }>>>> = Object.fromEntries(
  [SEVEN_ORDERS, SEAT_STEPS, WAIT_STEPS, DRAW_STEPS, BOOKING_STEPS, URGE_STEPS, PRESS_STEPS].map(({ name, steps }) => [name, steps]));

/** Tables whose steps make the trail of an order. Who was asked, what was noted between parties, and who entered a draw is none of it. */
export const TRAIL_TABLES: readonly string[] = Object.keys(TABLES);

/** What a step is, in words. */
export function stepIn(table: string, step: string): Said {
  const row = TABLES[table]?.[step];
  return row ? { en: row.says, zh: row.zh } : { en: step, zh: step };
}

const AUTOMATIC: Readonly<Record<string, Said>> = { clock: { en: 'the clock', zh: '时限' }, effect: { en: 'what followed from another step', zh: '由其他步骤引起' } };

/** A capacity in words. */
export const capacityIn = (as: string): Said => AUTOMATIC[as] ?? (CAPACITIES as Readonly<Record<string, Said>>)[as] ?? { en: as, zh: as };
