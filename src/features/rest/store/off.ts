import { sql, type SQL } from 'drizzle-orm';

/** Whether person `p` is off at `c.now`, or at some moment of what is planned for order `o`. */
export const OFF_FOR_ORDER: SQL = sql`exists (select from days_off f where f.realm = o.realm and f.person_id = p.id
  and ((f."from" <= c.now and c.now < f.until) or (f."from" < o.planned_end and o.planned_start < f.until)))`;

/** The same, or what else keeps somebody from being asked. */
export const offOr = (other: SQL): SQL => sql`(${other} or ${OFF_FOR_ORDER})`;

/** Until when a person is off at `c.now`, over `p` (realm, person_id); null: they are not. */
export const OFF_UNTIL: SQL = sql`(select f.until from days_off f where f.realm = p.realm and f.person_id = p.person_id and f."from" <= c.now and c.now < f.until)`;
