import { expect, test } from 'vitest';
import { realms } from '../../src/features/places/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { codeOf, doing, valueOf } from '../crew/support/doing.ts';
import { hours, makeScene } from '../crew/support/scene.ts';
import { FAIR, type Neighbour } from '../support/street.ts';
import { grabAlone } from './support/alone.ts';
import { throughGate, warm } from './support/gate.ts';

const WIDE = 30;
const { platform, url, street, requester, order, look } = await makeScene({ connections: WIDE });
const { grabbed, on, move, stands, waits, leaves, line } = doing(platform, street.realm);
const take = (who: Neighbour, orderId: string) => grabAlone(platform, { caller: who.caller, orderId, key: newId() });
const crowd = await street.neighbours(14, { volunteer: [] });
await warm(platform.sql, WIDE);
let day = 0;
const apart = () => { day += 1; return { plannedStart: hours(48 * day), plannedEnd: hours(48 * day + 2) }; };
const rounds = [0, 1, 2];
const waitingOf = async (orderId: string): Promise<number> => (await platform.sql<{ waiting: number }[]>`select waiting from orders where id = ${orderId}`)[0]!.waiting;

/** Counters count, revisions have no gap, and no place is free while somebody waits. */
async function sound(orderId: string): Promise<{ readonly living: readonly string[]; readonly line: readonly string[] }> {
  const after = await look(orderId);
  const living = after.seats.filter((seat) => ['OFFERED', 'HELD', 'CONFIRMED', 'SERVING'].includes(seat.state));
  expect(after.helpersLiving).toBe(living.length);
  expect(new Set(living.map((seat) => seat.personId)).size).toBe(living.length);
  expect([...new Set(after.revisions)]).toEqual(Array.from({ length: after.revision - 1 }, (_, i) => i + 2));
  const waiting = (await line(orderId)).filter(({ state }) => state === 'WAITING').map(({ personId }) => personId);
  expect(await waitingOf(orderId)).toBe(waiting.length);
  const [row] = await platform.sql<{ free: number; state: string }[]>`select helpers_wanted - helpers_living as free, state from orders where id = ${orderId}`;
  if (row!.state === 'OPEN') expect(row!.free === 0 || waiting.length === 0).toBe(true);
  return { living: living.map((seat) => seat.personId), line: waiting };
}

test('a place that is given back goes to the line, however many grab it in the same moment', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(crowd[0]!, orderId);
    await stands(crowd[1]!, orderId);
    const [back, ...grabs] = await throughGate(url, [orderId], 9, (): Promise<Outcome<unknown>>[] => [on(crowd[0]!, 'giveBack', seatId), ...crowd.slice(2, 10).map((who) => take(who, orderId))]);
    expect(codeOf(back!)).toBe('OK');
    expect(grabs.map(codeOf)).toEqual(grabs.map(() => 'ORDER_FULL'));
    expect(await sound(orderId)).toEqual({ living: [crowd[1]!.id], line: [] });
  }
});

test('leaving the line against being offered a place: one of the two happens', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(crowd[0]!, orderId);
    await stands(crowd[1]!, orderId);
    await stands(crowd[2]!, orderId);
    const { id } = (await line(orderId))[0]!;
    const [left, back] = await throughGate(url, [orderId], 2, (): Promise<Outcome<unknown>>[] => [leaves(crowd[1]!, id), on(crowd[0]!, 'giveBack', seatId)]);
    expect([['OK', 'WRONG_STATE'].includes(codeOf(left!)), codeOf(back!)]).toEqual([true, 'OK']);
    expect(await sound(orderId)).toEqual(left!.ok ? { living: [crowd[2]!.id], line: [] } : { living: [crowd[1]!.id], line: [crowd[2]!.id] });
  }
});

