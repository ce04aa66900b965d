import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { startApp } from '../support/app.ts';
import { askingOf, type Data } from '../support/asking.ts';
import { ISSUER, makeStreet, type Neighbour } from '../support/street.ts';

const REALM = '999001';
const app = await startApp({ env: { REALM, AUTH_ISSUER: ISSUER } });
const street = await makeStreet(app.db, REALM);
await app.db.transaction((tx) => beginCatalogue(tx, REALM));
const [here] = street.communities;
const resident = await street.neighbour({ home: here!.buildingId });
const neighbour = await street.neighbour({ home: here!.buildingId });

const run = askingOf(app, REALM);
const take = async (by: Neighbour | null, mutation: string, type: string, input: Data): Promise<Data> =>
  (await run<{ done: Data }>(by, `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code message path } ... on Order { id number state } ... on OrderLeft { id revision } } }`, { input: { key: randomUUID(), ...input } })).done;
const place = async (by: Neighbour, words = '请送饭', change: Data = {}): Promise<{ id: string; number: number }> =>
  await take(by, 'placeOrder', 'PlaceOrderInput', { itemCode: 'MEAL_DELIVERY', divisionCode: `${REALM}000B`, words, ...change }) as unknown as { id: string; number: number };

describe('The API of orders', () => {
  test('finds an order by its number, for those who may see it', async () => {
    const { id, number } = await place(resident);
    const find = (by: Neighbour | null) => run(by, 'query($number: String!) { orderByNumber(number: $number) { id label item { code } community { code } } }', { number: String(number) });
    expect(await find(resident)).toEqual({ orderByNumber: { id, label: 'Placed, waiting to be dispatched', item: { code: 'MEAL_DELIVERY' }, community: { code: `${REALM}000` } } });
    expect(await find(neighbour)).toEqual({ orderByNumber: null });
    expect(await find(null)).toEqual({ orderByNumber: null });
  });

  test('shows likely duplicates to who may read the words, and never merges them', async () => {
    const [first, second] = [await place(resident, '三楼楼道灯坏'), await place(neighbour, '楼道灯坏了')];
    const query = 'query($id: ID!) { order(id: $id) { state likelyDuplicates { id } } }';
    const seen = await run<{ order: { state: string; likelyDuplicates: { id: string }[] } }>(street.dispatcher, query, { id: second.id });
    expect(seen.order.likelyDuplicates.map(({ id }) => id)).toContain(first.id);
    expect(seen.order.state).toBe('PLACED');
    const own = await run<{ order: { likelyDuplicates: { id: string }[] } }>(neighbour, query, { id: second.id });
    expect(own.order.likelyDuplicates).toEqual([]);
  });

  test('suggests the community it lies in, not one that returned it, and says why', async () => {
    const { id } = await place(resident);
    const suggestions = async () => (await run<{ order: { suggestions: { reasons: string[]; reasonLabels: string[]; division: { code: string } }[] } }>(street.dispatcher,
      'query($id: ID!) { order(id: $id) { suggestions { reasons reasonLabels division { code } } } }', { id })).order.suggestions;
    expect((await suggestions())[0]).toMatchObject({ division: { code: `${REALM}000` }, reasons: expect.arrayContaining(['LIES_THERE']) });
    await take(street.dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId: id, divisionCode: `${REALM}000` });
    const returned = await take(street.worker, 'returnOrder', 'SayInput', { orderId: id, words: '人手不足' });
    expect(returned).toMatchObject({ __typename: 'OrderLeft', id, revision: 3 });
    expect((await suggestions()).map(({ division }) => division.code)).toEqual([`${REALM}001`]);
  });

  test('answers before what the mutation answers then', async () => {
    const { id } = await place(resident);
    const { order } = await run<{ order: { viewerMay: string[]; viewerCan: Data } }>(resident, 'query($id: ID!) { order(id: $id) { viewerMay viewerCan(step: dispatch) { allowed code message } } }', { id });
    expect(order.viewerMay).toEqual(['amend', 'cancel']);
    expect(order.viewerCan).toMatchObject({ allowed: false, code: 'NOT_ALLOWED' });
    expect(await take(resident, 'dispatchOrder', 'DispatchOrderInput', { orderId: id, divisionCode: `${REALM}000` })).toMatchObject({ __typename: 'Refused', code: 'NOT_ALLOWED' });
    expect(await take(null, 'cancelOrder', 'SayInput', { orderId: id, words: '不用了' })).toMatchObject({ code: 'SIGN_IN_FIRST' });
    expect(await take(neighbour, 'cancelOrder', 'SayInput', { orderId: id, words: '不用了' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await take(street.dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId: id, divisionCode: 'nowhere' })).toMatchObject({ code: 'DIVISION_NOT_FOUND', path: ['input', 'divisionCode'] });
  });

  test('records who read what the resident answered', async () => {
    const { id } = await place(resident);
    await take(street.dispatcher, 'askAboutOrder', 'SayInput', { orderId: id, words: '几楼?' });
    await take(resident, 'answerAboutOrder', 'SayInput', { orderId: id, words: '三楼' });
    const { order } = await run<{ order: { sayings: { words: string }[] } }>(street.dispatcher, 'query Answered($id: ID!) { order(id: $id) { sayings { words } } }', { id });
    expect(order.sayings.map(({ words }) => words)).toEqual(['几楼?', '三楼']);
    const { viewer } = await run<{ viewer: { readingsOfMe: { nodes: { operation: string; what: string[] }[] } } }>(resident, '{ viewer { readingsOfMe(first: 50) { nodes { operation what } } } }');
    expect(viewer.readingsOfMe.nodes.filter(({ operation }) => operation === 'Answered')).toEqual([{ operation: 'Answered', what: ['WORDS'] }]);
  });

  test('pages through a list without gap or double, and refuses the cursor of another list', async () => {
    for (let i = 0; i < 5; i++) await place(resident, `第${i}份`);
    type Page = { orders: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { id: string }[] } };
    const query = 'query($after: String, $orderBy: OrderOrdering) { orders(scope: { mine: true }, first: 3, after: $after, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }';
    const seen: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const { orders }: Page = await run<Page>(resident, query, { after, orderBy: 'OLDEST' });
      seen.push(...orders.nodes.map(({ id }) => id));
      total = orders.totalCount;
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    const { orders: { pageInfo } } = await run<Page>(resident, query, { after: null, orderBy: 'OLDEST' });
    await expect(run(resident, query, { after: pageInfo.endCursor, orderBy: 'NEWEST' })).rejects.toThrow(/cursor/i);
  });

  test('a list of what one may not see, or of what is not there, is empty', async () => {
    const list = async (by: Neighbour | null, scope: Data) => (await run<{ orders: { nodes: unknown[] } }>(by, 'query($scope: OrderScope!) { orders(scope: $scope) { nodes { id } } }', { scope })).orders.nodes;
    expect(await list(neighbour, { divisionCode: `${REALM}001` })).toEqual([]);
    expect(await list(null, { mine: true })).toEqual([]);
    expect(await list(street.dispatcher, { divisionCode: 'nowhere' })).toEqual([]);
    expect((await list(street.dispatcher, { divisionCode: `${REALM}000` })).length).toBeGreaterThan(5);
  });

  test('in which building an open order lies is shown to who looks after it, and found out by nobody else', async () => {
    const { id } = await place(resident);
    await take(street.dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId: id, divisionCode: `${REALM}000` });
    const plan = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
    await take(street.worker, 'acceptOrder', 'AcceptOrderInput', { orderId: id, plannedStart: plan(48), plannedEnd: plan(50), summary: '送饭', helpersWanted: 1 });
    const [member, volunteer] = [await street.neighbour({ partyMember: true }), await street.neighbour({ volunteer: ['COOKING', 'DRIVING', 'ELDER_CARE'] })];
    await run(member, 'mutation($input: ClaimOrderInput!) { claimOrder(input: $input) { __typename } }', { input: { key: randomUUID(), orderId: id } });
    const officer = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here!.gridId }] });
    const listed = async (by: Neighbour | null, code: string) => (await run<{ orders: { totalCount: number; nodes: { id: string; division: { code: string } | null }[] } }>(by,
      'query($code: String!) { orders(scope: { divisionCode: $code }, filter: { states: [OPEN] }) { totalCount nodes { id division { code } } } }', { code })).orders;
    const lies = async (by: Neighbour | null, code: string) => { const { totalCount, nodes } = await listed(by, code); return [totalCount, nodes.find((one) => one.id === id)?.division?.code]; };
    for (const by of [null, neighbour, volunteer]) for (const code of [`${REALM}000B`, `${REALM}000G`]) expect(await listed(by, code)).toEqual({ totalCount: 0, nodes: [] });
    expect(await lies(officer, `${REALM}000B`)).toEqual([1, `${REALM}000B`]);
    expect(await lies(volunteer, `${REALM}000`)).toEqual([1, `${REALM}000`]);
    expect(await lies(street.worker, `${REALM}000`)).toEqual([1, `${REALM}000B`]);
    expect(await lies(street.dispatcher, `${REALM}000`)).toEqual([1, `${REALM}000G`]);
  });
});
