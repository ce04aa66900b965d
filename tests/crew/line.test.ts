import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { hear } from '../../src/features/inbox/hear.ts';
import { positionsOf } from '../../src/features/crew/store/line.ts';
import { viewerCanWait } from '../../src/features/crew/read.ts';
import { orderLoader } from '../../src/features/orders/index.ts';
import type { Event } from '../../src/platform/events/event.ts';
import type { Neighbour } from '../support/street.ts';
import { codeOf, doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, street, requester, order, look, reading } = await makeScene();
const { worker } = street;
const { take, grabbed, on, move, assign, claim, stands, waits, leaves, line } = doing(platform, street.realm);
const { db } = platform;
const [one, two, three, four, five] = await street.neighbours(5, { volunteer: ['DRIVING'] }) as [Neighbour, Neighbour, Neighbour, Neighbour, Neighbour];
let day = 0;
/** A time of its own for each order, so that only what is meant overlaps. */
const apart = (): OrderShape => { day += 1; return { plannedStart: hours(48 * day), plannedEnd: hours(48 * day + 2) }; };
/** An order for one helper, which `one` has, and who stands in its line. */
async function fullOrder(shape: OrderShape = {}, ...waiting: readonly Neighbour[]): Promise<{ orderId: string; seatId: string }> {
  const orderId = await order({ helpersWanted: 1, ...apart(), ...shape });
  const seatId = await grabbed(one, orderId);
  for (const who of waiting) await stands(who, orderId);
  return { orderId, seatId };
}
const stateOf = async (orderId: string) => {
  const { helpersLiving, seats, revision, revisions } = await look(orderId);
  const names = new Map([one, two, three, four, five].map((who, i) => [who.id, i + 1]));
  expect([...new Set(revisions)]).toEqual(Array.from({ length: revision - 1 }, (_, i) => i + 2));
  return { helpersLiving, seats: seats.map((seat) => `${names.get(seat.personId)} ${seat.state}`).sort(), line: (await line(orderId)).map(({ personId, state }) => `${names.get(personId)} ${state}`), waiting: await waitingOf(orderId) };
};
const waitingOf = async (orderId: string): Promise<number> => (await db.execute<{ waiting: number }>(sql`select waiting from orders where id = ${orderId}::uuid`))[0]!.waiting;
/** The newest news of an order: what, of whom, and who is told. */
async function news(orderId: string, table: string, step: string): Promise<{ readonly told: readonly string[] }[]> {
  const rows = await db.execute(sql`select seq::text, realm, table_name as table, step, subject_type as "subjectType", subject_id as "subjectId", order_id as "orderId", revision, at, actor_person as "actorPerson",
    actor_kind as "actorKind", before, after, facts from events where order_id = ${orderId}::uuid and table_name = ${table} and step = ${step} order by seq`);
  return Promise.all(rows.map(async (row) => {
    await hear(db, [{ ...row, at: new Date(String(row['at'])), epoch: 1, xid: '1' } as unknown as Event]);
    const told = await db.execute<{ person_id: string }>(sql`select person_id from inbox_entries where event_seq = ${String(row['seq'])}::bigint`);
    return { told: told.map(({ person_id: id }) => id) };
  }));
}

