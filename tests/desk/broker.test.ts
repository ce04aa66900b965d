import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { stepsWithoutLimit } from '../../src/features/brokers/gaps.ts';
import { workingDayOf } from '../../src/features/brokers/rules.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { SEVEN_ORDERS } from '../../src/seven-orders.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';
import { listener, notesFor } from './talk.ts';

const world = await openWorld();
const { who, codes, running, running: { db }, street } = world;
const make = orderly(world);
afterAll(() => running.stop());

const grid = `${codes.here}G`;
const [office] = await db.execute<{ id: string }>(sql`select id from appointments where person_id = ${who.officer.uuid}::uuid and role = 'GRID_OFFICER'`);
const officerId = encodeId('Appointment', street.realm, office!.id);
const pairing = (person: Asker, change: object = {}) => ({ personId: person.id, role: 'PAIR', scope: { divisionCode: grid }, withAppointmentId: officerId, ...change });
const sees = async (one: Asker, id: string) => (await world.ask(one, 'query($id: ID!) { order(id: $id) { words contact { name phone } viewerMay viewerCanUrge { allowed code } } }', { id })).body.data!['order'] as { words: string | null; contact: { phone: string } | null; viewerMay: string[]; viewerCanUrge: { allowed: boolean; code: string | null } } | null;
const newsOf = async (one: Asker): Promise<string[]> => {
  await running.app.handlers.drain();
  return ((await world.ask(one, '{ viewer { inbox(first: 100) { nodes { table step } } } }')).body.data!['viewer'] as { inbox: { nodes: { table: string; step: string }[] } }).inbox.nodes.map(({ table, step }) => `${table}.${step}`);
};
/** Half an hour of the state's hour is gone, or more. */
const halfOver = (orderId: string, minutes = 31) => db.execute(sql`with o as (update orders set state_since = business_now() - make_interval(mins => ${minutes}::int) where id = ${world.uuidOf(orderId)}::uuid returning realm, id, state_since)
  update deadlines d set due_at = o.state_since + interval '1 hour' from o where d.realm = o.realm and d.subject_id = o.id`);

