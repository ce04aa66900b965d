import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { hear } from '../../src/features/inbox/hear.ts';
import { noteNews } from '../../src/features/pushes/index.ts';
import { readBusinessNow, setClockAhead } from '../../src/platform/clock/clock.ts';
import { until } from '../graphql/clients.ts';
import { appOf, ids, makeTown, query, type Neighbour } from '../feed/support/board.ts';
import { startProcess } from '../support/process.ts';
import { ISSUER } from '../support/street.ts';
import { openReceiver, type Browser } from './support/receiver.ts';
import { untilSo, VAPID_PRIVATE_KEY } from './support/scene.ts';

const ENV = { VAPID_PRIVATE_KEY, WEB_PUSH_ANYWHERE: 'on' };
const running = await appOf(undefined, ENV);
const town = await makeTown(running);
const { street, resident, take, born, db } = town;
const receiver = await openReceiver();
const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] });
// Late morning of tomorrow.
const DAY_MS = 86_400_000;
await setClockAhead(db, { production: false }, Math.ceil(Date.now() / DAY_MS) * DAY_MS + 2 * 3_600_000 - Date.now());

const STATE = 'channels vapidPublicKey pushedToday waiting preferences { quietHours { from until } aDay digestOnly digestTimes restWhileServing } mutes { what until itemCode team { id } order { id } } subscriptions { id channel device }';
interface State { channels: string[]; vapidPublicKey: string; pushedToday: number; waiting: number; preferences: Record<string, unknown>; mutes: Record<string, unknown>[]; subscriptions: { id: string; channel: string; device: string | null }[] }
const stateOf = async (who: Neighbour | null): Promise<State | null> => ((await query(running, who, `{ viewer { pushes { ${STATE} } } }`))['viewer'] as { pushes: State | null }).pushes;
const run = async (who: Neighbour | null, mutation: string, input: object): Promise<Record<string, unknown>> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const fields = mutation === 'addPushSubscription' ? '... on PushSubscription { id channel device }' : mutation === 'retryPushes' ? '... on PushesRetried { retried }' : `... on Pushes { ${STATE} }`;
  return (await query(running, who, `mutation M($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Refused { code path message } ${fields} } }`, { input: { key: randomUUID(), ...input } }))[mutation] as Record<string, unknown>;
};
const to = ({ endpoint, p256dh, auth }: Browser) => ({ to: { webPush: { endpoint, p256dh, auth } } });
const deadOf = async (who: Neighbour | null): Promise<{ id: string; fault: string; code: string }[]> => ((await query(running, who, '{ deadPushes { nodes { id fault code } totalCount } }'))['deadPushes'] as { nodes: { id: string; fault: string; code: string }[] }).nodes;

