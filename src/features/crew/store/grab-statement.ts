import { EPOCH, EVENT_COLUMNS } from '../../../platform/events/tell.ts';
import { SEAT_STEPS, type SeatNeed } from '../../../seat-steps.ts';
import { SEAT_RULES, STANDING_MISSING } from '../rules.ts';
import { beforeStart } from '../lifecycle.ts';
import { DURING, literals, NEEDS_IN_SQL, REACH, slotOf } from './needs.ts';
import { MAY_SEE, ROUTING } from './seeing.ts';

/** How a statement meets an order that somebody else has locked: it waits for them, or leaves out the grabs of that order. */
export type Standing = 'WAITS' | 'PASSES';

const ROW = SEAT_STEPS.steps.grab;
/** `who` of the row, in SQL. */
const WHO: Readonly<Record<string, string>> = { volunteer: 'p.volunteer', partyMember: 'p.party' };

const refusal = (code: string, args = `'{}'::jsonb`): string =>
  `jsonb_build_object('ok', false, 'refusal', jsonb_build_object('code', '${code}', 'args', jsonb_build_object('step', 'grab') || ${args}))`;
const NOT_FOUND = `jsonb_build_object('ok', false, 'refusal', jsonb_build_object('code', 'NOT_FOUND', 'args', '{}'::jsonb))`;
const FULL = refusal(SEAT_RULES.PLACE_FREE.code);

const need = (name: SeatNeed): string => {
  const { holds, args } = NEEDS_IN_SQL[name];
  return `when not (${holds('HELPER')}) then ${refusal(SEAT_RULES[name].code, args)}`;
};

const who = `when not (${ROW.who.map((name) => WHO[name]!).join(' or ')})
      then ${refusal(STANDING_MISSING.grab!, `jsonb_build_object('who', jsonb_build_array(${literals(ROW.who)}))`)}`;

/** The refusal of an asking `a`, or null: first whether the order may be seen, then `who` and `needs` of the table in their order. */
const REFUSED = `case when not ${MAY_SEE} then ${NOT_FOUND}
      ${who}
      ${ROW.needs.map(need).join('\n      ')} end`;

/** Who asks: the person behind the account, with standing. All null for whoever is not linked. */
const TAKER = `(select t.id, coalesce(t.volunteer, false) as volunteer, coalesce(t.party, false) as party, coalesce(t.skills, '{}') as skills
      from (select) one left join (select x.person_id as id, v.id is not null as volunteer, v.skills,
          exists (select from party_members m where m.realm = x.realm and m.person_id = x.person_id and m.since <= c.now and (m.until is null or m.until > c.now)) as party
        from accounts x left join volunteers v on v.realm = x.realm and v.person_id = x.person_id and v.ended_at is null
        where x.realm = $1::text and x.issuer = a.issuer and x.subject = a.subject) t on true)`;

/** A time limit after the grab, as the item or the realm has it, else `otherwise`; null where nobody asks for it. */
const limit = (then: string, otherwise: string): string => `coalesce(o.limits->'SEAT.grab.${then}', z.settings #> '{limits,SEAT.grab.${then}}', ${otherwise})`;
const isWorking = (span: string): string => `${span} ?| array['workingHours', 'workingDays']`;
const hoursOf = (span: string, ...units: string[]): string => `coalesce((${span}->>'seconds')::float8, (${span}->>'minutes')::float8 * 60, ${units.join(', ')})`;
/** A span in plain time; working time (which only how long before the start can be) counts as plain time there. */
const plain = (span: string): string => `make_interval(secs => ${hoursOf(span, `coalesce(${span}->>'hours', ${span}->>'workingHours')::float8 * 3600`, `coalesce(${span}->>'days', ${span}->>'workingDays')::float8 * 86400`)})`;

/** The realm's working time, as the node worked it out before: `GrabCalendar` says for what, `CalendarParts` what it holds. */
const CALENDAR = '$10::text::jsonb';
const MS_OF_NOW = `(extract(epoch from now)::float8 * 1000)`;

/** When so many milliseconds of working time from now are over: within the window in which their sum is reached. */
const workedOff = (want: string): string => `(select case when n.want = 0 then now else coalesce((select to_timestamp((w.begins + n.want - w.before) / 1000) from (
    select t.begins, t.ends, sum(t.ends - t.begins) over (order by t.begins) - (t.ends - t.begins) as before from (
      select greatest((x->>0)::float8, n.ms) as begins, (x->>1)::float8 as ends from jsonb_array_elements(${CALENDAR}->'spans') x where (x->>1)::float8 > n.ms) t) w
    where n.want <= w.before + w.ends - w.begins order by w.begins limit 1), to_timestamp((${CALENDAR}->>'until')::float8 / 1000)) end
  from (select ${MS_OF_NOW} as ms, round(${want}) as want) n)`;

