import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { move, place } from '../../src/features/orders/index.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { codeOf, hours, makeOrders, value } from './support/scene.ts';

const scene = await makeOrders();
const { platform, database, street, here, resident, leader, officer, placing, take, clock, born, look, plan, at } = scene;
const there = street.communities[1]!;

describe('Placing', () => {
  test('bears an order with its number, contact put apart, relations, event and time limit, in four statements', async () => {
    const id = await born();
    const { order, steps, dues } = await look(id);
    expect(order).toMatchObject({ state: 'PLACED', revision: 1, serves: 'CREW', helpersWanted: 1, communityId: here.id, requesterId: resident.id, placerId: resident.id, source: 'APP' });
    expect(order.number).toBeGreaterThan(100_000);
    expect(steps).toEqual(['place']);
    expect(dues.map((due) => due.step)).toEqual(['remindStreetLeader']);
    const [apart] = await database.db.execute(sql`select words, name from order_private where order_id = ${id}::uuid`);
    expect(apart).toEqual({ words: '请送午饭,谢谢', name: resident.name });
  });

  test('the same key places once, also when it is sent ten times at once', async () => {
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => place(platform, resident.caller, placing({ words: '十次' }), key)));
    expect(new Set(outcomes.map((outcome) => value(outcome).id)).size).toBe(1);
    const [{ count }] = await database.db.execute(sql`select count(*)::int as count from order_private where words = '十次'`) as unknown as [{ count: number }];
    expect(count).toBe(1);
    expect(codeOf(await place(platform, resident.caller, placing({ words: '另一件事' }), key))).toBe('KEY_REUSED');
  });

  test('an officer places for a resident of the grid; a neighbour and an officer of another grid do not', async () => {
    const other = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: there.gridId }] });
    const stranger = await street.neighbour({ home: here.buildingId });
    expect(value(await place(platform, officer.caller, placing({ requesterId: resident.id }), randomUUID()))).toMatchObject({ revision: 1 });
    for (const who of [other, stranger]) expect(codeOf(await place(platform, who.caller, placing({ requesterId: resident.id }), randomUUID()))).toBe('NOT_ALLOWED');
  });

  test.each([
    ['ITEM_NOT_FOUND', { itemCode: 'NO_SUCH' }], ['RESOURCE_NEEDED', { itemCode: 'HAIRCUT' }], ['WORDS_NEEDED', { words: ' ' }], ['PERSONS_WRONG', { persons: 0 }],
    ['SEATS_WRONG', { helpersWanted: 51 }], ['END_BEFORE_START', { wantedStart: hours(5), wantedEnd: hours(4) }], ['TIME_PAST', { wantedStart: hours(-5), wantedEnd: hours(-4) }],
    ['TOO_FAR', { wantedStart: new Date('9999-12-31T23:00:00Z'), wantedEnd: new Date('9999-12-31T23:59:00Z') }],
    ['DIVISION_NOT_FOUND', { divisionId: randomUUID() }], ['WORDS_TOO_LONG', { words: '长'.repeat(2_001) }],
  ])('is refused with %s and bears nothing', async (code, change) => {
    const count = async () => (await database.db.execute<{ n: number }>(sql`select count(*)::int as n from orders`))[0]!.n;
    const before = await count();
    expect(codeOf(await place(platform, resident.caller, placing(change), randomUUID()))).toBe(code);
    expect(await count()).toBe(before);
  });
});

