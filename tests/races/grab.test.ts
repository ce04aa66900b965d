import { expect, test } from 'vitest';
import type { GrabbedSeat } from '../../src/features/crew/grab.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import type { Neighbour } from '../support/street.ts';
import { hours, makeScene } from '../crew/support/scene.ts';
import { grabAlone } from './support/alone.ts';
import { throughGate, warm } from './support/gate.ts';

const WIDE = 60;
const { platform, url, street, order, look } = await makeScene({ connections: WIDE });
const crowd = await street.neighbours(50, { volunteer: ['DRIVING'] });
const take = (who: Neighbour, orderId: string, key = newId()) => grabAlone(platform, { caller: who.caller, orderId, key });
const codes = (outcomes: readonly Outcome<GrabbedSeat>[]): string[] => outcomes.map((o) => (o.ok ? 'SEAT' : o.refusal.code)).sort();
const counted = (list: readonly string[]) => Object.fromEntries([...new Set(list)].map((one) => [one, list.filter((x) => x === one).length]));

test('fifty volunteers at once for three places: three have one, the others know why not, and the count is right', async () => {
  const orderId = await order({ skills: ['DRIVING'] });
  await warm(platform.sql, WIDE);
  const outcomes = await throughGate(url, [orderId], 50, () => crowd.map((who) => take(who, orderId)));
  expect(counted(codes(outcomes))).toEqual({ SEAT: 3, ORDER_FULL: 47 });
  const after = await look(orderId);
  expect(after).toMatchObject({ revision: 4, helpersLiving: 3, revisions: [2, 3, 4] });
  expect(new Set(after.seats.map((seat) => seat.personId)).size).toBe(3);
  const won = outcomes.flatMap((o) => (o.ok ? [o.value] : []));
  expect(won.map((seat) => [seat.revision, seat.seatsLeft]).sort()).toEqual([[2, 2], [3, 1], [4, 0]]);
  expect(after.relations).toHaveLength(3);
});

test('fifty volunteers run over five orders of the same hour: nobody has two, no order has more than three', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, (_, i) => order({ plannedStart: hours(70 + i / 10), plannedEnd: hours(72) })));
  await warm(platform.sql, WIDE);
  const outcomes = await throughGate(url, ids, 50, () => crowd.flatMap((who, i) => ids.map((_, n) => take(who, ids[(i + n) % 5]!))));
  expect(outcomes).toHaveLength(250);
  expect(counted(codes(outcomes))['SEAT']).toBe(15);
  const after = await Promise.all(ids.map(look));
  expect(after.map(({ helpersLiving, revision, revisions }) => ({ helpersLiving, revision, revisions }))).toEqual(ids.map(() => ({ helpersLiving: 3, revision: 4, revisions: [2, 3, 4] })));
  expect(new Set(after.flatMap(({ seats }) => seats.map((seat) => seat.personId))).size).toBe(15);
});

test('one person at once for two orders that overlap is in exactly one of them, and is told that they are elsewhere', async () => {
  for (let round = 0; round < 6; round++) {
    const [first, second] = [await order({ plannedStart: hours(200 + round * 10), plannedEnd: hours(202 + round * 10) }), await order({ plannedStart: hours(201 + round * 10), plannedEnd: hours(203 + round * 10) })];
    const outcomes = await throughGate(url, [first, second], 2, () => [take(crowd[0]!, first), take(crowd[0]!, second)]);
    expect(codes(outcomes)).toEqual(['ELSEWHERE_THEN', 'SEAT']);
    const after = [await look(first), await look(second)];
    expect(after.map((o) => o.helpersLiving).sort()).toEqual([0, 1]);
    expect(after.map((o) => o.revision).sort()).toEqual([1, 2]);
  }
});

test('one person at once three times for one order has one place', async () => {
  const orderId = await order({ plannedStart: hours(400), plannedEnd: hours(401) });
  const outcomes = await throughGate(url, [orderId], 3, () => [1, 2, 3].map(() => take(crowd[1]!, orderId)));
  expect(counted(codes(outcomes))).toEqual({ SEAT: 1, ALREADY_ON_CREW: 2 });
  expect(await look(orderId)).toMatchObject({ helpersLiving: 1, revision: 2 });
});

test('the same key at once, and again later, is one grab with one outcome', async () => {
  const orderId = await order({ plannedStart: hours(410), plannedEnd: hours(411) });
  const key = newId();
  const outcomes = await throughGate(url, [orderId], 5, () => [1, 2, 3, 4, 5].map(() => take(crowd[2]!, orderId, key)));
  expect(new Set(outcomes.map((o) => JSON.stringify(o))).size).toBe(1);
  expect(outcomes[0]!.ok).toBe(true);
  expect(await take(crowd[2]!, orderId, key)).toEqual(outcomes[0]);
  expect(await look(orderId)).toMatchObject({ helpersLiving: 1, revision: 2, revisions: [2] });
});

test('the same key at once for two orders gives one of them, and the other says that the key is used', async () => {
  for (let round = 0; round < 6; round++) {
    const start = hours(500 + round);
    const ids = [await order({ plannedStart: start, plannedEnd: hours(0.4, +start) }), await order({ plannedStart: hours(0.5, +start), plannedEnd: hours(0.9, +start) })];
    const key = newId();
    const outcomes = await throughGate(url, ids, 2, () => ids.map((id) => take(crowd[3]!, id, key)));
    expect(codes(outcomes)).toEqual(['KEY_REUSED', 'SEAT']);
    expect((await Promise.all(ids.map(look))).map((o) => [o.helpersLiving, o.revision]).sort()).toEqual([[0, 1], [1, 2]]);
  }
});
