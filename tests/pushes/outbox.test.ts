import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { hear } from '../../src/features/inbox/hear.ts';
import type { Channel } from '../../src/features/pushes/channel.ts';
import { noteNews } from '../../src/features/pushes/index.ts';
import { putAwayPushes } from '../../src/features/pushes/store/outbox.ts';
import { deadPage, reviveDead } from '../../src/features/pushes/store/dead.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { until } from '../graphql/clients.ts';
import { openReceiver } from './support/receiver.ts';
import { CONTACT, makeScene, untilSo } from './support/scene.ts';

const scene = await makeScene();
const { db, street, resident, receiver, lines, node, subscribe, told, states, clear, web, vapid, give } = scene;
const second = await openReceiver();
const order = await scene.at('DISPATCHED');
const CREATED = () => ({ status: 201 });

beforeEach(async () => {
  await clear();
  receiver.answer = second.answer = CREATED;
  give([web]);
});

/** Somebody new with an order of their own. */
const another = async () => {
  const who = await street.neighbour({ home: scene.here.buildingId });
  return { who, orderId: await scene.born({}, who) };
};
const due = (): Promise<unknown> => db.execute(sql`update pushes set next_at = machine_now() where state = 'WAITING'`);
const only = async <T>(work: Promise<T[]>): Promise<T> => (await work)[0]!;

describe('A push', () => {
  test('comes to the browser alone that subscribed, encrypted for it and signed by us, and says what is nobody\'s secret', async () => {
    const browser = await subscribe(resident);
    await told(order, 'accept');
    await node().drain();
    expect(receiver.of(browser)).toHaveLength(1);
    const [{ content, claims, headers, vapidPublicKey, body }] = receiver.of(browser) as [ReturnType<typeof receiver.of>[number]];
    const { id } = await only(db.execute<{ id: string }>(sql`select id from inbox_entries where person_id = ${resident.id}::uuid`));
    expect(content).toEqual({ v: 1, id: expect.any(String), kind: 'NEWS', entry: encodeId('InboxEntry', street.realm, id), code: 'ORDER.accept', news: 1, urgent: false, says: { 'zh-CN': '您有一条新消息', en: 'You have news' } });
    expect(claims).toMatchObject({ aud: receiver.origin, sub: CONTACT });
    expect(claims.exp * 1_000 - Date.now()).toBeGreaterThan(10 * 3_600_000);
    expect(claims.exp * 1_000 - Date.now()).toBeLessThanOrEqual(12 * 3_600_000);
    expect(vapidPublicKey).toBe(vapid.publicKey());
    expect(headers).toMatchObject({ ttl: expect.stringMatching(/^(86400|863\d\d)$/), urgency: 'normal', 'content-encoding': 'aes128gcm', topic: expect.stringMatching(/^[\w-]{32}$/) });
    expect(body.length).toBe(512 + 103);
    expect(await states()).toEqual({ SENT: 1 });
    expect(await node().drain()).toBe(0);
  });

  test('comes once for each entry and each device, however often the event is heard', async () => {
    const [phone, tablet] = [await subscribe(resident), await subscribe(resident)];
    const event = await scene.event(order, 'accept');
    for (let i = 0; i < 3; i++) { await hear(db, [event], noteNews); await node().drain(); }
    await told(order, 'open');
    await node().drain();
    expect([receiver.of(phone).map(({ content }) => content.code), receiver.of(tablet).map(({ content }) => content.code)]).toEqual([['ORDER.accept', 'ORDER.open'], ['ORDER.accept', 'ORDER.open']]);
    const ids = [...receiver.of(phone), ...receiver.of(tablet)].map(({ content }) => content.id);
    expect(new Set(ids).size).toBe(4);
  });

  test('is noted with the entry or not at all, and for nobody who has no channel', async () => {
    await told(order, 'accept');
    expect(await scene.decided(resident)).toEqual([]);
    await subscribe(resident);
    await expect(db.transaction(async (tx) => { await hear(tx, [await scene.event(order, 'open')], noteNews); throw new Error('the node died'); })).rejects.toThrow('the node died');
    expect([await scene.decided(resident), await only(db.execute<{ n: number }>(sql`select count(*)::int as n from inbox_entries where person_id = ${resident.id}::uuid`))]).toEqual([[], { n: 1 }]);
  });

  test('is no push any more when it was read meanwhile, or when its day is over', async () => {
    await subscribe(resident);
    receiver.answer = () => ({ status: 503 });
    await told(order, 'accept');
    await told(order, 'open');
    await node({ gapSeconds: () => 60 }).drain();
    await db.execute(sql`update inbox_entries set read_at = business_now() where step = 'accept'`);
    await db.execute(sql`update pushes set expires_at = machine_now() - interval '1 second' where code = 'ORDER.open'`);
    await due();
    receiver.answer = CREATED;
    await node().drain();
    expect(await states()).toEqual({ 'DROPPED READ': 1, 'DROPPED TOO_LATE': 1 });
  });
});

