import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { coolingOffs, seats, waits } from '../../src/features/crew/tables.ts';
import { AUDIENCES, audiencesOf, type Audience } from '../../src/features/inbox/audiences.ts';
import { hear } from '../../src/features/inbox/hear.ts';
import { inboxEntries } from '../../src/features/inbox/tables.ts';
import { orderRelations } from '../../src/features/orders/tables.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { RATING_EFFECTS } from '../../src/features/ratings/index.ts';
import { bookings, resourcePeriods, resources } from '../../src/features/resources/tables.ts';
import { teamMembers, teams } from '../../src/features/teams/tables.ts';
import { BOOKING_STEPS } from '../../src/booking-steps.ts';
import { COOLING_STEPS } from '../../src/cooling-steps.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Event } from '../../src/platform/events/event.ts';
import { tell } from '../../src/platform/events/tell.ts';
import { RESOURCE_STEPS } from '../../src/resource-steps.ts';
import { SEAT_STEPS } from '../../src/seat-steps.ts';
import { SEVEN_ORDERS } from '../../src/seven-orders.ts';
import { WAIT_STEPS } from '../../src/wait-steps.ts';
import { makeOrders } from '../orders/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

const { database: { db }, street, here, resident, leader, officer, at } = await makeOrders(RATING_EFFECTS);
const { realm, worker, dispatcher } = street;
const organisationId = newId();
await db.insert(organisations).values({ realm, id: organisationId, kind: 'HOSPITAL', name: '测试医院', divisionId: here.id, coBuilding: true });
const representative = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: organisationId }] });
const [placer, lead, helper, left, waiter] = await street.neighbours(5, { volunteer: [] }) as [Neighbour, Neighbour, Neighbour, Neighbour, Neighbour];
const there = street.communities[1]!;
const teamId = newId();
await db.insert(teams).values({ realm, id: teamId, name: '测试志愿队', divisionId: here.id });
await db.insert(teamMembers).values({ realm, id: newId(), teamId, personId: helper.id, admittedAt: new Date() });
const captain = await street.neighbour({ roles: [{ role: 'CAPTAIN', over: teamId }] });
const otherWorker = await street.neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: there.id }] });

const T = new Date('2026-11-20T02:00:00.000Z');
const before = (minutes: number): Date => new Date(T.getTime() - minutes * 60_000);
let seq = 1_000_000n;
const event = (of: Partial<Event>): Event => ({
  realm, epoch: 1, xid: '1', seq: String(seq++), table: 'ORDER', step: 'place', subjectType: 'Order', subjectId: newId(), orderId: null, revision: Number(seq - 1_000_000n),
  at: T, actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {}, ...of,
});
const entriesOf = (one: Event) => db.select().from(inboxEntries).where(sql`event_seq = ${one.seq}::bigint`).orderBy(inboxEntries.personId);
const told = async (one: Event): Promise<string[]> => (await entriesOf(one)).map(({ personId }) => personId);
const sorted = (...who: Neighbour[]): string[] => who.map(({ id }) => id).sort();

/** An order with everybody who can stand to it; `over`: its crew has served and gone. */
async function peopled(over: boolean): Promise<{ id: string; seatId: string; waitId: string }> {
  const id = await at('OPEN');
  await db.execute(sql`update orders set provider_id = ${organisationId}::uuid where id = ${id}::uuid`);
  const relation = (who: Neighbour, name: 'PLACER' | 'LEAD' | 'CREW', until: Date | null = null) => ({ realm, orderId: id, attempt: 1, personId: who.id, relation: name, since: before(60), until, placedAt: before(90) });
  await db.insert(orderRelations).values([relation(placer, 'PLACER'), relation(lead, 'LEAD', over ? before(10) : null), relation(helper, 'CREW', over ? before(10) : null), relation(left, 'CREW', before(30))]);
  if (over) await tell(db, [{ realm, table: 'ORDER', step: 'finish', subjectType: 'Order', subjectId: id, orderId: id, revision: 90, at: before(10), actorKind: 'CLOCK' }]);
  const seatId = newId();
  await db.insert(seats).values({ realm, id: seatId, orderId: id, attempt: 1, kind: 'HELPER', personId: helper.id, state: 'HELD', takenAt: before(60), assignedBy: captain.id });
  const waitId = newId();
  await db.insert(waits).values({ realm, id: waitId, orderId: id, attempt: 1, personId: waiter.id, state: 'WAITING', since: before(30) });
  return { id, seatId, waitId };
}

