import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import type { Event, Routing } from '../../../platform/events/event.ts';
import { visibleTo } from '../../orders/index.ts';

/** An order as an event says it was. */
export interface Was { readonly orderId: string; readonly routing: Routing }

export interface Seen {
  /** The actor, with the rights of now, might have seen it as it was. */
  readonly seen: boolean;
  /** As it stands now. */
  readonly state: string;
  readonly held: boolean;
}

/** Of each order as it was, whether the actor might have seen it then, and how it stands now; one statement, in the order asked. */
export async function seenAsItWas(db: Executor, actor: Actor, was: readonly Was[]): Promise<(Seen | null)[]> {
  if (was.length === 0) return [];
  const given = JSON.stringify(was.map(({ orderId, routing: r }, key) => ({
    key, id: orderId, state: r.state ?? null, street: r.streetId ?? null, community: r.communityId ?? null, grid: r.gridId ?? null, building: r.buildingId ?? null,
    holding: r.holdingId ?? null, provider: r.organisationId ?? null,
  })));
  const rows = await db.execute<{ key: number; seen: boolean; state: string; held: boolean }>(sql`
    select w.key, n.state, n.holds > 0 as held, exists (
      select from (select n.realm, n.id, n.requester_id, n.sensitive, n.serves, n.skills, w.state, w.street as street_id, w.community as community_id, w.grid as grid_id,
        w.building as building_id, w.holding as holding_id, w.provider as provider_id,
        null::uuid as provider_division_id, null::uuid as provider_team_id, null::uuid as provider_person_id) o where ${visibleTo(actor)}) as seen
    from json_to_recordset(${given}::json) as w(key int, id uuid, state text, street uuid, community uuid, grid uuid, building uuid, holding uuid, provider uuid)
    join orders n on n.realm = ${actor.realm} and n.id = w.id`);
  const byKey = new Map(rows.map(({ key, ...row }) => [key, row]));
  return was.map((_, key) => byKey.get(key) ?? null);
}

/** Which of these events happened while the person stood in a relation to their order; one statement. */
export async function relatedThen(db: Executor, { realm, personId }: Actor, events: readonly Event[]): Promise<ReadonlySet<string>> {
  if (personId === null) return new Set();
  const given = JSON.stringify(events.flatMap(({ seq, orderId, at }) => (orderId === null ? [] : [{ seq, id: orderId, at }])));
  const rows = await db.execute<{ seq: string }>(sql`
    select w.seq from json_to_recordset(${given}::json) as w(seq text, id uuid, at timestamptz)
    where exists (select from order_relations r where r.realm = ${realm} and r.order_id = w.id and r.person_id = ${personId}::uuid
      and (r.until is null or r.until >= w.at))
      or exists (select from orders o join guardianships g on g.realm = o.realm and g.ward_id = o.requester_id and g.guardian_id = ${personId}::uuid and g.revoked_at is null
        where o.realm = ${realm} and o.id = w.id)`);
  return new Set(rows.map(({ seq }) => seq));
}
