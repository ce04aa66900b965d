import { settingsOf, type FairPlay } from '../../places/index.ts';
import { BINDING_SEATS, LIVING_SEATS, type SeatKind, type SeatNeed } from '../../../seat-steps.ts';
import { CORRECTABLE_MS, NO_SHOW_MS } from '../rules.ts';

/** A list of words as SQL text literals. */
export const literals = (words: readonly string[]): string => words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ');

const LIVING = literals(LIVING_SEATS);
const BINDING = literals(BINDING_SEATS);
const ms = (amount: number): string => `interval '${amount} milliseconds'`;
const open = `o.state = 'OPEN'`;
const openOrAccepted = `o.state in ('OPEN', 'ACCEPTED')`;
const beforeStart = `(o.planned_start is null or c.now < o.planned_start)`;

/** Planned start to end of order `o`, as seats keep it; null as long as it has no date. */
export const DURING = `case when o.planned_start is not null then tstzrange(o.planned_start, o.planned_end) end`;

/** A number of the realm's fair play, as SQL; its default stands in the settings alone. */
const fairly = (name: keyof FairPlay): string =>
  `coalesce((select (z.settings #>> '{fairPlay,${name}}')::int from realms z where z.realm = o.realm), ${DEFAULTS[name]})`;
const DEFAULTS = settingsOf({}).fairPlay;

/** `DURING` with half of the time for travelling on either side, as seats keep it. */
export const REACH = `case when o.planned_start is not null then (select tstzrange(o.planned_start - t.half, o.planned_end + t.half)
      from (select make_interval(mins => ${fairly('travelMinutes')}) / 2 as half) t) end`;

/** Other seats of the taker that are held and have not begun. */
export const HOLDING = `from seats x where x.realm = o.realm and x.person_id = p.id and x.state in ('HELD', 'CONFIRMED') and x.id is distinct from s.id`;
export const HOLDING_UNTIL = `(select min(lower(x.during)) ${HOLDING})`;
/** Places that the taker grabbed within a minute. */
export const GRABBED_LATELY = `from seats x where x.realm = o.realm and x.person_id = p.id and x.taken_at > c.now - interval '1 minute' and x.kind = 'HELPER' and x.held_at = x.taken_at`;
export const GRAB_AGAIN_AT = `(select min(x.taken_at) + interval '1 minute' ${GRABBED_LATELY})`;
export const COOLS_UNTIL = `(select max(x.until) from cooling_offs x where x.realm = o.realm and x.person_id = p.id and x.state = 'COOLING' and x.until > c.now)`;
/** Order `o` lies on the board of team `t`: where it helps, and with what. */
export const LIES_ON_BOARD = `exists (select from team_divisions d where d.realm = t.realm and d.team_id = t.id and d.division_id in (o.street_id, o.community_id, o.grid_id, o.building_id, o.division_id))
        and (exists (select from team_items i where i.realm = t.realm and i.team_id = t.id and i.item_code = o.item_code) or not exists (select from team_items i where i.realm = t.realm and i.team_id = t.id))`;
/** Teams `t` on whose boards order `o` lies and whose captain the asker `me` is. */
export const BOARDS_LED = `from appointments a join teams t on t.realm = a.realm and t.id = a.team_id and t.ended_at is null
      where a.realm = o.realm and a.person_id = me.id and a.role = 'CAPTAIN' and a.since <= c.now and (a.until is null or a.until > c.now) and ${LIES_ON_BOARD}`;
