import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { realms } from '../../src/features/places/tables.ts';
import { mute, setPushPreferences, unmute } from '../../src/features/pushes/prefer.ts';
import { removePushSubscription } from '../../src/features/pushes/subscribe.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { randomUUID } from 'node:crypto';
import { seats } from '../../src/features/crew/tables.ts';
import { value } from '../orders/support/scene.ts';
import { FAIR, type Neighbour } from '../support/street.ts';
import { makeScene } from './support/scene.ts';

const scene = await makeScene();
const { db, street, resident, receiver, node, subscribe, told, clockTo, moment, decided, platform } = scene;
const order = await scene.at('DISPATCHED');
const asking = async (who: Neighbour) => ({ actor: await readActor(db, who.caller), key: randomUUID() });
const drain = (): Promise<number> => node().drain();
const planned = (start: Date | null): Promise<unknown> => db.execute(sql`update orders set planned_start = ${start?.toISOString() ?? null}::timestamptz, planned_end = ${start === null ? null : new Date(start.getTime() + 7_200_000).toISOString()}::timestamptz where id = ${order}::uuid`);
const came = (browser: Awaited<ReturnType<typeof subscribe>>): string[] => receiver.of(browser).map(({ content: { kind, code, news, urgent } }) => `${code ?? kind} ${news}${urgent ? ' urgent' : ''}`);

beforeEach(async () => {
  await scene.clear();
  await planned(null);
  await clockTo('10:00');
});

