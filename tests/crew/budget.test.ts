import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { offerSeats, swapSeat } from '../../src/features/crew/captain.ts';
import { liftCoolingOff } from '../../src/features/crew/cooling.ts';
import { takeSeatAsClock } from '../../src/features/crew/step.ts';
import { realms } from '../../src/features/places/tables.ts';
import { teamDivisions, teamMembers, teams } from '../../src/features/teams/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import { SEAT_STEP_NAMES, type SeatStep } from '../../src/seat-steps.ts';
import { FAIR } from '../support/street.ts';
import { doing, valueOf } from './support/doing.ts';
import { hours, makeScene, type OrderShape } from './support/scene.ts';

const { platform, statements, street, requester, order } = await makeScene();
const { worker, dispatcher } = street;
const { take, grabbed, claim, assign, on, move, stands, waits, leaves, line } = doing(platform, street.realm);
const inLine = async (orderId: string, personId: string) => (await line(orderId)).find((wait) => wait.personId === personId)!;
const volunteer = () => street.neighbour({ volunteer: [] });
/** How many statements a deed sends, begin and commit among them. */
const cost = async (deed: () => Promise<unknown>): Promise<number> => { statements(); await deed(); return statements(); };
/** A deed that must be done. */
const done = (deed: () => Promise<Parameters<typeof valueOf>[0]>): Promise<number> => cost(async () => valueOf(await deed()));

test('a grab is one statement, given, refused and repeated', async () => {
  const orderId = await order({ helpersWanted: 1 });
  const [anna, bert] = await street.neighbours(2, { volunteer: [] });
  const key = '01900000-0000-7000-8000-000000000001';
  expect(await cost(() => take(anna!, orderId, key))).toBe(1);
  expect(await cost(() => take(anna!, orderId, key))).toBe(1);
  expect(await cost(() => take(bert!, orderId))).toBe(1);
});

describe('Begin, the lock, what is looked at, one write of it all, commit', () => {
  test('are all that any step of a seat takes, by a person and by the clock', async () => {
    await platform.db.update(realms).set({ settings: { ...FAIR, limits: { 'SEAT.grab.lapse': { hours: 4 } } } });
    const [anna, bert, carl, lead] = [await volunteer(), await volunteer(), await volunteer(), await street.neighbour({ partyMember: true })];
    const orderId = await order({ state: 'ACCEPTED', plannedStart: hours(0.5), plannedEnd: hours(2), helpersWanted: 4 });
    await platform.db.execute(sql`insert into order_private (realm, order_id, start_code) values (${street.realm}, ${orderId}::uuid, '123456')`);
    const ids: Record<string, string> = {};
    const offered = async (to = anna): Promise<string> => valueOf(await assign(worker, orderId, to.id)).seatId;
    const clock = (step: SeatStep, seatId: string) => () => takeSeatAsClock(platform, { realm: street.realm, id: seatId, step, stands: sql`true` });
    const costs: Partial<Record<SeatStep, number>> = {
      claim: await cost(async () => { ids['lead'] = valueOf(await claim(lead, orderId)).seatId; }),
      assign: await cost(async () => { ids['offer'] = await offered(); }),
      confirm: await done(() => on(anna, 'confirm', ids['offer']!)),
      giveBack: await done(() => on(anna, 'giveBack', ids['offer']!)),
    };
    ids['another'] = await offered();
    costs.decline = await done(() => on(anna, 'decline', ids['another']!));
    ids['late'] = await offered();
    costs.lapseOffer = await done(clock('lapseOffer', ids['late']));
    costs.grab = await cost(async () => { ids['seat'] = await grabbed(anna, orderId); });
    costs.extend = await done(() => on(anna, 'extend', ids['seat']!, { reason: '还在协调' }));
    costs.remindToConfirm = await done(clock('remindToConfirm', ids['seat']!));
    ids['lapses'] = await grabbed(bert, orderId);
    costs.lapse = await done(clock('lapse', ids['lapses']));
    ids['comes'] = await grabbed(bert, orderId);
    ids['absent'] = await grabbed(carl, orderId);
    valueOf(await move(lead, 'start', orderId, { code: '123456', present: [ids['lead']!] }));
    costs.begin = await done(() => on(lead, 'begin', ids['comes']!));
    costs.noShow = await done(() => on(lead, 'noShow', ids['seat']!));
    costs.undoNoShow = await done(() => on(worker, 'undoNoShow', ids['seat']!, { hours: 1 }));
    valueOf(await move(lead, 'finish', orderId, {}));
    costs.free = await done(clock('free', ids['absent']));
    costs.correctHours = await done(() => on(worker, 'correctHours', ids['seat']!, { hours: 2 }));
    // A swap is two of these in one deed.
    const effects: readonly SeatStep[] = ['drawn', 'offer', 'end', 'passOn', 'takeOver'];
    const steps = SEAT_STEP_NAMES.filter((step) => !effects.includes(step));
    expect(costs).toEqual({ ...Object.fromEntries(steps.map((step) => [step, 5])), grab: 1 });
    await platform.db.update(realms).set({ settings: FAIR });
  });

  test('are seven for a swap, which asks about another person and writes twice, and six and one for each place that is offered together', async () => {
    const teamId = newId();
    await platform.db.insert(teams).values({ realm: street.realm, id: teamId, name: '测试队', divisionId: street.streetId });
    await platform.db.insert(teamDivisions).values({ realm: street.realm, teamId, divisionId: street.streetId });
    const [captain, mates] = [await street.neighbour({ roles: [{ role: 'CAPTAIN', over: teamId }] }), await street.neighbours(4, { volunteer: [] })];
    await platform.db.insert(teamMembers).values(mates.map(({ id }) => ({ realm: street.realm, id: newId(), teamId, personId: id, admittedAt: new Date(), admittedBy: worker.id })));
    const [orderId, asking] = [await order({ plannedStart: hours(70), plannedEnd: hours(71) }), () => ({ caller: captain.caller, key: newId() })];
    const seatId = await grabbed(mates[0]!, orderId);
    expect(await done(() => swapSeat(platform, asking(), { seatId, personId: mates[1]!.id, reason: '换人' }))).toBe(7);
    expect(await done(() => offerSeats(platform, asking(), { orderId, personIds: [mates[2]!.id, mates[3]!.id] }))).toBe(8);
  });

  test('are enough where the person has to cool off, and where that is lifted', async () => {
    const anna = await volunteer();
    const absent = async (): Promise<string> => {
      const orderId = await order({ plannedStart: hours(0.5), plannedEnd: hours(2) });
      const seatId = await grabbed(anna, orderId);
      await platform.sql`update orders set state = 'UNDERWAY', started_at = business_now() where id = ${orderId}`;
      return seatId;
    };
    const first = await absent();
    expect(await done(() => on(worker, 'noShow', first))).toBe(5);
    await platform.sql`update seats set during = tstzrange(now() - interval '9 hours', now() - interval '8 hours'), reach = null where id = ${first}`;
    const second = await absent();
    expect(await done(() => on(worker, 'noShow', second))).toBe(5);
    const [cooling] = await platform.sql<{ id: string }[]>`select id from cooling_offs where person_id = ${anna.id}`;
    expect(await done(() => liftCoolingOff(platform, { caller: dispatcher.caller, key: newId() }, { id: cooling!.id, reason: '已说明' }))).toBe(5);
  });

  test('are enough where people wait in line, for those who do and for whoever frees their place', async () => {
    const orderId = await order({ helpersWanted: 1, plannedStart: hours(60), plannedEnd: hours(61) });
    const [anna, bert, carl, dora] = await street.neighbours(4, { volunteer: [] });
    const ids: Record<string, string> = {};
    expect(await cost(async () => { ids['seat'] = (valueOf(await waits(anna!, orderId)) as { seatId: string }).seatId; })).toBe(5);
    expect(await done(() => stands(bert!, orderId))).toBe(5);
    expect(await done(() => waits(carl!, orderId))).toBe(5);
    expect(await done(() => waits(dora!, orderId))).toBe(5);
    expect(await done(async () => leaves(carl!, (await inLine(orderId, carl!.id)).id))).toBe(5 + 1);
    expect(await done(() => on(anna!, 'giveBack', ids['seat']!))).toBe(5);
    expect((await inLine(orderId, bert!.id)).state).toBe('OFFERED');
    expect(await done(() => move(worker, 'amend', orderId, { helpersWanted: 2 }))).toBe(5);
    expect((await inLine(orderId, dora!.id)).state).toBe('OFFERED');
  });
});

