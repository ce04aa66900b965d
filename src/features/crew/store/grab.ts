import { EPOCH, EVENT_COLUMNS } from '../../../platform/events/tell.ts';
import type { Sql } from '../../../platform/db.ts';
import { SEAT_STEPS, type SeatNeed } from '../../../seat-steps.ts';
import { SEAT_RULES, STANDING_MISSING } from '../rules.ts';
import { beforeStart } from '../lifecycle.ts';
import { DURING, literals, NEEDS_IN_SQL } from './needs.ts';
import { seatOf, type SeatJson, type SeatRow } from './rows.ts';
import { MAY_SEE, ROUTING } from './seeing.ts';

const ROW = SEAT_STEPS.steps.grab;
/** `who` of the row, in SQL. */
const WHO: Readonly<Record<string, string>> = { volunteer: 'p.volunteer', partyMember: 'p.party' };

const need = (name: SeatNeed): string => {
  const { holds, args } = NEEDS_IN_SQL[name];
  return `when not (${holds('HELPER')}) then ${refusal(SEAT_RULES[name].code, args)}`;
};

const refusal = (code: string, args = `'{}'::jsonb`): string =>
  `jsonb_build_object('ok', false, 'refusal', jsonb_build_object('code', '${code}', 'args', jsonb_build_object('step', 'grab') || ${args}))`;

const who = (): string =>
  `when not (${ROW.who.map((name) => WHO[name]!).join(' or ')}) then ${refusal(STANDING_MISSING.grab!, `jsonb_build_object('who', jsonb_build_array(${literals(ROW.who)}))`)}`;

/** How long before the planned start the clock confirms: the table's limit, unless the item or the realm says otherwise. */
const CONFIRM = `(select make_interval(secs => coalesce((l.span->>'minutes')::float8 * 60, (l.span->>'hours')::float8 * 3600, (l.span->>'days')::float8 * 86400))
  from realms z, lateral (select coalesce(o.limits->'SEAT.grab.confirm', z.settings #> '{limits,SEAT.grab.confirm}',
    '${JSON.stringify(beforeStart(ROW.within[0]!.in))}'::jsonb) as span) l where z.realm = o.realm)`;

/**
 * Number 6 in one statement, which itself decides: it joins the caller to person and standing, locks the order (so that state and free
 * places are read from the row as it is after every grab before), and writes seat, count, relation, time limit, event and the key's
 * outcome, or only the outcome of a refusal. All parts share one snapshot, taken before the lock was waited for; what a rival may have
 * done meanwhile is therefore decided by the constraints (one living seat a person, nowhere twice), by the counter under the lock and
 * by the key's row. (The counter is written from the locked row: an UPDATE that adds to its own column checks the table's CHECK with the
 * snapshot's old value before it finds the new row.) Where one of them says no, nothing is written and the row comes back without an outcome: ask again.
 *
 * $1 realm, $2 issuer, $3 subject, $4 owner of the key, $5 key, $6 hash of the input, $7 order, $8 id of the new seat, $9 mutation.
 */