describe('On a day', () => {
  test('nobody is rung at by night: what happens then comes in the morning', async () => {
    const browser = await subscribe(resident);
    await clockTo('22:00');
    await told(order, 'accept');
    expect(await drain()).toBe(0);
    await clockTo('07:29', 1);
    expect(await drain()).toBe(0);
    await clockTo('07:31', 1);
    expect(await drain()).toBe(1);
    expect(came(browser)).toEqual(['ORDER.accept 1']);
  });

  test('what is more than they bear comes together, and the next day counts anew', async () => {
    const browser = await subscribe(resident);
    for (let i = 0; i < 8; i++) await told(order, 'accept');
    await drain();
    expect(came(browser)).toHaveLength(5);
    await clockTo('12:01');
    await drain();
    expect(came(browser).slice(5)).toEqual(['DIGEST 3']);
    expect(await decided(resident)).toEqual([...Array.from({ length: 5 }, () => 'PUSHED'), ...Array.from({ length: 3 }, () => 'IN_DIGEST')]);
    await told(order, 'open');
    expect(await drain()).toBe(0);
    await clockTo('18:31');
    await drain();
    expect(came(browser).slice(6)).toEqual(['DIGEST 1']);
    await clockTo('10:00', 1);
    await told(order, 'finish');
    await drain();
    expect(came(browser).slice(7)).toEqual(['ORDER.finish 1']);
  });

  test('a service that is called off hours before is told at once, past the day\'s pushes; one that is far off is not', async () => {
    value(await setPushPreferences(platform, await asking(resident), { aDay: 0 }));
    const browser = await subscribe(resident);
    await planned(moment('15:00'));
    await told(order, 'cancel');
    await told(order, 'accept');
    await drain();
    expect(came(browser)).toEqual(['ORDER.cancel 1 urgent']);
    expect(receiver.of(browser)[0]!.headers).toMatchObject({ urgency: 'high' });
    expect(Number(receiver.of(browser)[0]!.headers['ttl'])).toBeGreaterThan(7 * 3_600 - 60);
    expect(Number(receiver.of(browser)[0]!.headers['ttl'])).toBeLessThanOrEqual(7 * 3_600);
    await planned(moment('15:00', 3));
    await told(order, 'cancel');
    await drain();
    expect(came(browser)).toHaveLength(1);
  });

  test('and in the night three hours before it begins', async () => {
    const browser = await subscribe(resident);
    await planned(moment('07:00', 1));
    await clockTo('23:00');
    await told(order, 'cancel');
    expect(await drain()).toBe(0);
    await clockTo('04:01', 1);
    expect(await drain()).toBe(1);
    expect(came(browser)).toEqual(['ORDER.cancel 1 urgent']);
  });

  test('nothing comes while they serve, and it comes when they have done', async () => {
    const browser = await subscribe(resident);
    await db.insert(seats).values({ realm: street.realm, id: newId(), orderId: await scene.born({}, street.worker), attempt: 1, kind: 'HELPER', personId: resident.id, state: 'SERVING', takenAt: moment('09:00'), begunAt: moment('09:00') });
    await told(order, 'accept');
    expect(await drain()).toBe(0);
    await clockTo('10:06');
    expect(await drain()).toBe(0);
    await db.execute(sql`update seats set state = 'SERVED', ended_at = business_now(), hours = 1 where person_id = ${resident.id}::uuid`);
    await clockTo('10:12');
    expect(await drain()).toBe(1);
    expect(came(browser)).toEqual(['ORDER.accept 1']);
  });

  test('what was read, muted or has nowhere to go stays in the inbox, and why is on record', async () => {
    const browser = await subscribe(resident);
    await clockTo('22:00');
    await told(order, 'accept');
    await told(order, 'open');
    await db.execute(sql`update inbox_entries set read_at = business_now() where step = 'accept'`);
    value(await mute(platform, await asking(resident), { what: 'ORDER', of: order, until: null }));
    await clockTo('08:00', 1);
    expect(await drain()).toBe(0);
    expect(await decided(resident)).toEqual(['KEPT READ', 'KEPT MUTED']);
    value(await unmute(platform, await asking(resident), { what: 'ORDER', of: order }));
    await told(order, 'start');
    value(await removePushSubscription(platform, await asking(resident), { id: browser.id }));
    expect(await drain()).toBe(0);
    expect(await decided(resident)).toEqual(['KEPT READ', 'KEPT MUTED', 'KEPT NO_CHANNEL']);
    expect((await db.execute(sql`select 1 from inbox_entries where person_id = ${resident.id}::uuid`)).length).toBe(3);
  });

  test('a mute until a time ends by itself, and one of an item or a team leaves everything else', async () => {
    const browser = await subscribe(resident);
    value(await mute(platform, await asking(resident), { what: 'EVERYTHING', of: '', until: moment('11:00') }));
    await told(order, 'accept');
    await drain();
    await clockTo('11:01');
    value(await mute(platform, await asking(resident), { what: 'ITEM', of: 'HAIRCUT', until: null }));
    await told(order, 'open');
    await drain();
    value(await mute(platform, await asking(resident), { what: 'ITEM', of: 'MEAL_DELIVERY', until: null }));
    await told(order, 'start');
    await drain();
    expect(came(browser)).toEqual(['ORDER.open 1']);
    expect(await decided(resident)).toEqual(['KEPT MUTED', 'PUSHED', 'KEPT MUTED']);
  });

  test('on days off nothing comes but what presses; the rest comes when they are over', async () => {
    const browser = await subscribe(resident);
    await db.execute(sql`insert into days_off (realm, person_id, "from", until) values (${street.realm}, ${resident.id}::uuid, ${moment('09:00').toISOString()}::timestamptz, ${moment('15:00').toISOString()}::timestamptz)`);
    await told(order, 'accept');
    await planned(moment('18:00'));
    await told(order, 'cancel');
    await drain();
    expect(came(browser)).toEqual(['ORDER.cancel 1 urgent']);
    await clockTo('15:01');
    await drain();
    expect(came(browser).slice(1)).toEqual(['ORDER.accept 1']);
    await db.execute(sql`delete from days_off`);
  });

  test('the realm\'s defaults hold for whoever chose nothing, and what they chose for the others', async () => {
    const chooser = await street.neighbour({ home: scene.here.buildingId });
    const theirs = await scene.born({}, chooser);
    await db.update(realms).set({ settings: { ...FAIR, pushes: { quietFrom: '09:00', quietUntil: '11:00' } } });
    value(await setPushPreferences(platform, await asking(chooser), { quiet: 'NONE' }));
    const [one, other] = [await subscribe(resident), await subscribe(chooser)];
    await told(order, 'accept');
    await told(theirs, 'accept');
    await drain();
    expect([came(one), came(other)]).toEqual([[], ['ORDER.accept 1']]);
    await db.update(realms).set({ settings: FAIR });
  });
});