describe('The same are all that a step of an order takes which moves its whole crew and its line', () => {
  const crewed = async (shape: OrderShape = {}): Promise<string> => {
    const orderId = await order({ helpersWanted: 1, ...shape });
    valueOf(await claim(await street.neighbour({ partyMember: true }), orderId));
    valueOf(await take(await volunteer(), orderId));
    await stands(await volunteer(), orderId);
    return orderId;
  };

  test('amend, hold, lift, cancel', async () => {
    const orderId = await crewed();
    expect(await done(() => move(worker, 'amend', orderId, { plannedEnd: hours(51) }))).toBe(5);
    expect(await done(() => move(worker, 'hold', orderId, { words: '下雨', until: hours(40) }))).toBe(5);
    expect(await done(() => move(worker, 'hold', orderId, { words: '还在下雨', until: hours(41) }))).toBe(5);
    expect(await done(() => move(worker, 'lift', orderId, {}))).toBe(5);
    expect(await done(() => move(requester, 'cancel', orderId, { words: '不需要了' }))).toBe(5);
  });

  test.each(['finish', 'settle', 'abort'] as const)('start, %s', async (end) => {
    const orderId = await crewed({ plannedStart: hours(0.5), plannedEnd: hours(2), codeFailures: 3 });
    expect(await done(() => move(worker, 'start', orderId, { withoutCode: true }))).toBe(5);
    const [{ person }] = await platform.sql<[{ person: string }]>`select person_id as person from seats where order_id = ${orderId} and kind = 'LEAD'`;
    const [{ subject }] = await platform.sql<[{ subject: string }]>`select subject from accounts where person_id = ${person}`;
    const lead = { ...worker, id: person, caller: { ...worker.caller, subject } };
    const how = { finish: () => move(lead, 'finish', orderId, {}), settle: () => move(worker, 'settle', orderId, { outcome: 'PARTLY_DONE', words: '部分完成' }), abort: () => move(worker, 'abort', orderId, { words: '下雨' }) };
    expect(await done(how[end])).toBe(5);
  });
});
