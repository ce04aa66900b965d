import { sql, type SQL } from 'drizzle-orm';

export const readable: SQL = sql`true`;
