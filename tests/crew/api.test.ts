import { describe, expect, test } from 'vitest';
import { encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ask } from '../graphql/clients.ts';
import { startApp } from '../support/app.ts';
import type { Neighbour } from '../support/street.ts';
import { doing, valueOf } from './support/doing.ts';
import { hours, makeScene } from './support/scene.ts';

const scene = await makeScene();
const { street, requester, order, platform } = scene;
const app = await startApp({ databaseUrl: scene.url, env: { REALM: street.realm } });
const { take, claim, on } = doing(platform, street.realm);
const idOf = (type: string, id: string): string => encodeId(type, street.realm, id);

async function query(who: Neighbour | null, text: string, variables: object = {}): Promise<Record<string, unknown>> {
  const token = who === null ? {} : { token: await app.token({ realm: street.realm, subject: who.caller.subject }) };
  const told = await ask(app.url, text, { variables, ...token });
  if (told.body.errors) throw new Error(JSON.stringify(told.body.errors));
  return told.body.data as Record<string, unknown>;
}

const GRAB = `mutation Grab($input: GrabSeatInput!) { grabSeat(input: $input) { __typename
  ... on Seat { id kind state label orderId orderRevision seatsLeft mine order { id helpersFree led } } ... on Refused { code message } } }`;
const CREW = `query Crew($id: ID!) { node(id: $id) { ... on Order { helpersFree led crew { id kind name partyMember person { id } } seats { state late reason } viewerMayTake } } }`;
const crewOf = async (who: Neighbour | null, orderId: string) => (await query(who, CREW, { id: idOf('Order', orderId) }))['node'] as null | {
  helpersFree: number; led: boolean; crew: { kind: string; name: string; partyMember: boolean | null }[]; seats: { state: string; late: boolean | null; reason: string | null }[]; viewerMayTake: string[];
};

test('a grab for which there is no room in the queue is refused with Retry-After, and nothing of it is kept', async () => {
  const full = await startApp({ databaseUrl: scene.url, env: { REALM: street.realm }, change: (config) => ({ ...config, limits: { ...config.limits, grabsWaiting: 0 } }) });
  const anna = await street.neighbour({ volunteer: [] });
  const input = { orderId: idOf('Order', await order()), key: newId() };
  const token = await app.token({ realm: street.realm, subject: anna.caller.subject });
  const told = await ask(full.url, GRAB, { variables: { input }, token });
  expect(told.status).toBe(503);
  expect(told.headers.get('retry-after')).toBe('1');
  expect(told.body).toEqual({ errors: [{ message: expect.any(String), locations: expect.any(Array), path: ['grabSeat'], extensions: { code: 'OVERLOADED', retryable: true, retryAfterMs: 1_000 } }] });
  expect(await query(anna, GRAB, { input })).toMatchObject({ grabSeat: { __typename: 'Seat' } });
});

