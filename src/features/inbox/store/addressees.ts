import { sql, type SQL } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { given, steady } from '../../../platform/steady.ts';
import type { Event } from '../../../platform/events/event.ts';
import { AUDIENCES, NOTE, type Audience } from '../audiences.ts';
import { ABOUT, ADDRESSED, TELLERS } from './addressed.ts';

/** An event and whom its step tells; `answer`: it brings the requester the answer. */
export interface News {
  readonly event: Event;
  readonly audiences: readonly Audience[];
  readonly answer: boolean;
}

/** Somebody who gets an entry, for themselves or to tell somebody who has no login. */
export interface Addressee {
  readonly personId: string;
  readonly aboutPersonId: string | null;
  readonly audience: Audience;
}

export interface Addressed {
  /** Business time. */
  readonly now: Date;
  /** Of the order, if it has one. */
  readonly requesterId: string | null;
  readonly addressees: readonly Addressee[];
}

interface Row { readonly n: number; readonly now: string; readonly requester_id: string | null; readonly who: string | null; readonly about: string | null; readonly rank: number | null }

const RAISED: SQL = sql.join(AUDIENCES.map((audience, rank) => {
  const mark = sql.raw(String(rank));
  return sql`select ${mark} as rank, x.person_id from (${ADDRESSED[audience]}) as x(person_id) where ${mark} = any(b.tells)`;
}), sql` union all `);

const PERSON: SQL = sql`select * from persons where realm = b.realm and id = r.person_id offset 0`;

/** The limits and offsets keep the planner to index probes, whatever it believes about sizes. Planned once on each connection: that takes longer than asking it. */
const addressees = steady<Row>(sql`
  with asked as materialized (select g.*, business_now() as now from (select * from json_to_recordset(${given('asked')}::text::json) as g(n int, realm text, tells int[], answer boolean,
    order_id uuid, revision int, subject_type text, subject_id uuid, actor uuid, at timestamptz, attempt int, served boolean, draw_id uuid, organisation_id uuid, holding_id uuid, community_id uuid, told_street_id uuid, person_ids uuid[], member_team_id uuid) limit ${given('count')}::int) g),
  b as materialized (${ABOUT}),
  raised as materialized (select b.n, x.person_id, min(x.rank) as rank from b cross join lateral (${RAISED}) x group by 1, 2),
  told as materialized (
    select r.n, p.id as who, null::uuid as about, r.rank from raised r join b using (n) cross join lateral (${PERSON}) p where p.reached_by <> 'OFFICER'
    union all
    select r.n, t.person_id, p.id, r.rank from raised r join b using (n) cross join lateral (${PERSON}) p
      left join lateral (select * from divisions d where d.realm = p.realm and d.id = p.home_division_id offset 0) home on true
      cross join lateral (select person_id, rank() over (order by nearness) as first from (${TELLERS}) tellers where person_id <> p.id) t where t.first = 1 and p.reached_by = 'OFFICER'),
  entries as (
    select t.n, t.who, t.about, min(t.rank) as rank, row_number() over (partition by b.order_id, b.revision, b.subject_type = 'Note', t.who, t.about order by t.n) as nth,
      b.subject_type = 'Note' or (b.order_id is not null and b.revision is not null) as once
    from told t join b using (n)
    where (b.actor is null or t.who <> b.actor or (t.about is not null and b.answer))
      and (t.about is not null or not exists (select from told other where other.n = t.n and other.who = t.who and other.about is not null))
      and not exists (select from inbox_entries i where i.realm = b.realm and i.order_id = b.order_id and i.revision = b.revision and i.person_id = t.who and i.about_person_id is not distinct from t.about offset 0)
      and (b.subject_type <> 'Note' or not exists (select from inbox_entries i where i.realm = b.realm and i.order_id = b.order_id and i.person_id = t.who and i.about_person_id is not distinct from t.about
        and i.table_name = '${sql.raw(NOTE)}' and i.read_at is null offset 0))
    group by t.n, t.who, t.about, b.order_id, b.revision, b.subject_type)
  select b.n, b.now, b.requester_id, e.who, e.about, e.rank from b left join entries e on e.n = b.n and (e.nth = 1 or not e.once)`,
([n, now, requester, who, about, rank]) => ({ n, now, requester_id: requester, who, about, rank }) as Row);

/**
 * Who gets an entry for each of a run of events of one realm, by one statement; answers in the order given, which must be the promised one. Who has
 * no login is told through whoever registered them, else through the officer of their grid or of the order's, else through the community's workers,
 * the center, the street leader or an operator: the first who are there. Nobody is told of their own deed (an officer is asked to tell an answer all
 * the same), and nobody twice of one matter (an order and a revision of it), also by two events of the run. Of notes on an order they are told once, until they have read that.
 */
export async function addresseesOf(db: Executor, news: readonly News[]): Promise<Addressed[]> {
  const rows = await addressees(db, { asked: JSON.stringify(news.map(askedOf)), count: String(news.length) });
  const addressed = news.map((): { now: Date; requesterId: string | null; addressees: Addressee[] } => ({ now: new Date(0), requesterId: null, addressees: [] }));
  for (const { n, now, requester_id: requesterId, who, about, rank } of rows) {
    const one = addressed[n]!;
    Object.assign(one, { now: dateOf(now), requesterId });
    if (who !== null) one.addressees.push({ personId: who, aboutPersonId: about, audience: AUDIENCES[rank!]! });
  }
  return addressed;
}

/** An event as the statement takes it. What its routing names is as it was after the step, or before it; of the community it left, as it was before. */
function askedOf({ event, audiences, answer }: News, n: number): object {
  const { realm, orderId, revision, subjectType, subjectId, actorPerson, at, step, before, after, facts } = event;
  return {
    n, realm, tells: audiences.map((audience) => AUDIENCES.indexOf(audience)), answer,
    order_id: orderId, revision, subject_type: subjectType, subject_id: subjectId, actor: actorPerson, at,
    attempt: Number(facts['attempt'] ?? 1) - (step === 'reopen' ? 1 : 0),
    served: before?.state === 'DONE' || before?.state === 'RATED' || before?.state === 'CLOSED',
    draw_id: typeof facts['drawId'] === 'string' ? facts['drawId'] : null,
    organisation_id: after?.organisationId ?? before?.organisationId ?? null,
    holding_id: after?.holdingId ?? before?.holdingId ?? null,
    told_street_id: after?.streetId ?? before?.streetId ?? null,
    person_ids: after?.personIds ?? null, member_team_id: typeof facts['teamId'] === 'string' ? facts['teamId'] : null,
    community_id: before?.holdingId ?? after?.communityId ?? before?.communityId ?? null,
  };
}
