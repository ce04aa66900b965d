import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { advanceClock, setClockAhead } from '../../src/platform/clock/clock.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, requester, order, look } = await makeScene();
const { worker } = street;
const { grabbed, claim, assign, on, move } = doing(platform, street.realm);
const HOUR_MS = 3_600_000;
const dev = { production: false };
beforeEach(() => setClockAhead(platform.db, dev, 0));

const helper = () => street.neighbour({ volunteer: [] });
const member = () => street.neighbour({ partyMember: true, volunteer: [] });
const statesOf = async (orderId: string): Promise<string[]> => (await look(orderId)).seats.map((seat) => `${seat.kind} ${seat.state}`).sort();

/** An order with a lead and two helpers, and the code at the door. */
async function crewed(shape: OrderShape = {}) {
  const orderId = await order(shape);
  await platform.db.execute(sql`insert into order_private (realm, order_id, start_code) values (${street.realm}, ${orderId}::uuid, '123456')`);
  const [lead, anna, bert] = [await member(), await helper(), await helper()];
  const leadSeat = valueOf(await claim(lead, orderId)).seatId;
  const seats = [leadSeat, await grabbed(anna, orderId), await grabbed(bert, orderId)] as const;
  return { orderId, lead, anna, bert, seats };
}

describe('An order that leaves its crew frees every seat without a mark', () => {
  test.each([
    ['cancel', () => requester, { words: '不需要了' }, 'CANCELLED'],
    ['recall', () => street.dispatcher, {}, 'PLACED'],
    ['escalate', () => worker, { words: '需要街道协调' }, 'DISPATCHED'],
  ] as const)('%s', async (step, who, input, state) => {
    const { orderId } = await crewed();
    valueOf(await move(who(), step, orderId, input as never));
    const after = await look(orderId);
    expect(after).toMatchObject({ state, revision: 5, helpersLiving: 0, leadsLiving: 0, deadlines: [], revisions: [2, 3, 4, 5, 5, 5, 5] });
    expect(await statesOf(orderId)).toEqual(['HELPER RELEASED', 'HELPER RELEASED', 'LEAD RELEASED']);
    expect(after.relations.map((r) => [r.living, r.firm])).toEqual([[false, false], [false, false], [false, false]]);
    expect(await platform.sql`select late from seats where order_id = ${orderId} and late`).toHaveLength(0);
  });

  test('lapse, by the clock, also of offers', async () => {
    const { orderId } = await crewed();
    valueOf(await assign(worker, orderId, (await helper()).id));
    await advanceClock(platform.db, dev, 51 * HOUR_MS);
    valueOf(await move('CLOCK', 'lapse', orderId, {}));
    expect(await look(orderId)).toMatchObject({ state: 'ACCEPTED', helpersLiving: 0, leadsLiving: 0, deadlines: [] });
  });
});

describe('An amended plan', () => {
  test('moves the seats along, opens a day to leave unmarked, and frees unmarked who is elsewhere then', async () => {
    const { orderId, anna, bert, seats } = await crewed();
    const other = await order({ plannedStart: hours(10), plannedEnd: hours(12) });
    await grabbed(anna, other);
    valueOf(await move(worker, 'amend', orderId, { plannedStart: hours(11), plannedEnd: hours(13) }));
    expect(await statesOf(orderId)).toEqual(['HELPER HELD', 'HELPER RELEASED', 'LEAD HELD']);
    expect(await look(orderId)).toMatchObject({ revision: 5, helpersLiving: 1, leadsLiving: 1, deadlines: ['confirm', 'confirm'], revisions: [2, 3, 4, 5, 5] });
    expect(codeOf(await on(anna, 'giveBack', seats[1]))).toBe('WRONG_STATE');
    valueOf(await on(bert, 'giveBack', seats[2]));
    const marks = await platform.sql<{ id: string }[]>`select id from seats where order_id = ${orderId} and late`;
    expect(marks).toHaveLength(0);
    const [moved] = await platform.sql<{ same: boolean }[]>`select s.during = tstzrange(o.planned_start, o.planned_end) as same from seats s join orders o on o.id = s.order_id where s.id = ${seats[0]}`;
    expect(moved).toEqual({ same: true });
  });

  test('leaves a mark again when the day is over', async () => {
    const { orderId, bert, seats } = await crewed();
    valueOf(await move(worker, 'amend', orderId, { plannedStart: hours(47), plannedEnd: hours(49) }));
    await advanceClock(platform.db, dev, 25 * HOUR_MS);
    valueOf(await on(bert, 'giveBack', seats[2]));
    expect(await platform.sql`select id from seats where order_id = ${orderId} and late`).toHaveLength(1);
  });
});

