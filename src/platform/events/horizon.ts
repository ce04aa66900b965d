import { sql, type SQL } from 'drizzle-orm';

/**
 * The first transaction that may not be read yet: the oldest one still open in the whole cluster when the statement began. Whatever is
 * below has ended, so nothing can appear there any more. An epoch that is over has no open transactions.
 */
export const horizon = (epoch: SQL, current: SQL): SQL =>
  sql`case when ${epoch} < ${current} then '18446744073709551615'::xid8 else pg_snapshot_xmin(pg_current_snapshot()) end`;
