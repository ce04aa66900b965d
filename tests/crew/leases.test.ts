import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyLoader } from '../../src/features/crew/loaders.ts';
import { seatsById } from '../../src/features/crew/store/read.ts';
import { realms } from '../../src/features/places/tables.ts';
import { FAIR, type Neighbour } from '../support/street.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, order, look, reading } = await makeScene();
const { grabbed, waits, claim, on, stands, move } = doing(platform, street.realm);
const { db } = platform;
const [one, two] = await street.neighbours(2, { volunteer: [] }) as [Neighbour, Neighbour];
const member = await street.neighbour({ partyMember: true });
let day = 2;
const apart = (): OrderShape => { day += 2; return { plannedStart: hours(24 * day), plannedEnd: hours(24 * day + 2) }; };
/** What the clock is to do about a seat, in hours from now. */
const dues = async (seatId: string): Promise<Record<string, number>> => Object.fromEntries((await db.execute<{ step: string; hours: number }>(sql`
  select step, round(extract(epoch from due_at - business_now()) / 36) / 100 as hours from deadlines where subject_id = ${seatId}::uuid order by step`)).map((row) => [row.step, Math.round(Number(row.hours) * 10) / 10]));
const stateOf = async (seatId: string): Promise<string> => (await seatsById(db, street.realm, [seatId]))[0]!.state;
const setLimits = (limits: object) => db.update(realms).set({ settings: { ...FAIR, limits: limits as never } });

describe('Where nobody asks for it', () => {
  test('a seat need not be confirmed before the day before the start, and there is nothing to extend', async () => {
    const seatId = await grabbed(one, await order(apart()));
    expect(Object.keys(await dues(seatId))).toEqual(['confirm']);
    expect(codeOf(await on(one, 'extend', seatId, { reason: '还在协调' }))).toBe('NO_LEASE');
  });
});

describe('Where the realm asks for confirmation within a time', () => {
  beforeAll(async () => { await setLimits({ 'SEAT.grab.lapse': { hours: 6 }, 'SEAT.claim.lapse': { hours: 8 } }); });

  test('a grab, one that might wait, and a claim have that time, and a reminder at half of it; an item may ask for another', async () => {
    const grab = await dues(await grabbed(one, await order(apart())));
    expect([grab['lapse'], grab['remindToConfirm']]).toEqual([6, 3]);
    const waiting = await dues((valueOf(await waits(one, await order(apart()))) as { seatId: string }).seatId);
    expect([waiting['lapse'], waiting['remindToConfirm']]).toEqual([6, 3]);
    const lead = await dues(valueOf(await claim(member, await order(apart()))).seatId);
    expect([lead['lapse'], lead['remindToConfirm']]).toEqual([8, 4]);
    const item = await dues(await grabbed(one, await order({ ...apart(), limits: { 'SEAT.grab.lapse': { minutes: 90 }, 'SEAT.grab.remindToConfirm': { minutes: 30 } } })));
    expect([item['lapse'], item['remindToConfirm']]).toEqual([1.5, 0.5]);
    const soon = await dues(await grabbed(one, await order({ plannedStart: hours(2), plannedEnd: hours(3) })));
    expect([soon['lapse'], soon['confirm']]).toEqual([1, 0]);
  });

  test('not confirmed, it goes without a mark, and to the next in line', async () => {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(one, orderId);
    await stands(two, orderId);
    valueOf(await on('CLOCK', 'remindToConfirm', seatId));
    expect(await dues(seatId)).not.toHaveProperty('remindToConfirm');
    valueOf(await on('CLOCK', 'lapse', seatId));
    const [seat] = await seatsById(db, street.realm, [seatId]);
    expect([seat!.state, seat!.late, seat!.endedBy]).toEqual(['RELEASED', false, null]);
    expect((await look(orderId)).seats.map(({ state }) => state)).toEqual(['RELEASED', 'OFFERED']);
    expect(await dues(seatId)).toEqual({});
  });

  test('confirmed, it stays, and nothing is asked any more', async () => {
    const seatId = await grabbed(one, await order(apart()));
    valueOf(await on(one, 'confirm', seatId));
    expect(await dues(seatId)).toEqual({});
    expect(codeOf(await on('CLOCK', 'lapse', seatId))).toBe('WRONG_STATE');
  });

  test('its holder may have as much time again, once, and says why; the reason is in no event', async () => {
    const orderId = await order(apart());
    const seatId = await grabbed(one, orderId);
    const before = await look(orderId);
    expect(codeOf(await on(one, 'extend', seatId, { reason: ' ' }))).toBe('WORDS_NEEDED');
    expect(codeOf(await on(two, 'extend', seatId, { reason: '还在协调' }))).toBe('NOT_ALLOWED');
    expect(await look(orderId)).toEqual({ ...before, keys: before.keys + 2 });
    await db.execute(sql`update deadlines set due_at = due_at - interval '4 hours' where subject_id = ${seatId}::uuid and step <> 'confirm'`);
    valueOf(await on(one, 'extend', seatId, { reason: '还在协调' }));
    expect(await dues(seatId)).toMatchObject({ lapse: 6, remindToConfirm: 3 });
    expect(codeOf(await on(one, 'extend', seatId, { reason: '还在协调' }))).toBe('ALREADY_EXTENDED');
    expect((await seatsById(db, street.realm, [seatId]))[0]!.extendedBecause).toBe('还在协调');
    expect(await db.execute(sql`select 1 from events where facts::text like '%协调%'`)).toHaveLength(0);
  });

  test('a hold stops the time, and it goes on afterwards', async () => {
    const orderId = await order(apart());
    const seatId = await grabbed(one, orderId);
    valueOf(await move(street.worker, 'hold', orderId, { words: '雨天', until: hours(24) }));
    const [paused] = await db.execute(sql`select 1 from deadlines where subject_id = ${seatId}::uuid and step = 'lapse' and paused_at is not null`);
    expect(paused).toBeDefined();
    valueOf(await move(street.worker, 'lift', orderId, {}));
    expect((await dues(seatId))['lapse']).toBe(6);
    expect(await stateOf(seatId)).toBe('HELD');
  });

  test('the whole history of a seat can be read again, step by step', async () => {
    const seatId = await grabbed(one, await order(apart()));
    valueOf(await on('CLOCK', 'remindToConfirm', seatId));
    valueOf(await on(one, 'extend', seatId, { reason: '还在协调' }));
    valueOf(await on(one, 'confirm', seatId));
    valueOf(await on(street.worker, 'giveBack', seatId, { reason: '换人' }));
    const [seat] = await seatsById(db, street.realm, [seatId]);
    const history = await historyLoader(await reading(one)).load(seat!);
    expect(history.map(({ step, state, by }) => `${step} ${state} ${by}`)).toEqual(['grab HELD HOLDER', 'remindToConfirm HELD CLOCK', 'extend HELD HOLDER', 'confirm CONFIRMED HOLDER', 'giveBack RELEASED ANOTHER']);
  });
});

