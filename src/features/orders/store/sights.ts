import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import { reachedOf } from '../../people/index.ts';
import { settingsIn } from '../../places/index.ts';
import type { MyRelation, OrderRow, Sight } from '../facts.ts';

/** What is the same for every order that somebody looks at in one moment. */
export interface Ground {
  readonly now: string;
  readonly settings: string;
  /** Of the viewer as a registered volunteer; null: they are none. */
  readonly skills: readonly string[] | null;
}

/** The ground of an actor's sights, as an SQL value of type json. */
export const groundOf = (actor: Actor): SQL => sql`(select json_build_object('now', business_now(), 'settings', r.settings::text, 'skills', (select to_json(v.skills)
    from volunteers v where v.realm = r.realm and v.person_id = ${actor.personId}::uuid and v.ended_at is null))
  from realms r where r.realm = ${actor.realm})`;

/** Relations of a person to an order that goes by the name `order`, as `MyRelation`s in an SQL value of type json; null: there are none. */
export const relationsJson = (order: SQL, person: SQL): SQL => sql`(select json_agg(json_build_object('relation', x.relation, 'attempt', x.attempt, 'living', x.until is null, 'firm', x.firm))
  from order_relations x where x.realm = ${order}.realm and x.order_id = ${order}.id and x.person_id = ${person})`;

/** How the requester of an order that goes by the name `order` is reached, as an SQL value of type text; null: there is none. */
export const requesterReached = (order: SQL): SQL => sql`(select ${reachedOf(sql`q`)} from persons q where q.realm = ${order}.realm and q.id = ${order}.requester_id)`;

export type Reached = 'APP' | 'CONSENT' | 'NO_CONSENT' | null;

/** What is judged by how the requester is reached. */
export const reachedBy = (reached: Reached): Pick<Sight, 'requesterByOfficer' | 'consented'> =>
  ({ requesterByOfficer: reached !== null && reached !== 'APP', consented: reached !== 'NO_CONSENT' });

/** How the actor stands to one of the orders of a page. */
export type Standing = readonly [mine: readonly MyRelation[] | null, reached: Reached];

/** The standing of a person to an order that goes by the name `order`, as two SQL values in the order of `Standing`. */
export const standingOf = (order: SQL, person: SQL): SQL => sql`${relationsJson(order, person)}, ${requesterReached(order)}`;

/** How the actor sees each of these orders. */
export function sightsOn(ground: Ground, actor: Actor, orders: readonly OrderRow[], standings: readonly Standing[]): Sight[] {
  const [now, settings, skills] = [dateOf(ground.now), settingsIn(ground.settings), ground.skills];
  return orders.map((order, i) => {
    const [mine, reached] = standings[i]!;
    return { now, order, actor, settings, ...reachedBy(reached), mine: mine ?? [], skilled: skills !== null && order.skills.every((skill) => skills.includes(skill)) };
  });
}
