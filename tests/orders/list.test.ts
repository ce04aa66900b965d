import { inject, afterAll, beforeEach, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { CARD, RELATIONS } from '../../scripts/bench/card.ts';
import { DISPATCHERS, fill, REALM } from '../../scripts/bench/fill.ts';
import { openNode } from '../../scripts/bench/node.ts';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import { freshDatabase } from '../support/database.ts';

// The bench's county with 2,000 orders, and its node, which counts statements.
const { db, url } = await freshDatabase();
const { limits, ...read } = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', REALM, AUTH_SECRET: 'a secret of the tests, known to everybody', DATABASE_URL: url });
const config = { ...read, limits: { ...limits, cost: 100_000 } };
await foundRealm(db, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer: config.authIssuer, subject: 'operator', name: '测试员' } }, beginCatalogue);
const adminUrl = `${inject('adminUrl').replace(/\/[^/]*$/, '')}/${new URL(url).pathname.slice(1)}`;
const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
await fill(admin, 2_000, config.authIssuer);
// The worker's community is the one whose orders were placed last, so that some of them are under way.
await admin.unsafe(`update appointments set division_id = (select id from divisions where code = '${REALM}-19') where role = 'COMMUNITY_WORKER'`);
const node = await openNode(config, adminUrl);
afterAll(async () => { await node.close(); await admin.end(); });

interface Card { readonly id: string; readonly state: string; readonly contact: { readonly name: string | null } | null; readonly crew: readonly object[] }
interface List { readonly nodes: readonly Card[]; readonly edges?: readonly { readonly node: Card }[] }

const [WORKER, VOLUNTEER, RESIDENT] = [1, 2_500, 3_050];
const list = (fields: string, scope = 'open: true', name = 'Listed'): string => `query ${name} { done: orders(scope: { ${scope} }, first: 50) { __typename ${fields} } }`;
const page = async (who: number | null, fields = `nodes { ${CARD} }`, scope?: string, name?: string): Promise<List> => {
  node.statements();
  return node.ask<List>(who, list(fields, scope, name), {}, 'OrderConnection');
};
const recorded = () => admin<{ order_id: string; what: string[]; n: number }[]>`select order_id, what, count(*)::int as n from contact_readings where realm = ${REALM} group by 1, 2`;