describe('Where the time to confirm is working time', () => {
  /** Friday 6 March 2026, 17:00 in Jinan, a working day; the desks close at 17:30, and open on Monday at 9:00. */
  const FRIDAY = new Date('2026-03-06T09:00:00Z');
  const WORKING = { workingHours: [{ from: '09:00', until: '12:00' }, { from: '13:30', until: '17:30' }] };
  const setTime = (at: Date) => db.execute(sql`update business_clock set ahead = ${at.toISOString()}::timestamptz - clock_timestamp()`);
  const dueAt = async (seatId: string): Promise<Record<string, string>> => Object.fromEntries((await db.execute<{ step: string; at: string }>(sql`
    select step, to_char(date_trunc('minute', due_at + interval '30 seconds') at time zone 'Asia/Shanghai', 'Dy HH24:MI') as at from deadlines where subject_id = ${seatId}::uuid and step <> 'confirm'`)).map(({ step, at }) => [step, at]));
  const far = () => order({ plannedStart: new Date(FRIDAY.getTime() + ++day * 2 * 86_400_000 + 30 * 86_400_000), plannedEnd: new Date(FRIDAY.getTime() + day * 2 * 86_400_000 + 30 * 86_400_000 + 3_600_000) });
  const lease = (limits: object) => db.update(realms).set({ settings: { ...FAIR, ...WORKING, limits: limits as never } });
  afterAll(() => db.execute(sql`update business_clock set ahead = interval '0'`));

  test.each([
    [{ 'SEAT.grab.lapse': { workingHours: 4 } }, 'Mon 14:00', 'Mon 10:30'],
    [{ 'SEAT.grab.lapse': { workingDays: 2 } }, 'Tue 17:00', 'Mon 17:00'],
    [{ 'SEAT.grab.lapse': { workingHours: 7 }, 'SEAT.grab.remindToConfirm': { hours: 1 } }, 'Mon 17:00', 'Fri 18:00'],
    [{ 'SEAT.grab.lapse': { hours: 4 }, 'SEAT.grab.remindToConfirm': { workingHours: 1 } }, 'Fri 21:00', 'Mon 09:30'],
  ])('a grab counts it over the weekend, by the realm\'s calendar, as every other step does: %j', async (limits, lapse, reminder) => {
    await setTime(FRIDAY);
    await lease(limits);
    const alone = await dueAt(await grabbed(one, await far()));
    expect(alone).toEqual({ lapse, remindToConfirm: reminder });
    // By the statement of many, and by the steps beside it.
    const ids = [await far(), await far()];
    for (const seatId of await Promise.all(ids.map((id) => grabbed(one, id)))) expect(await dueAt(seatId)).toEqual(alone);
    expect(await dueAt((valueOf(await waits(two, await far())) as { seatId: string }).seatId)).toEqual(alone);
  });

  test('a calendar that the realm has changed is not counted by any more, and one that is a week old is worked out anew', async () => {
    await setTime(FRIDAY);
    await lease({ 'SEAT.grab.lapse': { workingHours: 4 } });
    expect((await dueAt(await grabbed(one, await far())))['lapse']).toBe('Mon 14:00');
    await db.update(realms).set({ settings: { ...FAIR, workingHours: [{ from: '08:00', until: '16:00' }], limits: { 'SEAT.grab.lapse': { workingHours: 4 } } as never } });
    expect((await dueAt(await grabbed(one, await far())))['lapse']).toBe('Mon 12:00');
    await setTime(new Date(FRIDAY.getTime() + 14 * 86_400_000));
    expect((await dueAt(await grabbed(one, await far())))['lapse']).toBe('Mon 12:00');
  });

  test('one that would end after the start is half of the time left', async () => {
    await setTime(FRIDAY);
    await lease({ 'SEAT.grab.lapse': { workingDays: 3 } });
    const orderId = await order({ plannedStart: new Date(FRIDAY.getTime() + 26 * 3_600_000), plannedEnd: new Date(FRIDAY.getTime() + 27 * 3_600_000) });
    expect((await dueAt(await grabbed(two, orderId)))['lapse']).toBe('Sat 06:00');
  });
});
