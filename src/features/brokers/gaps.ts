import { BOOKING_STEPS } from '../../booking-steps.ts';
import type { Lifecycle, Words } from '../../kernel/lifecycle.ts';
import { targets } from '../../kernel/lifecycle.ts';
import { RESOURCE_STEPS } from '../../resource-steps.ts';
import { SEAT_STEPS } from '../../seat-steps.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';

/** A step after which a subject may stay for ever as far as the table says. */
export interface StepGap { readonly table: string; readonly step: string; readonly says: string; readonly zh: string; readonly state: string }

const TABLES = [RESOURCE_STEPS, BOOKING_STEPS, SEVEN_ORDERS, SEAT_STEPS, WAIT_STEPS] as unknown as readonly Lifecycle<Words>[];

/** Steps that lead to a state which is not the last, and of which no row names a time limit (管理时限全覆盖). Pure. */
export const stepsWithoutLimit = (tables: readonly Lifecycle<Words>[] = TABLES): StepGap[] => tables.flatMap(({ name, steps, final }) => Object.entries(steps).flatMap(([step, row]) =>
  (row.within.some(({ onlyIfAsked }) => onlyIfAsked !== true) ? [] : targets(row).filter((state) => !final.includes(state)).map((state) => ({ table: name, step, says: row.says, zh: row.zh, state })))));