describe('Over HTTP', () => {
  test('a volunteer grabs a place and is shown it, also when the answer was lost and the same key is sent again', async () => {
    const orderId = await order();
    const anna = await street.neighbour({ volunteer: [] });
    const input = { orderId: idOf('Order', orderId), key: newId() };
    const first = await query(anna, GRAB, { input });
    expect(first).toMatchObject({ grabSeat: { __typename: 'Seat', kind: 'HELPER', state: 'HELD', label: 'Held', orderId: input.orderId, orderRevision: 2, seatsLeft: 2, mine: true, order: { id: input.orderId, helpersFree: 2, led: false } } });
    expect(await query(anna, GRAB, { input })).toEqual(first);
    expect(await query(null, GRAB, { input })).toMatchObject({ grabSeat: { __typename: 'Refused', code: 'SIGN_IN_FIRST' } });
    expect(await query(await street.neighbour(), GRAB, { input: { ...input, key: newId() } })).toMatchObject({ grabSeat: { code: 'NOT_VOLUNTEER', message: 'Only registered volunteers can do this. Register as a volunteer first.' } });
    expect(await query(anna, GRAB, { input: { ...input, orderId: 'nonsense', key: newId() } })).toMatchObject({ grabSeat: { code: 'NOT_FOUND' } });
  });

  test('every mutation of seats takes its step', async () => {
    const orderId = await order({ state: 'ACCEPTED' });
    const [lead, anna, bert] = [await street.neighbour({ partyMember: true }), await street.neighbour({ volunteer: [] }), await street.neighbour({ volunteer: [] })];
    const step = async (who: Neighbour, mutation: string, input: object) =>
      (await query(who, `mutation M($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { ... on Seat { id state hours reason } ... on Refused { code message } } }`, { input: { key: newId(), ...input } }))[mutation] as { id: string; state: string };
    expect(await step(lead, 'claimOrder', { orderId: idOf('Order', orderId) })).toMatchObject({ state: 'HELD' });
    const offer = await step(street.worker, 'assignSeat', { orderId: idOf('Order', orderId), personId: idOf('Person', anna.id) });
    expect(offer).toMatchObject({ state: 'OFFERED' });
    expect(await step(anna, 'declineSeat', { seatId: offer.id })).toMatchObject({ state: 'LAPSED' });
    const again = await step(street.worker, 'assignSeat', { orderId: idOf('Order', orderId), personId: idOf('Person', anna.id) });
    expect(await step(anna, 'confirmSeat', { seatId: again.id })).toMatchObject({ state: 'CONFIRMED' });
    expect(await step(street.worker, 'giveBackSeat', { seatId: again.id, reason: '换人' })).toMatchObject({ state: 'RELEASED', reason: '换人' });
    const seat = await step(bert, 'grabSeat', { orderId: idOf('Order', orderId) });
    await platform.sql`update orders set state = 'UNDERWAY', started_at = business_now() where id = ${orderId}`;
    expect(await step(lead, 'beginSeat', { seatId: seat.id })).toMatchObject({ state: 'SERVING' });
    expect(await step(lead, 'markNoShow', { seatId: seat.id })).toMatchObject({ state: 'NO_SHOW' });
    expect(await step(street.worker, 'undoNoShow', { seatId: seat.id, hours: 1.5 })).toMatchObject({ state: 'SERVED', hours: 1.5 });
    expect(await step(street.worker, 'correctHours', { seatId: seat.id, hours: 2 })).toMatchObject({ state: 'SERVED', hours: 2 });
  });

  const INPUTS: Readonly<Record<string, string>> = {
    claimOrder: 'ClaimOrderInput', assignSeat: 'AssignSeatInput', declineSeat: 'SeatInput', confirmSeat: 'SeatInput', giveBackSeat: 'GiveBackSeatInput', grabSeat: 'GrabSeatInput',
    beginSeat: 'SeatInput', markNoShow: 'SeatInput', undoNoShow: 'HoursInput', correctHours: 'HoursInput',
  };
});

