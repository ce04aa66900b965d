import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { advanceClock, setClockAhead } from '../../src/platform/clock/clock.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene } from './support/scene.ts';

const { platform, street, order, look } = await makeScene();
const { worker } = street;
const dev = { production: false };
beforeEach(() => setClockAhead(platform.db, dev, 0));

const { take, grabbed, claim, assign, on } = doing(platform, street.realm);
const helper = () => street.neighbour({ volunteer: [] });
const member = () => street.neighbour({ partyMember: true });

describe('A claim', () => {
  test('of an accepted order makes a lead and opens the order, each with a revision of its own', async () => {
    const orderId = await order({ state: 'ACCEPTED' });
    const lead = await member();
    const { seatId, revision } = valueOf(await claim(lead, orderId));
    expect(revision).toBe(3);
    expect(await look(orderId)).toMatchObject({
      state: 'OPEN', revision: 3, leadsLiving: 1, helpersLiving: 0, revisions: [2, 3], deadlines: ['confirm'],
      seats: [{ id: seatId, kind: 'LEAD', state: 'HELD', personId: lead.id }], relations: [{ personId: lead.id, relation: 'LEAD', living: true, firm: false }],
    });
  });

  test('of an open order moves nothing but the seat; the same key answers the same', async () => {
    const orderId = await order();
    const lead = await member();
    const key = newId();
    const first = await claim(lead, orderId, key);
    expect(await claim(lead, orderId, key)).toEqual(first);
    expect(await look(orderId)).toMatchObject({ state: 'OPEN', revision: 2, leadsLiving: 1, revisions: [2] });
    expect(codeOf(await claim(await member(), orderId))).toBe('ALREADY_LED');
    expect(codeOf(await claim(lead, await order({ plannedStart: hours(49), plannedEnd: hours(51) })))).toBe('ELSEWHERE_THEN');
  });

  test.each([
    ['NOT_PARTY_MEMBER', {}, { volunteer: [] }],
    ['NOT_FOUND', { state: 'PLACED' as const, holdingId: null }, { partyMember: true }],
    ['NOT_FOUND', { state: 'UNDERWAY' as const }, { partyMember: true }],
    ['ON_HOLD', { holds: 1, heldSince: new Date() }, { partyMember: true }],
    ['NO_DATE', { state: 'ACCEPTED' as const, plannedStart: null, plannedEnd: null }, { partyMember: true }],
    ['NO_SUCH_SEATS', { serves: 'PROVIDER' as const, helpersWanted: 0 }, { partyMember: true }],
    ['ALREADY_STARTED', { plannedStart: hours(-1), plannedEnd: hours(1) }, { partyMember: true }],
  ])('is refused with %s and changes nothing', async (code, shape, options) => {
    const orderId = await order(shape);
    const before = await look(orderId);
    expect(codeOf(await claim(await street.neighbour(options), orderId))).toBe(code);
    expect(await look(orderId)).toEqual({ ...before, keys: before.keys + 1 });
  });
});

describe('A seat', () => {
  test('given back is free in the same moment, and may be taken again', async () => {
    const orderId = await order({ helpersWanted: 1 });
    const [anna, bert] = [await helper(), await helper()];
    const seatId = await grabbed(anna, orderId);
    expect(codeOf(await on(bert, 'giveBack', seatId))).toBe('NOT_ALLOWED');
    valueOf(await on(anna, 'giveBack', seatId));
    expect(await look(orderId)).toMatchObject({ state: 'OPEN', revision: 3, helpersLiving: 0, deadlines: [], seats: [{ state: 'RELEASED' }], relations: [{ personId: anna.id, living: false, firm: false }] });
    await grabbed(anna, orderId);
    expect(await look(orderId)).toMatchObject({ revision: 4, helpersLiving: 1, revisions: [2, 3, 4], relations: [{ personId: anna.id, living: true, firm: false }] });
  });

  test('given back less than a day before the start is marked late, unless the order was just amended', async () => {
    const lateOf = async (seatId: string) => (await platform.sql<{ late: boolean }[]>`select late from seats where id = ${seatId}`)[0]!.late;
    const [early, near, amended] = [await order(), await order({ plannedStart: hours(20), plannedEnd: hours(21) }), await order({ plannedStart: hours(22), plannedEnd: hours(23) })];
    const anna = await helper();
    const [first, second, third] = [await grabbed(anna, early), await grabbed(anna, near), await grabbed(anna, amended)];
    await platform.sql`update seats set unmarked_until = business_now() + interval '1 hour' where id = ${third}`;
    for (const seatId of [first, second, third]) valueOf(await on(anna, 'giveBack', seatId));
    expect([await lateOf(first), await lateOf(second), await lateOf(third)]).toEqual([false, true, false]);
  });

  test('is given back by the community only with a reason, which is kept beside the seat and in no event', async () => {
    const orderId = await order();
    const anna = await helper();
    const seatId = await grabbed(anna, orderId);
    expect(codeOf(await on(worker, 'giveBack', seatId))).toBe('WORDS_NEEDED');
    valueOf(await on(worker, 'giveBack', seatId, { reason: '本人来电请假' }));
    const [seat] = await platform.sql`select state, reason, ended_by from seats where id = ${seatId}`;
    expect(seat).toEqual({ state: 'RELEASED', reason: '本人来电请假', ended_by: worker.id });
  });

  test('held is confirmed by the clock a day before the start, and by its holder earlier', async () => {
    const [one, two] = [await order(), await order({ plannedStart: hours(60), plannedEnd: hours(61) })];
    const anna = await helper();
    const [first, second] = [await grabbed(anna, one), await grabbed(anna, two)];
    const due = await platform.sql<{ hours: number }[]>`select round(extract(epoch from o.planned_start - d.due_at) / 3600)::int as hours from deadlines d join seats s on s.id = d.subject_id join orders o on o.id = s.order_id where s.person_id = ${anna.id}`;
    expect(due.map((row) => row.hours)).toEqual([24, 24]);
    await advanceClock(platform.db, dev, 25 * 3_600_000);
    valueOf(await on('CLOCK', 'confirm', first));
    valueOf(await on(anna, 'confirm', second));
    expect(await look(one)).toMatchObject({ helpersLiving: 1, deadlines: [], seats: [{ state: 'CONFIRMED' }], relations: [{ firm: true }] });
    const by = await platform.sql<{ by: string }[]>`select confirmed_by as by from seats where person_id = ${anna.id} order by taken_at, id`;
    expect(by.map((row) => row.by)).toEqual(['CLOCK', 'HOLDER']);
  });

  test('held after the planned start is not given back and not confirmed', async () => {
    const orderId = await order();
    const anna = await helper();
    const seatId = await grabbed(anna, orderId);
    await advanceClock(platform.db, dev, 48.1 * 3_600_000);
    expect([codeOf(await on(anna, 'giveBack', seatId)), codeOf(await on('CLOCK', 'confirm', seatId))]).toEqual(['ALREADY_STARTED', 'ALREADY_STARTED']);
    expect(await look(orderId)).toMatchObject({ revision: 2, helpersLiving: 1, seats: [{ state: 'HELD' }] });
  });
});

