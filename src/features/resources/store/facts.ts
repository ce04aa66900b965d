import { and, eq, sql, type SQL } from 'drizzle-orm';
import { guestOf, clockOf, type Actor, type Caller } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import { actorOf, callerJson, type Standing } from '../../appointments/index.ts';
import { itemJson } from '../../catalogue/index.ts';
import { resources } from '../tables.ts';
import { LIVING } from './booking.ts';
import type { ItemAlong, ResourceRow } from './rows.ts';

/** Who asks: somebody with a token (rights are read along), somebody whose rights were just read, or the clock. */
export type Asker = { readonly caller: Caller } | { readonly actor: Actor } | { readonly clock: true };

/** The place in the tree of the division where a resource is given. */
export interface Where {
  readonly id: string;
  readonly countyId: string | null;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
}

/** What a decision looks at besides the row itself. */
export interface Along {
  readonly now: Date;
  readonly actor: Actor;
  /** The caller's realm exists. */
  readonly known: boolean;
  readonly item: ItemAlong | null;
  readonly where: Where | null;
  /** How many of the divisions that it is meant for exist. */
  readonly meantFor: number;
  readonly livingBookings: number;
  /** The project that was named, if it runs and serves the item. */
  readonly project: string | null;
  readonly timeZone: string;
  readonly settings: unknown;
  /** What was asked along still holds; nothing asked does. */
  readonly stands: boolean;
}

interface Row extends Record<string, unknown> {
  now: string; standing: Standing | null; item: ItemAlong | null; place: Where | null; meant: number; living: number; project: string | null; time_zone: string | null; settings: unknown; stands: boolean;
}

/** The row, locked until the transaction ends; nothing else is written before. */
export async function lockResource(tx: Tx, realm: string, id: string): Promise<ResourceRow | null> {
  return (await tx.select().from(resources).where(and(eq(resources.realm, realm), eq(resources.id, id))).for('update'))[0] ?? null;
}

/** Everything that a step is decided by, by one statement, which keeps the place from being given up until the step is taken. Of a resource it is asked after its lock, so that no booking can be missed. */
export async function readAlong(db: Executor, realm: string, asker: Asker, of: { itemCode: string; divisionId: string; meantFor: readonly string[]; resourceId: string | null; project: SQL }, stands: SQL = sql`true`): Promise<Along> {
  const standing: SQL = 'caller' in asker ? callerJson(asker.caller) : sql`null::json`;
  const [row] = await db.execute<Row>(sql`
    select business_now() as now, ${standing} as standing, ${itemJson(sql`${realm}`, sql`${of.itemCode}`)} as item, r.time_zone, r.settings, ${stands} as stands,
      (select json_build_object('id', d.id, 'countyId', d.county_id, 'streetId', d.street_id, 'communityId', d.community_id, 'gridId', d.grid_id)
        from divisions d where d.realm = ${realm} and d.id = ${of.divisionId}::uuid and d.ended_at is null for key share of d) as place,
      (select count(*)::int from divisions d where d.realm = ${realm} and d.id = any(${`{${of.meantFor.join(',')}}`}::uuid[])) as meant,
      ${of.project} as project,
      (select count(*)::int from bookings b join resource_periods p on p.realm = b.realm and p.resource_id = b.resource_id and p.starts_at = b.starts_at
        where b.realm = ${realm} and b.resource_id = ${of.resourceId}::uuid and b.state ${LIVING} and p.ends_at > business_now()) as living
    from (select 1) one left join realms r on r.realm = ${realm}`);
  return {
    now: dateOf(row!.now), actor: actorFor(realm, row!.standing, asker), known: row!.time_zone !== null, item: row!.item, where: row!.place, meantFor: row!.meant,
    livingBookings: row!.living, project: row!.project, timeZone: row!.time_zone ?? 'Asia/Shanghai', settings: row!.settings, stands: row!.stands,
  };
}

function actorFor(realm: string, standing: Standing | null, asker: Asker): Actor {
  if ('clock' in asker) return clockOf(realm);
  if ('actor' in asker) return asker.actor;
  return standing ? actorOf(realm, standing, asker.caller) : guestOf(realm, asker.caller);
}