/** A moment as JSON has it everywhere here. */
export const iso = (at: string): string => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The smallest number under which the taker holds no seat yet: what `seats_one_a_slot` keeps apart; for the second of their seats in one
 * statement the next smallest (`nth`), and the smallest again where there is no other, which the index then refuses. Over `o` and the person's
 * id. (Looked for among no more numbers than they hold seats and are being given: of a limit of 1,000 that was two thirds of a grab's time.)
 */
export const slotOf = (person: string, nth = '1'): string => `(select coalesce(f.free[${nth}], f.free[1])::smallint
  from (select count(*) as held, coalesce(array_agg(x.slot) filter (where x.slot is not null), '{}') as slots
      from seats x where x.realm = o.realm and x.person_id = ${person} and x.state in ('HELD', 'CONFIRMED')) h,
    lateral (select array(select n from generate_series(1, least(${fairly('seatsAtOnce')}, (h.held + ${nth})::int)) n where n <> all (h.slots) order by n) as free) f)`;

export interface NeedInSql {
  readonly holds: (kind: SeatKind) => string;
  /** Arguments of the refusal, as jsonb. */
  readonly args?: string;
}

/**
 * The SQL face of `SEAT_RULES`: conditions over `o` (the order's row), `p` (who takes or has the seat: id, volunteer, party, skills),
 * `s` (the seat, all null for a birth: id, attempt, ended_at), `c` (now), and for a captain's alone `me` (the asker's id). Text, because the grab is prepared once.
 */
export const NEEDS_IN_SQL: { readonly [N in SeatNeed]: NeedInSql } = {
  CLAIMABLE: { holds: () => openOrAccepted },
  GRABBABLE: { holds: () => open },
  ASSIGNABLE: { holds: (kind) => (kind === 'LEAD' ? openOrAccepted : open) },
  NOT_HELD: { holds: () => `o.holds = 0` },
  DATED: { holds: () => `o.planned_start is not null` },
  NOT_STARTED: { holds: () => beforeStart },
  CREW_SERVED: { holds: (kind) => (kind === 'LEAD' ? `o.serves <> 'PROVIDER'` : `o.serves = 'CREW'`) },
  QUALIFIED: { holds: (kind) => (kind === 'LEAD' ? `p.party` : `p.volunteer`) },
  UNLED: { holds: (kind) => (kind === 'LEAD' ? `o.leads_living = 0` : `true`) },
  PLACE_FREE: { holds: (kind) => (kind === 'LEAD' ? `true` : `(o.helpers_living < o.helpers_wanted and o.waiting = 0)`) },
  NOT_ON_CREW: {
    holds: () => `not exists (select from seats x where x.realm = o.realm and x.order_id = o.id and x.attempt = o.attempt and x.person_id = p.id
      and x.state in (${LIVING}) and x.id is distinct from s.id)`,
  },
  SKILLED: {
    holds: (kind) => (kind === 'LEAD' ? `true` : `p.skills @> o.skills`),
    args: `jsonb_build_object('skills', (select coalesce(jsonb_agg(w.skill order by w.n), '[]') from unnest(o.skills) with ordinality w (skill, n) where w.skill <> all (p.skills)))`,
  },
  NOT_ELSEWHERE: {
    holds: () => `(not exists (select from seats x where o.planned_start is not null and x.realm = o.realm and x.person_id = p.id and x.state in (${BINDING})
      and x.during && tstzrange(o.planned_start, o.planned_end) and x.id is distinct from s.id)
      and not exists (select from seats x where o.planned_start is not null and x.realm = o.realm and x.person_id = p.id and x.state in (${BINDING})
      and x.community_id <> o.community_id and x.reach && ${REACH} and x.id is distinct from s.id))`,
  },
  NOT_IN_DRAW: {
    holds: (kind) => (kind === 'LEAD' ? `true` : `o.draw_at is null`),
    args: `jsonb_build_object('until', to_char(o.draw_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
  },
  NOT_THE_REQUESTER: {
    holds: () => `not exists (select from order_relations r where r.realm = o.realm and r.order_id = o.id and r.person_id = p.id
      and r.relation in ('REQUESTER', 'SERVED') and r.until is null)
      and not exists (select from guardianships w where w.realm = o.realm and w.guardian_id = p.id and w.ward_id = o.requester_id and w.revoked_at is null)`,
  },
  BEFORE_START: { holds: () => beforeStart },
  UNDERWAY: { holds: () => `(o.state = 'UNDERWAY' and s.attempt is not distinct from o.attempt)` },
  STARTED_LATELY: {
    holds: () => `(o.started_at is not null and s.attempt is not distinct from o.attempt and (o.done_at is null or c.now <= o.done_at + ${ms(NO_SHOW_MS)}))`,
  },
  LEASED: { holds: () => `exists (select from deadlines d where d.realm = o.realm and d.subject_table = 'SEAT' and d.subject_id = s.id and d.step = 'lapse')` },
  NOT_EXTENDED: { holds: () => `s.extended_at is null` },
  COOLED_OFF: {
    holds: () => `(s.state is not distinct from 'HELD' or ${COOLS_UNTIL} is null)`,
    args: `jsonb_build_object('until', ${iso(COOLS_UNTIL)})`,
  },
  WITHIN_SEATS: {
    holds: () => `(s.state is not distinct from 'HELD' or (select count(*) ${HOLDING}) < ${fairly('seatsAtOnce')})`,
    args: `jsonb_build_object('most', ${fairly('seatsAtOnce')}, 'until', ${iso(HOLDING_UNTIL)})`,
  },
  NOT_TOO_FAST: {
    holds: () => `(select count(*) ${GRABBED_LATELY}) < ${fairly('grabsAMinute')}`,
    args: `jsonb_build_object('most', ${fairly('grabsAMinute')}, 'until', ${iso(GRAB_AGAIN_AT)})`,
  },
  ON_TEAMS_BOARD: {
    holds: () => `exists (select ${BOARDS_LED} and exists (select from team_members m where m.realm = o.realm and m.team_id = t.id and m.person_id = p.id and m.admitted_at is not null and m.ended_at is null))`,
  },
  NOBODY_WAITS: { holds: (kind) => (kind === 'LEAD' ? `true` : `o.waiting = 0`), args: `jsonb_build_object('waiting', o.waiting)` },
  CORRECTABLE: { holds: () => `(s.ended_at is null or c.now <= s.ended_at + ${ms(CORRECTABLE_MS)})` },
};
