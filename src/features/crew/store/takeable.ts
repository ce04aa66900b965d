import { sql, type SQL } from 'drizzle-orm';
import { SEAT_STEPS, type SeatKind, type SeatNeed } from '../../../seat-steps.ts';
import { NEEDS_IN_SQL } from './needs.ts';
import { MAY_SEE } from './seeing.ts';

const ROW = { LEAD: SEAT_STEPS.steps.claim, HELPER: SEAT_STEPS.steps.grab } as const;
const STANDING = { LEAD: 'p.party', HELPER: 'p.volunteer' } as const;

/**
 * Whether person `p` could claim or grab a seat of order `o` now: they see it, have the standing, and meet every need of the step's own row, as
 * the grab itself asks them. A condition over `o`, `p` (id, volunteer, party, skills), `s` (the seat: all null) and `c` (now).
 */
export const couldTakeNow = (kind: SeatKind): SQL =>
  sql.raw([MAY_SEE, STANDING[kind], ...ROW[kind].needs.map((need) => NEEDS_IN_SQL[need].holds(kind))].map((condition) => `(${condition})`).join('\n  and '));

const OF_THE_PERSON = ['QUALIFIED', 'NOT_THE_REQUESTER', 'SKILLED', 'COOLED_OFF', 'WITHIN_SEATS'] as const satisfies readonly SeatNeed[];

/** The same of an order that is not open or dated yet: only what is true of the person whatever the order's time and state. */
export const couldTakeOnceOpen = (kind: SeatKind): SQL => sql.raw(OF_THE_PERSON.map((need) => `(${NEEDS_IN_SQL[need].holds(kind)})`).join('\n  and '));

/** The row `p` of person `id` (an SQL value) at time `c.now`, and the empty seat `s`, as the needs look at them; to be joined to `o` and `c`; `id` is not of an `x`. */
export const asTaker = (id: SQL): SQL => sql`
  cross join lateral (select x.id, v.id is not null as volunteer, coalesce(v.skills, '{}') as skills, v.area_division_ids, v.free_hours,
      exists (select from party_members m where m.realm = x.realm and m.person_id = x.id and m.since <= c.now and (m.until is null or m.until > c.now)) as party
    from persons x left join volunteers v on v.realm = x.realm and v.person_id = x.id and v.ended_at is null
    where x.realm = o.realm and x.id = ${id}) p
  cross join (select null::uuid as id, null::smallint as attempt, null::timestamptz as ended_at, null::text as state, null::timestamptz as extended_at) s`;
