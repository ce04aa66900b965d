import { sql } from 'drizzle-orm';
import type { cancellingPeriod as real } from '../../../src/features/resources/store/booking.ts';

export * from '../../../src/features/resources/store/booking.ts';

/** Leaves no mark on the occurrence. */
export const cancellingPeriod: typeof real = () => sql`select 1`;