describe('What goes wrong', () => {
  test('is tried again with growing gaps, under the same id, and until the limit', async () => {
    const browser = await subscribe(resident);
    receiver.answer = () => ({ status: 500, body: 'oh' });
    await told(order, 'accept');
    const gaps: number[] = [];
    for (let i = 0; i < 3; i++) {
      await node({ gapSeconds: (tries) => 10 * 2 ** tries }).drain();
      const row = await only(db.execute<{ gap: number; fault: string; tries: number }>(sql`select round(extract(epoch from next_at - machine_now()))::int as gap, fault, tries from pushes`));
      gaps.push(row.gap);
      expect(row).toMatchObject({ fault: 'HTTP 500', tries: i + 1 });
      await due();
    }
    expect(gaps.slice(0, 2)).toEqual([20, 40]);
    expect(await states()).toEqual({ DEAD: 1 });
    expect(new Set(receiver.of(browser).map(({ content }) => content.id)).size).toBe(1);
    expect(new Set(receiver.of(browser).map(({ headers }) => headers['topic'])).size).toBe(1);
    expect(receiver.of(browser)).toHaveLength(3);
  });

  test('lies with the dead letters, says nothing of whose it was, and goes out when an operator has it tried again', async () => {
    const browser = await subscribe(resident);
    receiver.answer = () => ({ status: 403 });
    await told(order, 'accept');
    await node({ mostTries: 1 }).drain();
    const [dead] = await deadPage(db, street.realm, 10, null);
    expect(dead).toMatchObject({ channel: 'WEB_PUSH', code: 'ORDER.accept', tries: 1, fault: 'HTTP 403' });
    expect(JSON.stringify(dead)).not.toContain(resident.id);
    receiver.answer = CREATED;
    expect(await reviveDead(db, 'another realm', null, 10)).toBe(0);
    expect(await reviveDead(db, street.realm, [dead!.id], 10)).toBe(1);
    await node().drain();
    expect([await states(), receiver.of(browser)].map((one) => (Array.isArray(one) ? one.length : one))).toEqual([{ SENT: 1 }, 2]);
  });

  test.each([404, 410])('of %i the subscription ends, and with it what waited for it; other devices go on', async (status) => {
    const [gone, there] = [await subscribe(resident, receiver.browser(`/gone${status}`)), await subscribe(resident)];
    receiver.answer = (path) => ({ status: path.startsWith('/gone') ? status : 201 });
    await told(order, 'accept');
    await told(order, 'open');
    await node({ atOnce: 1 }).drain();
    await told(order, 'start');
    await node().drain();
    expect([receiver.of(gone).length, receiver.of(there).length]).toEqual([1, 3]);
    expect(await states()).toEqual({ 'DROPPED SUBSCRIPTION_ENDED': 2, SENT: 3 });
    expect(await only(db.execute(sql`select ended_why from push_subscriptions where id = ${gone.id}::uuid`))).toEqual({ ended_why: 'GONE' });
  });

  test('of 429 and 503 it waits as long as the service says, in seconds or until a date, but no longer than a day', async () => {
    await subscribe(resident, receiver.browser('/seconds'));
    await subscribe(resident, receiver.browser('/date'));
    await subscribe(resident, receiver.browser('/ages'));
    const now = new Date('2026-11-26T00:00:00Z');
    receiver.answer = (path) => ({ status: path === '/date' ? 503 : 429, headers: { Date: now.toUTCString(), 'Retry-After': path === '/seconds' ? '120' : path === '/ages' ? '999999999' : new Date(now.getTime() + 300_000).toUTCString() } });
    await told(order, 'accept');
    await node().drain();
    const rows = await db.execute<{ gap: number }>(sql`select round(extract(epoch from next_at - machine_now()))::int as gap from pushes order by gap`);
    expect(rows.map(({ gap }) => gap)).toEqual([120, 300, 86_400]);
  });

  test('of 400, 413 and a redirection nothing is repeated, and nobody is followed elsewhere', async () => {
    for (const status of [400, 413, 302]) await subscribe(resident, receiver.browser(`/${status}`));
    receiver.answer = (path) => ({ status: Number(path.slice(1)), headers: { Location: `${second.origin}/elsewhere` } });
    second.browser('/elsewhere');
    await told(order, 'accept');
    await node().drain();
    expect(await states()).toEqual({ DEAD: 3 });
    expect(second.received).toHaveLength(0);
  });

  test('of an answer without end so much is read and no more', async () => {
    await subscribe(resident);
    receiver.answer = () => ({ status: 201, body: 'x'.repeat(20_000_000) });
    await told(order, 'accept');
    await node({ sendMs: 5_000 }).drain();
    expect(await states()).toEqual({ SENT: 1 });
  });
});

