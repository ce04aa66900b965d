import { sql } from 'drizzle-orm';
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

const relations = steady<{ seq: string; personId: string }>(sql`
  select distinct w.seq, r.person_id from json_to_recordset(${given('events')}::json) as w(seq text, id uuid, at timestamptz)
  join order_relations r on r.realm = ${given('realm')} and r.order_id = w.id and (r.until is null or r.until >= w.at)`,
([seq, personId]) => ({ seq: seq as string, personId: personId as string }));

/** By `seq`: who stood in a relation to the order of an event when it happened. One statement. */
export async function relatedTo(db: Executor, realm: string, events: readonly Event[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = events.flatMap(({ seq, orderId, at }) => (orderId === null ? [] : [{ seq, id: orderId, at }]));
  if (asked.length === 0) return new Map();
  const found = await relations(db, { realm, events: JSON.stringify(asked) });
  return new Map([...grouped(found, ({ seq }) => seq)].map(([seq, some]) => [seq, some.map(({ personId }) => personId)]));
}
