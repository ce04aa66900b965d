import { sql, type SQL } from 'drizzle-orm';
import { guestOf, type Caller } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { actorOf, callerJson, standingJson, type Standing } from '../../appointments/index.ts';
import { actsFor, reachedHeld } from '../../people/index.ts';
import { settingsOf } from '../../places/index.ts';
import { NO_PROJECT } from '../../resources/index.ts';
import type { BirthFacts } from '../birth.ts';
import type { Placing } from '../inputs.ts';

const lineage = (d: SQL): SQL => sql`json_build_object('id', ${d}.id, 'level', ${d}.level, 'ended', ${d}.ended_at is not null,
  'streetId', ${d}.street_id, 'communityId', ${d}.community_id, 'gridId', ${d}.grid_id, 'buildingId', ${d}.building_id)`;

interface Row extends Record<string, unknown> {
  now: string; number: string; standing: Standing | null; settings: unknown; time_zone: string | null;
  division: BirthFacts['division']; item: BirthFacts['item']; requester_id: string | null; requester: BirthFacts['requester']; project: string | null; reached: string | null; guarded: true | null;
}

/** Who places: whoever calls, or a person for whom the clock does it, with the rights that they have now. */
export type Placer = Caller | { readonly realm: string; readonly personId: string };

/** One statement: the placer's rights, the project that was named, the place, the item of the published catalogue, the requester and the next number. */
export async function readBirth(db: Executor, placer: Placer, { itemCode, divisionId, divisionCode, requesterId }: Pick<Placing, 'itemCode' | 'divisionId' | 'divisionCode' | 'requesterId'>, project: SQL = NO_PROJECT): Promise<BirthFacts> {
  const { realm } = placer;
  const caller = 'issuer' in placer ? placer : null;
  const [row] = await db.execute<Row>(sql`
    with me as (select ${'issuer' in placer ? callerJson(placer) : standingJson(sql`${realm}`, sql`${placer.personId}::uuid`)} as standing),
    whose as (select coalesce(${requesterId ?? null}::uuid, (me.standing->>'personId')::uuid) as id, me.standing from me)
    select business_now() as now, nextval('order_numbers') as number, whose.standing, r.settings, r.time_zone,
      (select ${lineage(sql`d`)} from divisions d where d.realm = ${realm} and ${divisionId === undefined ? sql`d.code = ${divisionCode ?? null}` : sql`d.id = ${divisionId}::uuid`} for key share of d) as division,
      (select json_build_object('code', i.code, 'version', i.version, 'servedBy', i.served_by, 'sensitive', i.sensitive, 'skills', i.skills,
          'limits', i.limits, 'helpers', i.helpers, 'minutes', i.minutes)
        from catalogue_items i join catalogue_versions v on v.realm = i.realm and v.version = i.version and v.state = 'PUBLISHED'
        where i.realm = ${realm} and i.code = ${itemCode}) as item,
      ${project} as project,
      p.id as requester_id, ${reachedHeld(sql`p`)} as reached, ${actsFor(sql`${realm}`, sql`(whose.standing->>'personId')::uuid`, sql`whose.id`)} as guarded,
      (select json_build_object('name', c.name, 'phone', c.phone, 'address', c.address, 'latitude', c.latitude, 'longitude', c.longitude,
        'home', (select ${lineage(sql`h`)} from divisions h where h.realm = p.realm and h.id = p.home_division_id))
        from person_contacts c where c.realm = p.realm and c.person_id = p.id) as requester
    from whose left join realms r on r.realm = ${realm} left join persons p on p.realm = ${realm} and p.id = whose.id`);
  return {
    now: dateOf(row!.now),
    number: Number(row!.number),
    project: row!.project,
    known: row!.time_zone !== null,
    timeZone: row!.time_zone ?? 'Asia/Shanghai',
    settings: settingsOf(row!.settings ?? {}),
    // Whom they act for is judged by what is locked, and not by what was read.
    actor: row!.standing ? { ...actorOf(realm, row!.standing, caller), wardIds: row!.guarded && row!.requester_id !== null ? [row!.requester_id] : [] } : guestOf(realm, caller),
    division: row!.division,
    item: row!.item,
    requesterId: row!.requester_id,
    requester: row!.requester,
    consented: row!.reached !== 'NO_CONSENT' || row!.requester_id === row!.standing?.personId,
    order: { requesterId: row!.requester_id },
    mine: [],
  };
}
