import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import type { Executor } from '../../../platform/db.ts';
import { GRID_ROLES } from '../../orders/index.ts';

/** What is sought among contacts: how a name begins, or the last digits of a telephone number. */
export type Sought = { readonly name: string } | { readonly digits: string };

/** So many orders are looked at for one search, the newest first; whoever finds too much types more. */
export const MOST_LOOKED = 300;

const HOLDING = ['COMMUNITY_WORKER', 'GRID_OFFICER', 'GRID_HEAD', 'DISPATCHER', 'STREET_LEADER'];
const OVER_STREET = ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'];
const LAST = 4;
/** Sorts after every other sign. */
const HIGHEST = '\u{10FFFF}';

const over = (actor: Actor, roles: readonly string[]): string[] => actor.roles.flatMap(({ role, divisionId }) => (roles.includes(role) && divisionId !== null ? [divisionId] : []));
const ids = (some: readonly string[]): SQL => sql`${`{${some.join(',')}}`}::uuid[]`;

/** Orders `o` of the actor's own area, part by part, each of which an index has: placed by them, of their grid, held by their division; with a reason also of their street. Who may read what of each is judged afterwards. */
function area(actor: Actor, reasoned: boolean): SQL[] {
  // Whoever placed it may not be its placer any more; whoever is, placed it.
  const parts: SQL[] = [sql`o.placer_id = ${actor.personId}::uuid and exists (select from order_relations r where r.realm = o.realm and r.order_id = o.id and r.person_id = ${actor.personId}::uuid and r.relation = 'PLACER' and r.until is null)`];
  const where = (column: string, divisions: string[]): void => { if (divisions.length > 0) parts.push(sql`o.${sql.raw(column)} = any(${ids(divisions)})`); };
  where('grid_id', over(actor, GRID_ROLES));
  where('holding_id', over(actor, HOLDING));
  if (reasoned) {
    where('street_id', over(actor, OVER_STREET));
    if (actor.roles.some(({ role, level }) => level === 'COUNTY' && OVER_STREET.includes(role))) parts.push(sql`true`);
  }
  return parts;
}

/** What fits; of no more digits than the index has nothing else is asked, for taking a number apart costs more than finding it. */
const fits = (sought: Sought): SQL => ('name' in sought ? sql`p.name ~>=~ ${sought.name} and p.name ~<~ ${sought.name + HIGHEST}`
  : sql`right(regexp_replace(p.phone, '\\D', '', 'g'), ${sql.raw(String(LAST))}) = ${sought.digits.slice(-LAST)} ${sought.digits.length === LAST ? sql`` : sql`and regexp_replace(p.phone, '\\D', '', 'g') like ${`%${sought.digits}`}`}`);

/**
 * Ids of orders in somebody's area whose contact fits, the newest first. By `order_private_by_name` and `order_private_by_phone`, wherever in the realm they are, and then part by part of the
 * area: so either is met by the other's keys, and no order is read of which nothing is shown (as one condition each of a thousand namesakes was).
 */
export async function fittingOrders(db: Executor, actor: Actor, sought: Sought, reasoned: boolean): Promise<string[]> {
  const found = area(actor, reasoned).map((part) => sql`select o.id, o.placed_at from fit f join orders o on o.realm = ${actor.realm} and o.id = f.order_id where ${part}`);
  const rows = await db.execute<{ id: string }>(sql`with fit as materialized (select p.order_id from order_private p where p.realm = ${actor.realm} and ${fits(sought)})
    select id from (${sql.join(found, sql` union `)}) found order by placed_at desc, id desc limit ${MOST_LOOKED}`);
  return rows.map(({ id }) => id);
}
