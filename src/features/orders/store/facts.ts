import { sql, type SQL } from 'drizzle-orm';
import { actorOf, callerJson, type Standing } from '../../appointments/index.ts';
import { settingsOf, type RealmSettings } from '../../places/index.ts';
import { clockOf, guestOf, type Actor, type Caller } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import type { MyRelation, OrderFacts, OrderRow } from '../facts.ts';
import type { Extra } from '../checks.ts';
import type { Known } from './extra.ts';
import { reachedBy, relationsJson, requesterReached, type Reached } from './sights.ts';
import { uuids } from './visible.ts';

/** Who asks: somebody with a token (rights are read along), somebody whose rights were just read, or the clock. */
export type Asker = { readonly caller: Caller } | { readonly actor: Actor } | { readonly clock: true };

interface Row extends Record<string, unknown> {
  id: string;
  now: string;
  standing: Standing | null;
  mine: MyRelation[] | null;
  settings: unknown;
  time_zone: string;
  crew_bound: number;
  holding_level: string | null;
  higher_id: string | null;
  skilled: boolean;
  reached: Reached;
  requester_rated: boolean;
  extra: Extra | null;
  known: Readonly<Record<string, unknown>> | null;
}

export interface ReadFacts {
  readonly facts: OrderFacts;
  readonly timeZone: string;
  readonly extra: Extra;
  /** What somebody asked to know along, as JSON. */
  readonly known: Readonly<Record<string, unknown>>;
}

const NOTHING = sql`null::json`;

const personOf = (asker: Asker): SQL => {
  if ('clock' in asker) return sql`null::uuid`;
  if ('actor' in asker) return sql`${asker.actor.personId}::uuid`;
  const { realm, issuer, subject } = asker.caller;
  return sql`(select a.person_id from accounts a where a.realm = ${realm} and a.issuer = ${issuer} and a.subject = ${subject})`;
};

/**
 * The facts of orders whose rows are already read (and, for a step, locked), by one statement for all of them. `extra` is what the
 * step wants to know along, `known` what its effects do.
 */
export async function readFacts(db: Executor, realm: string, asker: Asker, orders: readonly OrderRow[], extra: Known = NOTHING, known: Known = NOTHING): Promise<Map<string, ReadFacts>> {
  const rows = await db.execute<Row>(sql`
    with me as (select ${personOf(asker)} as id)
    select o.id, business_now() as now, r.settings, r.time_zone,
      ${'caller' in asker ? callerJson(asker.caller) : sql`null::json`} as standing,
      ${relationsJson(sql`o`, sql`me.id`)} as mine,
      (select count(*)::int from order_relations x where x.realm = o.realm and x.order_id = o.id and x.attempt = o.attempt
        and x.relation in ('LEAD', 'CREW') and x.until is null) as crew_bound,
      h.level as holding_level,
      case h.level when 'GRID' then coalesce(h.community_id, h.street_id) when 'COMMUNITY' then h.street_id end as higher_id,
      exists (select from volunteers v where v.realm = o.realm and v.person_id = me.id and v.ended_at is null and v.skills @> o.skills) as skilled,
      ${requesterReached(sql`o`)} as reached,
      exists (select from order_relations x where x.realm = o.realm and x.order_id = o.id and x.person_id = o.requester_id and x.relation = 'RATER' and x.attempt = o.attempt) as requester_rated,
      ${extra} as extra, ${known} as known
    from me, orders o join realms r on r.realm = o.realm left join divisions h on h.realm = o.realm and h.id = o.holding_id
    where o.realm = ${realm} and o.id = any(${uuids(orders.map((order) => order.id))})`);
  const byId = new Map(orders.map((order) => [order.id, order]));
  const settings = settingsOf(rows[0]?.settings);
  return new Map(rows.map((row) => [row.id, assemble(row, byId.get(row.id)!, asker, settings)]));
}

function assemble(row: Row, order: OrderRow, asker: Asker, settings: RealmSettings): ReadFacts {
  return {
    timeZone: row.time_zone,
    extra: row.extra ?? {},
    known: row.known ?? {},
    facts: {
      now: dateOf(row.now),
      order,
      actor: actorFor(order.realm, row, asker),
      mine: row.mine ?? [],
      settings,
      crewBound: row.crew_bound,
      holdingLevel: row.holding_level,
      higherId: row.higher_id,
      skilled: row.skilled,
      ...reachedBy(row.reached),
      requesterRated: row.requester_rated,
    },
  };
}

function actorFor(realm: string, row: Row, asker: Asker): Actor {
  if ('clock' in asker) return clockOf(realm);
  if ('actor' in asker) return asker.actor;
  return row.standing ? actorOf(realm, row.standing, asker.caller) : guestOf(realm, asker.caller);
}
