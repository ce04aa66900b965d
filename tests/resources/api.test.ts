import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { startApp } from '../support/app.ts';
import { askingOf, type Data } from '../support/asking.ts';
import { ISSUER, makeStreet, type Neighbour } from '../support/street.ts';

const REALM = '999001';
const app = await startApp({ env: { REALM, AUTH_ISSUER: ISSUER } });
const { db } = app;
const street = await makeStreet(db, REALM);
await db.transaction((tx) => beginCatalogue(tx, REALM));
const unitId = newId();
await db.insert(organisations).values({ realm: REALM, id: unitId, kind: 'HOSPITAL', name: '测试医院', divisionId: street.streetId, coBuilding: true });
const speaker = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: unitId }] });
const resident = await street.neighbour({ home: street.communities[0]!.buildingId });
const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] });
const organisation = encodeId('Organisation', REALM, unitId);

const run = askingOf(app, REALM);
const send = async (by: Neighbour | null, mutation: string, input: Record<string, unknown>, select = ''): Promise<Data> =>
  (await run(by, `mutation($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { done: ${mutation}(input: $input) { __typename ... on Refused { code message path } ${select} } }`, { input: { key: newId(), ...input } }))['done'] as Data;

const one = async (by: Neighbour | null, id: unknown, select = 'id state'): Promise<unknown> => (await run(by, `query($id: ID!) { resource(id: $id) { ${select} } }`, { id }))['resource'];
const listOf = async (by: Neighbour | null, filter: Record<string, unknown> = {}): Promise<unknown> =>
  ((await run(by, 'query($filter: ResourceFilter) { resources(filter: $filter, orderBy: OLDEST) { nodes { id } totalCount } }', { filter }))['resources'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
const DRAFT = {
  owner: { organisationId: organisation }, itemCode: 'HAIRCUT', title: '义务理发', what: '每周一上午理发', divisionCode: `${REALM}000`, place: '社区活动室',
  timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 } }, capacity: 2, forWhom: { ageFrom: 60, divisionCodes: [`${REALM}000`] },
};
const listed = async (change: Record<string, unknown> = {}): Promise<string> => {
  const made = await send(speaker, 'draftResource', { ...DRAFT, ...change }, '... on Resource { id }');
  const resourceId = made['id'] as string;
  await send(speaker, 'submitResource', { resourceId });
  await run(street.dispatcher, 'mutation($input: ResourceInput!) { listResource(input: $input) { __typename } }', { input: { key: newId(), resourceId } });
  return resourceId;
};
const plain = (by: Neighbour | null, mutation: string, resourceId: string, type: string, more: Record<string, unknown> = {}) =>
  run(by, `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refused { code message path } ... on Resource { state revision label viewerMay } } }`, { input: { key: newId(), resourceId, ...more } });