describe('A channel that hangs', () => {
  test('is cut in time, and delays no other: what goes elsewhere is there before', async () => {
    const hanging = await another();
    const well = await another();
    for (let i = 0; i < 6; i++) await subscribe(hanging.who);
    await subscribe(well.who, second.browser());
    receiver.answer = () => null;
    await told(hanging.orderId, 'accept');
    await told(well.orderId, 'accept');
    const before = second.received.length;
    const pushes = node({ atOnce: 4, aLane: 3, sendMs: 500, mostTries: 1 });
    const drained = pushes.drain();
    await until(() => second.received.length > before);
    await untilSo(async () => (await states())['SENT'] === 1);
    expect(await states()).toEqual({ SENT: 1, WAITING: 6 });
    await drained;
    expect(await states()).toEqual({ DEAD: 6, SENT: 1 });
    expect((await db.execute<{ fault: string }>(sql`select distinct fault from pushes where state = 'DEAD'`)).map(({ fault }) => fault)).toEqual(['TimeoutError']);
    await pushes.stop();
  });

  test('does so too if it does not hear the signal, throws at once, or answers nonsense', async () => {
    const deaf: Channel = { name: 'DEAF', refuses: () => null, send: () => new Promise(() => {}) };
    const throwing: Channel = { name: 'THROWING', refuses: () => null, send: () => { throw new RangeError('words of somebody'); } };
    give([web, deaf, throwing]);
    for (const channel of ['DEAF', 'THROWING']) expect(await scene.add(resident, { channel, address: 'x', keys: {} })).toMatchObject({ ok: true });
    const browser = await subscribe(resident);
    await told(order, 'accept');
    const pushes = node({ mostTries: 1 }, [web, deaf, throwing]);
    await pushes.drain();
    expect(await states()).toEqual({ DEAD: 2, SENT: 1 });
    expect(receiver.of(browser)).toHaveLength(1);
    expect((await db.execute<{ fault: string }>(sql`select fault from pushes where state = 'DEAD' order by channel`)).map(({ fault }) => fault)).toEqual(['TimeoutError', 'RangeError']);
  });

  test('that this node does not have waits for one that has it', async () => {
    const post: Channel = { name: 'POST', refuses: () => null, send: async () => ({ is: 'SENT' }) };
    give([post]);
    await scene.add(resident, { channel: 'POST', address: 'x', keys: {} });
    await told(order, 'accept');
    expect(await node({}, [web]).drain()).toBe(0);
    expect(await node({}, [web, post]).drain()).toBe(1);
  });
});

test('No byte that is pushed and no line of the log says who, where or what', async () => {
  await subscribe(resident);
  receiver.answer = (path) => ({ status: path.length > 3 ? 500 : 201 });
  await told(order, 'accept');
  await node({ mostTries: 2 }).drain();
  const all = receiver.received.map(({ text, headers, path }) => `${text} ${JSON.stringify(headers)} ${path}`).join('\n');
  const people = await db.execute<{ name: string; phone: string }>(sql`select name, phone from person_contacts`);
  const places = await db.execute<{ name: string }>(sql`select name from divisions`);
  expect(people.length).toBeGreaterThan(4);
  const secrets = [...people.flatMap(({ name, phone }) => [name, phone]), ...places.map(({ name }) => name), '请送午饭', '测试', resident.id, order].filter(Boolean);
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  const keys = await db.execute<{ address: string; p256dh: string; auth: string }>(sql`select address, keys->>'p256dh' as p256dh, keys->>'auth' as auth from push_subscriptions`);
  const said = lines.join('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect([...secrets, ...keys.flatMap(({ address, p256dh, auth }) => [address, p256dh, auth])].filter((secret) => said.includes(secret))).toEqual([]);
});

test('What ended long ago is put away, and nothing else', async () => {
  await subscribe(resident);
  await told(order, 'accept');
  await told(order, 'open');
  await node().drain();
  await db.execute(sql`update pushes set ended_at = ended_at - interval '31 days' where code = 'ORDER.open'`);
  await db.execute(sql`update push_news set decided_at = decided_at - interval '31 days' where entry_id = (select entry_id from pushes where code = 'ORDER.open')`);
  expect(await putAwayPushes(db, { portion: 1 })).toBe(1);
  expect([await states(), await scene.decided(resident)]).toEqual([{ SENT: 1 }, ['PUSHED']]);
});
