import { sql, type SQL } from 'drizzle-orm';

/** So many days after its end the center reads the words of an order. */
const WORDS_DAYS = 30;

/** The words of an order `o` may be read at the center: the face in SQL of what `disclosureOf` says to who looks over a street. */
export const readable: SQL = sql`coalesce(coalesce(o.closed_at, case when o.state in ('CANCELLED', 'REJECTED', 'EXPIRED', 'MERGED') then o.state_since end) > business_now() - make_interval(days => ${WORDS_DAYS}::int), true)`;