export const GRAB = `
with c as (select business_now() as now),
prior as (select k.outcome, k.input_hmac = decode($6::text, 'hex') as same from keys k
  where k.realm = $1::text and k.actor = $4::text and k.mutation = $9::text and k.key = $5::uuid),
p as (select a.person_id as id, v.id is not null as volunteer, coalesce(v.skills, '{}') as skills,
    exists (select from party_members m where m.realm = a.realm and m.person_id = a.person_id and m.since <= c.now and (m.until is null or m.until > c.now)) as party
  from c, accounts a left join volunteers v on v.realm = a.realm and v.person_id = a.person_id and v.ended_at is null
  where a.realm = $1::text and a.issuer = $2::text and a.subject = $3::text),
locked as materialized (select * from orders where realm = $1::text and id = $7::uuid and not exists (select from prior) for no key update),
verdict as (select o.*, p.id as taker, ${DURING} as span, c.now, ${ROUTING} as routing, ${CONFIRM} as confirm_before,
    case when not ${MAY_SEE} then jsonb_build_object('ok', false, 'refusal', jsonb_build_object('code', 'NOT_FOUND', 'args', '{}'::jsonb))
      ${who()} ${ROW.needs.map(need).join('\n      ')} end as refused
  from c cross join locked o left join lateral (select p.id, coalesce(p.volunteer, false) as volunteer, coalesce(p.party, false) as party, coalesce(p.skills, '{}') as skills
      from (select) x left join p on true) p on true
    cross join (select null::uuid as id, null::smallint as attempt, null::timestamptz as ended_at) s),
won as (insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at)
  select realm, $8::uuid, id, attempt, 'HELPER', taker, '${String(ROW.to)}', span, now, now from verdict where refused is null
  on conflict do nothing returning *),
moved as (update orders o set helpers_living = v.helpers_living + 1, revision = v.revision + 1 from won, verdict v
  where o.realm = $1::text and o.id = $7::uuid returning o.revision, o.helpers_wanted - o.helpers_living as seats_left),
joined as (insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at)
  select v.realm, v.id, v.attempt, v.taker, 'CREW', v.now, v.placed_at from verdict v, won
  on conflict (realm, order_id, person_id, relation, attempt) do update set until = null, firm = false),
due as (insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored)
  select v.realm, 'SEAT', won.id, 'confirm', greatest(v.now, v.planned_start - v.confirm_before), true from verdict v, won),
told as (insert into events (${EVENT_COLUMNS})
  select v.realm, ${EPOCH}, 'SEAT', 'grab', 'Seat', won.id, v.id, moved.revision, v.now, v.taker, 'PERSON', v.routing, v.routing,
    jsonb_build_object('kind', 'HELPER', 'seatsLeft', moved.seats_left) from verdict v, won, moved),
decided as (
  select jsonb_build_object('ok', true, 'value', jsonb_build_object('seatId', won.id, 'orderId', $7::uuid, 'revision', moved.revision, 'seatsLeft', moved.seats_left)) as outcome
    from won, moved
  union all select refused from verdict where refused is not null
  union all select jsonb_build_object('ok', false, 'refusal', jsonb_build_object('code', 'NOT_FOUND', 'args', '{}'::jsonb))
    where not exists (select from locked) and not exists (select from prior)),
kept as (insert into keys (realm, actor, mutation, key, input_hmac, outcome)
  select $1::text, $4::text, $9::text, $5::uuid, decode($6::text, 'hex'), outcome from decided on conflict do nothing returning 1)
select coalesce((select outcome from prior where same), (select outcome from decided where exists (select from kept))) as outcome,
  (select row_to_json(won) from won) as seat,
  exists (select from prior where not same) as reused, exists (select from won) and not exists (select from kept) and again() as again`;

/** What the statement answers: an outcome, or that the key was used for another input, or (neither) that it must be asked again. */
export interface Grabbed {
  readonly outcome: unknown;
  /** The new seat, when it was given just now. */
  readonly seat: SeatRow | null;
  readonly reused: boolean;
}

export interface GrabParts {
  readonly realm: string;
  readonly issuer: string;
  readonly subject: string;
  readonly owner: string;
  readonly mutation: string;
  readonly key: string;
  readonly hash: Buffer;
  readonly orderId: string;
  readonly seatId: string;
}

/** Runs the grab once, outside of any transaction block. Throws 40001 when all of it was undone and must be asked again. */
export async function grabOnce(sql: Sql, g: GrabParts): Promise<Grabbed> {
  const values = [g.realm, g.issuer, g.subject, g.owner, g.key, g.hash.toString('hex'), g.orderId, g.seatId, g.mutation];
  const [row] = await sql.unsafe<(Grabbed & { seat: SeatJson | null })[]>(GRAB, values, { prepare: true });
  return { ...row!, seat: row!.seat === null ? null : seatOf(row!.seat) };
}