test('a unit lists what it offers, by documents alone, and a stranger sees when there is a place', async () => {
  const made = await send(speaker, 'draftResource', DRAFT, `... on Resource { id state label revision viewerMay item { code name category { name } } owner { __typename ... on Organisation { id name } }
    division { code } place timing { kind rule startTime minutes } forWhom { ageFrom ageTo divisions { code } words } nextOccurrences { free } capacity }`);
  expect(made).toMatchObject({
    __typename: 'Resource', state: 'DRAFT', label: 'being written down', revision: 1, viewerMay: ['revise', 'submit', 'withdraw'], item: { code: 'HAIRCUT', name: 'Haircuts', category: { name: 'Elders and disabled people' } },
    owner: { __typename: 'Organisation', id: organisation, name: '测试医院' }, division: { code: `${REALM}000` }, place: '社区活动室', timing: { kind: 'WEEKLY', rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 },
    forWhom: { ageFrom: 60, ageTo: null, divisions: [{ code: `${REALM}000` }], words: null }, nextOccurrences: [], capacity: 2,
  });
  const id = made['id'] as string;
  expect(await one(null, id)).toBeNull();
  expect(await one(resident, id)).toBeNull();
  await send(speaker, 'submitResource', { resourceId: id });
  expect(await plain(street.dispatcher, 'returnResource', id, 'ReturnResourceInput', { words: '请放宽年龄' })).toMatchObject({ done: { state: 'RETURNED' } });
  expect(await one(speaker, id, 'lastSaid { step words } viewerCan(step: list) { allowed code message }'))
    .toEqual({ lastSaid: { step: 'return', words: '请放宽年龄' }, viewerCan: { allowed: false, code: 'NOT_ALLOWED', message: 'Your roles do not allow this here. Ask one of: the center.' } });
  expect(await send(speaker, 'reviseResource', { resourceId: id, forWhom: null }, '... on Resource { forWhom { ageFrom divisions { code } } place }')).toMatchObject({ forWhom: { ageFrom: null, divisions: [] }, place: '社区活动室' });
  await send(speaker, 'submitResource', { resourceId: id });
  expect(await plain(street.dispatcher, 'listResource', id, 'ResourceInput')).toMatchObject({ done: { state: 'LISTED', viewerMay: ['pause', 'cancelOccurrence', 'withdraw'] } });

  const seen = await one(null, id, 'state place lastSaid { words } nextOccurrences(first: 3) { startsAt endsAt capacity free } viewerMay') as { nextOccurrences: { startsAt: string; free: number }[] };
  expect(seen).toMatchObject({ state: 'LISTED', place: '社区活动室', lastSaid: null, viewerMay: [] });
  expect(seen.nextOccurrences.map(({ free, startsAt }) => `${free} ${startsAt.slice(11)}`)).toEqual(['2 01:00:00.000Z', '2 01:00:00.000Z', '2 01:00:00.000Z']);
  expect(await run(null, 'query($id: ID!) { node(id: $id) { id ... on Resource { title } } item(code: "HAIRCUT") { resources { totalCount nodes { id } } } }', { id }))
    .toEqual({ node: { id, title: '义务理发' }, item: { resources: { totalCount: 1, nodes: [{ id }] } } });
});

test('guests find nothing sensitive, by no way; people find it without its place', async () => {
  const id = await listed({ itemCode: 'COUNSELLING', divisionCode: `${REALM}000G`, place: '二楼心灵港湾', forWhom: null });
  expect(await one(null, id)).toBeNull();
  expect(await listOf(null, { itemCodes: ['COUNSELLING'] })).toEqual([]);
  expect(await run(null, 'query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } item(code: "COUNSELLING") { sensitive resources { totalCount nodes { id } } } }', { id }))
    .toEqual({ node: null, nodes: [null], item: { sensitive: true, resources: { totalCount: 0, nodes: [] } } });
  expect(await one(resident, id, 'state division { code } place nextOccurrences(first: 1) { free }')).toEqual({ state: 'LISTED', division: { code: `${REALM}000` }, place: null, nextOccurrences: [{ free: 2 }] });
  expect(await one(speaker, id, 'division { code } place')).toEqual({ division: { code: `${REALM}000G` }, place: '二楼心灵港湾' });
});

test('an order books a place; the third finds none; a withdrawal is refused, and then cancels the orders with it', async () => {
  const id = await listed({ forWhom: null });
  const startsAt = ((await one(resident, id, 'nextOccurrences(first: 1) { startsAt }')) as { nextOccurrences: { startsAt: string }[] }).nextOccurrences[0]!.startsAt;
  const place = (itemCode = 'HAIRCUT') => send(resident, 'placeOrder', { itemCode, divisionCode: `${REALM}000B`, resource: { resourceId: id, startsAt } }, '... on Order { id state }');
  expect(await place('VENUE')).toMatchObject({ __typename: 'Refused', code: 'ITEM_DIFFERS', path: ['input', 'itemCode'] });
  const [first] = [await place(), await place()];
  expect(first).toMatchObject({ __typename: 'Order', state: 'PLACED' });
  expect(await place()).toMatchObject({ __typename: 'Refused', code: 'FULLY_BOOKED', message: '0 places are left, 1 are wanted. Choose another occurrence or fewer persons.' });
  expect(await one(resident, id, 'nextOccurrences(first: 1) { free }')).toEqual({ nextOccurrences: [{ free: 0 }] });
  expect(await plain(speaker, 'withdrawResource', id, 'WithdrawResourceInput')).toMatchObject({ done: { code: 'BOOKINGS_LIVE', message: '2 bookings are still to come. Wait, or say that they shall be cancelled.' } });
  expect(await plain(speaker, 'withdrawResource', id, 'WithdrawResourceInput', { cancelBookings: true })).toMatchObject({ done: { state: 'WITHDRAWN' } });
  expect(await run(resident, 'query($id: ID!) { order(id: $id) { state } }', { id: first!['id'] })).toEqual({ order: { state: 'CANCELLED' } });
  expect((await db.execute(sql`select booked from resource_periods order by starts_at`)).map((row) => row['booked'])).toEqual([0]);
});

