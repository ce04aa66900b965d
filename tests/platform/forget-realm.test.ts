import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { place } from '../../src/features/orders/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { forgetRealm } from '../../src/platform/forget-realm.ts';
import { startApp } from '../support/app.ts';
import { ISSUER, makeStreet } from '../support/street.ts';

const running = await startApp({ env: { REALM: '999001', AUTH_ISSUER: ISSUER } });
const { db } = running;
afterAll(() => running.stop());

test('while one realm is forgotten, orders are placed in another; when it is the last one, nothing is left', async () => {
  const [going, staying] = [await makeStreet(db, '999001'), await makeStreet(db, '999002')];
  await db.transaction((tx) => beginCatalogue(tx, '999002'));
  const { caller } = await staying.neighbour({ home: staying.communities[0]!.buildingId });
  const { id } = await going.neighbour({ home: going.communities[0]!.buildingId });
  const goes = { on: () => {} };
  const held = new Promise<void>((on) => { goes.on = on; });
  // Stands for a deletion that takes minutes.
  const holder = db.transaction(async (tx) => {
    await tx.execute(sql`select from persons where realm = '999001' and id = ${id}::uuid for update`);
    await held;
  });
  const forgetting = forgetRealm(db, '999001');
  while ((await db.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'with gone0%'`)).length === 0) await new Promise((go) => setTimeout(go, 20));
  const placed = await place(running.app.platform, caller, { itemCode: 'MEAL_DELIVERY', divisionId: staying.communities[0]!.buildingId, words: '饭', helpersWanted: 1 }, newId());
  expect(placed).toMatchObject({ ok: true });
  goes.on();
  await Promise.all([holder, forgetting]);
  expect(await db.execute(sql`select realm from realms`)).toEqual([{ realm: '999002' }]);
  expect(await db.execute(sql`select distinct realm from orders`)).toEqual([{ realm: '999002' }]);
  await forgetRealm(db, '999002');
  expect(await db.execute(sql`select (select count(*)::int from realms) as realms, (select count(*)::int from orders) as orders, (select count(*)::int from persons) as persons`)).toEqual([{ realms: 0, orders: 0, persons: 0 }]);
});
