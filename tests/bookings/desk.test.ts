import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { takeAsClock } from '../../src/features/bookings/index.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { guardianships } from '../../src/features/people/tables.ts';
import { decodeId, encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { startApp } from '../support/app.ts';
import { askingOf, type Data } from '../support/asking.ts';
import { ISSUER, makeStreet, type Neighbour } from '../support/street.ts';

/** The unit's desk, over HTTP and in plain words. */
const REALM = '999001';
const CANARY = '金丝雀';
const app = await startApp({ env: { REALM, AUTH_ISSUER: ISSUER } });
const { db } = app;
const street = await makeStreet(db, REALM);
await db.transaction((tx) => beginCatalogue(tx, REALM));
const unitId = newId();
await db.insert(organisations).values({ realm: REALM, id: unitId, kind: 'HOSPITAL', name: '测试医院', divisionId: street.streetId, coBuilding: true });
const hospital = await street.neighbour({ roles: [{ role: 'REPRESENTATIVE', over: unitId }] });
const home = { home: street.communities[0]!.buildingId };
const [wang, li, stranger] = [await street.neighbour(home), await street.neighbour(home), await street.neighbour(home)];
const { dispatcher, worker } = street;
const PLACE = { itemCode: 'HAIRCUT', divisionCode: `${REALM}000B` };
const uuid = (id: unknown): string => decodeId(String(id))!.id;

const run = askingOf(app, REALM);
const BOOKING = '... on Booking { id state label revision whoComes reason viewerMay order { id state } }';
const ORDER = '... on Order { id state onHold plannedStart provider { name } resource { id } booking { id state whoComes reason } otherOccurrences(first: 3) { resourceId startsAt free } }';
const does = async (by: Neighbour, mutation: string, type: string, input: Data, select = ''): Promise<Data> =>
  (await run(by, `mutation($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refused { code message } ${select} } }`, { input: { key: newId(), ...input } }))['done'];
const book = (by: Neighbour, mutation: string, type: string, bookingId: unknown, more: Data = {}): Promise<Data> => does(by, mutation, type, { bookingId, ...more }, BOOKING);
const order = async (by: Neighbour, id: unknown): Promise<Data> => (await run(by, `query($id: ID!) { order(id: $id) { ${ORDER.slice(14, -2)} } }`, { id }))['order'];
const place = (by: Neighbour, resourceId: string, startsAt: string, more: Data = {}): Promise<Data> => does(by, 'placeOrder', 'PlaceOrderInput', { ...PLACE, resource: { resourceId, startsAt }, ...more }, ORDER);
const nextOf = async (id: string): Promise<{ startsAt: string; free: number }[]> => (await run(li, 'query($id: ID!) { resource(id: $id) { nextOccurrences(first: 5) { startsAt free } } }', { id }))['resource']['nextOccurrences'];

/** Three mornings in the middle of the next quarter, so that all lie in one. */
const [year, month] = [new Date().getUTCFullYear(), new Date().getUTCMonth()];
const middle = new Date(Date.UTC(year, (Math.floor(month / 3) + 1) * 3 + 1, 1)).toISOString().slice(0, 7).replace('-', '');
async function offered(change: Data = {}): Promise<string> {
  const { id: resourceId } = await does(hospital, 'draftResource', 'DraftResourceInput', {
    owner: { organisationId: encodeId('Organisation', REALM, unitId) }, itemCode: 'HAIRCUT', title: '义务理发', what: '上门理发', divisionCode: `${REALM}000`, place: '社区活动室', capacity: 3, confirmsBookings: true,
    timing: { recurring: { rule: `RDATE:${middle}10,${middle}17,${middle}24`, startTime: '09:00', minutes: 60 } }, ...change,
  }, '... on Resource { id }');
  await does(hospital, 'submitResource', 'SubmitResourceInput', { resourceId });
  await does(dispatcher, 'listResource', 'ResourceInput', { resourceId });
  return resourceId;
}
/** The center sends it to the community, and the community accepts. */
async function accepted(orderId: unknown, plannedStart: string): Promise<Data> {
  await does(dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId, divisionCode: `${REALM}000` });
  return does(worker, 'acceptOrder', 'AcceptOrderInput', { orderId, plannedStart, plannedEnd: new Date(Date.parse(plannedStart) + 3_600_000).toISOString(), summary: '理发' }, ORDER);
}
const advanceTo = async (at: string, minutes: number): Promise<void> => {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  await advanceClock(db, app.config, Date.parse(at) + minutes * 60_000 - new Date(row!.now).getTime());
};
const counted = async (resourceId: string): Promise<unknown> => (await db.execute<{ wrong: number }>(sql`select count(*)::int as wrong from resource_periods p where p.resource_id = ${uuid(resourceId)}::uuid
  and p.booked <> (select coalesce(sum(b.persons), 0) from bookings b where b.resource_id = p.resource_id and b.starts_at = p.starts_at and b.state in ('REQUESTED', 'CONFIRMED', 'DELIVERED', 'NOT_COME'))`))[0]!.wrong;