describe('Standing in line', () => {
  test('a full order is waited for in the order of coming; the place is counted, and who leaves lets the others move up', async () => {
    const { orderId } = await fullOrder({}, two, three, four);
    const ids = (await line(orderId)).map(({ id }) => id);
    expect([...(await positionsOf(db, street.realm, ids)).values()].sort()).toEqual([1, 2, 3]);
    expect((await stateOf(orderId)).waiting).toBe(3);
    valueOf(await leaves(two, ids[0]!));
    const after = await positionsOf(db, street.realm, ids);
    expect(ids.map((id) => after.get(id) ?? 0)).toEqual([0, 1, 2]);
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 HELD'], line: ['2 LEFT', '3 WAITING', '4 WAITING'], waiting: 2 });
  });

  test('nobody waits twice, for a place that is free, for an order that they could not grab, or for their own seat', async () => {
    const { orderId } = await fullOrder({}, two);
    const before = await look(orderId);
    expect(codeOf(await stands(two, orderId, false))).toBe('ALREADY_WAITING');
    expect(codeOf(await stands(one, orderId, false))).toBe('ALREADY_ON_CREW');
    expect(codeOf(await stands(await street.neighbour(), orderId, false))).toBe('NOT_VOLUNTEER');
    const empty = await order(apart());
    expect(codeOf(await stands(two, empty, false))).toBe('PLACES_ARE_FREE');
    const skilled = await fullOrder({ skills: ['DRIVING'] });
    expect(codeOf(await stands(await street.neighbour({ volunteer: [] }), skilled.orderId, false))).toBe('SKILLS_MISSING');
    expect({ ...await look(orderId), keys: 0 }).toEqual({ ...before, keys: 0 });
    expect(await waitingOf(orderId)).toBe(1);
  });

  test('what the viewer is told before is what happens', async () => {
    const shapes: OrderShape[] = [{}, { state: 'UNDERWAY', startedAt: hours(-1) }, { holds: 1, heldSince: new Date() }, { skills: ['MEDICAL'] }, { serves: 'PROVIDER' }];
    for (const shape of shapes) {
      for (const full of [true, false]) {
        const orderId = await order({ ...apart(), helpersWanted: 1, helpersLiving: full ? 1 : 0, ...shape });
        for (const who of [one, requester, await street.neighbour({ volunteer: ['MEDICAL'] })]) {
          const said = await reading(who);
          const row = await orderLoader(said).load(orderId);
          const before = row === null ? 'NOT_FOUND' : (await viewerCanWait(said, row))?.code ?? 'OK';
          expect(codeOf(await stands(who, orderId, false))).toBe(before);
        }
      }
    }
  });

  test('a grab that may wait takes what is free, else stands in line, once, and the same key gives the same outcome', async () => {
    const orderId = await order({ helpersWanted: 1, ...apart() });
    const key = '0195e7a0-0000-7000-8000-000000000001';
    const won = await waits(one, orderId, key);
    expect(won).toMatchObject({ ok: true, value: { seatsLeft: 0, revision: 2 } });
    expect(await waits(one, orderId, key)).toEqual(won);
    const first = await waits(two, orderId);
    expect(first).toMatchObject({ ok: true, value: { orderId, revision: 3 } });
    expect(first.ok && 'waitId' in first.value).toBe(true);
    expect(await waits(two, orderId)).toEqual(first);
    expect(await take(three, orderId)).toMatchObject({ refusal: { code: 'ORDER_FULL' } });
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 HELD'], line: ['2 WAITING'], waiting: 1 });
  });

  test('only one\'s own place can be given up, and only while one waits', async () => {
    const { orderId, seatId } = await fullOrder({}, two);
    const { id } = (await line(orderId))[0]!;
    expect(codeOf(await leaves(three, id))).toBe('NOT_FOUND');
    valueOf(await on(one, 'giveBack', seatId));
    expect(codeOf(await leaves(two, id))).toBe('WRONG_STATE');
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 RELEASED', '2 OFFERED'], line: ['2 OFFERED'], waiting: 0 });
  });
});