const resourceId = newId();
await db.insert(resources).values({
  realm, id: resourceId, itemCode: 'HAIRCUT', ownerOrganisationId: organisationId, title: '义诊', what: '量血压', divisionId: here.id, streetId: street.streetId, forWhom: {} as never,
  validFrom: T, state: 'DRAFT', stateSince: T, revision: 1, draftedBy: representative.id, draftedAt: T,
});

const coolingId = newId();
await db.insert(coolingOffs).values({ realm, id: coolingId, personId: helper.id, streetId: street.streetId, state: 'COOLING', cause: 'NO_SHOWS', seatIds: [], since: T, until: new Date(T.getTime() + 7 * 86_400_000) });

const EXPECTED: Readonly<Record<Audience, readonly Neighbour[]>> = {
  requester: [resident], placer: [placer], holder: [helper], lead: [lead], crew: [lead, helper], line: [waiter], entrants: [], provider: [representative], owner: [representative], broker: [officer],
  holding: [worker], community: [worker], center: [dispatcher], streetLeader: [leader], offerer: [captain], concerned: [], captain: [],
};
const at24 = new Date(T.getTime() + 86_400_000);
const AFTER_SERVICE = ['rate', 'reopen'];

describe('Every step tells exactly whom its table names', async () => {
  const [living, served] = [await peopled(false), await peopled(true)];
  const bookingId = newId();
  await db.insert(resourcePeriods).values({ realm, resourceId, startsAt: T, endsAt: at24, capacity: 7, booked: 1 });
  await db.insert(bookings).values({ realm, id: bookingId, resourceId, startsAt: T, orderId: living.id, ownerId: organisationId, persons: 1, state: 'CONFIRMED' });
  const routing = { state: 'OPEN', streetId: street.streetId, communityId: here.id, gridId: here.gridId, holdingId: here.id, organisationId };
  const steps = [SEVEN_ORDERS, SEAT_STEPS, RESOURCE_STEPS, WAIT_STEPS, COOLING_STEPS, BOOKING_STEPS].flatMap((table) => Object.entries(table.steps).map(([step, row]) => [table.name, step, row.tells as readonly Audience[]] as const));

  test('of a list that is imported nobody is told, but what comes after is told like any other\'s', () => {
    const imported = { source: 'IMPORT', urgent: true };
    expect(audiencesOf({ table: 'ORDER', step: 'place', facts: imported })).toEqual([]);
    expect(audiencesOf({ table: 'ORDER', step: 'remindStreetLeader', facts: imported })).toEqual(['streetLeader']);
    expect(audiencesOf({ table: 'ORDER', step: 'place', facts: { source: 'APP' } })).toEqual(['requester', 'broker', 'center']);
  });

  test('of who acts for whom both are told, and of a team its captain of who asks or leaves, the member of what becomes of it', async () => {
    const teamId = newId();
    await db.execute(sql`insert into teams (realm, id, name, division_id) values (${realm}, ${teamId}::uuid, '测试队', ${here.id}::uuid)`);
    const leading = await street.neighbour({ roles: [{ role: 'CAPTAIN', over: teamId }] });
    const matter = (table: string, step: string, who: readonly Neighbour[]): Event => event({
      table, step, subjectType: table === 'GUARDIAN' ? 'Person' : 'TeamMember', subjectId: who[0]!.id, revision: null, after: { personIds: who.map(({ id }) => id) }, facts: table === 'GUARDIAN' ? {} : { teamId } });
    for (const [table, step, expected] of [
      ['GUARDIAN', 'recordGuardian', [resident, helper]], ['GUARDIAN', 'revokeGuardian', [resident, helper]], ['TEAM_MEMBER', 'askToJoinTeam', [leading]], ['TEAM_MEMBER', 'leaveTeam', [leading]],
      ['TEAM_MEMBER', 'admitMember', [helper]], ['TEAM_MEMBER', 'refuseMember', [helper]], ['TEAM_MEMBER', 'removeMember', [helper]],
    ] as const) {
      const one = matter(table, step, table === 'GUARDIAN' ? [resident, helper] : [helper]);
      await hear(db, [one]);
      expect([step, await told(one)]).toEqual([step, sorted(...expected)]);
    }
  });

  test('of a note those are told to whom it is said and who may read it; who is only served, and once it has ended all but the requester and the crew, hear of none', async () => {
    const { id } = await peopled(false);
    const served = await street.neighbour();
    await db.insert(orderRelations).values({ realm, orderId: id, attempt: 1, personId: served.id, relation: 'SERVED', since: before(60), placedAt: before(90) });
    const note = (audience: readonly string[]): Event => event({ table: 'NOTE', step: 'addNote', subjectType: 'Note', orderId: id, revision: null, after: routing, facts: { audience, attempt: 1 } });
    const said = async (...parties: readonly string[]): Promise<string[]> => { const one = note(parties); await hear(db, [one]); const people = await told(one); await db.execute(sql`update inbox_entries set read_at = business_now() where event_seq = ${one.seq}::bigint`); return people; };
    expect(await said('REQUESTER', 'CREW', 'BROKERS', 'HOLDING', 'CENTER')).toEqual(sorted(resident, placer, lead, helper, representative, officer, worker));
    expect(await said('CREW', 'CENTER')).toEqual(sorted(lead, helper, representative, dispatcher));
    // Two in one moment are one piece of news.
    const [one, two] = [note(['BROKERS']), note(['BROKERS'])];
    await hear(db, [one, two]);
    expect([await told(one), await told(two)]).toEqual([[officer.id], []]);
    await hear(db, [note(['BROKERS'])]);
    expect(await db.execute(sql`select count(*)::int as n from inbox_entries where order_id = ${id}::uuid and table_name = 'NOTE' and person_id = ${officer.id}::uuid and read_at is null`)).toEqual([{ n: 1 }]);
    // Whoever stands between reads by the consent of a requester without an app.
    await db.execute(sql`update persons set reached_by = 'OFFICER' where id = ${resident.id}::uuid`);
    expect((await said('REQUESTER', 'HOLDING')).filter((person) => person === placer.id)).toEqual([]);
    await db.execute(sql`update persons set reached_by = 'APP' where id = ${resident.id}::uuid`);
    await db.execute(sql`update orders set state = 'CANCELLED', state_since = business_now() where id = ${id}::uuid`);
    expect(await said('REQUESTER', 'BROKERS', 'HOLDING')).toEqual([resident.id]);
  });

  test('the loop sees all steps', () => expect(steps.length).toBe(38 + 20 + 11 + 5 + 2 + 11));

  test.each(steps)('%s %s: %j', async (table, step, tells) => {
    const of = AFTER_SERVICE.includes(step) ? served : living;
    const told1 = event(table === 'RESOURCE' ? { table, step, subjectType: 'Resource', subjectId: resourceId, after: { streetId: street.streetId } }
      : table === 'BOOKING' ? { table, step, subjectType: 'Booking', subjectId: bookingId, after: { organisationId } }
      : table === 'COOLING' ? { table, step, subjectType: 'CoolingOff', subjectId: coolingId, after: { streetId: street.streetId, personIds: [helper.id] } }
      : { table, step, subjectType: table === 'SEAT' ? 'Seat' : table === 'WAIT' ? 'Waiting' : 'Order', subjectId: table === 'SEAT' ? of.seatId : table === 'WAIT' ? of.waitId : of.id, orderId: of.id,
        facts: { attempt: step === 'reopen' ? 2 : 1 }, before: { ...routing, state: AFTER_SERVICE.includes(step) ? 'DONE' : 'OPEN' }, after: routing });
    await hear(db, [told1]);
    const expected = [...new Set(tells.flatMap((audience) => (table === 'WAIT' ? [waiter] : EXPECTED[audience])))];
    expect(await told(told1)).toEqual(sorted(...expected));
    for (const entry of await entriesOf(told1)) {
      expect(entry).toMatchObject({ table, step, aboutPersonId: null, at: T, readAt: null, audience: AUDIENCES.find((audience) => tells.includes(audience) && (table === 'WAIT' ? [waiter] : EXPECTED[audience]).some(({ id }) => id === entry.personId)) });
    }
    await hear(db, [told1]);
    expect(await told(told1)).toEqual(sorted(...expected));
  });

  test('events that are heard together tell whom they tell one by one, and one matter reaches a person once', async () => {
    const orderOf = (step: string, revision: number): Event => event({ step, subjectId: living.id, orderId: living.id, revision, facts: { attempt: 1 }, before: routing, after: routing });
    const free = event({ table: 'SEAT', step: 'free', subjectType: 'Seat', subjectId: living.seatId, orderId: living.id, revision: 6_001, before: routing, after: routing });
    const submit = event({ table: 'RESOURCE', step: 'submit', subjectType: 'Resource', subjectId: resourceId, after: { streetId: street.streetId } });
    const [accept, cancel] = [orderOf('accept', 6_000), orderOf('cancel', 6_001)];
    await hear(db, [accept, cancel, free, submit]);
    expect(await told(accept)).toEqual(sorted(resident, officer, representative));
    expect(await told(cancel)).toEqual(sorted(resident, lead, helper, officer, worker));
    expect(await told(free)).toEqual([]);
    expect(await told(submit)).toEqual(sorted(dispatcher));
    await hear(db, [accept, cancel, free, submit]);
    expect([...await told(accept), ...await told(free)]).toEqual(sorted(resident, officer, representative));
  });

  test('a crew that was called off is told although it has left with that very step; who had left before is not', async () => {
    const { id } = await peopled(false);
    await db.execute(sql`update order_relations set until = ${T.toISOString()}::timestamptz where order_id = ${id}::uuid and relation in ('LEAD', 'CREW') and until is null`);
    const recall = event({ step: 'recall', subjectId: id, orderId: id, facts: { attempt: 1 }, before: routing, after: { ...routing, holdingId: null } });
    await hear(db, [recall]);
    expect(await told(recall)).toEqual(sorted(dispatcher, officer, worker, lead, helper));
  });

  test('the community that lost an order is told, not the one that has it', async () => {
    const { id } = await peopled(false);
    const recall = event({ step: 'recall', subjectId: id, orderId: id, facts: { attempt: 1 }, before: { ...routing, holdingId: there.id }, after: { ...routing, holdingId: null } });
    await hear(db, [recall]);
    expect(await told(recall)).toContain(otherWorker.id);
    expect(await told(recall)).not.toContain(worker.id);
  });

  test('nobody is told of their own deed', async () => {
    const cancel = event({ step: 'cancel', subjectId: living.id, orderId: living.id, actorPerson: worker.id, actorKind: 'PERSON', facts: { attempt: 1 }, before: routing, after: routing });
    await hear(db, [cancel]);
    expect(await told(cancel)).toEqual(sorted(resident, lead, helper, officer));
  });

  test('one matter told by two events of the same step reaches a person once', async () => {
    const revision = 5_000;
    const cancel = event({ step: 'cancel', subjectId: living.id, orderId: living.id, revision, facts: { attempt: 1 }, before: routing, after: routing });
    const freed = event({ table: 'SEAT', step: 'free', subjectType: 'Seat', subjectId: living.seatId, orderId: living.id, revision, before: routing, after: routing });
    for (const one of [cancel, freed]) await hear(db, [one]);
    expect(await told(cancel)).toContain(helper.id);
    expect(await told(freed)).toEqual([]);
  });

  test('who offered a place hears of it as long as they may still offer it: a captain leads, whoever has it belongs to the team, and a worker works where the order lies', async () => {
    const { seatId } = await peopled(false);
    const declined = async (): Promise<boolean[]> => {
      const one = event({ table: 'SEAT', step: 'decline', subjectType: 'Seat', subjectId: seatId, orderId: living.id, before: routing, after: routing });
      await hear(db, [one]);
      const people = await told(one);
      return [captain, otherWorker].map(({ id }) => people.includes(id));
    };
    const without = async (ends: SQL, again: SQL): Promise<boolean[]> => { await db.execute(ends); const heard = await declined(); await db.execute(again); return heard; };
    expect(await declined()).toEqual([true, false]);
    expect(await without(sql`update appointments set until = since where person_id = ${captain.id}::uuid`, sql`update appointments set until = null where person_id = ${captain.id}::uuid`)).toEqual([false, false]);
    expect(await without(sql`update team_members set ended_at = business_now(), ending = 'LEFT' where team_id = ${teamId}::uuid`, sql`update team_members set ended_at = null, ending = null where team_id = ${teamId}::uuid`)).toEqual([false, false]);
    expect(await without(sql`update teams set ended_at = business_now() where id = ${teamId}::uuid`, sql`update teams set ended_at = null where id = ${teamId}::uuid`)).toEqual([false, false]);
    // A worker of another community offered it before the order went elsewhere.
    await db.execute(sql`update seats set assigned_by = ${otherWorker.id}::uuid where id = ${seatId}::uuid`);
    expect(await declined()).toEqual([false, false]);
  });

  test('something urgent tells the community at once; anything else does not', async () => {
    for (const urgent of [true, false]) {
      const place = event({ step: 'place', subjectId: living.id, orderId: living.id, facts: { urgent }, after: { ...routing, holdingId: null } });
      await hear(db, [place]);
      expect((await told(place)).includes(worker.id)).toBe(urgent);
    }
  });

  test('a call-back that contradicts the rating tells the street leader; another tells nobody', async () => {
    for (const contradiction of [true, false]) {
      const called = event({ step: 'callBack', subjectId: served.id, orderId: served.id, facts: { attempt: 1, contradiction }, before: { ...routing, state: 'RATED' }, after: { ...routing, state: 'RATED' } });
      await hear(db, [called]);
      expect(await told(called)).toEqual(contradiction ? [leader.id] : []);
    }
  });

  test('an order without a street, or of a street without a leader, is the operators\'', async () => {
    const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] });
    const remind = event({ step: 'remindStreetLeader', subjectId: living.id, orderId: living.id, facts: { attempt: 1 }, before: routing, after: routing });
    await db.execute(sql`update appointments set until = since where person_id = ${leader.id}::uuid`);
    await hear(db, [remind]);
    await db.execute(sql`update appointments set until = null where person_id = ${leader.id}::uuid`);
    await db.execute(sql`update appointments set until = since where person_id = ${operator.id}::uuid`);
    expect(await told(remind)).toEqual([operator.id]);
  });
});

test('audiences are asked without a database', () => {
  expect(audiencesOf({ table: 'NO_SUCH', step: 'x', facts: {} })).toEqual([]);
  expect(audiencesOf({ table: 'ORDER', step: 'place', facts: { urgent: true } })).toEqual(['requester', 'broker', 'community', 'center']);
});