test('two places given back at once go to the first two, one each', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 2, ...apart() });
    const seats = [await grabbed(crowd[0]!, orderId), await grabbed(crowd[1]!, orderId)];
    for (const who of crowd.slice(2, 5)) await stands(who, orderId);
    const backs = await throughGate(url, [orderId], 2, () => seats.map((seatId, i) => on(crowd[i]!, 'giveBack', seatId)));
    expect(backs.map(codeOf)).toEqual(['OK', 'OK']);
    const { living, line: left } = await sound(orderId);
    expect([[...living].sort(), left]).toEqual([[crowd[2]!.id, crowd[3]!.id].sort(), [crowd[4]!.id]]);
  }
});

test('cancelling against a place that is offered: nobody has a seat, and nobody waits', async () => {
  for (const _ of rounds) {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const seatId = await grabbed(crowd[0]!, orderId);
    await stands(crowd[1]!, orderId);
    const [cancelled] = await throughGate(url, [orderId], 2, (): Promise<Outcome<unknown>>[] => [move(requester, 'cancel', orderId, { words: '不需要了' }), on(crowd[0]!, 'giveBack', seatId)]);
    expect(codeOf(cancelled!)).toBe('OK');
    expect(await sound(orderId)).toEqual({ living: [], line: [] });
  }
});

test('ten at once who would wait for one place: one has it, the others stand in line in the order in which they were heard', async () => {
  const orderId = await order({ helpersWanted: 1, ...apart() });
  const outcomes = await throughGate(url, [orderId], 10, () => crowd.slice(0, 10).map((who) => waits(who, orderId)));
  expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  expect((await sound(orderId)).line).toHaveLength(9);
  expect(await look(orderId)).toMatchObject({ revision: 11, helpersLiving: 1 });
});

test('one person at once for eight orders holds five, and is told why not the others', async () => {
  await platform.db.update(realms).set({ settings: {} });
  for (const i of rounds) {
    const who = crowd[10 + i]!;
    const ids = await Promise.all(Array.from({ length: 8 }, () => order(apart())));
    const outcomes = await throughGate(url, ids, 8, () => ids.map((id) => take(who, id)));
    expect(outcomes.map(codeOf).sort()).toEqual([...Array.from({ length: 5 }, () => 'OK'), ...Array.from({ length: 3 }, () => 'TOO_MANY_SEATS')]);
    const held = await platform.sql<{ slot: number }[]>`select slot from seats where person_id = ${who.id} and state = 'HELD' order by slot`;
    expect(held.map(({ slot }) => slot)).toEqual([1, 2, 3, 4, 5]);
  }
  await platform.db.update(realms).set({ settings: FAIR });
});

test('one person at once in two communities with no time to travel is in one of them', async () => {
  const away = street.communities[1]!;
  for (const _ of rounds) {
    const { plannedStart, plannedEnd } = apart();
    const there = { communityId: away.id, gridId: away.gridId, divisionId: away.gridId, holdingId: away.id, plannedStart: hours(0.2, +plannedEnd), plannedEnd: hours(1, +plannedEnd) };
    const ids = [await order({ plannedStart, plannedEnd }), await order(there)];
    const outcomes = await throughGate(url, ids, 2, () => ids.map((id) => take(crowd[13]!, id)));
    expect(outcomes.map(codeOf).sort()).toEqual(['ELSEWHERE_THEN', 'OK']);
  }
});

test('two absences of one person marked at once cool off', async () => {
  const who = crowd[9]!;
  const ids = [await order(apart()), await order(apart())];
  const seats = [await grabbed(who, ids[0]!), await grabbed(who, ids[1]!)];
  await platform.sql`update orders set state = 'UNDERWAY', started_at = business_now() where id in ${platform.sql(ids)}`;
  const marked = await throughGate(url, ids, 2, () => seats.map((seatId) => on(street.worker, 'noShow', seatId)));
  marked.forEach(valueOf);
  expect(await platform.sql`select 1 from cooling_offs where person_id = ${who.id}`).toHaveLength(1);
});
