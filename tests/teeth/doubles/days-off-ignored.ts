import { sql } from 'drizzle-orm';
import type { offOr as real } from '../../../src/features/rest/store/off.ts';

export const offOr: typeof real = (other) => other;
export const OFF_UNTIL = sql`null::timestamptz`;