/** When a span, or a part of it, is over; one that would end after the start is half of the time left. */
function ends(span: string, part = '1'): string {
  const want = `coalesce((${span}->>'workingHours')::float8 * 3600000, (${span}->>'workingDays')::float8 * (${CALENDAR}->>'dayMs')::float8) * ${part}`;
  const end = `case when ${isWorking(span)} then ${workedOff(want)} else now + ${plain(span)} * ${part} end`;
  return `(select case when e.at > planned_start and planned_start > now then now + (planned_start - now) / 2 else e.at end from (select ${end} as at) e)`;
}

/**
 * The time limits of a grab `v`: how long before the start the clock confirms; within which time it must be confirmed, where somebody asks
 * for that, and after which (or which part of that) its holder is reminded. `calendar`: what they are counted by, if that is
 * working time and was not handed in; the grab is then not given, but asked again with it.
 */
const LIMITS = `(select ${plain('s.confirm')} as confirm_before, s.lease, coalesce(s.reminder, s.lease) as reminder, case when s.reminder is null then 0.5 else 1 end as reminder_part,
      case when (${isWorking('s.lease')} or ${isWorking('s.reminder')})
          and (${CALENDAR}->'kind' = s.kind and ${MS_OF_NOW} between (${CALENDAR}->>'from')::float8 and (${CALENDAR}->>'renew')::float8) is not true
        then jsonb_build_object('kind', s.kind, 'now', ${MS_OF_NOW}) end as calendar
    from (select ${limit('confirm', `'${JSON.stringify(beforeStart(ROW.within[0]!.in))}'::jsonb`)} as confirm, ${limit('lapse', 'null::jsonb')} as lease, ${limit('remindToConfirm', 'null::jsonb')} as reminder,
        jsonb_build_object('timeZone', z.time_zone, 'workingHours', z.settings->'workingHours', 'holidays', z.settings->'holidays') as kind
      from realms z where z.realm = o.realm) s)`;

/** What differs between the grab of one and the grab of many: everything that counts within an order or puts into an order is free for one. */
interface Shape {
  readonly asked: string;
  /** Which orders are locked, each once. */
  readonly orders: string;
  /** The place of an asking among those of its order that nothing speaks against, by arrival. */
  readonly place: string;
  /** Which of the seats given now in its order it is. */
  readonly nth: string;
  /** Which of its person's seats in this statement it is. */
  readonly mine: string;
  readonly byPerson: string;
  readonly byOrder: string;
  readonly byKey: string;
  /** Outcomes of those for whom, of all that stood before them, nothing is left. */
  readonly outrun: string;
}

const ALONE: Shape = {
  asked: `select 1 as n, $3::text as issuer, $4::text as subject, $5::text as owner, $6::uuid as key, decode($7::text, 'hex') as hash, $8::uuid as order_id, $9::uuid as seat_id`,
  orders: `o.id = $8::uuid and not exists (select from prior)`,
  place: '1', nth: '1', mine: '1', byPerson: '', byOrder: '', byKey: '', outrun: '',
};

const MANY: Shape = {
  asked: `select n::int, issuer, subject, owner, key, hash, order_id, seat_id
    from unnest($3::text::text[], $4::text::text[], $5::text::text[], $6::text::uuid[], $7::text::bytea[], $8::text::uuid[], $9::text::uuid[]) with ordinality
      as a (issuer, subject, owner, key, hash, order_id, seat_id, n)`,
  orders: `o.id = any(array(select a.order_id from asked a where a.n not in (select n from prior)))`,
  place: 'row_number() over (partition by v.id order by v.n)',
  nth: 'row_number() over (partition by o.id order by o.n)::int',
  mine: 'row_number() over (partition by w.taker order by w.n)',
  byPerson: 'order by taker, n', byOrder: 'order by order_id, nth', byKey: 'order by owner, key',
  // Refused only if the order is full now; who stood before them may have lost against a constraint, and then they are asked again.
  outrun: `union all select w.n, w.owner, w.key, w.hash, ${FULL} from willing w left join moved m on m.id = w.id
      where w.place > w.helpers_wanted - w.helpers_living and w.helpers_living + coalesce(m.given, 0) >= w.helpers_wanted`,
};

/**
 * Number 6 in one statement, which itself decides, for one asking or for many: it joins each to person and standing, locks the orders (by
 * id; so that state and free places are read from the row as it is after every grab before), and writes seat, count, relation, time limit,
 * event and the key's outcome, or only the outcome of a refusal. All parts share one snapshot, taken before a lock was waited for; what a
 * rival (also one of the same statement) may have done meanwhile is therefore decided by the constraints (one living seat a person, nowhere
 * twice), by the counter under the lock and by the key's row, and only what RETURNING shows is counted. (The counter is written from the
 * locked row: an UPDATE that adds to its own column checks the table's CHECK with the snapshot's old value before it finds the new row.)
 * (`is true` keeps that question a hashed one, where a join of so few expected rows would be a loop in a loop.)
 * Where a constraint says no, no row comes back for that asking: ask again. Seats are inserted by person and keys by owner, so that two
 * statements wait for one another in one direction only. When a key was taken in the same moment, everything is undone (40001).
 *
 * $1 realm, $2 mutation; of one or (as arrays) of many: $3 issuer, $4 subject, $5 owner of the key, $6 key, $7 hash of the input, $8 order, $9 id of the new seat; $10 the realm's working time, as JSON, or null.
 */