describe('An order', () => {
  test('is planned at most two years ahead: with room for travel its seats would leave what the calendar can write', async () => {
    const id = await at('DISPATCHED');
    const far = (plannedStart: Date) => ({ plannedStart, plannedEnd: new Date(plannedStart.getTime() + 3_600_000), summary: '更换楼道灯泡' });
    expect(codeOf(await take(street.worker, id, 'accept', far(new Date('9999-12-31T22:59:00Z'))))).toBe('TOO_FAR');
    expect((await look(id)).order).toMatchObject({ state: 'DISPATCHED', revision: 2 });
    expect(value(await take(street.worker, id, 'accept', far(hours(24 * 731))))).toMatchObject({ revision: 3 });
  });

  test('goes from the center to the community and is opened by the clock', async () => {
    const id = await at('OPEN');
    const { order, steps, revisions, dues } = await look(id);
    expect(order).toMatchObject({ state: 'OPEN', holdingId: here.id, summary: '更换楼道灯泡' });
    expect(steps).toEqual(['place', 'dispatch', 'accept', 'open']);
    expect(revisions).toEqual([1, 2, 3, 4]);
    expect(dues.map((due) => due.step)).toEqual(['lapse', 'remindShortHanded', 'remindToStart']);
  });

  test('is refused to the wrong roles, and nothing changes', async () => {
    const id = await at('DISPATCHED');
    const wrong = await street.neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: there.id }] });
    const before = await look(id);
    expect(codeOf(await take(wrong, id, 'accept', plan))).toBe('NOT_FOUND');
    expect(codeOf(await take(resident, id, 'accept', plan))).toBe('NOT_ALLOWED');
    expect(codeOf(await take(street.dispatcher, id, 'dispatch', { divisionId: here.id }))).toBe('WRONG_STATE');
    expect(await look(id)).toEqual({ ...before, keys: before.keys + 3 });
  });

  test('can be taken by one dispatcher only, and goes back by the clock', async () => {
    const id = await at('PLACED');
    const second = await street.neighbour({ roles: [{ role: 'DISPATCHER', over: street.streetId }] });
    const outcomes = await Promise.all([street.dispatcher, second].map((who) => take(who, id, 'take', {})));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.map(codeOf).filter(Boolean)).toEqual(['TAKEN_BY_ANOTHER']);
    value(await clock(id, 'letGo'));
    expect((await look(id)).order.takenBy).toBeNull();
    expect((await look(id)).dues.map((due) => due.step)).toEqual(['remindStreetLeader']);
  });

  test('that was returned three times is dispatched by the street leader only, and cannot be returned again', async () => {
    const id = await at('PLACED');
    for (let time = 0; time < 3; time++) {
      value(await take(street.dispatcher, id, 'dispatch', { divisionId: here.id }));
      value(await take(street.worker, id, 'return', { words: '人手不够' }));
    }
    expect(codeOf(await take(street.dispatcher, id, 'dispatch', { divisionId: here.id }))).toBe('RETURNED_TOO_OFTEN');
    value(await take(leader, id, 'dispatch', { divisionId: here.id }));
    expect(codeOf(await take(street.worker, id, 'return', { words: '还是不行' }))).toBe('RETURNED_TOO_OFTEN');
    expect((await look(id)).order).toMatchObject({ returns: 3, returnedBy: [here.id, here.id, here.id] });
  });

  test('is asked about and answered, or expires', async () => {
    const [answered, silent] = [await at('PLACED'), await at('PLACED')];
    for (const id of [answered, silent]) value(await take(street.dispatcher, id, 'ask', { words: '几楼?' }));
    value(await take(resident, answered, 'answer', { words: '三楼' }));
    value(await clock(silent, 'expire'));
    expect((await look(answered)).order.state).toBe('PLACED');
    expect((await look(silent)).order.state).toBe('EXPIRED');
    expect((await look(silent)).dues).toEqual([]);
  });

  test('is merged into a living one, whose people it joins; never into itself or an ended one', async () => {
    const second = await street.neighbour({ home: here.buildingId });
    const [target, same] = [await at('PLACED'), await born({}, second)];
    expect(codeOf(await take(street.dispatcher, same, 'merge', { into: same }))).toBe('SAME_ORDER');
    value(await take(street.dispatcher, same, 'merge', { into: target }));
    expect((await look(same)).order).toMatchObject({ state: 'MERGED', mergedInto: target });
    const served = await database.db.execute(sql`select person_id from order_relations where order_id = ${target}::uuid and relation = 'SERVED'`);
    expect([...served]).toEqual([{ person_id: second.id }]);
    expect(codeOf(await take(street.dispatcher, await at('PLACED'), 'merge', { into: same }))).toBe('TARGET_ENDED');
  });

  test('stands still while it is held: its limits wait, and go on by as much', async () => {
    const id = await at('DISPATCHED');
    const before = (await look(id)).dues;
    value(await take(street.worker, id, 'hold', { words: '材料未到', until: hours(24) }));
    expect(codeOf(await take(street.worker, id, 'accept', plan))).toBe('ON_HOLD');
    expect((await look(id)).dues.map(({ step, paused }) => ({ step, paused }))).toEqual([{ step: 'lift', paused: false }, { step: 'recall', paused: true }]);
    await advanceClock(database.db, { production: false }, 2 * 3_600_000);
    value(await take(street.worker, id, 'lift', {}));
    const [recall] = (await look(id)).dues;
    expect(recall).toMatchObject({ step: 'recall', paused: false });
    expect(recall!.at.getTime() - before[0]!.at.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000);
  });

  test('is not lifted by naming a hold that does not stand on it, and nothing changes', async () => {
    const [id, other] = [await at('DISPATCHED'), await at('DISPATCHED')];
    for (const one of [id, other]) value(await take(street.worker, one, 'hold', { words: '材料未到', until: hours(24) }));
    const holdOf = async (orderId: string) => (await database.db.execute<{ id: string }>(sql`select id from order_holds where order_id = ${orderId}::uuid`))[0]!.id;
    const before = await look(id);
    for (const holdId of [await holdOf(other), randomUUID()]) {
      expect(await take(street.worker, id, 'lift', { holdId })).toEqual({ ok: false, refusal: { code: 'NOT_FOUND', args: {}, path: ['input', 'holdId'] } });
    }
    expect(await look(id)).toEqual({ ...before, keys: before.keys + 2 });
    value(await take(street.worker, id, 'hold', { words: '再等等', until: hours(48) }));
    const mine = await holdOf(id);
    value(await take(street.worker, id, 'lift', { holdId: mine }));
    const after = await look(id);
    expect(after.order.holds).toBe(1);
    expect(codeOf(await take(street.worker, id, 'lift', { holdId: mine }))).toBe('NOT_FOUND');
    expect(await look(id)).toEqual({ ...after, keys: after.keys + 1 });
  });

  test('begins an hour before its start at the earliest, with a crew, and with the resident\'s code; a wrong code is counted', async () => {
    const id = await at('OPEN');
    expect(codeOf(await take(street.worker, id, 'start', { withoutCode: true }))).toBe('TOO_EARLY');
    await database.db.execute(sql`update orders set planned_start = business_now() + interval '30 minutes' where id = ${id}::uuid`);
    expect(codeOf(await take(street.worker, id, 'start', { withoutCode: true }))).toBe('CREW_MISSING');
    const helper = await street.neighbour({ volunteer: [] });
    await database.db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at)
      select realm, id, attempt, ${helper.id}::uuid, 'CREW', business_now(), placed_at from orders where id = ${id}::uuid`);
    const [{ start_code: code }] = await database.db.execute(sql`select start_code from order_private where order_id = ${id}::uuid`) as unknown as [{ start_code: string }];
    const wrong = code === '000000' ? '000001' : '000000';
    expect(value(await take(helper, id, 'start', { code: wrong }))).toMatchObject({ codeWrong: true });
    expect((await look(id)).order).toMatchObject({ state: 'OPEN', codeFailures: 1, revision: 4 });
    value(await take(helper, id, 'start', { code }));
    expect((await look(id)).order).toMatchObject({ state: 'UNDERWAY', revision: 5 });
    value(await take(helper, id, 'finish', {}));
    expect((await look(id)).order.state).toBe('DONE');
  });

  test('closes only when its requester was sent an answer', async () => {
    const id = await at('ACCEPTED');
    value(await take(street.worker, id, 'settle', { outcome: 'BY_OTHERS', words: '已由物业解决' }));
    expect(codeOf(await clock(id, 'close'))).toBe('NOT_ANSWERED_YET');
    await database.db.execute(sql`update orders set answered_at = business_now() where id = ${id}::uuid`);
    value(await clock(id, 'close'));
    expect((await look(id)).order).toMatchObject({ state: 'CLOSED', outcome: 'BY_OTHERS' });
  });

  test('that is not resolved is done again, and after the third attempt stays with the street leader', async () => {
    const id = await at('ACCEPTED');
    for (let attempt = 1; attempt <= 3; attempt++) {
      value(await take(street.worker, id, 'settle', { outcome: 'PARTLY_DONE', words: '做了一半' }));
      value(await take(resident, id, 'rate', { stars: 2, resolved: false }));
      const { order } = await look(id);
      expect(order).toMatchObject(attempt < 3 ? { state: 'ACCEPTED', attempt: attempt + 1, plannedStart: null } : { state: 'RATED', attempt: 3, resolved: false });
    }
    expect((await look(id)).dues.map((due) => due.step)).toContain('remindStreetLeader');
    await database.db.execute(sql`update orders set answered_at = business_now() where id = ${id}::uuid`);
    expect(codeOf(await clock(id, 'close'))).toBe('NOT_RESOLVED');
    value(await take(leader, id, 'close', { words: '已当面说明' }));
    expect((await look(id)).order.state).toBe('CLOSED');
    expect((await look(id)).revisions).toEqual((await look(id)).revisions.map((_, i) => i + 1));
  });

  test('answers the same key with the same outcome, and moves once, also at once', async () => {
    const id = await at('PLACED');
    const key = randomUUID();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => take(street.dispatcher, id, 'dispatch', { divisionId: here.id }, key)));
    expect(outcomes).toEqual(Array.from({ length: 6 }, () => ({ ok: true, value: { id, revision: 2 } })));
    expect((await look(id)).steps).toEqual(['place', 'dispatch']);
    expect(codeOf(await take(street.dispatcher, id, 'dispatch', { divisionId: there.id }, key))).toBe('KEY_REUSED');
  });

  test('does not exist for another realm', async () => {
    const id = await at('PLACED');
    const elsewhere = { ...street.dispatcher.caller, realm: '999002' };
    expect(codeOf(await move(platform, { realm: '999002', asker: { caller: elsewhere }, orderId: id, step: 'take', input: {} }, randomUUID()))).toBe('NOT_FOUND');
  });
});
