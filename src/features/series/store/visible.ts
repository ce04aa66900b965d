import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { OFFICE_COLUMNS, officesOf, type OfficeColumn } from '../roles.ts';

const COLUMN: Readonly<Record<OfficeColumn, SQL>> = { gridId: sql`z.grid_id`, communityId: sql`z.community_id`, buildingId: sql`z.building_id` };
export const ids = (some: readonly string[]): SQL => sql`${`{${some.join(',')}}`}::uuid[]`;

/** Condition: series `z` that the actor may see: the requester, who acts for them, who looks after the place, and whom it prefers (if it is sensitive: as long as they are registered, as whoever may take its orders). What it hides is not found. */
export function visibleTo(actor: Actor): SQL {
  if (actor.personId === null) return sql`false`;
  const whose = [actor.personId, ...actor.wardIds];
  const offices = OFFICE_COLUMNS.flatMap((column) => {
    const held = officesOf(actor, column);
    if (held.length === 0) return [];
    const here = sql`${COLUMN[column]} = any(${ids(held)})`;
    return [column === 'buildingId' ? sql`(${here} and (not z.sensitive or z.placer_id = ${actor.personId}::uuid))` : here];
  });
  return sql`z.realm = ${actor.realm} and (${sql.join([
    sql`z.requester_id = any(${ids(whose)})`, ...offices,
    sql`exists (select from series_people y where y.realm = z.realm and y.series_id = z.id and y.person_id = ${actor.personId}::uuid) ${actor.volunteer || actor.partyMember ? sql`` : sql`and not z.sensitive`}`,
  ], sql` or `)})`;
}
