import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { asList, given, steady } from '../../../platform/steady.ts';
import { grouped } from '../../../platform/events/order.ts';
import type { Event } from '../../../platform/events/event.ts';
import type { TeamReach } from '../keys.ts';

const teams = steady<TeamReach>(sql`
  select t.id, array(select d.division_id from team_divisions d where d.realm = ${given('realm')} and d.team_id = t.id),
    array(select i.item_code from team_items i where i.realm = ${given('realm')} and i.team_id = t.id)
  from (select distinct team_id as id from team_divisions where realm = ${given('realm')} and division_id = any(${given('divisions')}::uuid[])) t`,
([teamId, divisionIds, itemCodes]) => ({ teamId: teamId as string, divisionIds: divisionIds as string[], itemCodes: itemCodes as string[] }));

/** Teams that help in one of these divisions, by division, as it is now: found by the index that the table has, however many teams are watched. One statement. */
export async function teamsIn(db: Executor, realm: string, divisionIds: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly TeamReach[]>> {
  if (divisionIds.size === 0) return new Map();
  const found = await teams(db, { realm, divisions: asList(divisionIds) });
  const pairs = found.flatMap((team) => team.divisionIds.filter((id) => divisionIds.has(id)).map((id) => ({ id, team })));
  return new Map([...grouped(pairs, ({ id }) => id)].map(([id, some]) => [id, some.map(({ team }) => team)]));
}

interface Related { readonly orderId: string; readonly personId: string; /** Milliseconds since 1970; null: to this day. */ readonly until: number | null }

/** Once for each order and person, however many events of an order are asked for. Whoever acts for its requester stands to it as long as they do. */
const relationsOf = (among: (person: SQL) => SQL) => steady<Related>(sql`
  select o.id, r.person_id, case when bool_and(r.until is not null) then (extract(epoch from max(r.until)) * 1000)::float8 end from unnest(${given('orders')}::uuid[]) as o(id)
  cross join lateral (select person_id, until from order_relations where realm = ${given('realm')} and order_id = o.id ${among(sql`person_id`)}
    union all select g.guardian_id, null from orders w join guardianships g on g.realm = w.realm and g.ward_id = w.requester_id and g.revoked_at is null
      where w.realm = ${given('realm')} and w.id = o.id ${among(sql`g.guardian_id`)} offset 0) r group by 1, 2`,
([orderId, personId, until]) => ({ orderId: orderId as string, personId: personId as string, until: until as number | null }));
const relations = relationsOf(() => sql``);
const relationsAmong = relationsOf((person) => sql`and ${person} = any(${given('people')}::uuid[])`);

/** By `seq`: who stood in a relation to the order of an event when it happened; of these people, where they are given. One statement. */
export async function relatedTo(db: Executor, realm: string, events: readonly Event[], people: ReadonlySet<string> | null): Promise<ReadonlyMap<string, readonly string[]>> {
  const orders = asList(new Set(events.flatMap(({ orderId }) => orderId ?? [])));
  if (orders === asList([])) return new Map();
  const found = grouped(people === null ? await relations(db, { realm, orders }) : await relationsAmong(db, { realm, orders, people: asList(people) }), ({ orderId }) => orderId);
  return new Map(events.map(({ seq, orderId, at }) =>
    [seq, (found.get(orderId ?? '') ?? []).filter(({ until }) => until === null || until >= at.getTime()).map(({ personId }) => personId)]));
}
