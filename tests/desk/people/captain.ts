import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderly } from '../../support/orders-of-all-states.ts';
import { CANARY, type Asker, type World } from '../../support/world.ts';
import { does, documentOf, tries } from './deeds.ts';

const DESK = documentOf('team-desk');
interface Seat { readonly id: string; readonly state: string }
interface Entry { readonly seatId: string; readonly state: string; readonly member: { readonly name: string } | null; readonly order: { readonly id: string } }
interface Desk { readonly service: { hours: number; services: number; people: number } | null; readonly calendar: { nodes: Entry[] } }

/** What a captain does with the members of a team, in a world of its own. */
export function deskOfTheCaptain(world: World): void {
  const { who, here, ids, running } = world;
  const make = orderly(world);
  const member = async (name: string): Promise<Asker> => {
    const one = await world.somebody(name, { home: here.buildingId, volunteer: ['ELDER_CARE'] });
    const { id } = await world.does(one, 'askToJoinTeam', { teamId: ids.team });
    await world.does(who.captain, 'admitMember', { membershipId: id });
    return one;
  };
  const desk = async (one: Asker): Promise<Desk> => (await world.ask(one, DESK, { id: ids.team })).body.data!['team'] as Desk;
  const opened = async (helpersWanted: number, start: number, change: object = {}): Promise<string> => {
    const orderId = await make.accepted(await make.dispatched(await make.placed({ helpersWanted, ...change })), start);
    await world.does(who.lead, 'claimOrder', { orderId });
    return orderId;
  };
  /** How the order's seats stand: what a refusal must leave as it was. */
  const stands = async (orderId: string): Promise<string> => {
    const [row] = await running.db.execute<{ text: string }>(sql`select o.revision || ' ' || o.helpers_living || ' ' || coalesce((select string_agg(s.kind || ' ' || s.state, ', ' order by s.kind, s.state) from seats s where s.order_id = o.id), '') as text
      from orders o where o.id = ${world.uuidOf(orderId)}::uuid`);
    return row!.text;
  };
  const offers = async (orderId: string, to: readonly Asker[]): Promise<Seat[]> => (await does(world, who.captain, 'offerSeats', { orderId, personIds: to.map(({ id }) => id) }))['seats'] as Seat[];

  describe('The desk of a captain', () => {
    let [one, two, three, four] = [] as unknown as [Asker, Asker, Asker, Asker];
    let orderId = '';
    beforeAll(async () => {
      [one, two, three, four] = [await member('one'), await member('two'), await member('three'), await member('four')];
      orderId = await opened(3, 200);
    });

    test('offers places of an order to members, all of them or none, and nobody else takes them meanwhile', async () => {
      const may = (await world.ask(who.captain, 'query($id: ID!) { order(id: $id) { viewerMayTake } }', { id: orderId })).body.data!['order'];
      expect(may).toMatchObject({ viewerMayTake: expect.arrayContaining(['assign']) as unknown });
      const seats = await offers(orderId, [one, two]);
      expect(seats.map(({ state }) => state)).toEqual(['OFFERED', 'OFFERED']);
      const before = await stands(orderId);
      for (const [by, to, code, field] of [
        [who.captain, [three, four], 'ORDER_FULL', '1'], [who.captain, [three, who.held], 'NOT_ALLOWED', '1'], [who.captain, [three, three], 'BAD_INPUT', null], [who.captain, [], 'BAD_INPUT', null],
        [who.captain, [one], 'ALREADY_ON_CREW', '0'], [who.mate, [three], 'NOT_ALLOWED', '0'], [who.stranger, [three], 'NOT_ALLOWED', '0'], [who.guest, [three], 'SIGN_IN_FIRST', null],
      ] as const) {
        const answer = await tries(world, by, 'offerSeats', { orderId, personIds: to.map(({ id }) => id) });
        expect([by.name, answer['code'], (answer['path'] as string[] | null)?.[2] ?? null]).toEqual([by.name, code, field]);
      }
      for (const nobody of [[ids.team], [ids.team, ids.unit]]) expect(await tries(world, who.captain, 'offerSeats', { orderId, personIds: nobody })).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'personIds', '0'] });
      expect(await stands(orderId)).toBe(before);
      const elsewhere = await opened(2, 230, { itemCode: 'ELDER_VISIT' });
      expect(await tries(world, who.captain, 'assignSeat', { orderId: elsewhere, personId: one.id })).toMatchObject({ code: 'NOT_ALLOWED' });
      await world.does(who.volunteer, 'grabSeat', { orderId });
      expect(await world.tries(who.held, 'grabSeat', { orderId })).toMatchObject({ code: 'ORDER_FULL' });
      await world.does(one, 'confirmSeat', { seatId: seats[0]!.id });
      await world.does(two, 'declineSeat', { seatId: seats[1]!.id });
      await world.does(who.held, 'grabSeat', { orderId });
      expect(await stands(orderId)).toMatch(/ 3 HELPER CONFIRMED, HELPER HELD, HELPER HELD, HELPER LAPSED, LEAD HELD$/);
    });

    test('lets another member come instead: the place is never two people\'s, and no grab takes it', async () => {
      const [{ id: seatId }] = await seatsOf(one);
      const before = await stands(orderId);
      for (const [by, input, code] of [
        [who.captain, { personId: three.id, reason: ' ' }, 'WORDS_NEEDED'], [who.captain, { personId: who.applicant.id, reason: '换人' }, 'NOT_IN_TEAM'], [who.captain, { personId: one.id, reason: '换人' }, 'ALREADY_ON_CREW'],
        [who.captain, { personId: ids.team, reason: '换人' }, 'NOT_FOUND'], [who.mate, { personId: three.id, reason: '换人' }, 'NOT_ALLOWED'], [who.worker, { personId: three.id, reason: '换人' }, 'NOT_ALLOWED'],
        [who.stranger, { personId: three.id, reason: '换人' }, 'NOT_ALLOWED'], [one, { personId: three.id, reason: '换人' }, 'NOT_ALLOWED'],
      ] as const) expect([by.name, code, (await tries(world, by, 'swapSeat', { seatId, ...input }))['code']]).toEqual([by.name, code, code]);
      expect(await stands(orderId)).toBe(before);
      const swapped = await does(world, who.captain, 'swapSeat', { seatId, personId: three.id, reason: `${CANARY} reason of the captain` });
      expect(swapped).toMatchObject({ kind: 'HELPER', state: 'OFFERED', seatsLeft: 0 });
      expect(await stands(orderId)).toMatch(/ 3 HELPER HELD, HELPER HELD, HELPER LAPSED, HELPER OFFERED, HELPER RELEASED, LEAD HELD$/);
      await world.does(three, 'confirmSeat', { seatId: swapped['id'] });
      const { data } = (await world.ask(one, '{ viewer { seats(first: 1) { nodes { state late reason } } calendar { totalCount } } }')).body;
      expect(data!['viewer']).toEqual({ seats: { nodes: [{ state: 'RELEASED', late: false, reason: `${CANARY} reason of the captain` }] }, calendar: { totalCount: 0 } });
      expect(await world.tries(who.captain, 'swapSeat', { seatId, personId: four.id, reason: '再换' })).toMatchObject({ code: 'WRONG_STATE' });
    });

    test('keeps their hands from seats of orders that are not for the team, and from a place for which others stand in line', async () => {
      const elsewhere = await opened(2, 240, { itemCode: 'ELDER_VISIT' });
      const { id: given } = await world.does(who.worker, 'assignSeat', { orderId: elsewhere, personId: two.id });
      const [{ id: seatId }] = await seatsOf(three);
      await world.does(who.helper, 'grabSeat', { orderId, waitIfFull: true });
      const before = [await stands(elsewhere), await stands(orderId)];
      for (const [seat, code] of [[given!, 'NOT_ON_YOUR_BOARD'], [seatId, 'OTHERS_WAIT']] as const) expect(await tries(world, who.captain, 'swapSeat', { seatId: seat, personId: four.id, reason: '换人' })).toMatchObject({ code });
      expect([await stands(elsewhere), await stands(orderId)]).toEqual(before);
      await world.does(two, 'declineSeat', { seatId: given! });
    });

    test('releases a member with a reason, and whoever stands in line has the place', async () => {
      const [{ id: seatId }] = await seatsOf(three);
      expect(await world.tries(who.captain, 'giveBackSeat', { seatId })).toMatchObject({ code: 'WORDS_NEEDED' });
      await world.does(who.captain, 'giveBackSeat', { seatId, reason: '另有安排' });
      expect((await seatsOf(who.helper))[0]).toMatchObject({ state: 'OFFERED' });
    });

    test('sees what the team has promised and what it served, as sums; nobody else does', async () => {
      const [seat] = await offers(await opened(2, 210), [four]);
      const { calendar, service } = await desk(who.captain);
      expect(calendar.nodes.map(({ seatId, state, member: of }) => [seatId, state, of?.name])).toEqual([[seat!.id, 'OFFERED', `${CANARY}four`]]);
      expect(service).toMatchObject({ hours: 0, services: 0, people: 0 });
      expect((await desk(who.mate)).calendar.nodes.map(({ member: of }) => of?.name)).toEqual([`${CANARY[0]}**`]);
      const { id: owner } = await world.does(who.dispatcher, 'dispatchOrder', { orderId: await make.placed({ helpersWanted: 2 }), divisionCode: world.codes.here });
      const served = await make.accepted(owner!, 0.6);
      await world.does(who.lead, 'claimOrder', { orderId: served });
      for (const helper of [one, two]) await world.does(helper, 'grabSeat', { orderId: served });
      await make.finished(await make.underway(served));
      expect((await desk(who.mate)).service).toEqual({ hours: 0.5, services: 2, people: 2, byItem: [{ itemCode: 'MEAL_DELIVERY', hours: 0.5, services: 2 }] });
      for (const other of [who.guest, who.applicant, who.held, who.worker, who.operator]) expect([other.name, await desk(other)]).toEqual([other.name, expect.objectContaining({ service: null, calendar: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } })]);
    });
  });

  const seatsOf = async (one: Asker): Promise<[Seat, ...Seat[]]> => {
    const { data } = (await world.ask(one, '{ viewer { seats(first: 5) { nodes { id state } } } }')).body;
    return (data!['viewer'] as { seats: { nodes: [Seat, ...Seat[]] } }).seats.nodes;
  };
}