describe('The desk of the brokers', async () => {
  const pair = who.mate;
  const { feedCursor } = (await world.ask(who.officer, '{ feedCursor }')).body.data as { feedCursor: string };

  test('a volunteer is paired with an officer of that very grid, one with each; nobody else is', async () => {
    const wrong = async (input: object, by = who.worker) => (await world.tries(by, 'appoint', input)).code;
    expect(await wrong(pairing(who.requester))).toBe('PAIR_NO_VOLUNTEER');
    expect(await wrong(pairing(pair, { withAppointmentId: null }))).toBe('PAIR_WRONG');
    expect(await wrong(pairing(pair, { role: 'GRID_OFFICER' }))).toBe('PAIR_WRONG');
    expect(await wrong(pairing(pair, { scope: { divisionCode: `${codes.there}G` } }), who.leader)).toBe('PAIR_WRONG');
    for (const by of [who.officer, who.dispatcher, who.strangeWorker]) expect(await wrong(pairing(pair), by)).toBe('NOT_ALLOWED');
    expect(await world.does(who.worker, 'appoint', pairing(pair))).toMatchObject({ __typename: 'Appointment' });
    expect(await wrong(pairing(who.captain))).toBe('ROLE_TAKEN');
  });

  test('both are told of the orders of their grid, read what a broker reads, and speak as brokers; the volunteer of another grid does not', async () => {
    const orderId = await make.placed();
    for (const one of [who.officer, pair]) {
      expect(await sees(one, orderId)).toMatchObject({ words: expect.stringContaining(CANARY), contact: { phone: expect.stringMatching(/^\d+$/) }, viewerMay: one === pair ? [] : expect.anything() });
      expect(await newsOf(one)).toContain('ORDER.place');
      await world.does(one, 'addNote', { orderId, words: '已联系' });
    }
    expect((await notesFor(world, who.requester, orderId))!.notes.map(({ party }) => party)).toEqual(['BROKERS', 'BROKERS']);
    for (const one of [who.strangeOfficer, who.volunteer, who.captain]) expect(await sees(one, orderId)).toBeNull();
    expect(await world.tries(pair, 'cancelOrder', { orderId, words: '不用了' })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('the volunteer orders and rates for whoever lives there and has no app, as long as their consent stands', async () => {
    const found = (await world.ask(pair, '{ persons(first: 100) { nodes { id name contact { phone } } } }')).body.data!['persons'] as { nodes: { id: string; name: string; contact: object | null }[] };
    expect(found.nodes.find(({ id }) => id === who.elder.id)).toMatchObject({ name: expect.stringMatching(/^金\*+$/), contact: null });
    const { id } = await world.does(pair, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: '送饭' });
    await make.settled(await make.accepted(await make.dispatched(id!)));
    expect(await world.does(pair, 'rateOrder', { orderId: id, stars: 5, resolved: true, words: '老人很满意' })).toMatchObject({ __typename: 'Order' });
    await world.does(who.officer, 'revokeConsent', { personId: who.elder.id });
    expect(await world.tries(pair, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: '再送' })).toMatchObject({ code: 'CONSENT_NEEDED' });
    expect(await sees(pair, id!)).toMatchObject({ words: null });
  });

  test('they urge from half of the time on, each once a working day, and whoever holds the order is told', async () => {
    const orderId = await make.placed();
    await halfOver(orderId, 20);
    expect((await sees(pair, orderId))!.viewerCanUrge).toEqual({ allowed: false, code: 'URGE_TOO_EARLY' });
    expect(await world.tries(pair, 'urgeOrder', { orderId })).toMatchObject({ code: 'URGE_TOO_EARLY' });
    await halfOver(orderId);
    expect((await sees(pair, orderId))!.viewerCanUrge).toEqual({ allowed: true, code: null });
    const [before] = await db.execute(sql`select revision, to_jsonb(o) as row from orders o where id = ${world.uuidOf(orderId)}::uuid`);
    const told = await Promise.all(Array.from({ length: 6 }, () => world.tries(pair, 'urgeOrder', { orderId, key: randomUUID() })));
    expect(told.map(({ code }) => code ?? 'DONE').sort()).toEqual(['DONE', ...Array.from({ length: 5 }, () => 'URGED_TODAY')]);
    await world.does(who.officer, 'urgeOrder', { orderId });
    expect(await db.execute(sql`select revision, to_jsonb(o) as row from orders o where id = ${world.uuidOf(orderId)}::uuid`)).toEqual([before]);
    expect((await newsOf(who.dispatcher)).filter((news) => news === 'URGE.urge')).toHaveLength(2);
    expect(await newsOf(who.worker)).not.toContain('URGE.urge');
    for (const one of [who.requester, who.worker, who.dispatcher]) expect((await world.tries(one, 'urgeOrder', { orderId })).code).toBe(one === who.worker ? 'NOT_FOUND' : 'NOT_ALLOWED');
    await make.dispatched(orderId);
    await halfOver(orderId);
    await db.execute(sql`update order_urges set day = day - 1`);
    await world.does(pair, 'urgeOrder', { orderId });
    expect(await newsOf(who.worker)).toContain('URGE.urge');
    await world.does(who.dispatcher, 'holdOrder', { orderId, words: '等通知', until: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await world.tries(who.officer, 'urgeOrder', { orderId })).toMatchObject({ code: 'ON_HOLD' });
  });

  test('what is urged on a day off counts for the next working day', () => {
    const calendar = { dateOf: (at: Date) => at.toISOString().slice(0, 10), isWorkingDay: (date: string) => ![0, 6].includes(new Date(date).getUTCDay()) };
    expect(['2026-11-26', '2026-11-28', '2026-11-29', '2026-12-01'].map((day) => workingDayOf(calendar, new Date(day)))).toEqual(['2026-11-26', '2026-11-30', '2026-11-30', '2026-12-01']);
  });

  test('where officers or pairs are missing is shown to who looks after it, and what has no time limit to everybody', async () => {
    const gaps = async (one: Asker, underCode: string | null = null) => {
      const { body: { data, errors } } = await world.ask(one, 'query($u: String) { gridsWithoutBroker(underCode: $u) { totalCount nodes { grid { code } officers pairs missing } } itemsWithoutLimit { totalCount nodes { code } } stepsWithoutLimit { table step state label } }', { u: underCode });
      if (errors) throw new Error(JSON.stringify(errors));
      return data as unknown as { gridsWithoutBroker: { totalCount: number; nodes: { grid: { code: string } }[] }; itemsWithoutLimit: { totalCount: number; nodes: object[] }; stepsWithoutLimit: { table: string; step: string }[] };
    };
    const there = { grid: { code: `${codes.there}G` }, officers: 1, pairs: 0, missing: ['PAIR'] };
    expect((await gaps(who.leader)).gridsWithoutBroker).toEqual({ totalCount: 1, nodes: [there] });
    expect((await gaps(who.strangeWorker)).gridsWithoutBroker.nodes).toEqual([there]);
    for (const one of [who.worker, who.officer, who.requester, who.guest]) expect((await gaps(one)).gridsWithoutBroker).toEqual({ totalCount: 0, nodes: [] });
    expect((await gaps(who.foreigner)).gridsWithoutBroker.nodes.filter(({ grid: { code } }) => code.startsWith(codes.street))).toEqual([]);
    expect((await gaps(who.leader, codes.here)).gridsWithoutBroker.nodes).toEqual([]);
    const open = await gaps(who.guest);
    expect(open.itemsWithoutLimit.totalCount).toBeGreaterThan(0);
    expect(open.stepsWithoutLimit).toContainEqual(expect.objectContaining({ table: 'RESOURCE', step: 'draft' }));
    expect(open.stepsWithoutLimit.map(({ step }) => step)).not.toContain('place');
    const { dispatch, ...steps } = SEVEN_ORDERS.steps;
    expect(stepsWithoutLimit([{ ...SEVEN_ORDERS, steps: { ...steps, dispatch: { ...dispatch, within: [] } } } as never]).map(({ step, state }) => [step, state])).toContainEqual(['dispatch', 'DISPATCHED']);
  });

  test('a pair ends with the volunteer\'s registration or the officer\'s appointment, also for who is listening, and is then a neighbour like any other', async () => {
    const orderId = await make.placed();
    const listening = await listener(world, pair, { divisionCode: grid }, feedCursor);
    await listening.hears('place', 3);
    await world.does(pair, 'stopVolunteering', {});
    expect(await sees(pair, orderId)).toBeNull();
    const began = performance.now();
    await listening.hears('', 0);
    while (!listening.state.over && performance.now() - began < 5_000) await new Promise((turn) => { setTimeout(turn, 20); });
    expect(performance.now() - began).toBeLessThan(2_500);
    await world.does(pair, 'registerAsVolunteer', { skills: [], areaCodes: [], freeHours: [] });
    expect(await sees(pair, orderId)).not.toBeNull();
    await world.does(who.worker, 'endAppointment', { appointmentId: officerId });
    expect(await sees(pair, orderId)).toBeNull();
    expect(await world.tries(pair, 'urgeOrder', { orderId })).toMatchObject({ code: 'NOT_FOUND' });
    const last = await make.placed();
    expect((await db.execute(sql`select 1 from inbox_entries where order_id = ${world.uuidOf(last)}::uuid and person_id = ${pair.uuid}::uuid`)).length).toBe(0);
    listening.close();
  });
});