describe('An offer', () => {
  test('takes a place without binding, and binds when it is confirmed', async () => {
    const [orderId, other] = [await order({ helpersWanted: 1 }), await order({ plannedStart: hours(49), plannedEnd: hours(51) })];
    const anna = await helper();
    const { seatId } = valueOf(await assign(worker, orderId, anna.id));
    expect(await look(orderId)).toMatchObject({ revision: 2, helpersLiving: 1, deadlines: ['lapseOffer'], relations: [], seats: [{ state: 'OFFERED' }] });
    expect(codeOf(await take(await helper(), orderId))).toBe('ORDER_FULL');
    const elsewhere = await grabbed(anna, other);
    expect(codeOf(await on(anna, 'confirm', seatId))).toBe('ELSEWHERE_THEN');
    valueOf(await on(anna, 'giveBack', elsewhere));
    valueOf(await on(anna, 'confirm', seatId));
    expect(await look(orderId)).toMatchObject({ helpersLiving: 1, deadlines: [], seats: [{ state: 'CONFIRMED' }], relations: [{ personId: anna.id, relation: 'CREW', living: true, firm: true }] });
  });

  test.each([[48, 24 * 60], [20, 60], [2, 10], [0.1, 3]])('%d hours before the start lapses after %d minutes', async (ahead, minutes) => {
    const orderId = await order({ plannedStart: hours(ahead), plannedEnd: hours(ahead + 1) });
    const { seatId } = valueOf(await assign(worker, orderId, (await helper()).id));
    const [due] = await platform.sql<{ minutes: number }[]>`select round(extract(epoch from d.due_at - s.taken_at) / 60)::int as minutes from deadlines d join seats s on s.id = d.subject_id where s.id = ${seatId}`;
    expect(due!.minutes).toBe(minutes);
    valueOf(await on('CLOCK', 'lapseOffer', seatId));
    expect(await look(orderId)).toMatchObject({ helpersLiving: 0, deadlines: [], seats: [{ state: 'LAPSED' }] });
  });

  test('declined is free again', async () => {
    const orderId = await order();
    const anna = await helper();
    const { seatId } = valueOf(await assign(worker, orderId, anna.id));
    expect(codeOf(await on(worker, 'decline', seatId))).toBe('NOT_ALLOWED');
    valueOf(await on(anna, 'decline', seatId));
    expect(await look(orderId)).toMatchObject({ helpersLiving: 0, seats: [{ state: 'LAPSED' }] });
    expect(codeOf(await on(anna, 'confirm', seatId))).toBe('WRONG_STATE');
  });

  test('to lead an accepted order opens it when it is confirmed', async () => {
    const orderId = await order({ state: 'ACCEPTED' });
    const lead = await member();
    const { seatId } = valueOf(await assign(worker, orderId, lead.id, 'LEAD'));
    expect(await look(orderId)).toMatchObject({ state: 'ACCEPTED', revision: 2, leadsLiving: 1 });
    expect(codeOf(await claim(await member(), orderId))).toBe('ALREADY_LED');
    valueOf(await on(lead, 'confirm', seatId));
    expect(await look(orderId)).toMatchObject({ state: 'OPEN', revision: 4, revisions: [2, 3, 4], leadsLiving: 1 });
  });

  test('goes only to somebody who is willing and able by the same needs, and only from the holding division', async () => {
    const orderId = await order({ skills: ['MEDICAL'] });
    const [unskilled, resident, skilled] = [await helper(), await street.neighbour(), await street.neighbour({ volunteer: ['MEDICAL'] })];
    expect(codeOf(await assign(worker, orderId, unskilled.id))).toBe('SKILLS_MISSING');
    expect(codeOf(await assign(worker, orderId, resident.id))).toBe('NOT_VOLUNTEER');
    expect(codeOf(await assign(worker, orderId, skilled.id, 'LEAD'))).toBe('NOT_PARTY_MEMBER');
    expect(codeOf(await assign(street.dispatcher, orderId, skilled.id))).toBe('NOT_ALLOWED');
    expect(codeOf(await assign(worker, orderId, newId()))).toBe('NOT_FOUND');
    expect(await look(orderId)).toMatchObject({ revision: 1, seats: [] });
    expect(codeOf(await assign(worker, orderId, skilled.id))).toBe('OK');
  });
});