describe('Somebody', () => {
  test('subscribes with the key of the deployment and is pushed, without being connected, what the inbox then shows', async () => {
    const before = await stateOf(resident);
    expect(before).toMatchObject({ channels: ['WEB_PUSH', 'LOG'], pushedToday: 0, waiting: 0, subscriptions: [], mutes: [], preferences: { quietHours: { from: '21:30', until: '07:30' }, aDay: 5, digestOnly: false, digestTimes: ['12:00', '18:30'], restWhileServing: true } });
    const browser = receiver.browser();
    const added = await run(resident, 'addPushSubscription', { ...to(browser), device: '手机' });
    expect(added).toMatchObject({ __typename: 'PushSubscription', channel: 'WEB_PUSH', device: '手机' });
    const id = await born();
    await take(street.dispatcher, id, 'dispatch', { divisionId: street.communities[0]!.id });
    await until(() => receiver.of(browser).length === 1, 15_000);
    const [{ content, vapidPublicKey }] = receiver.of(browser) as [ReturnType<typeof receiver.of>[number]];
    expect([content.code, vapidPublicKey]).toEqual(['ORDER.dispatch', before!.vapidPublicKey]);
    expect(await query(running, resident, 'query N($id: ID!) { node(id: $id) { ... on InboxEntry { step order { id } } } }', { id: content.entry })).toEqual({ node: { step: 'dispatch', order: { id: ids().order(id) } } });
    expect(await query(running, street.worker, 'query N($id: ID!) { node(id: $id) { id } }', { id: content.entry })).toEqual({ node: null });
    expect(await stateOf(resident)).toMatchObject({ pushedToday: 1, waiting: 0, subscriptions: [{ device: '手机' }] });
    await run(resident, 'removePushSubscription', { subscriptionId: added['id'] });
  });

  test('has one subscription for one browser, ten at most, and none for a browser that somebody else uses now', async () => {
    const who = await street.neighbour();
    const browsers = Array.from({ length: 11 }, () => receiver.browser());
    const first = await run(who, 'addPushSubscription', to(browsers[0]!));
    expect((await run(who, 'addPushSubscription', { ...to(browsers[0]!), device: '新名' }))['id']).toBe(first['id']);
    for (const browser of browsers.slice(1, 10)) expect(await run(who, 'addPushSubscription', to(browser))).toMatchObject({ __typename: 'PushSubscription' });
    expect(await run(who, 'addPushSubscription', to(browsers[10]!))).toMatchObject({ code: 'TOO_MANY_SUBSCRIPTIONS' });
    const next = await street.neighbour();
    await run(next, 'addPushSubscription', to(browsers[0]!));
    expect([(await stateOf(who))!.subscriptions.length, (await stateOf(next))!.subscriptions.length]).toEqual([9, 1]);
    expect(await run(next, 'removePushSubscription', { subscriptionId: (await stateOf(who))!.subscriptions[0]!.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await stateOf(who))!.subscriptions).toHaveLength(9);
    expect(await query(running, next, 'query N($id: ID!) { node(id: $id) { id } }', { id: (await stateOf(who))!.subscriptions[0]!.id })).toEqual({ node: null });
  });

  test('the same browser subscribed by ten people in one moment is the last one\'s alone', async () => {
    const people = await street.neighbours(10);
    const browser = receiver.browser();
    const answers = await Promise.all(people.map((who) => run(who, 'addPushSubscription', to(browser))));
    expect(answers.map(({ __typename }) => __typename)).toEqual(people.map(() => 'PushSubscription'));
    expect(await db.execute(sql`select count(*)::int as n from push_subscriptions where address = ${browser.endpoint} and ended_at is null`)).toEqual([{ n: 1 }]);
  });

  test.each<[string, (good: Browser) => object, string]>([
    ['a key that is no point', (good) => ({ ...good, p256dh: Buffer.alloc(65, 4).toString('base64url') }), 'to'],
    ['a key too short', (good) => ({ ...good, p256dh: 'AAAA' }), 'to'], ['a secret of another length', (good) => ({ ...good, auth: 'AAAA' }), 'to'],
  ])('is refused %s', async (_, change, field) => {
    expect(await run(resident, 'addPushSubscription', to(change(receiver.browser()) as Browser))).toMatchObject({ code: 'BAD_INPUT', path: ['input', field] });
  });

  test('is refused a channel that there is not; a guest is asked to sign in', async () => {
    expect(await run(resident, 'addPushSubscription', { to: { other: { channel: 'PIGEON', address: 'x' } } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await run(null, 'addPushSubscription', to(receiver.browser()))).toMatchObject({ code: 'SIGN_IN_FIRST' });
    expect(await stateOf(null)).toBeNull();
  });

  test('chooses when and how often; what is left out is the realm\'s again', async () => {
    const who = await street.neighbour();
    expect(await run(who, 'setPushPreferences', { quietHours: { from: '23:00', until: '06:00' }, aDay: 2, digestOnly: true, digestTimes: ['20:00'], restWhileServing: false }))
      .toMatchObject({ preferences: { quietHours: { from: '23:00', until: '06:00' }, aDay: 2, digestOnly: true, digestTimes: ['20:00'], restWhileServing: false } });
    expect(await run(who, 'setPushPreferences', { noQuietHours: true })).toMatchObject({ preferences: { quietHours: null, aDay: 5, digestOnly: false } });
    expect(await run(who, 'setPushPreferences', { aDay: 101 })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'aDay'] });
    expect(await stateOf(who)).toMatchObject({ preferences: { quietHours: null, aDay: 5 } });
  });

  test('mutes an item, a team, an order they had news of, or everything, and takes it back', async () => {
    const until_ = new Date(Date.now() + 9 * DAY_MS).toISOString();
    const [entry] = await db.execute<{ order_id: string }>(sql`select order_id from inbox_entries where person_id = ${resident.id}::uuid limit 1`);
    for (const about of [{ itemCode: 'MEAL_DELIVERY' }, { teamId: ids().team(town.teamId) }, { orderId: ids().order(entry!.order_id) }]) expect(await run(resident, 'mutePushes', { about, until: until_ })).toMatchObject({ __typename: 'Pushes' });
    expect((await run(resident, 'mutePushes', { about: { everything: true } }))['mutes']).toEqual([
      { what: 'ITEM', until: until_, itemCode: 'MEAL_DELIVERY', team: null, order: null }, { what: 'TEAM', until: until_, itemCode: null, team: { id: ids().team(town.teamId) }, order: null },
      { what: 'ORDER', until: until_, itemCode: null, team: null, order: { id: ids().order(entry!.order_id) } }, { what: 'EVERYTHING', until: null, itemCode: null, team: null, order: null },
    ]);
    for (const about of [{ itemCode: 'NO_SUCH' }, { teamId: ids().team(randomUUID()) }, { orderId: ids().order(randomUUID()) }]) expect(await run(resident, 'mutePushes', { about })).toMatchObject({ code: 'NOT_FOUND' });
    for (const deed of ['mutePushes', 'unmutePushes']) expect(await run(resident, deed, { about: { everything: false } })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'about'] });
    for (const about of [{ everything: true }, { itemCode: 'MEAL_DELIVERY' }, { teamId: ids().team(town.teamId) }, { orderId: ids().order(entry!.order_id) }]) await run(resident, 'unmutePushes', { about });
    expect((await stateOf(resident))!.mutes).toEqual([]);
  });
});

