import { describe, expect, it } from 'vitest';
import { ASK_STEPS, ASKING_STEPS } from '../../src/ask-steps.ts';
import { BOOKING_STEPS } from '../../src/booking-steps.ts';
import { COOLING_STEPS } from '../../src/cooling-steps.ts';
import { DRAW_STEPS, ENTRY_STEPS } from '../../src/draw-steps.ts';
import { lint } from '../../src/kernel/lint.ts';
import { PRESS_STEPS } from '../../src/press-steps.ts';
import { RESOURCE_STEPS } from '../../src/resource-steps.ts';
import { SEAT_STEPS } from '../../src/seat-steps.ts';
import { SERIES_STEPS } from '../../src/series-steps.ts';
import { SEVEN_ORDERS } from '../../src/seven-orders.ts';
import { URGE_STEPS } from '../../src/urge-steps.ts';
import { WAIT_STEPS } from '../../src/wait-steps.ts';

describe('the tables of steps', () => {
  it.each<{ name: string }>([SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS, BOOKING_STEPS, WAIT_STEPS, COOLING_STEPS, DRAW_STEPS, ENTRY_STEPS, ASKING_STEPS, ASK_STEPS, URGE_STEPS, PRESS_STEPS, SERIES_STEPS])('$name is sound', (life) => {
    expect(lint(life as never)).toEqual([]);
  });

  it('number the seven orders once each, in order', () => {
    const numbers = [RESOURCE_STEPS, SEVEN_ORDERS, SEAT_STEPS].flatMap((life) => Object.values(life.steps).flatMap((row) => row.no ?? []));
    expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
