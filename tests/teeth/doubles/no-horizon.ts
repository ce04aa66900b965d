import { sql, type SQL } from 'drizzle-orm';

export const horizon = (epoch: SQL, current: SQL): SQL =>
  sql`case when ${epoch} < ${current} then '18446744073709551615'::xid8 else pg_snapshot_xmax(pg_current_snapshot()) end`;
