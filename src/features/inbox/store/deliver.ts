import { sql, type SQL } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Event } from '../../../platform/events/event.ts';
import { AUDIENCES, type Audience } from '../audiences.ts';
import { inboxEntries } from '../tables.ts';
import { ADDRESSED, holding } from './addressed.ts';

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

/**
 * Who gets an entry for an event, by one statement. Who has no login is told through whoever registered them, else through the officer
 * of their grid or of the order's, else through the community's workers, the center, the street leader or an operator: the first who are
 * there. Nobody is told of their own deed (an officer is asked to tell an answer all the same), and nobody twice of one matter.
 */
export async function addresseesOf(db: Executor, event: Event, audiences: readonly Audience[], answer: boolean): Promise<Addressed> {
  const { realm, orderId, subjectId, subjectType, actorPerson, revision } = event;
  const raised = audiences.map((audience) => sql`select ${AUDIENCES.indexOf(audience)}::int as rank, x.person_id from (${ADDRESSED[audience](event)}) as x(person_id)`);
  const rows = await db.execute<{ now: string; requester_id: string | null; who: string | null; about: string | null; rank: number | null }>(sql`
    with clock as materialized (select business_now() as at),
    o as materialized (select * from orders where realm = ${realm} and id = ${orderId}::uuid),
    s as materialized (select * from resources where ${subjectType} = 'Resource' and realm = ${realm} and id = ${subjectId}::uuid),
    place as materialized (select street_id from o union all select street_id from s
      union all select street_id from cooling_offs where ${subjectType} = 'CoolingOff' and realm = ${realm} and id = ${subjectId}::uuid),
    raised as materialized (select person_id, min(rank) as rank from (${sql.join(raised, sql` union all `)}) all_of_them group by person_id),
    told as materialized (
      select p.id as who, null::uuid as about, r.rank from raised r join persons p on p.realm = ${realm} and p.id = r.person_id where p.reached_by <> 'OFFICER'
      union all
      select t.person_id, p.id, r.rank from raised r join persons p on p.realm = ${realm} and p.id = r.person_id and p.reached_by = 'OFFICER'
        left join divisions home on home.realm = p.realm and home.id = p.home_division_id
        cross join lateral (select person_id, rank() over (order by nearness) as first from (${tellers(realm)}) tellers where person_id <> p.id) t where t.first = 1)
    select clock.at as now, (select requester_id from o) as requester_id, t.who, t.about, t.rank from clock left join lateral (
      select who, about, min(rank) as rank from told
      where (${actorPerson}::uuid is null or who <> ${actorPerson}::uuid or (about is not null and ${answer}::boolean))
        and (about is not null or not exists (select from told other where other.who = told.who and other.about is not null))
        and not exists (select from inbox_entries e where e.realm = ${realm} and e.order_id = ${orderId}::uuid and e.revision = ${revision}::integer
          and e.person_id = told.who and e.about_person_id is not distinct from told.about)
      group by who, about) t on true`);
  return {
    now: dateOf(rows[0]!.now),
    requesterId: rows[0]!.requester_id,
    addressees: rows.flatMap(({ who, about, rank }) => (who === null ? [] : [{ personId: who, aboutPersonId: about, audience: AUDIENCES[rank!]! }])),
  };
}

/** Who tells news to person `p` of home `home`, the nearest first. */
function tellers(realm: string): SQL {
  const levels = [
    sql`select p.guide_id where exists (${holding(realm, ['GRID_OFFICER', 'GRID_HEAD', 'BUILDING_HEAD', 'STAIRWELL_HEAD', 'COMMUNITY_WORKER'], sql`a.person_id = p.guide_id`)})`,
    holding(realm, ['GRID_OFFICER'], sql`a.division_id = home.grid_id`),
    holding(realm, ['GRID_OFFICER'], sql`a.division_id = (select grid_id from o)`),
    holding(realm, ['GRID_HEAD'], sql`a.division_id in (home.grid_id, (select grid_id from o))`),
    holding(realm, ['COMMUNITY_WORKER'], sql`a.division_id in (home.community_id, (select community_id from o))`),
    holding(realm, ['DISPATCHER', 'STREET_LEADER'], sql`a.division_id = (select street_id from place)`),
    holding(realm, ['OPERATOR'], sql`true`),
  ];
  return sql.join(levels.map((level, nearness) => sql`select ${nearness}::int as nearness, l.person_id from (${level}) as l(person_id)`), sql` union all `);
}

/** News that is told to one person alone belongs to no order's feed, and still says which order it is about. */
const aboutOrder = ({ orderId, facts }: Event): string | null => orderId ?? (typeof facts['orderId'] === 'string' ? facts['orderId'] : null);

/** Writes the entries of an event; those that are there already stay as they are. */
export async function deliver(db: Executor, event: Event, addressees: readonly Addressee[]): Promise<void> {
  if (addressees.length === 0) return;
  await db.insert(inboxEntries).values(addressees.map((addressee) => ({
    realm: event.realm, id: newId(), ...addressee, table: event.table, step: event.step, subjectType: event.subjectType, subjectId: event.subjectId,
    orderId: aboutOrder(event), revision: event.revision, eventSeq: BigInt(event.seq), at: event.at,
  }))).onConflictDoNothing();
}