describe('Dead letters', () => {
  test('are listed and tried again by operators, and for everybody else there are none', async () => {
    const browser = receiver.browser('/dead');
    const who = await street.neighbour({ home: street.communities[0]!.buildingId });
    await run(who, 'addPushSubscription', to(browser));
    receiver.answer = (path) => ({ status: path === '/dead' ? 400 : 201 });
    const id = await born({}, who);
    await take(street.dispatcher, id, 'dispatch', { divisionId: street.communities[0]!.id });
    await untilSo(async () => (await deadOf(operator)).length === 1, 15_000);
    const [dead] = await deadOf(operator);
    expect(dead).toMatchObject({ fault: 'HTTP 400', code: 'ORDER.dispatch' });
    for (const other of [who, street.worker, street.dispatcher, null]) {
      expect(await deadOf(other)).toEqual([]);
      expect(await run(other, 'retryPushes', { pushIds: [dead!.id] })).toMatchObject({ code: other === null ? 'SIGN_IN_FIRST' : 'NOT_ALLOWED' });
      expect(await query(running, other, 'query N($id: ID!) { node(id: $id) { id } }', { id: dead!.id })).toEqual({ node: null });
    }
    for (const pushIds of [[], Array.from({ length: 101 }, () => dead!.id)]) expect(await run(operator, 'retryPushes', { pushIds })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'pushIds'] });
    receiver.answer = () => ({ status: 201 });
    expect(await run(operator, 'retryPushes', { pushIds: [dead!.id] })).toEqual({ __typename: 'PushesRetried', retried: 1 });
    await until(() => receiver.of(browser).length === 2, 15_000);
    expect(await deadOf(operator)).toEqual([]);
  });
});

test('A node that is killed while a push is under way loses nothing: another sends it once more, under the same id', async () => {
  await running.stop();
  const browser = receiver.browser('/killed');
  await db.execute(sql`insert into push_subscriptions (realm, id, person_id, channel, lane, address, keys) values (${street.realm}, gen_random_uuid(), ${resident.id}::uuid, 'WEB_PUSH', 'WEB_PUSH x', ${browser.endpoint}, ${JSON.stringify({ p256dh: browser.p256dh, auth: browser.auth })}::text::jsonb)`);
  receiver.answer = () => null;
  const [order] = await db.execute<{ id: string }>(sql`select order_id as id from inbox_entries where person_id = ${resident.id}::uuid limit 1`);
  await hear(db, [{ realm: street.realm, epoch: 1, xid: '1', seq: '900000000', table: 'ORDER', step: 'accept', subjectType: 'Order', subjectId: order!.id, orderId: order!.id, revision: 99, at: await readBusinessNow(db),
    actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {} }], noteNews);
  const states = () => db.execute<{ state: string; tries: number }>(sql`select p.state, p.tries from pushes p join push_subscriptions s on s.id = p.subscription_id where s.address = ${browser.endpoint}`);
  const env = { ...ENV, DATABASE_URL: running.databaseUrl, AUTH_SECRET: 'a secret of the tests, known to everybody', AUTH_ISSUER: ISSUER, NODE_ENV: 'test', REALM: street.realm };
  const node = startProcess(env);
  await node.ready();
  await until(() => receiver.of(browser).length === 1, 20_000);
  node.kill('SIGKILL');
  await node.ended;
  expect(await states()).toEqual([{ state: 'WAITING', tries: 1 }]);
  receiver.answer = () => ({ status: 201 });
  // The lease runs out.
  await db.execute(sql`update pushes set next_at = machine_now() where state = 'WAITING'`);
  await startProcess(env).ready();
  await untilSo(async () => (await states())[0]!.state === 'SENT', 20_000);
  const [first, again, ...more] = receiver.of(browser);
  expect([again!.content.id, again!.headers['topic'], more]).toEqual([first!.content.id, first!.headers['topic'], []]);
}, 60_000);