describe('An order on hold', () => {
  test('stops the clock of its offers, which then have as long as they had left; a confirmation stays tied to the start', async () => {
    const orderId = await order({ plannedStart: hours(72), plannedEnd: hours(74) });
    const offer = valueOf(await assign(worker, orderId, (await helper()).id)).seatId;
    await grabbed(await helper(), orderId);
    const dueIn = async () => Object.fromEntries((await platform.sql<{ step: string; n: number }[]>`select d.step, round(extract(epoch from d.due_at - business_now()) / 3600)::int as n
      from deadlines d join seats s on s.id = d.subject_id where s.order_id = ${orderId} and d.paused_at is null`).map((row) => [row.step, row.n]));
    expect(await dueIn()).toEqual({ lapseOffer: 24, confirm: 48 });
    await advanceClock(platform.db, dev, 10 * HOUR_MS);
    valueOf(await move(worker, 'hold', orderId, { words: '下雨', until: hours(40) }));
    expect(await dueIn()).toEqual({ confirm: 38 });
    await advanceClock(platform.db, dev, 20 * HOUR_MS);
    valueOf(await move(worker, 'lift', orderId, {}));
    expect(await dueIn()).toEqual({ lapseOffer: 14, confirm: 18 });
    valueOf(await on('CLOCK', 'lapseOffer', offer));
  });
});

