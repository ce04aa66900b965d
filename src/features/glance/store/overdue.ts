import { sql, type SQL } from 'drizzle-orm';

/** Orders `g` of the agenda that are overdue at the end of their limits: the one meaning of the word in numbers, read by `order_agenda_troubles`, so that it costs what is trouble and not what is living. */
export const IS_OVERDUE: SQL = sql`g.trouble_since is not null and 'OVERDUE' = any(g.troubles)`;
