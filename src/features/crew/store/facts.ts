import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { SeatNeed } from '../../../seat-steps.ts';
import type { SeatKind, SeatState } from '../../../seat-steps.ts';
import type { Taker } from '../rules.ts';
import { BOARDS_LED, COOLS_UNTIL, GRABBED_LATELY, GRAB_AGAIN_AT, HOLDING, HOLDING_UNTIL, iso, LIES_ON_BOARD, literals, NEEDS_IN_SQL } from './needs.ts';

/** The seat as decisions and effects look at it. */
export interface SeatNow {
  readonly id: string;
  readonly kind: SeatKind;
  readonly state: SeatState;
  readonly attempt: number;
  readonly personId: string;
  readonly endedAt: Date | null;
  readonly unmarkedUntil: Date | null;
  readonly extendedAt: Date | null;
  readonly leased: boolean;
}

/** What is read about a seat, whom it is for, and how the asker stands to the crew. */
export interface CrewFacts {
  readonly seat: SeatNow | null;
  readonly taker: Taker & { readonly exists: boolean; readonly id: string | null; readonly teamIds: readonly string[] };
  /** Teams on whose boards the order lies and whose captain the asker is. */
  readonly boards: readonly string[];
  /** The asker has the lead's seat of this attempt, living or served. */
  readonly lead: boolean;
  /** A lead began in this attempt. */
  readonly led: boolean;
}

const holds = (need: SeatNeed): SQL => sql.raw(`(${NEEDS_IN_SQL[need].holds('HELPER')})`);
const BEGAN = sql.raw(literals(['SERVING', 'SERVED']));
const LEADS = sql.raw(literals(['HELD', 'CONFIRMED', 'SERVING', 'SERVED']));

/** Whether order `o` lies on the board of team `t`: where it helps, and with what. */
export const ON_BOARD = sql.raw(LIES_ON_BOARD);

/**
 * What decisions about a seat look at beside its order, as an SQL value of type json over `o` (the order) and `me` (id of the asker).
 * `seat` is the seat's id (null for a birth), `person` whom a birth is for.
 */
export const crewFactsJson = (seat: SQL, person: SQL): SQL => sql`(select json_build_object(
    'seat', case when s.id is not null then json_build_object('id', s.id, 'kind', s.kind, 'state', s.state, 'attempt', s.attempt, 'personId', s.person_id,
      'endedAt', s.ended_at, 'unmarkedUntil', s.unmarked_until, 'extendedAt', s.extended_at, 'leased', ${holds('LEASED')}) end,
    'taker', json_build_object('exists', p.id is not null, 'id', p.id, 'volunteer', coalesce(p.volunteer, false), 'partyMember', coalesce(p.party, false),
      'skills', coalesce(p.skills, '{}'), 'served', not ${holds('NOT_THE_REQUESTER')}, 'onCrew', not ${holds('NOT_ON_CREW')}, 'elsewhere', not ${holds('NOT_ELSEWHERE')},
      'holding', (select count(*) ${sql.raw(HOLDING)}), 'holdingUntil', ${sql.raw(iso(HOLDING_UNTIL))},
      'grabbedLately', (select count(*) ${sql.raw(GRABBED_LATELY)}), 'grabAgainAt', ${sql.raw(iso(GRAB_AGAIN_AT))}, 'coolsUntil', ${sql.raw(iso(COOLS_UNTIL))},
      'waitId', (select w.id from waits w where w.realm = o.realm and w.order_id = o.id and w.attempt = o.attempt and w.person_id = p.id and w.state = 'WAITING'),
      'teamIds', coalesce((select json_agg(t.team_id) from team_members t where t.realm = o.realm and t.person_id = p.id and t.admitted_at is not null and t.ended_at is null), '[]'::json)),
    'boards', coalesce((select json_agg(t.id) ${sql.raw(BOARDS_LED)}), '[]'::json),
    'lead', exists (select from seats l where l.realm = o.realm and l.order_id = o.id and l.attempt = coalesce(s.attempt, o.attempt) and l.kind = 'LEAD'
      and l.person_id = me.id and l.state in (${LEADS})),
    'led', exists (select from seats l where l.realm = o.realm and l.order_id = o.id and l.attempt = coalesce(s.attempt, o.attempt) and l.kind = 'LEAD' and l.state in (${BEGAN})))
  ${crewFrom(seat, person)})`;

/** The rows `c`, `s` and `p` that both faces of the needs look at, for an order `o`. */
export const crewFrom = (seat: SQL, person: SQL): SQL => sql`
  from (select business_now() as now offset 0) c
  left join seats s on s.realm = o.realm and s.id = ${seat} and s.order_id = o.id
  left join lateral (select x.id, v.id is not null as volunteer, coalesce(v.skills, '{}') as skills,
      exists (select from party_members m where m.realm = x.realm and m.person_id = x.id and m.since <= c.now and (m.until is null or m.until > c.now)) as party
    from persons x left join volunteers v on v.realm = x.realm and v.person_id = x.id and v.ended_at is null
    where x.realm = o.realm and x.id = coalesce(s.person_id, ${person})) p on true`;

/** What `crewFactsJson` gave, with its dates as dates. */
export function crewFactsOf(json: unknown): CrewFacts {
  const facts = json as CrewFacts;
  const { seat } = facts;
  return seat === null ? facts : { ...facts, seat: { ...seat, endedAt: date(seat.endedAt), unmarkedUntil: date(seat.unmarkedUntil), extendedAt: date(seat.extendedAt) } };
}

const date = (value: Date | string | null): Date | null => (value === null ? null : dateOf(value));