describe('The service', () => {
  test('begins for all, ends for all, with whole quarters of an hour unless the lead says otherwise', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    valueOf(await move(lead, 'start', orderId, { code: '123456' }));
    expect(await statesOf(orderId)).toEqual(['HELPER SERVING', 'HELPER SERVING', 'LEAD SERVING']);
    expect(await look(orderId)).toMatchObject({ state: 'UNDERWAY', helpersLiving: 2, leadsLiving: 1, deadlines: [] });
    await advanceClock(platform.db, dev, 1.6 * HOUR_MS);
    expect(codeOf(await move(lead, 'finish', orderId, { hours: [{ seatId: seats[1], hours: 1 }, { seatId: newId(), hours: 1 }] }))).toBe('SEAT_NOT_IN_IT');
    valueOf(await move(lead, 'finish', orderId, { hours: [{ seatId: seats[1], hours: 1 }] }));
    const after = await look(orderId);
    expect(after).toMatchObject({ state: 'DONE', helpersLiving: 0, leadsLiving: 0 });
    expect(after.relations.map((r) => [r.living, r.firm])).toEqual([[false, true], [false, true], [false, true]]);
    const served = await platform.sql<{ id: string; hours: string }[]>`select id, hours from seats where order_id = ${orderId} and state = 'SERVED'`;
    expect(Object.fromEntries(served.map((row) => [row.id, Number(row.hours)]))).toEqual({ [seats[0]]: 1.75, [seats[1]]: 1, [seats[2]]: 1.75 });
  });

  test('begins only for those who are named; late-comers are let in by the lead, and the missing are marked until a day after', async () => {
    const { orderId, lead, anna, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [seats[0]] }));
    expect(await statesOf(orderId)).toEqual(['HELPER HELD', 'HELPER HELD', 'LEAD SERVING']);
    expect(codeOf(await on(anna, 'begin', seats[1]))).toBe('NOT_ALLOWED');
    valueOf(await on(lead, 'begin', seats[1]));
    await advanceClock(platform.db, dev, 2 * HOUR_MS);
    valueOf(await move(lead, 'finish', orderId, {}));
    expect(await statesOf(orderId)).toEqual(['HELPER HELD', 'HELPER SERVED', 'LEAD SERVED']);
    const waiting = await look(orderId);
    expect(waiting).toMatchObject({ helpersLiving: 1, leadsLiving: 0, deadlines: ['free'] });
    expect(waiting.relations.filter((r) => r.firm).map((r) => r.personId).sort()).toEqual([lead.id, anna.id].sort());
    expect(codeOf(await on(worker, 'noShow', seats[2]))).toBe('NOT_ALLOWED');
    valueOf(await on(lead, 'noShow', seats[2]));
    expect(await look(orderId)).toMatchObject({ helpersLiving: 0, deadlines: [] });
    valueOf(await on(worker, 'undoNoShow', seats[2], { hours: 1.5 }));
    expect(await statesOf(orderId)).toEqual(['HELPER SERVED', 'HELPER SERVED', 'LEAD SERVED']);
  });

  test('does not begin when too few of the crew are named present, or a seat that is none of theirs, which is never passed over', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3), leastCrew: 2 });
    const stranger = await crewed();
    const before = await look(orderId);
    for (const [present, count] of [[[], 0], [[seats[0]], 1]] as const) {
      expect(await move(lead, 'start', orderId, { code: '123456', present })).toEqual({ ok: false, refusal: { code: 'CREW_MISSING', args: { least: 2, present: count }, path: ['input', 'presentSeatIds'] } });
    }
    for (const present of [[newId()], [stranger.seats[0]], [seats[0], seats[1], stranger.seats[1]]]) {
      expect(await move(lead, 'start', orderId, { code: '123456', present })).toEqual({ ok: false, refusal: { code: 'SEAT_NOT_IN_IT', args: {}, path: ['input', 'presentSeatIds'] } });
    }
    expect(await look(orderId)).toEqual({ ...before, keys: before.keys + 5 });
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [seats[0], seats[1]] }));
    expect(await statesOf(orderId)).toEqual(['HELPER HELD', 'HELPER SERVING', 'LEAD SERVING']);
    expect(await statesOf(stranger.orderId)).toEqual(['HELPER HELD', 'HELPER HELD', 'LEAD HELD']);
  });

  test('nobody is marked before the start, or later than a day after the finish; then the clock frees the seat', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    expect(codeOf(await on(lead, 'noShow', seats[1]))).toBe('NOT_THE_TIME');
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [seats[0]] }));
    valueOf(await move(lead, 'finish', orderId, {}));
    await advanceClock(platform.db, dev, 24.1 * HOUR_MS);
    expect(codeOf(await on(lead, 'noShow', seats[1]))).toBe('NOT_THE_TIME');
    valueOf(await on('CLOCK', 'free', seats[1]));
    valueOf(await on('CLOCK', 'free', seats[2]));
    expect(await look(orderId)).toMatchObject({ helpersLiving: 0, leadsLiving: 0, deadlines: [] });
  });

  test('of a crew whose lead did not come is begun by the community, which marks the lead', async () => {
    const { orderId, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3), codeFailures: 3 });
    await advanceClock(platform.db, dev, 0.6 * HOUR_MS);
    valueOf(await move(worker, 'start', orderId, { withoutCode: true, present: [seats[1], seats[2]] }));
    valueOf(await on(worker, 'noShow', seats[0]));
    expect(await look(orderId)).toMatchObject({ leadsLiving: 0, helpersLiving: 2 });
  });

  test('has hours that the community corrects within seven days', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    valueOf(await move(lead, 'start', orderId, { code: '123456' }));
    valueOf(await move(lead, 'finish', orderId, {}));
    expect(codeOf(await on(lead, 'correctHours', seats[1], { hours: 2 }))).toBe('NOT_ALLOWED');
    expect(codeOf(await on(worker, 'correctHours', seats[1], { hours: 25 }))).toBe('HOURS_WRONG');
    await advanceClock(platform.db, dev, 6.9 * 24 * HOUR_MS);
    valueOf(await on(worker, 'correctHours', seats[1], { hours: 2 }));
    await advanceClock(platform.db, dev, 0.2 * 24 * HOUR_MS);
    expect(codeOf(await on(worker, 'correctHours', seats[1], { hours: 3 }))).toBe('TOO_LATE');
    const [row] = await platform.sql<{ hours: string }[]>`select hours from seats where id = ${seats[1]}`;
    expect(Number(row!.hours)).toBe(2);
  });

  test('has absences that the community undoes within seven days, like hours', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [seats[0]] }));
    valueOf(await on(lead, 'noShow', seats[1]));
    valueOf(await on(lead, 'noShow', seats[2]));
    valueOf(await move(lead, 'finish', orderId, {}));
    await advanceClock(platform.db, dev, 6.9 * 24 * HOUR_MS);
    valueOf(await on(worker, 'undoNoShow', seats[1], { hours: 1 }));
    await advanceClock(platform.db, dev, 0.2 * 24 * HOUR_MS);
    const before = await look(orderId);
    expect(codeOf(await on(worker, 'undoNoShow', seats[2], { hours: 1 }))).toBe('TOO_LATE');
    expect(await look(orderId)).toEqual({ ...before, keys: before.keys + 1 });
    expect(await statesOf(orderId)).toEqual(['HELPER NO_SHOW', 'HELPER SERVED', 'LEAD SERVED']);
  });

  test('settled or broken off frees who did not serve and records who did', async () => {
    const { orderId, lead, seats } = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(3) });
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [seats[0], seats[1]] }));
    valueOf(await move(worker, 'abort', orderId, { words: '下雨', hours: [{ seatId: seats[1], hours: 0.5 }] }));
    expect(await statesOf(orderId)).toEqual(['HELPER RELEASED', 'HELPER SERVED', 'LEAD SERVED']);
    expect(await look(orderId)).toMatchObject({ state: 'CANCELLED', helpersLiving: 0, leadsLiving: 0, deadlines: [] });
  });
});
