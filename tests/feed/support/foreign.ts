import { sql } from 'drizzle-orm';
import { afterAll, afterEach } from 'vitest';
import { beginCatalogue } from '../../../src/features/catalogue/index.ts';
import { orders } from '../../../src/features/orders/tables.ts';
import { decodeId } from '../../../src/graphql/node.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Db } from '../../../src/platform/db.ts';
import { makeStreet } from '../../support/street.ts';

const REALM = '999009';

/** What streams were told of another realm than their own. */
const heard: string[] = [];

/** Looks at an id that a stream of a realm was told. */
export function notForeign(realm: string, id: string): void {
  if ((decodeId(id)?.realm ?? realm) !== realm) heard.push(`a stream of ${realm} was told of ${id}`);
}

/** A street of another realm, where the same thing happens again and again beside whatever a file does. A test in which any stream tells of another realm fails. */
export async function openForeign(db: Db): Promise<() => Promise<void>> {
  const judge = (): void => { const [first] = heard.splice(0); if (first !== undefined) throw new Error(first); };
  afterEach(judge);
  afterAll(judge);
  const street = await makeStreet(db, REALM);
  await db.transaction((tx) => beginCatalogue(tx, REALM));
  const requester = await street.neighbour();
  const [home] = street.communities;
  const [id, start] = [newId(), Date.now() + 172_800_000];
  await db.insert(orders).values({
    realm: REALM, id, number: 1, itemCode: 'MEAL_DELIVERY', catalogueVersion: 1, serves: 'CREW', sensitive: false, source: 'APP', streetId: street.streetId, communityId: home!.id, gridId: home!.gridId,
    divisionId: home!.gridId, holdingId: home!.id, state: 'OPEN', stateSince: new Date(), revision: 1, requesterId: requester.id, placerId: requester.id, placedAt: new Date(),
    plannedStart: new Date(start), plannedEnd: new Date(start + 3_600_000), summary: '外街道的订单', helpersWanted: 2,
  });
  return async () => {
    await db.execute(sql`
      with moved as (update orders set revision = revision + 1 where realm = ${REALM} returning *)
      insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, before, after, facts)
      select realm, (select epoch from feed_epoch), 'ORDER', 'amend', 'Order', id, id, revision, business_now(), 'CLOCK', r.routing, r.routing, '{}'
      from moved, lateral (select jsonb_build_object('state', state, 'open', true, 'held', false, 'streetId', street_id, 'communityId', community_id, 'gridId', grid_id, 'itemId', item_code) as routing) r`);
  };
}
