import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { viewerCanTake } from '../../src/features/crew/read.ts';
import { orderLoader } from '../../src/features/orders/index.ts';
import { realms } from '../../src/features/places/tables.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import type { Neighbour } from '../support/street.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, order, look, reading } = await makeScene();
const { take, grabbed, waits, stands, claim, assign, on } = doing(platform, street.realm);
const { db } = platform;
const { worker } = street;
const [home, away] = street.communities as [(typeof street.communities)[number], (typeof street.communities)[number]];
await db.update(realms).set({ settings: {} });
let day = 2;
const apart = (): OrderShape => { day += 2; return { plannedStart: hours(24 * day), plannedEnd: hours(24 * day + 2) }; };
const neighbour = (): Promise<Neighbour> => street.neighbour({ volunteer: [], partyMember: true });
const argsOf = (outcome: Outcome<unknown>): Record<string, unknown> => (outcome.ok ? {} : outcome.refusal.args);
const later = (minutes: number) => db.execute(sql`update business_clock set ahead = ahead + make_interval(mins => ${minutes}::int)`);
/** Refused, and nothing has changed; what the viewer was told before was the same. */
async function refusedTo(who: Neighbour, orderId: string, step: 'grab' | 'claim'): Promise<Outcome<unknown>> {
  const before = await look(orderId);
  const said = await reading(who);
  const told = await viewerCanTake(said, (await orderLoader(said).load(orderId))!, step);
  const outcome = step === 'grab' ? await take(who, orderId) : await claim(who, orderId);
  expect(outcome.ok).toBe(false);
  expect(outcome.ok ? {} : outcome.refusal).toMatchObject(told!);
  expect({ ...await look(orderId), keys: 0 }).toEqual({ ...before, keys: 0 });
  return outcome;
}

describe('Seats at once', () => {
  test('five are held, and a sixth is refused to who grabs, claims, waits for a place or is asked, until the first of them begins or one is given back', async () => {
    const who = await neighbour();
    const first = hours(24 * (day + 2));
    const seats = [];
    for (let i = 0; i < 5; i++) seats.push(await grabbed(who, await order(apart())));
    await later(2);
    const next = await order(apart());
    const refusal = await refusedTo(who, next, 'grab');
    expect([codeOf(refusal), argsOf(refusal)]).toMatchObject(['TOO_MANY_SEATS', { most: 5 }]);
    expect(Math.abs(new Date(String(argsOf(refusal)['until'])).getTime() - first.getTime())).toBeLessThan(1_000);
    expect(codeOf(await refusedTo(who, next, 'claim'))).toBe('TOO_MANY_SEATS');
    expect(codeOf(await waits(who, next))).toBe('TOO_MANY_SEATS');
    expect(codeOf(await assign(worker, next, who.id))).toBe('TOO_MANY_SEATS');
    valueOf(await on(who, 'confirm', seats[0]!));
    valueOf(await on(who, 'giveBack', seats[1]!));
    valueOf(await take(who, next));
    expect(codeOf(await take(who, await order(apart())))).toBe('TOO_MANY_SEATS');
    const slots = await db.execute<{ slot: number }>(sql`select slot from seats where person_id = ${who.id}::uuid and state in ('HELD', 'CONFIRMED') order by slot`);
    expect(slots.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
  });

  test('an offer does not count, and is confirmed only within the limit', async () => {
    const who = await neighbour();
    const { seatId } = valueOf(await assign(worker, await order(apart()), who.id));
    for (let i = 0; i < 5; i++) await grabbed(who, await order(apart()));
    expect(codeOf(await on(who, 'confirm', seatId))).toBe('TOO_MANY_SEATS');
    await later(2);
  });

  test('who waits in line and holds as many when it is their turn is passed over', async () => {
    const [who, other] = [await neighbour(), await neighbour()];
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(other, orderId);
    await stands(who, orderId);
    for (let i = 0; i < 5; i++) await grabbed(who, await order(apart()));
    valueOf(await on(other, 'giveBack', seatId));
    expect(await db.execute(sql`select state, passed_for from waits where order_id = ${orderId}::uuid`)).toMatchObject([{ state: 'PASSED_OVER', passed_for: 'TOO_MANY_SEATS' }]);
    await later(2);
  });

  test('every way to a seat has a slot of its own', async () => {
    const wild = await db.execute(sql`select 1 from seats where state in ('HELD', 'CONFIRMED') and slot is null`);
    expect(wild).toHaveLength(0);
  });
});

test('ten places are grabbed within a minute, and then a moment is waited for', async () => {
  const who = await neighbour();
  for (let i = 0; i < 10; i++) valueOf(await on(who, 'giveBack', await grabbed(who, await order(apart()))));
  const next = await order(apart());
  const refusal = await refusedTo(who, next, 'grab');
  expect([codeOf(refusal), argsOf(refusal)]).toMatchObject(['TOO_MANY_GRABS', { most: 10 }]);
  await later(1);
  valueOf(await take(who, next));
});

describe('Time to travel', () => {
  const T = Date.now();
  const near = (base: number, from: number): OrderShape => ({ plannedStart: hours(base + from, T), plannedEnd: hours(base + from + 1, T) });
  const there: OrderShape = { communityId: away.id, gridId: away.gridId, divisionId: away.gridId, holdingId: away.id };

  test('between communities half an hour lies between two services, before and after; within one community none', async () => {
    const who = await neighbour();
    const base = 24 * (day += 4);
    await grabbed(who, await order(near(base, 0)));
    expect(codeOf(await refusedTo(who, await order({ ...near(base, 1.4), ...there }), 'grab'))).toBe('ELSEWHERE_THEN');
    expect(codeOf(await refusedTo(who, await order({ ...near(base, -1.4), ...there }), 'claim'))).toBe('ELSEWHERE_THEN');
    valueOf(await take(who, await order(near(base, 1))));
    valueOf(await take(who, await order({ ...near(base, -1.5), ...there })));
    valueOf(await take(who, await order({ ...near(base, 2.5), ...there })));
    expect(home.id).not.toBe(away.id);
  });

  test('an amendment frees who would not have the time any more', async () => {
    const who = await neighbour();
    const base = 24 * (day += 4);
    await grabbed(who, await order(near(base, 0)));
    const moved = await order({ ...near(base, 4), ...there });
    const seatId = await grabbed(who, moved);
    const { move } = doing(platform, street.realm);
    const awayWorker = await street.neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: away.id }] });
    const { plannedStart, plannedEnd } = near(base, 1.25);
    valueOf(await move(awayWorker, 'amend', moved, { plannedStart: plannedStart!, plannedEnd: plannedEnd! }));
    expect((await look(moved)).seats).toMatchObject([{ id: seatId, state: 'RELEASED' }]);
  });
});
