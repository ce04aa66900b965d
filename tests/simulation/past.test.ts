import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { twoPolicies } from '../../src/cli/simulate.ts';
import { calibrate, worldOf } from '../../src/features/asking/simulation/index.ts';
import { freeBy } from '../../src/features/asking/simulation/past-world.ts';
import { simulate } from '../../src/features/asking/simulation/simulate.ts';
import { readPast } from '../../src/features/asking/store/past.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { tell } from '../../src/platform/events/tell.ts';
import { newId } from '../../src/kernel/ids.ts';
import { hours, makeScene } from '../crew/support/scene.ts';
import { startProcess } from '../support/process.ts';
import type { Neighbour } from '../support/street.ts';

const scene = await makeScene();
const { platform: { db }, street: { realm } } = scene;
const ORDERS = 12;
const people: Neighbour[] = [];

beforeAll(async () => {
  for (let n = 0; n < ORDERS; n++) people.push(await scene.street.neighbour({ volunteer: [] }));
  for (let n = 0; n < ORDERS; n++) {
    const start = -24 * (n + 1);
    const id = await scene.order({ state: 'CLOSED', plannedStart: hours(start), plannedEnd: hours(start + 2), helpersWanted: 2, skills: [], requesterId: scene.requester.id });
    await tell(db, [{ realm, table: 'ORDER', step: 'open', subjectType: 'Order', subjectId: id, orderId: id, revision: 1, actorKind: 'CLOCK', at: hours(start - 20), after: { state: 'OPEN' } }]);
    for (const one of people.slice(n % 3, (n % 3) + (n < 8 ? 2 : 1))) {
      await db.execute(sql`insert into seats (realm, id, order_id, attempt, kind, person_id, state, taken_at, held_at, begun_at, ended_at, hours)
        values (${realm}, ${newId()}::uuid, ${id}::uuid, 1, 'HELPER', ${one.id}::uuid, 'SERVED', ${hours(start - 10).toISOString()}::timestamptz, ${hours(start - 10).toISOString()}::timestamptz,
          ${hours(start).toISOString()}::timestamptz, ${hours(start + 2).toISOString()}::timestamptz, 2)`);
    }
  }
  await scene.order({ plannedStart: hours(5), plannedEnd: hours(6) });
});

/** Every row of every table. */
async function everything(): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`);
  const rows: string[] = [];
  for (const { name } of tables) rows.push(...(await db.execute<{ row: string }>(sql.raw(`select '${name} ' || md5(t::text) || ' ' || t.xmin as row from ${name} t order by 1`))).map(({ row }) => row));
  return rows;
}

describe('a realm\'s own past', () => {
  test('is what had come to its start, with those who took a place, read in a transaction that cannot write', async () => {
    const heard: string[] = [];
    const listening = openDatabase(scene.url, { heard: (statement) => { heard.push(statement); } });
    const past = await readPast(listening.db, realm, 28);
    await listening.close();
    expect(heard.slice(0, 2).join(' ')).toMatch(/begin.*isolation level repeatable read read only/i);
    expect(past.orders).toHaveLength(ORDERS);
    expect(past.orders.filter(({ cameIds }) => cameIds.length === 2)).toHaveLength(8);
    const [order] = past.orders;
    expect([(order!.startMs - order!.openedMs) / 3_600_000, (order!.lastTakenMs! - order!.openedMs) / 3_600_000]).toEqual([expect.closeTo(20, 1), expect.closeTo(10, 1)]);
    expect(past.volunteers.length).toBeGreaterThanOrEqual(ORDERS);
    expect((await readPast(db, realm, 3)).orders).toHaveLength(2);
    expect((await readPast(db, 'another realm', 28)).orders).toEqual([]);
  });
  test('is played again so that who came in truth comes when asked, and as many come as did', async () => {
    const past = await readPast(db, realm, 28);
    const world = worldOf(past, 8 * 3_600_000);
    const { model, seatsFilled } = calibrate(world, 20);
    expect(Math.abs(seatsFilled - 20)).toBeLessThanOrEqual(3);
    const { unmet, orders, pushes } = simulate(world, { name: 'BROADCAST' }, { ...model, base: 0, tires: 0, delayMinutes: 1 }, 'a');
    expect([orders, pushes > 0]).toEqual([ORDERS, true]);
    expect(unmet).toBe(4);
  });
  test('the command says how it was and how it would have been, names nobody, and leaves every row as it was', async () => {
    const before = await everything();
    const run = startProcess({ DATABASE_URL: scene.url, AUTH_SECRET: 'a secret of the tests, known to everybody' }, 'src/cli/main.ts', 'simulate', '--realm', realm, '--policies', 'NEAREST:2,NEIGHBOURLY', '--seeds', '3');
    expect(await run.ended).toBe(0);
    const said = run.said();
    expect(said).toContain(`${ORDERS} orders for helpers`);
    expect(said).toContain('unmet orders 未满足单 4; places taken 已补名额 20');
    for (const words of ['NEAREST:2', 'NEIGHBOURLY', '推演 Counterfactual', '之差', 'not of wrong suppositions']) expect(said).toContain(words);
    const contacts = await db.execute<{ name: string; phone: string | null; id: string }>(sql`select name, phone, person_id as id from person_contacts`);
    expect(contacts.length).toBeGreaterThan(ORDERS);
    for (const { name, phone, id } of contacts) for (const secret of [name, phone, id]) if (secret !== null) expect(said).not.toContain(secret);
    expect(await everything()).toEqual(before);
  });
  test('too short a past is refused, because it would say nothing, or something about somebody', async () => {
    const run = startProcess({ DATABASE_URL: scene.url, AUTH_SECRET: 'a secret of the tests, known to everybody' }, 'src/cli/main.ts', 'simulate', '--realm', realm, '--days', '2');
    expect(await run.ended).toBe(1);
    expect(run.said()).toMatch(/too little to go by[\s\S]*数据太少/);
  });
  test('free hours are those of the realm\'s zone', () => {
    const free = freeBy([{ weekday: 1, from: '08:00', until: '12:00' }], 8 * 3_600_000)!;
    expect(['2026-06-01T00:00:00Z', '2026-06-01T03:59:00Z', '2026-06-01T04:00:00Z', '2026-06-02T00:00:00Z', '2026-05-31T23:59:00Z'].map((at) => free(Date.parse(at)))).toEqual([true, true, false, false, false]);
    expect(freeBy([], 0)).toBeNull();
  });
  test('two policies are named, each with what it needs', () => {
    expect(twoPolicies('NEAREST:2.5,BROADCAST')).toEqual([{ name: 'NEAREST', k: 2.5, waves: 1 }, { name: 'BROADCAST' }]);
    for (const wrong of ['NEAREST,BROADCAST', 'BROADCAST', 'A,B', 'BROADCAST,BROADCAST,BROADCAST']) expect(() => twoPolicies(wrong)).toThrow('Name two policies');
  });
});