test('the wish of an order that is booked in a plain period may move within it; an occurrence\'s time and the number of people may not', async () => {
  const booked = async (change: object, nth: number) => {
    const id = await listed({ forWhom: null, ...change });
    const periods = ((await one(resident, id, 'nextOccurrences(first: 2) { startsAt endsAt }')) as { nextOccurrences: { startsAt: string; endsAt: string }[] }).nextOccurrences;
    const period = periods[nth]!;
    const order = await send(resident, 'placeOrder', { itemCode: 'HAIRCUT', divisionCode: `${REALM}000B`, resource: { resourceId: id, startsAt: period.startsAt } }, '... on Order { id }');
    return { id, orderId: order['id'], startsAt: new Date(period.startsAt), endsAt: new Date(period.endsAt) };
  };
  const hour = (from: Date, hours: number): string => new Date(from.getTime() + hours * 3_600_000).toISOString();
  const amend = (orderId: unknown, change: object) => send(resident, 'amendOrder', { orderId, ...change }, '... on Order { revision wantedStart }');
  const month = await booked({ timing: { period: 'MONTH' } }, 1);
  expect(await amend(month.orderId, { wantedStart: hour(month.startsAt, 33), wantedEnd: hour(month.startsAt, 34) })).toMatchObject({ __typename: 'Order', revision: 2 });
  expect(await amend(month.orderId, { wantedStart: hour(month.startsAt, -1), wantedEnd: hour(month.startsAt, 34) })).toMatchObject({ code: 'OUTSIDE_THE_PERIOD', path: ['input', 'wantedStart'] });
  expect(await amend(month.orderId, { wantedEnd: hour(month.endsAt, 1) })).toMatchObject({ code: 'OUTSIDE_THE_PERIOD', path: ['input', 'wantedEnd'] });
  expect(await amend(month.orderId, { persons: 2 })).toMatchObject({ code: 'IS_BOOKED', path: ['input', 'persons'] });
  const wished = (wantedStart: string, wantedEnd: string) => send(resident, 'placeOrder', { itemCode: 'HAIRCUT', divisionCode: `${REALM}000B`, resource: { resourceId: month.id, startsAt: month.startsAt }, wantedStart, wantedEnd }, '... on Order { id }');
  expect(await wished(hour(month.endsAt, -1), hour(month.endsAt, 1))).toMatchObject({ code: 'OUTSIDE_THE_PERIOD', path: ['input', 'wantedEnd'],
    message: `What was booked is the period from ${month.startsAt.toISOString()} until ${month.endsAt.toISOString()}. Wish for a time within it, or book another period.` });
  const visit = await booked({}, 0);
  expect(await amend(visit.orderId, { wantedStart: hour(visit.startsAt, 0), wantedEnd: hour(visit.endsAt, 0) })).toMatchObject({ code: 'IS_BOOKED', path: ['input', 'wantedStart'] });
  expect((await db.execute(sql`select revision from orders where state = 'PLACED' order by revision`)).map((row) => row['revision'])).toEqual([1, 2]);
});

test('inputs that name one of several, and what is not there', async () => {
  expect(await send(speaker, 'draftResource', { ...DRAFT, divisionCode: 'nowhere' })).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'divisionCode'] });
  expect(await send(speaker, 'draftResource', { ...DRAFT, timing: { period: 'WEEK' } }, '... on Resource { timing { kind rule } }')).toMatchObject({ timing: { kind: 'WEEK', rule: null } });
  await expect(send(speaker, 'draftResource', { ...DRAFT, owner: { organisationId: organisation, myself: true } })).rejects.toThrow(/exactly one|Exactly one/);
  expect(await send(null, 'draftResource', DRAFT)).toMatchObject({ code: 'SIGN_IN_FIRST' });
  expect(await plain(speaker, 'pauseResource', encodeId('Resource', REALM, newId()), 'PauseResourceInput')).toMatchObject({ done: { code: 'NOT_FOUND' } });
  expect(await listOf(speaker, { divisionCode: 'nowhere' })).toEqual([]);
});

