import { ASK_STEPS, ASKING_STEPS } from './ask-steps.ts';
import { BOOKING_STEPS } from './booking-steps.ts';
import { COOLING_STEPS } from './cooling-steps.ts';
import { DRAW_STEPS, ENTRY_STEPS } from './draw-steps.ts';
import { lint } from './kernel/lint.ts';
import { PRESS_STEPS } from './press-steps.ts';
import { RESOURCE_STEPS } from './resource-steps.ts';
import { SEAT_STEPS } from './seat-steps.ts';
import { SERIES_STEPS } from './series-steps.ts';
import { SEVEN_ORDERS } from './seven-orders.ts';
import { URGE_STEPS } from './urge-steps.ts';
import { WAIT_STEPS } from './wait-steps.ts';

/** Throws when a table of steps is unsound: a broken table must not start. */
export function lintTables(): void {
  const wrong = [...lint(SEVEN_ORDERS), ...lint(SEAT_STEPS), ...lint(RESOURCE_STEPS), ...lint(BOOKING_STEPS), ...lint(WAIT_STEPS), ...lint(COOLING_STEPS), ...lint(DRAW_STEPS), ...lint(ENTRY_STEPS), ...lint(ASKING_STEPS), ...lint(ASK_STEPS), ...lint(URGE_STEPS), ...lint(PRESS_STEPS), ...lint(SERIES_STEPS)];
  if (wrong.length > 0) throw new Error(`a table of steps is unsound:\n${wrong.join('\n')}`);
}