describe('A place that becomes free', () => {
  test('given back, it is offered to the next in the same moment, told to them, and nobody else can take it', async () => {
    const { orderId, seatId } = await fullOrder({}, two, three);
    valueOf(await on(one, 'giveBack', seatId));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 RELEASED', '2 OFFERED'], line: ['2 OFFERED', '3 WAITING'], waiting: 1 });
    expect(codeOf(await take(four, orderId))).toBe('ORDER_FULL');
    expect(codeOf(await assign(worker, orderId, four.id))).toBe('ORDER_FULL');
    expect(await news(orderId, 'SEAT', 'offer')).toEqual([{ told: [two.id] }]);
    const { id } = (await look(orderId)).seats.find((seat) => seat.state === 'OFFERED')!;
    const [due] = await db.execute<{ step: string; hours: number }>(sql`select step, extract(epoch from due_at - business_now())::float8 / 3600 as hours from deadlines where subject_id = ${id}::uuid`);
    expect([due!.step, Math.round(due!.hours)]).toEqual(['lapseOffer', 24]);
  });

  test('declined or not answered it passes on, until nobody is left; then anybody may take it', async () => {
    const { orderId, seatId } = await fullOrder({}, two, three);
    valueOf(await on(one, 'giveBack', seatId));
    const offeredTo = async (who: Neighbour): Promise<string> => (await look(orderId)).seats.find((seat) => seat.personId === who.id && seat.state === 'OFFERED')!.id;
    valueOf(await on(two, 'decline', await offeredTo(two)));
    expect((await stateOf(orderId)).seats).toEqual(['1 RELEASED', '2 LAPSED', '3 OFFERED']);
    valueOf(await on('CLOCK', 'lapseOffer', await offeredTo(three)));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 0, seats: ['1 RELEASED', '2 LAPSED', '3 LAPSED'], line: ['2 OFFERED', '3 OFFERED'], waiting: 0 });
    valueOf(await take(four, orderId));
  });

  test('whoever takes the offer is on the crew', async () => {
    const { orderId, seatId } = await fullOrder({}, two);
    valueOf(await on(one, 'giveBack', seatId));
    const offer = (await look(orderId)).seats.find((seat) => seat.personId === two.id)!;
    valueOf(await on(two, 'confirm', offer.id));
    expect((await stateOf(orderId)).seats).toEqual(['1 RELEASED', '2 CONFIRMED']);
  });

  test('nobody is offered what they may not take: who is elsewhere, has no standing or not the skills any more is out of the line, told, and the next one is asked', async () => {
    const at = apart();
    const [lost, unskilled] = await street.neighbours(2, { volunteer: ['DRIVING'] }) as [Neighbour, Neighbour];
    const { orderId, seatId } = await fullOrder({ ...at, skills: ['DRIVING'] }, two, lost, unskilled, three, four);
    await grabbed(two, await order(at));
    await db.execute(sql`update volunteers set ended_at = business_now() where person_id = ${lost.id}::uuid`);
    await db.execute(sql`update volunteers set skills = '{}' where person_id = ${unskilled.id}::uuid`);
    valueOf(await on(one, 'giveBack', seatId));
    expect((await line(orderId)).map(({ state, passedFor }) => `${state} ${passedFor}`)).toEqual([
      'PASSED_OVER ELSEWHERE_THEN', 'PASSED_OVER NOT_VOLUNTEER', 'PASSED_OVER SKILLS_MISSING', 'OFFERED null', 'WAITING null']);
    expect(await waitingOf(orderId)).toBe(1);
    expect(await news(orderId, 'WAIT', 'passOver')).toEqual([{ told: [two.id] }, { told: [lost.id] }, { told: [unskilled.id] }]);
  });

  test('a long line is asked in portions, each as far as needed', async () => {
    const crowd = await street.neighbours(60, { volunteer: [] });
    const { orderId, seatId } = await fullOrder();
    for (const who of crowd) await stands(who, orderId);
    await db.execute(sql`update volunteers set ended_at = business_now() where person_id in (select person_id from waits where order_id = ${orderId}::uuid order by since, id limit 55)`);
    valueOf(await on(one, 'giveBack', seatId));
    const states = (await line(orderId)).map(({ state }) => state);
    expect(states).toEqual([...Array.from({ length: 55 }, () => 'PASSED_OVER'), 'OFFERED', 'WAITING', 'WAITING', 'WAITING', 'WAITING']);
    expect((await look(orderId)).seats.at(-1)!.personId).toBe(crowd[55]!.id);
  });
});

