import { sql, type SQL } from 'drizzle-orm';

/** Whether person `p` has muted pushes about order `o` at `c.now`: of everything, its item or itself. For who is asked: a team's mute does not keep them from being asked as themselves. */
export const MUTED_FOR_ORDER: SQL = sql`exists (select from push_mutes m where m.realm = o.realm and m.person_id = p.id and (m.until is null or m.until > c.now)
  and (m.what = 'EVERYTHING' or (m.what = 'ITEM' and m.of = o.item_code) or (m.what = 'ORDER' and m.of = o.id::text)))`;
