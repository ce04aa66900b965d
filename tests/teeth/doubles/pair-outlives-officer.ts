import { sql, type SQL } from 'drizzle-orm';

export * from '../../../src/features/appointments/store/pairs.ts';

export const pairStands: SQL = sql`true`;
