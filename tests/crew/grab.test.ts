import { describe, expect, test } from 'vitest';
import { grab } from '../../src/features/crew/grab.ts';
import { newId } from '../../src/kernel/ids.ts';
import { hours, makeScene } from './support/scene.ts';

const { platform, street, requester, order, look } = await makeScene();
const take = (who: { caller: Parameters<typeof grab>[1]['caller'] }, orderId: string, key = newId()) => grab(platform, { caller: who.caller, orderId, key });

describe('A grab', () => {
  test('gives a place, and says which, at what revision, and how many are left', async () => {
    const orderId = await order();
    const anna = await street.neighbour({ volunteer: [] });
    const outcome = await take(anna, orderId);
    const after = await look(orderId);
    expect(outcome).toEqual({ ok: true, value: { seatId: after.seats[0]!.id, orderId, revision: 2, seatsLeft: 2 } });
    expect(after).toMatchObject({
      state: 'OPEN', revision: 2, helpersLiving: 1, revisions: [2], deadlines: ['confirm'],
      seats: [{ kind: 'HELPER', state: 'HELD', personId: anna.id }], relations: [{ personId: anna.id, relation: 'CREW', living: true }],
    });
  });

  test.each([
    ['NOT_OPEN', { state: 'ACCEPTED' as const }, { partyMember: true, volunteer: [] }],
    ['NOT_FOUND', { state: 'ACCEPTED' as const }, { volunteer: [] }],
    ['NOT_FOUND', { state: 'CANCELLED' as const }, { volunteer: [] }],
    ['NOT_FOUND', { sensitive: true, skills: ['MEDICAL'] }, { volunteer: [] }],
    ['ON_HOLD', { holds: 1, heldSince: new Date() }, { volunteer: [] }],
    ['ALREADY_STARTED', { plannedStart: hours(-1), plannedEnd: hours(1) }, { volunteer: [] }],
    ['NO_SUCH_SEATS', { serves: 'LEAD_ONLY' as const, helpersWanted: 0 }, { volunteer: [] }],
    ['ORDER_FULL', { helpersWanted: 2, helpersLiving: 2 }, { volunteer: [] }],
    ['NOT_VOLUNTEER', {}, { partyMember: true }],
    ['NOT_VOLUNTEER', {}, {}],
  ])('is refused with %s and changes nothing', async (code, shape, options) => {
    const orderId = await order(shape);
    const who = await street.neighbour(options);
    const before = await look(orderId);
    expect(await take(who, orderId)).toMatchObject({ ok: false, refusal: { code } });
    expect(await look(orderId)).toEqual({ ...before, keys: before.keys + 1 });
  });

  test('names the skills that are missing, in the order in which they are wanted', async () => {
    const orderId = await order({ skills: ['MEDICAL', 'DRIVING', 'COOKING'] });
    const outcome = await take(await street.neighbour({ volunteer: ['DRIVING'] }), orderId);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'SKILLS_MISSING', args: { step: 'grab', skills: ['MEDICAL', 'COOKING'] } } });
  });

  test('is refused to whom the order serves, to whom is on the crew, and to whom is elsewhere then', async () => {
    const [first, second] = [await order(), await order({ plannedStart: hours(49), plannedEnd: hours(52) })];
    const anna = await street.neighbour({ volunteer: [] });
    await take(anna, first);
    expect(await take(anna, first)).toMatchObject({ ok: false, refusal: { code: 'ALREADY_ON_CREW' } });
    expect(await take(anna, second)).toMatchObject({ ok: false, refusal: { code: 'ELSEWHERE_THEN' } });
    expect(await look(second)).toMatchObject({ revision: 1, helpersLiving: 0, seats: [] });
    expect(await take(requester, first)).toMatchObject({ ok: false, refusal: { code: 'NOT_VOLUNTEER' } });
  });

  test('of an order that begins when another ends is given', async () => {
    const start = hours(60);
    const [first, second] = [await order({ plannedStart: start, plannedEnd: hours(2, +start) }), await order({ plannedStart: hours(2, +start), plannedEnd: hours(3, +start) })];
    const anna = await street.neighbour({ volunteer: [] });
    expect(await take(anna, first)).toMatchObject({ ok: true });
    expect(await take(anna, second)).toMatchObject({ ok: true });
  });

  test('of an order that does not exist, or by somebody who is not linked, is not found, or asks for standing', async () => {
    const anna = await street.neighbour({ volunteer: [] });
    expect(await take(anna, newId())).toEqual({ ok: false, refusal: { code: 'NOT_FOUND', args: {} } });
    const stranger = { caller: { ...anna.caller, subject: 'nobody' } };
    expect(await take(stranger, await order())).toMatchObject({ ok: false, refusal: { code: 'NOT_VOLUNTEER' } });
    expect(await take(stranger, await order({ sensitive: true }))).toEqual({ ok: false, refusal: { code: 'NOT_FOUND', args: {} } });
  });

  test('of another realm is not found, though the id is right', async () => {
    const orderId = await order();
    const anna = await street.neighbour({ volunteer: [] });
    expect(await take({ caller: { ...anna.caller, realm: '999002' } }, orderId)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND', args: {} } });
    expect((await look(orderId)).helpersLiving).toBe(0);
  });
});

describe('The key of a grab', () => {
  test('gives the same outcome again, and another input is refused', async () => {
    const [orderId, other] = [await order(), await order({ plannedStart: hours(100), plannedEnd: hours(101) })];
    const anna = await street.neighbour({ volunteer: [] });
    const key = newId();
    const first = await take(anna, orderId, key);
    const before = await look(orderId);
    expect(await take(anna, orderId, key)).toEqual(first);
    expect(await take(anna, other, key)).toEqual({ ok: false, refusal: { code: 'KEY_REUSED', args: {}, path: ['input', 'key'] } });
    expect(await look(orderId)).toEqual(before);
    expect(await look(other)).toMatchObject({ revision: 1, helpersLiving: 0 });
  });

  test('keeps a refusal, even when the reason is gone', async () => {
    const orderId = await order({ helpersWanted: 0 });
    const anna = await street.neighbour({ volunteer: [] });
    const key = newId();
    expect(await take(anna, orderId, key)).toMatchObject({ refusal: { code: 'ORDER_FULL' } });
    await platform.sql`update orders set helpers_wanted = 3 where id = ${orderId}`;
    expect(await take(anna, orderId, key)).toMatchObject({ refusal: { code: 'ORDER_FULL' } });
    expect(await take(anna, orderId)).toMatchObject({ ok: true });
  });
});
