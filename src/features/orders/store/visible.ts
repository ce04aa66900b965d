import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { GRID_ROLES, OVERSEERS, RATEABLE, UNDISPATCHED } from '../visible.ts';

const over = (actor: Actor, roles: readonly string[]): string[] =>
  actor.roles.flatMap((held) => (roles.includes(held.role) && held.divisionId !== null ? [held.divisionId] : []));

/** A Postgres array of uuids from ids that came out of the database. */
export const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/**
 * What the actor may see, as a condition on `orders o` joined with nothing: the SQL face of `maySee`.
 * Every read of orders takes it; what it hides is not found, by the same statement.
 */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'CLOCK') return sql`true`;
  const open = sql`(o.state = 'OPEN' and not o.sensitive)`;
  if (actor.personId === null) return open;
  if (actor.roles.some((held) => held.level === 'COUNTY' && (OVERSEERS as readonly string[]).includes(held.role))) return sql`true`;
  const either: SQL[] = [
    open,
    sql`exists (select from order_relations r where r.realm = ${actor.realm} and r.order_id = o.id and r.person_id = ${actor.personId}::uuid)`,
  ];
  if (actor.wardIds.length > 0) either.push(sql`o.requester_id = any(${uuids(actor.wardIds)})`);
  if (actor.partyMember) either.push(sql`(o.state in ('ACCEPTED', 'OPEN') and o.serves <> 'PROVIDER')`);
  if (actor.volunteer) {
    either.push(sql`(o.state = 'OPEN' and o.serves = 'CREW' and exists (select from volunteers v
      where v.realm = o.realm and v.person_id = ${actor.personId}::uuid and v.ended_at is null and v.skills @> o.skills))`);
  }
  const where = (column: string, ids: string[], and: SQL = sql``): void => {
    if (ids.length > 0) either.push(sql`(o.${sql.raw(column)} = any(${uuids(ids)}) ${and})`);
  };
  where('street_id', over(actor, OVERSEERS));
  where('holding_id', over(actor, ['COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD', 'DISPATCHER', 'STREET_LEADER']));
  where('grid_id', over(actor, GRID_ROLES));
  where('building_id', over(actor, ['BUILDING_HEAD']), sql`and (not o.sensitive or (o.state = any(${`{${RATEABLE.join(',')}}`}::text[])
    and exists (select from persons q where q.realm = o.realm and q.id = o.requester_id and q.reached_by = 'OFFICER')))`);
  where('community_id', over(actor, ['COMMUNITY_WORKER']),
    sql`and o.state in (${sql.raw(UNDISPATCHED.map((state) => `'${state}'`).join(', '))}) and exists (select from realms s where s.realm = o.realm and (s.settings->>'selfDispatch')::boolean)`);
  where('provider_id', actor.roles.flatMap((held) => (held.role === 'REPRESENTATIVE' && held.organisationId !== null ? [held.organisationId] : [])));
  where('provider_division_id', over(actor, ['COMMUNITY_WORKER']));
  where('provider_team_id', actor.roles.flatMap((held) => (held.role === 'CAPTAIN' && held.teamId !== null ? [held.teamId] : [])));
  either.push(sql`o.provider_person_id = ${actor.personId}::uuid`);
  if (actor.roles.some((held) => held.role === 'OPERATOR')) either.push(sql`o.street_id is null`);
  return sql`(${sql.join(either, sql` or `)})`;
}