test('a hospital at its desk: two residents ask, one comes, the other is moved twice and stays away', async () => {
  const clinic = await offered();
  const [first, second, third] = (await nextOf(clinic)).map(({ startsAt }) => startsAt) as [string, string, string];

  // Both ask for the first morning. Their places are held, their orders wait, and nobody gets around the hospital.
  const [ofWang, ofLi] = [await place(wang, clinic, first), await place(li, clinic, first)];
  expect([ofWang, ofLi].map(({ state, onHold, booking }) => [state, onHold, booking.state])).toEqual([['PLACED', true, 'REQUESTED'], ['PLACED', true, 'REQUESTED']]);
  expect((await nextOf(clinic))[0]).toEqual({ startsAt: first, free: 1 });
  expect(await does(dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId: ofWang['id'], divisionCode: `${REALM}000` })).toMatchObject({ code: 'ON_HOLD' });
  expect(await does(dispatcher, 'liftHold', 'LiftHoldInput', { orderId: ofWang['id'] })).toMatchObject({ code: 'WAITS_FOR_UNIT' });

  // The hospital sees both, a stranger and the residents none of its desk; and nobody else decides.
  const desk = 'query($filter: BookingFilter) { bookings(filter: $filter) { totalCount nodes { id state viewerMay order { id } } } }';
  const asked = (await run(hospital, desk, { filter: { states: ['REQUESTED'], organisationId: encodeId('Organisation', REALM, unitId) } }))['bookings'];
  expect(asked).toMatchObject({ totalCount: 2, nodes: [{ viewerMay: ['confirm', 'decline', 'cancelByUnit'] }, {}] });
  for (const other of [stranger, wang, worker]) expect((await run(other, desk))['bookings']).toEqual({ totalCount: 0, nodes: [] });
  const [wangs, lis] = [ofWang['booking'].id, ofLi['booking'].id];
  expect(asked.nodes.map(({ id }: Data) => id).sort()).toEqual([wangs, lis].sort());
  // Of the residents it reads nothing before it has said yes.
  expect(asked.nodes.map((one: Data) => one['order'])).toEqual([null, null]);
  expect(await order(hospital, ofWang['id'])).toBeNull();
  expect(await book(wang, 'confirmBooking', 'ConfirmBookingInput', wangs)).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await book(stranger, 'confirmBooking', 'ConfirmBookingInput', wangs)).toMatchObject({ code: 'NOT_FOUND' });

  // Wang is confirmed, and hears who comes; Li is declined with a reason, and is offered the later mornings.
  expect(await book(hospital, 'confirmBooking', 'ConfirmBookingInput', wangs, { whoComes: `${CANARY}医生` })).toMatchObject({ state: 'CONFIRMED', revision: 2, whoComes: `${CANARY}医生`, viewerMay: ['sayWhoComes', 'cancelByUnit'] });
  expect(await order(hospital, ofWang['id'])).toMatchObject({ provider: { name: '测试医院' } });
  expect(await order(wang, ofWang['id'])).toMatchObject({ onHold: false, booking: { state: 'CONFIRMED', whoComes: `${CANARY}医生` }, otherOccurrences: [] });
  expect(await book(hospital, 'declineBooking', 'BookingReasonInput', lis, { words: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
  expect(await book(hospital, 'declineBooking', 'BookingReasonInput', lis, { words: `${CANARY}人手不足` })).toMatchObject({ state: 'DECLINED', order: null });
  expect(await order(li, ofLi['id'])).toMatchObject({
    state: 'PLACED', onHold: false, provider: null, resource: null, booking: { state: 'DECLINED', reason: `${CANARY}人手不足`, whoComes: null },
    otherOccurrences: [{ resourceId: clinic, startsAt: second, free: 3 }, { startsAt: third }],
  });
  expect(await order(stranger, ofLi['id'])).toBeNull();
  // Of the whole way of the order that is a part, and nothing of what was said.
  const { trail } = (await run(dispatcher, 'query($id: ID!) { order(id: $id) { trail(first: 50) { totalCount nodes { table step revision asLabel words } } } }', { id: ofLi['id'] }))['order'];
  expect(trail.totalCount).toBe(trail.nodes.length);
  expect(trail.nodes.filter(({ table }: Data) => table === 'BOOKING')).toMatchObject([{ step: 'request', revision: null, words: null }, { step: 'decline', revision: null, words: null }]);

  // Li takes the second morning. It is accepted, and then that whole morning falls through.
  const rebook = (startsAt: string): Promise<Data> => does(li, 'rebookOrder', 'RebookOrderInput', { orderId: ofLi['id'], resource: { resourceId: clinic, startsAt } }, ORDER);
  expect(await rebook(second)).toMatchObject({ state: 'PLACED', onHold: true, booking: { state: 'REQUESTED' } });
  expect(await rebook(third)).toMatchObject({ code: 'ON_HOLD' });
  expect(await book(hospital, 'confirmBooking', 'ConfirmBookingInput', (await order(li, ofLi['id']))['booking'].id)).toMatchObject({ state: 'CONFIRMED' });
  expect(await rebook(third)).toMatchObject({ code: 'ALREADY_BOOKED' });
  expect([await accepted(ofWang['id'], first), await accepted(ofLi['id'], second)].map(({ state, provider }) => [state, provider.name])).toEqual([['OPEN', '测试医院'], ['OPEN', '测试医院']]);
  expect(await does(hospital, 'cancelOccurrence', 'CancelOccurrenceInput', { resourceId: clinic, startsAt: second, words: `${CANARY}医生外出` }, '... on Resource { state revision }')).toMatchObject({ state: 'LISTED', revision: 4 });
  expect(await order(li, ofLi['id'])).toMatchObject({ state: 'ACCEPTED', provider: null, plannedStart: null, booking: { state: 'CANCELLED_BY_UNIT', reason: `${CANARY}医生外出` } });
  expect((await nextOf(clinic)).map(({ startsAt }) => startsAt)).toEqual([first, third]);
  expect(await place(wang, clinic, second)).toMatchObject({ code: 'OCCURRENCE_CANCELLED' });

  // The third morning then: accepted already, the order opens by itself once the hospital has confirmed.
  expect(await rebook(third)).toMatchObject({ state: 'ACCEPTED', onHold: true });
  const { booking: { id: last } } = await order(li, ofLi['id']);
  expect(await book(hospital, 'confirmBooking', 'ConfirmBookingInput', last)).toMatchObject({ order: { state: 'OPEN' } });
  expect(await order(li, ofLi['id'])).toMatchObject({ plannedStart: third, provider: { name: '测试医院' } });

  // The first morning comes: Wang tells the code, is served, and the hospital marks it; it could not before.
  expect(await book(hospital, 'deliverBooking', 'BookingInput', wangs)).toMatchObject({ code: 'BOOKING_NOT_BEGUN' });
  await advanceTo(first, 5);
  const code = (await db.execute(sql`select start_code from order_private where order_id = ${uuid(ofWang['id'])}::uuid`))[0]!['start_code'];
  expect(await does(hospital, 'startOrder', 'StartOrderInput', { orderId: ofWang['id'], code }, ORDER)).toMatchObject({ state: 'UNDERWAY' });
  expect(await book(hospital, 'cancelBooking', 'BookingReasonInput', wangs, { words: '太忙' })).toMatchObject({ code: 'BOOKING_BEGUN' });
  const key = newId();
  const marked = await book(hospital, 'deliverBooking', 'BookingInput', wangs, { key });
  expect(marked).toMatchObject({ state: 'DELIVERED', order: { state: 'DONE' }, viewerMay: [] });
  expect(await book(hospital, 'deliverBooking', 'BookingInput', wangs, { key })).toEqual(marked);

  expect(await does(wang, 'rateOrder', 'RateOrderInput', { orderId: ofWang['id'], stars: 4, resolved: true }, ORDER)).toMatchObject({ state: 'RATED' });

  // On the third nobody opens Li's door.
  expect(await book(hospital, 'markNotCome', 'BookingInput', last)).toMatchObject({ code: 'OCCURRENCE_TO_COME' });
  await advanceTo(third, 5);
  expect(await book(hospital, 'markNotCome', 'BookingInput', last)).toMatchObject({ state: 'NOT_COME' });
  expect(await order(li, ofLi['id'])).toMatchObject({ state: 'ACCEPTED', provider: null });

  // What it comes to, for the hospital and the center, and for nobody else.
  const use = `query($id: ID!, $from: DateTime!) { resource(id: $id) { utilisation(from: $from) { occurrences cancelled capacity booked delivered notCome }
    usedOccurrences(from: $from) { totalCount nodes { startsAt booked capacity cancelled delivered notCome } } } given(at: $from) { nodes { itemCode delivered persons notCome cancelledByUnit declined ratings { count stars resolved } } } }`;
  const seen = { id: clinic, from: new Date(Date.parse(first) - 86_400_000).toISOString() };
  expect(await run(hospital, use, seen)).toEqual({
    resource: {
      utilisation: { occurrences: 3, cancelled: 1, capacity: 6, booked: 2, delivered: 1, notCome: 1 },
      usedOccurrences: { totalCount: 3, nodes: [
        { startsAt: first, booked: 1, capacity: 3, cancelled: false, delivered: 1, notCome: 0 }, { startsAt: second, booked: 0, capacity: 3, cancelled: true, delivered: 0, notCome: 0 },
        { startsAt: third, booked: 1, capacity: 3, cancelled: false, delivered: 0, notCome: 1 }] },
    },
    given: { nodes: [{ itemCode: 'HAIRCUT', delivered: 1, persons: 1, notCome: 1, cancelledByUnit: 1, declined: 1, ratings: { count: 1, stars: 4, resolved: 1 } }] },
  });
  expect((await run(dispatcher, use, seen))['resource'].utilisation.booked).toBe(2);
  expect(await run(stranger, use, seen)).toEqual({ resource: { utilisation: null, usedOccurrences: { totalCount: 0, nodes: [] } }, given: { nodes: [] } });
  expect(await counted(clinic)).toBe(0);

  // What people wrote stands where it belongs, and in no event.
  const tables = await db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const holding: string[] = [];
  for (const { name } of tables) if ((await db.execute(sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text ~ ${CANARY} limit 1`)).length > 0) holding.push(name);
  expect(holding).toEqual(['booking_private', 'resource_sayings']);
});

describe('In the same moment', () => {
  test('a resident calls off and the unit cancels: the places are free once, and one of the two is told that it was too late', async () => {
    const shop = await offered({ confirmsBookings: false, timing: { period: 'DAY' } });
    const { startsAt } = (await nextOf(shop))[0]!;
    for (let i = 0; i < 4; i++) {
      const made = await place(wang, shop, startsAt, { persons: 2 });
      const both = await Promise.all([book(hospital, 'cancelBooking', 'BookingReasonInput', made['booking'].id, { words: '停电' }), does(wang, 'cancelOrder', 'SayInput', { orderId: made['id'], words: '不用了' }, '... on Order { state }')]);
      expect(both[1]).toMatchObject({ state: 'CANCELLED' });
      expect([both[0]['state'] ?? both[0]['code'], await counted(shop)]).toEqual([expect.stringMatching(/^(CANCELLED_BY_UNIT|WRONG_STATE)$/), 0]);
      expect((await nextOf(shop))[0]).toEqual({ startsAt, free: 3 });
    }
  });

  test('an occurrence is cancelled while residents book it: nobody is left with a place in it', async () => {
    const shop = await offered({ confirmsBookings: false, capacity: 20, timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 } } });
    const { startsAt } = (await nextOf(shop))[0]!;
    const outcomes = await Promise.all([...Array.from({ length: 8 }, () => place(li, shop, startsAt)), does(hospital, 'cancelOccurrence', 'CancelOccurrenceInput', { resourceId: shop, startsAt, words: '停电' }, '... on Resource { state }'), ...Array.from({ length: 8 }, () => place(wang, shop, startsAt))]);
    expect(outcomes[8]).toMatchObject({ state: 'LISTED' });
    for (const one of outcomes) expect(one['state'] ?? one['code']).toMatch(/^(PLACED|LISTED|OCCURRENCE_CANCELLED)$/);
    const [left] = await db.execute(sql`select p.booked, (select count(*)::int from bookings b where b.resource_id = p.resource_id and b.state in ('REQUESTED', 'CONFIRMED')) as living,
      (select count(*)::int from orders o where o.resource_id = p.resource_id) as provided from resource_periods p where p.resource_id = ${uuid(shop)}::uuid`);
    expect(left).toEqual({ booked: 0, living: 0, provided: 0 });
  });
});

test('who acts for a resident reads of a booking what the resident reads, is told the same and books another occurrence; revoked, nothing of it is left', async () => {
  const clinic = await offered({ timing: { period: 'MONTH' } });
  const [first, second] = (await nextOf(clinic)).slice(1).map(({ startsAt }) => startsAt) as [string, string];
  const aunt = await street.neighbour(home);
  const made = await place(li, clinic, first);
  await book(hospital, 'confirmBooking', 'ConfirmBookingInput', made['booking'].id, { whoComes: '王医生' });
  const rebook = (startsAt: string): Promise<Data> => does(aunt, 'rebookOrder', 'RebookOrderInput', { orderId: made['id'], resource: { resourceId: clinic, startsAt } }, ORDER);
  expect([await order(aunt, made['id']), (await rebook(second))['code']]).toEqual([null, 'NOT_FOUND']);

  await db.insert(guardianships).values({ realm: REALM, id: newId(), wardId: li.id, guardianId: aunt.id, recordedBy: worker.id, purpose: '代办', text: '本人同意' });
  expect(await order(aunt, made['id'])).toMatchObject({ booking: { state: 'CONFIRMED', whoComes: '王医生' } });
  await book(hospital, 'sayWhoComes', 'SayWhoComesInput', made['booking'].id, { whoComes: '赵医生' });
  // Live, too: its events are found by whoever acts for her, and by nobody who did not before.
  const found = await db.execute<{ step: string; who: boolean; li: boolean }>(sql`select step, after->'personIds' ? ${aunt.id} as who, after->'personIds' ? ${li.id} as li from events where subject_id = ${uuid(made['booking'].id)}::uuid order by seq`);
  expect([...found]).toEqual([{ step: 'request', who: false, li: true }, { step: 'confirm', who: false, li: true }, { step: 'sayWhoComes', who: true, li: true }]);
  // The booking itself stays the unit's to decide.
  expect(await book(aunt, 'cancelBooking', 'BookingReasonInput', made['booking'].id, { words: '不用了' })).toMatchObject({ code: 'NOT_ALLOWED' });
  await book(hospital, 'cancelBooking', 'BookingReasonInput', made['booking'].id, { words: '停电' });
  expect(await order(aunt, made['id'])).toMatchObject({ booking: { state: 'CANCELLED_BY_UNIT', reason: '停电', whoComes: '赵医生' }, otherOccurrences: expect.arrayContaining([expect.objectContaining({ resourceId: clinic })]) });
  expect(await rebook(second)).toMatchObject({ state: 'PLACED', onHold: true, booking: { state: 'REQUESTED', whoComes: null } });
  expect(await db.execute(sql`select facts->>'as' as done from events where order_id = ${uuid(made['id'])}::uuid and step = 'rebook'`)).toEqual([{ done: 'guardian' }]);
  await app.app.handlers.drain();
  const told = await db.execute<{ step: string }>(sql`select distinct step from inbox_entries where person_id = ${aunt.id}::uuid order by 1`);
  expect(told.map(({ step }) => step)).toEqual(expect.arrayContaining(['sayWhoComes', 'unbook']));

  await db.execute(sql`update guardianships set revoked_at = business_now(), revoked_by = ${li.id}::uuid where guardian_id = ${aunt.id}::uuid`);
  expect([await order(aunt, made['id']), (await rebook(first))['code'], (await book(aunt, 'cancelBooking', 'BookingReasonInput', made['booking'].id, { words: '不用了' }))['code']]).toEqual([null, 'NOT_FOUND', 'NOT_FOUND']);
});

test('a unit that does not answer is reminded, and then the resident need not wait any longer', async () => {
  const clinic = await offered({ timing: { period: 'MONTH' } });
  const startsAt = (await nextOf(clinic))[1]!.startsAt;
  const made = await place(wang, clinic, startsAt);
  const id = uuid(made['booking'].id);
  const dues = async (): Promise<unknown> => (await db.execute(sql`select step from deadlines where subject_table = 'BOOKING' and subject_id = ${id}::uuid order by step`)).map((row) => row['step']);
  const { platform } = app.app;
  expect(await dues()).toEqual(['remindToAnswer']);
  expect(await takeAsClock(platform, { realm: REALM, id, step: 'remindToAnswer' })).toMatchObject({ ok: true });
  expect(await dues()).toEqual(['decline']);
  expect(await takeAsClock(platform, { realm: REALM, id, step: 'decline' })).toMatchObject({ ok: true });
  expect(await dues()).toEqual([]);
  expect(await order(wang, made['id'])).toMatchObject({ state: 'PLACED', onHold: false, resource: null, booking: { state: 'DECLINED', reason: null } });
  expect(await counted(clinic)).toBe(0);
  // Both hear of it, each of what is theirs.
  for (let i = 0; i < 100; i++) {
    const told = await db.execute<{ who: string; step: string }>(sql`select person_id as who, step from inbox_entries where (subject_id = ${id}::uuid or (order_id = ${uuid(made['id'])}::uuid and step = 'unbook')) order by step`);
    if (told.length >= 4) {
      expect(told.map(({ who, step }) => [step, who])).toEqual([['decline', hospital.id], ['remindToAnswer', hospital.id], ['request', hospital.id], ['unbook', wang.id]]);
      // It says of which order; a revision of the booking is none of the order.
      expect(await db.execute(sql`select distinct i.order_id = k.order_id as named, i.revision from inbox_entries i join bookings k on k.id = i.subject_id where i.subject_id = ${id}::uuid`)).toEqual([{ named: true, revision: null }]);
      return;
    }
    await new Promise((turn) => { setTimeout(turn, 50); });
  }
  throw new Error('nobody was told');
});