describe('the catalogue', () => {
  test('is read by guests, page by page, narrowed, in both languages', async () => {
    const { catalogue } = await run(null, `{ catalogue { version state stateLabel changes { kind } categories { code name } proposedBy { id }
      items(first: 2, filter: { categories: ["RIGHTS"], kind: NEED }) { totalCount pageInfo { hasNextPage endCursor } nodes { code name what kindLabel servedByLabel sensitive skills { code label } limits { table step then amount unit } } } } }`) as { catalogue: Data };
    expect(catalogue).toMatchObject({ version: 1, state: 'PUBLISHED', stateLabel: 'in force', proposedBy: null, items: { totalCount: 3, pageInfo: { hasNextPage: true }, nodes: [
      { code: 'MEDIATION', name: 'Mediation between neighbours', kindLabel: 'asked for by residents', servedByLabel: 'a lead alone', sensitive: true, skills: [{ code: 'MEDIATION', label: 'mediation' }], limits: [] }, { code: 'FAMILY_MEDIATION' },
    ] } });
    expect(catalogue['categories']).toHaveLength(7);
    expect(catalogue['changes']).toHaveLength(50);
    const { item } = await run(null, '{ item(code: "LEAK") { limits { table step then amount unit } } }') as { item: { limits: unknown[] } };
    expect(item.limits).toContainEqual({ table: 'ORDER', step: 'dispatch', then: 'recall', amount: 4, unit: 'HOURS' });
  });

  test('an operator proposes and publishes; others see the draft by no way', async () => {
    const put = [{ code: 'CAT_SITTING', category: 'ELDERS', kind: 'NEED', zh: '照看宠物', en: 'Look after a pet', whatZh: '住院期间照看宠物', whatEn: 'While the owner is in hospital', servedBy: 'CREW', helpers: 1, sensitive: false, limits: [{ table: 'ORDER', step: 'accept', then: 'open', amount: 2, unit: 'WORKING_HOURS' }] }];
    const draft = await send(operator, 'proposeCatalogue', { put, remove: ['VENUE'], note: '增加宠物照看' }, '... on Catalogue { id version state changes { code kind fields } proposedBy { id } }');
    expect(draft).toMatchObject({ version: 2, state: 'DRAFT', changes: [{ code: 'CAT_SITTING', kind: 'ADDED', fields: [] }, { code: 'VENUE', kind: 'REMOVED', fields: [] }] });
    for (const by of [null, resident, speaker]) {
      expect(await run(by, 'query($id: ID!) { node(id: $id) { id } catalogue(version: 2) { id } catalogueVersions { totalCount nodes { version } } item(code: "CAT_SITTING") { id } }', { id: draft['id'] }))
        .toEqual({ node: null, catalogue: null, catalogueVersions: { totalCount: 1, nodes: [{ version: 1 }] }, item: null });
    }
    expect(await send(resident, 'publishCatalogue', { catalogueId: draft['id'] })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await send(operator, 'publishCatalogue', { catalogueId: draft['id'] }, '... on Catalogue { state publishedBy { id } }')).toMatchObject({ state: 'PUBLISHED' });
    expect(await run(null, '{ item(code: "CAT_SITTING") { version limits { amount unit } } catalogueVersions { nodes { version state } } }')).toEqual({
      item: { version: 2, limits: [{ amount: 2, unit: 'WORKING_HOURS' }] }, catalogueVersions: { nodes: [{ version: 2, state: 'PUBLISHED' }, { version: 1, state: 'SUPERSEDED' }] },
    });
    expect(await run(operator, '{ viewer { may { proposeCatalogue draftResource } } }')).toEqual({ viewer: { may: { proposeCatalogue: true, draftResource: true } } });
    expect(await run(null, '{ viewer { may { proposeCatalogue draftResource } } }')).toEqual({ viewer: { may: { proposeCatalogue: false, draftResource: false } } });
  });
});
