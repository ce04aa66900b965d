import { sql, type SQL } from 'drizzle-orm';

export * from '../../../src/features/orders/store/visible.ts';

export const visibleTo = (): SQL => sql`true`;