describe('What happens to the order', () => {
  test('places are added while people wait: each is offered to the next; fewer places leave the line as it is; the line is told of it', async () => {
    const { orderId } = await fullOrder({}, two, three, four);
    valueOf(await move(worker, 'amend', orderId, { helpersWanted: 3 }));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 3, seats: ['1 HELD', '2 OFFERED', '3 OFFERED'], line: ['2 OFFERED', '3 OFFERED', '4 WAITING'], waiting: 1 });
    expect(codeOf(await move(worker, 'amend', orderId, { helpersWanted: 2 }))).toBe('BELOW_LIVING_SEATS');
    const offer = (await look(orderId)).seats.find((seat) => seat.personId === two.id)!;
    valueOf(await move(worker, 'hold', orderId, { words: '雨天', until: hours(24) }));
    valueOf(await on(two, 'decline', offer.id));
    expect((await stateOf(orderId)).waiting).toBe(1);
    valueOf(await move(worker, 'amend', orderId, { helpersWanted: 2 }));
    valueOf(await move(worker, 'lift', orderId, {}));
    expect((await stateOf(orderId)).line).toEqual(['2 OFFERED', '3 OFFERED', '4 WAITING']);
    const [told] = await news(orderId, 'ORDER', 'amend');
    expect(told!.told).toContain(four.id);
  });

  test('on hold nothing is offered; when the hold ends the line is served', async () => {
    const { orderId, seatId } = await fullOrder({}, two);
    valueOf(await move(worker, 'hold', orderId, { words: '雨天', until: hours(24) }));
    valueOf(await on(one, 'giveBack', seatId));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 0, seats: ['1 RELEASED'], line: ['2 WAITING'], waiting: 1 });
    expect(codeOf(await take(three, orderId))).toBe('ON_HOLD');
    valueOf(await move(worker, 'lift', orderId, {}));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 RELEASED', '2 OFFERED'], line: ['2 OFFERED'], waiting: 0 });
  });

  test('an amendment frees who is elsewhere then, and their place goes to the line', async () => {
    const later = apart();
    const { orderId } = await fullOrder({}, two);
    await grabbed(one, await order(later));
    valueOf(await move(worker, 'amend', orderId, { plannedStart: later.plannedStart!, plannedEnd: later.plannedEnd! }));
    expect(await stateOf(orderId)).toEqual({ helpersLiving: 1, seats: ['1 RELEASED', '2 OFFERED'], line: ['2 OFFERED'], waiting: 0 });
  });

  test.each(['cancel', 'recall', 'escalate', 'settle', 'lapse', 'start'] as const)('%s sends the line home, and tells everybody in it', async (step) => {
    const near = { plannedStart: hours(0.5, Date.now() + 1000 * day++), plannedEnd: hours(0.6, Date.now() + 1000 * day) };
    const { orderId } = await fullOrder(step === 'start' ? near : {}, two, three);
    if (step === 'start') await claim(await street.neighbour({ partyMember: true }), orderId);
    const [who, input] = {
      cancel: [requester, { words: '不需要了' }], recall: [street.dispatcher, { words: '收回' }], escalate: [worker, { words: '上报' }], settle: [worker, { outcome: 'NO_HELP_WANTED', words: '不再需要' }],
      lapse: ['CLOCK', {}], start: [worker, { withoutCode: true, words: '遗失' }],
    }[step] as [Neighbour | 'CLOCK', never];
    const outcome = await move(who, step, orderId, input);
    if (step === 'start' && !outcome.ok) await db.execute(sql`update orders set code_failures = 3 where id = ${orderId}::uuid`);
    valueOf(outcome.ok ? outcome : await move(who, step, orderId, input));
    expect((await line(orderId)).map(({ state }) => state)).toEqual(['DISSOLVED', 'DISSOLVED']);
    expect(await waitingOf(orderId)).toBe(0);
    expect((await news(orderId, 'WAIT', 'dissolve')).flatMap(({ told }) => told).sort()).toEqual([two.id, three.id].sort());
    if (step === 'start') await move(worker, 'settle', orderId, { outcome: 'DONE_OTHERWISE', words: '完成' } as never);
  });
});