describe('A page of orders', () => {
  test('costs one statement, rights included, and one for each relation that it shows, once its reader is known', async () => {
    await page(DISPATCHERS.first);
    const { nodes } = await page(DISPATCHERS.first);
    expect(node.statements()).toBe(1 + RELATIONS);
    expect(nodes).toHaveLength(50);
    expect(nodes.every(({ contact }) => contact?.name === '居**')).toBe(true);
    expect(nodes.filter(({ crew }) => crew.length > 0).length).toBeGreaterThan(10);
    await page(DISPATCHERS.first, 'nodes { id number state helpersFree } pageInfo { endCursor }');
    expect(node.statements()).toBe(1);
  });

  test('of somebody who was never seen costs one statement more, also when it is empty; a guest has no rights to read', async () => {
    expect((await page(RESIDENT, 'nodes { id }', `heldByCode: "nowhere"`)).nodes).toEqual([]);
    await page(RESIDENT + 1, 'nodes { id }');
    expect(node.statements()).toBe(2);
    await page(RESIDENT + 1, 'nodes { id }');
    expect(node.statements()).toBe(1);
    await page(null, 'nodes { id }');
    expect(node.statements()).toBe(1);
  });

  test.each([['the center', DISPATCHERS.first], ['a community', WORKER], ['a volunteer', VOLUNTEER], ['a resident', RESIDENT], ['a guest', null]])('shows %s of each order what the order by itself shows', async (_, who) => {
    const fields = `${CARD} persons skills division { code } words wordsLanguage source wantedStart wantedEnd stateSince attempt sensitive outcome startedAt doneAt ratedAt closedAt resolved onHold holding { code } item { id version zh whatZh kind servedBy minutes } viewerMay deadlines { step } seats { id name mine attempt late reason confirmedAt extendedAt begunAt endedAt hours person { id } } mergedInto { id }`;
    for (const scope of ['open: true', ...(who === WORKER ? [`heldByCode: "${REALM}-19"`] : [])]) {
      const { nodes, edges } = await page(who, `nodes { ${fields} } edges { cursor node { ${fields} } }`, scope);
      expect(edges!.map((edge) => edge.node)).toEqual(nodes);
      expect(nodes.length).toBeGreaterThan(5);
      for (const one of nodes.slice(0, 10)) {
        const alone = await node.ask<Card>(who, `query Alone($id: ID!) { done: order(id: $id) { __typename ${fields} } }`, { id: one.id }, 'Order');
        expect({ ...one, __typename: 'Order' }).toEqual(alone);
      }
    }
  });

  test('is everybody\'s own, when all ask in the same moment and their reading shares its statements', async () => {
    const readers = [DISPATCHERS.first, WORKER, VOLUNTEER, RESIDENT, null].flatMap((who) => ['open: true', `heldByCode: "${REALM}-19"`].map((scope) => ({ who, scope })));
    const alone: List[] = [];
    for (const { who, scope } of readers) alone.push(await page(who, undefined, scope));
    node.statements();
    const together = await Promise.all(readers.map(({ who, scope }) => node.ask<List>(who, list(`nodes { ${CARD} }`, scope), {}, 'OrderConnection')));
    expect(together).toEqual(alone);
    expect(new Set(together.map((one) => JSON.stringify(one.nodes.map(({ contact }) => contact)))).size).toBeGreaterThan(2);
    expect(node.statements()).toBeLessThan(readers.length * (1 + RELATIONS));
  });

  test('is read by the rights of this very moment, whatever the reader was before', async () => {
    const who = DISPATCHERS.first + 1;
    const closed = `divisionCode: "${REALM}"`;
    const states = async () => new Set((await page(who, 'nodes { state contact { name } }', closed)).nodes.map(({ state, contact }) => `${state} ${contact?.name ?? '-'}`));
    expect(await states()).toContain('CLOSED 居**');
    await admin`update appointments set until = business_now() where realm = ${REALM} and person_id = (select person_id from accounts where realm = ${REALM} and subject = ${`p${who}`})`;
    expect([...await states()].every((state) => state === 'OPEN -')).toBe(true);
    await admin`update appointments set until = null where realm = ${REALM} and person_id = (select person_id from accounts where realm = ${REALM} and subject = ${`p${who}`})`;
    expect(await states()).toContain('CLOSED 居**');
  });

  test('shows whatever has changed since it was read before: of an order, its community, its item and its crew', async () => {
    const fields = 'nodes { id summary community { name } item { zh } crew { state } }';
    interface Told { readonly id: string; readonly summary: string; readonly community: { readonly name: string }; readonly item: { readonly zh: string }; readonly crew: readonly { readonly state: string }[] }
    const told = async () => (await page(DISPATCHERS.first, fields)).nodes as unknown as readonly Told[];
    const before = (await told()).find(({ crew }) => crew.length > 0)!;
    const id = Buffer.from(before.id, 'base64url').toString().slice(-36);
    const order = admin`select 1 from orders o where o.realm = ${REALM} and o.id = ${id}`;
    expect(await order).toHaveLength(1);
    await admin`update orders set summary = '又改了' where realm = ${REALM} and id = ${id}`;
    await admin`update divisions d set name = d.name || '新' from orders o where o.realm = ${REALM} and o.id = ${id} and d.realm = o.realm and d.id = o.community_id`;
    await admin`update catalogue_items i set zh = i.zh || '新' from orders o where o.realm = ${REALM} and o.id = ${id} and i.realm = o.realm and i.version = o.catalogue_version and i.code = o.item_code`;
    await admin`update seats set state = 'CONFIRMED' where realm = ${REALM} and order_id = ${id} and state = 'HELD'`;
    const after = (await told()).find((one) => one.id === before.id)!;
    expect(after).toEqual({
      id: before.id, summary: '又改了', community: { name: `${before.community.name}新` }, item: { zh: `${before.item.zh}新` },
      crew: before.crew.map(({ state }) => ({ state: state === 'HELD' ? 'CONFIRMED' : state })),
    });
  });
});

describe('What is read ahead for a page', () => {
  beforeEach(async () => { await admin`delete from contact_readings`; });
  const held = `heldByCode: "${REALM}-19"`;

  test('is on record once for each order that shows it in the clear', async () => {
    const { nodes } = await page(WORKER, 'nodes { id words contact { name } } edges { node { words contact { phone } } }', held);
    const clear = nodes.filter(({ contact }) => contact?.name === '居民').length;
    const readings = await recorded();
    expect(clear).toBeGreaterThan(3);
    expect(readings.filter(({ what }) => what.includes('NAME'))).toHaveLength(clear);
    expect(readings.every(({ n }) => n === 1)).toBe(true);
  });

  test('is nothing that is skipped, and what a reason opens only with the reason', async () => {
    await page(WORKER, 'nodes { id contact @skip(if: true) { name } ... @include(if: false) { words } }', held);
    expect(await recorded()).toEqual([]);
    await page(DISPATCHERS.first, 'nodes { id contact(reason: "回访需要核实") { name } }', held);
    expect((await recorded()).length).toBeGreaterThan(3);
  });
});