const statement = (shape: Shape, standing: Standing): string => `
with c as materialized (select business_now() as now),
asked as (${shape.asked}),
prior as (select a.n, k.outcome, k.input_hmac = a.hash as same from asked a
  join keys k on k.realm = $1::text and k.actor = a.owner and k.mutation = $2::text and k.key = a.key),
locked as materialized (select o.* from orders o where o.realm = $1::text and ${shape.orders} order by o.id for no key update${standing === 'PASSES' ? ' skip locked' : ''}),
verdict as (select a.n, a.owner, a.key, a.hash, a.seat_id, o.*, p.id as taker, c.now, ${REFUSED} as refused
  from c cross join asked a join locked o on o.id = a.order_id cross join lateral ${TAKER} p
    cross join (select null::uuid as id, null::smallint as attempt, null::timestamptz as ended_at, null::text as state, null::timestamptz as extended_at) s
  where a.n not in (select n from prior)),
absent as (select a.n, a.owner, a.key, a.hash, exists (select from orders o where o.realm = $1::text and o.id = a.order_id) as there from asked a
  where a.order_id not in (select id from locked) and a.n not in (select n from prior)),
ready as (select o.*, l.* from verdict o cross join lateral ${LIMITS} l where o.refused is null),
willing as (select v.*, ${shape.place} as place from ready v where v.calendar is null),
won as (insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, reach, community_id, slot, taken_at, held_at)
  select realm, seat_id, id, attempt, 'HELPER', taker, '${String(ROW.to)}', ${DURING}, ${REACH}, community_id, ${slotOf('o.taker', 'o.mine')}, now, now
  from (select w.*, ${shape.mine} as mine from willing w where w.place <= w.helpers_wanted - w.helpers_living) o ${shape.byPerson}
  on conflict do nothing returning *),
given as (select o.*, ${shape.nth} as nth, ${ROUTING} as routing
  from willing o cross join lateral (select o.taker as id) p where (o.seat_id in (select id from won)) is true),
moved as (update orders o set helpers_living = g.helpers_living + g.given, revision = g.revision + g.given
  from (select id, helpers_living, revision, count(*)::int as given from given group by 1, 2, 3) g where o.realm = $1::text and o.id = g.id returning o.id, g.given),
joined as (insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at)
  select realm, id, attempt, taker, 'CREW', now, placed_at from given
  on conflict (realm, order_id, person_id, relation, attempt) do update set until = null, firm = false),
due as (insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored)
  select realm, 'SEAT', seat_id, 'confirm', greatest(now, planned_start - confirm_before), true from given
  union all select realm, 'SEAT', seat_id, 'lapse', ${ends('lease')}, false from given where lease is not null
  union all select realm, 'SEAT', seat_id, 'remindToConfirm', ${ends('reminder', 'reminder_part')}, false from given where lease is not null),
told as (insert into events (${EVENT_COLUMNS})
  select realm, ${EPOCH}, 'SEAT', 'grab', 'Seat', seat_id, id as order_id, revision + nth, now, taker, 'PERSON', routing, routing,
    jsonb_build_object('kind', 'HELPER', 'seatsLeft', helpers_wanted - helpers_living - nth) from given ${shape.byOrder}),
decided as (
  select n, owner, key, hash, jsonb_build_object('ok', true, 'value', jsonb_build_object('seatId', seat_id, 'orderId', id, 'revision', revision + nth,
    'seatsLeft', helpers_wanted - helpers_living - nth)) as outcome from given
  union all select n, owner, key, hash, refused from verdict where refused is not null
  union all select n, owner, key, hash, ${NOT_FOUND} from absent where not there
  ${shape.outrun}),
kept as (insert into keys (realm, actor, mutation, key, input_hmac, outcome)
  select $1::text, owner, $2::text, key, hash, outcome from decided ${shape.byKey} on conflict do nothing returning 1)
select n, outcome, null::json as seat, false as reused, false as locked, null::jsonb as calendar from decided where (select count(*) from kept) = (select count(*) from decided) or again()
union all select n, case when same then outcome end, null, not same, false, null from prior
union all select n, null, null, false, true, null from absent where there
union all select n, null, null, false, false, calendar from ready where calendar is not null
union all select 0, null, row_to_json(won), false, false, null from won`;

/** One asking a statement: the cheaper one when nobody else asks. */
export const GRAB_ALONE: Readonly<Record<Standing, string>> = { WAITS: statement(ALONE, 'WAITS'), PASSES: statement(ALONE, 'PASSES') };
/** Many askings, of many orders, in one statement. */
export const GRAB_MANY: Readonly<Record<Standing, string>> = { WAITS: statement(MANY, 'WAITS'), PASSES: statement(MANY, 'PASSES') };
