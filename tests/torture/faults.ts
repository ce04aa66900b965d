import { postgresKilled } from './faults/postgres-killed.ts';
import type { Fault } from './support/fault.ts';

/** Every fault, in the order in which they are tried. */
export const FAULTS: readonly Fault[] = [postgresKilled];