describe('Who is on a crew', () => {
  test('is shown to those who have to do with the order; strangers see places and whether it is led', async () => {
    const orderId = await order();
    const [lead, anna, bert] = [await street.neighbour({ partyMember: true }), await street.neighbour({ volunteer: [] }), await street.neighbour({ volunteer: [] })];
    valueOf(await claim(lead, orderId));
    valueOf(await take(anna, orderId));
    const gone = valueOf(await take(bert, orderId)).seatId;
    valueOf(await on(street.worker, 'giveBack', gone, { reason: '本人来电请假' }));
    const masked = (who: Neighbour) => `${who.name[0]}**`;
    const seen = async (who: Neighbour | null) => (await crewOf(who, orderId))!.crew.map((seat) => [seat.kind, seat.name, seat.partyMember]);
    expect(await seen(anna)).toEqual([['LEAD', lead.name, true], ['HELPER', anna.name, null]]);
    expect(await seen(lead)).toEqual([['LEAD', lead.name, true], ['HELPER', anna.name, null]]);
    expect(await seen(street.worker)).toEqual([['LEAD', lead.name, true], ['HELPER', anna.name, null]]);
    expect(await seen(requester)).toEqual([['LEAD', lead.name, true], ['HELPER', masked(anna), null]]);
    expect(await seen(street.dispatcher)).toEqual([['LEAD', lead.name, true], ['HELPER', masked(anna), null]]);
    for (const stranger of [null, await street.neighbour(), await street.neighbour({ volunteer: [] }), await street.neighbour({ partyMember: true })]) {
      expect(await crewOf(stranger, orderId)).toMatchObject({ helpersFree: 2, led: true, crew: [], seats: [] });
    }
    expect((await crewOf(bert, orderId))!.seats).toEqual([{ state: 'RELEASED', late: false, reason: '本人来电请假' }]);
    expect((await crewOf(requester, orderId))!.seats.find((seat) => seat.state === 'RELEASED')).toEqual({ state: 'RELEASED', late: null, reason: null });
    const readings = await platform.sql<{ reader_id: string; person_id: string; what: string[]; operation: string }[]>`select reader_id, person_id, what, operation from contact_readings where order_id = ${orderId}`;
    const pairs = readings.map((row) => `${row.reader_id} ${row.person_id} ${row.what.join()} ${row.operation}`);
    const read = (reader: Neighbour, ...of: Neighbour[]) => of.map((person) => `${reader.id} ${person.id} NAME Crew`);
    expect([...new Set(pairs)].sort()).toEqual([...read(anna, lead), ...read(lead, anna), ...read(street.worker, lead, anna), ...read(requester, lead), ...read(street.dispatcher, lead)].sort());
  });

  test('and a seat by its id, is null for whoever may not see it', async () => {
    const orderId = await order();
    const anna = await street.neighbour({ volunteer: [] });
    const id = idOf('Seat', valueOf(await take(anna, orderId)).seatId);
    const read = async (who: Neighbour | null) => (await query(who, 'query Q($id: ID!) { node(id: $id) { id ... on Seat { state viewerMay viewerCan(step: giveBack) { allowed code } } } }', { id }))['node'];
    expect(await read(anna)).toEqual({ id, state: 'HELD', viewerMay: ['confirm', 'giveBack'], viewerCan: { allowed: true, code: null } });
    expect(await read(requester)).toEqual({ id, state: 'HELD', viewerMay: [], viewerCan: { allowed: false, code: 'NOT_ALLOWED' } });
    expect([await read(await street.neighbour({ volunteer: [] })), await read(null)]).toEqual([null, null]);
  });

  test('is told what they took, newest first, page by page', async () => {
    const anna = await street.neighbour({ volunteer: [] });
    const ids: string[] = [];
    for (const n of [0, 1, 2]) ids.unshift(idOf('Seat', valueOf(await take(anna, await order({ plannedStart: hours(100 + n), plannedEnd: hours(100.5 + n) }))).seatId));
    const page = async (after: string | null) => (await query(anna, 'query Q($after: String) { viewer { seats(first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }', { after }))['viewer'] as { seats: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    const first = (await page(null)).seats;
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: ids[0] }, { id: ids[1] }], pageInfo: { hasNextPage: true } });
    expect((await page(first.pageInfo.endCursor)).seats).toMatchObject({ nodes: [{ id: ids[2] }], pageInfo: { hasNextPage: false } });
  });

  test('may take what the order offers them', async () => {
    const orderId = await order();
    const of = async (who: Neighbour | null) => (await crewOf(who, orderId))!.viewerMayTake;
    expect(await of(await street.neighbour({ volunteer: [], partyMember: true }))).toEqual(['claim', 'grab']);
    expect([await of(street.worker), await of(requester), await of(null)]).toEqual([['assign'], [], []]);
  });
});
