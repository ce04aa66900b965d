import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { decodeId } from '../../../src/graphql/node.ts';
import { orderly } from '../../support/orders-of-all-states.ts';
import { hence, type Asker, type World } from '../../support/world.ts';

const NOTHING = { waitingOrders: 0, waitingLong: 0, unmetOrders: 0, missingPlaces: 0, listedResources: 0, unbookedLong: 0, idleResources: 0, freePlaces: 0 };
type Side = typeof NOTHING & { readonly itemCode: string; readonly community: { readonly code: string } | null };

/** What a center sees at one glance. */
export async function glancing(world: World): Promise<void> {
  const { who, codes, ids, running } = world;
  const make = orderly(world);
  const day = async (by: Asker) => {
    await running.app.handlers.drain();
    const { data, errors } = (await world.ask(by, `{ centerDay(streetCode: "${codes.street}") { date placed queued taken waitingForAcceptance waitingForLead open placesFree underway done onHold overdue } }`)).body;
    if (errors) throw new Error(JSON.stringify(errors));
    return data!['centerDay'] as Record<string, number> | null;
  };
  const sides = async (by: Asker, more = '', code = codes.street): Promise<Side[]> => {
    const { data, errors } = (await world.ask(by, `{ balances(divisionCode: "${code}", first: 100${more}) { totalCount nodes { itemCode community { code } waitingOrders waitingLong unmetOrders missingPlaces listedResources unbookedLong idleResources freePlaces } } }`)).body;
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!['balances'] as { nodes: Side[] }).nodes;
  };
  const sideOf = async (itemCode: string, more = ''): Promise<Side> => (await sides(who.leader, more)).find((one) => one.itemCode === itemCode && one.community?.code === codes.here)
    ?? { itemCode, community: { code: codes.here }, ...NOTHING };

  describe('The center at a glance', () => {
    test('counts the day of its street, and every step moves the counts it must', async () => {
      const counts = [await day(who.dispatcher)];
      const then = async (deed: () => Promise<unknown>): Promise<Record<string, number>> => {
        await deed();
        counts.push(await day(who.dispatcher));
        const [before, after] = counts.slice(-2) as [Record<string, number>, Record<string, number>];
        return Object.fromEntries(Object.entries(after).flatMap(([name, n]) => (name !== 'date' && n !== before[name] ? [[name, n - before[name]!]] : [])));
      };
      let id = '';
      expect(await then(async () => { id = await make.placed({ helpersWanted: 3 }); })).toEqual({ placed: 1, queued: 1 });
      expect(await then(() => world.does(who.dispatcher, 'takeOrder', { orderId: id }))).toEqual({ taken: 1 });
      expect(await then(() => make.dispatched(id))).toEqual({ queued: -1, taken: -1, waitingForAcceptance: 1 });
      expect(await then(() => make.accepted(id, 900))).toEqual({ waitingForAcceptance: -1, waitingForLead: 1 });
      expect(await then(() => world.does(who.lead, 'claimOrder', { orderId: id }))).toEqual({ waitingForLead: -1, open: 1, placesFree: 3 });
      expect(await then(() => world.does(who.helper, 'grabSeat', { orderId: id }))).toEqual({ placesFree: -1 });
      expect(await then(() => world.does(who.leader, 'holdOrder', { orderId: id, words: '等材料', until: hence(30) }))).toEqual({ onHold: 1, placesFree: -2 });
      expect(await then(() => make.settled(id))).toMatchObject({ open: -1, done: 1 });
      for (const by of [who.leader, who.auditor, who.operator]) expect(await day(by)).toEqual(counts.at(-1));
      for (const by of [who.worker, who.requester, who.foreigner, who.guest]) expect(await day(by)).toBeNull();
    });

    test('sets what is unmet beside what is idle, by item and community: now, for long, and for the days to come', async () => {
      const [meals, hair] = [await sideOf('MEAL_DELIVERY'), await sideOf('HAIRCUT')];
      const id = await make.accepted(await make.dispatched(await make.placed({ helpersWanted: 3 })), 910);
      expect(await sideOf('MEAL_DELIVERY')).toEqual({ ...meals, waitingOrders: meals.waitingOrders + 1, unmetOrders: meals.unmetOrders + 1, missingPlaces: meals.missingPlaces + 3 });
      const waits = await make.placed({ helpersWanted: 3 });
      await running.db.execute(sql`update orders set placed_at = placed_at - interval '7 days' where id = ${decodeId(waits)!.id}::uuid`);
      expect(await sideOf('MEAL_DELIVERY')).toMatchObject({ waitingOrders: meals.waitingOrders + 2, waitingLong: meals.waitingLong + 1, unmetOrders: meals.unmetOrders + 1 });
      await world.does(who.dispatcher, 'rejectOrder', { orderId: waits, words: '不合适' });
      await world.does(who.lead, 'claimOrder', { orderId: id });
      await world.does(who.helper, 'grabSeat', { orderId: id });
      expect(await sideOf('MEAL_DELIVERY')).toEqual({ ...meals, waitingOrders: meals.waitingOrders + 1, unmetOrders: meals.unmetOrders + 1, missingPlaces: meals.missingPlaces + 2 });
      const { id: resourceId } = await world.does(who.representative, 'draftResource', {
        owner: { organisationId: ids.unit }, itemCode: 'HAIRCUT', title: '理发', what: '免费理发', divisionCode: codes.here, place: '大厅',
        timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 30 } }, capacity: 5, validUntil: hence(24 * 60),
      });
      await world.does(who.representative, 'submitResource', { resourceId });
      expect(await sideOf('HAIRCUT')).toEqual(hair);
      await world.does(who.dispatcher, 'listResource', { resourceId });
      expect(await sideOf('HAIRCUT')).toEqual({ ...hair, listedResources: hair.listedResources + 1, unbookedLong: hair.unbookedLong + 1, idleResources: hair.idleResources + 1, freePlaces: hair.freePlaces + 35 });
      expect(await sideOf('HAIRCUT', ', days: 14')).toMatchObject({ freePlaces: hair.freePlaces + 70 });
      const [occurrence] = ((await world.ask(who.requester, 'query($id: ID!) { resource(id: $id) { nextOccurrences(first: 1) { startsAt } } }', { id: resourceId })).body.data!['resource'] as { nextOccurrences: { startsAt: string }[] }).nextOccurrences;
      await make.placed({ itemCode: 'HAIRCUT', helpersWanted: null, persons: 2, resource: { resourceId, startsAt: occurrence!.startsAt } });
      expect(await sideOf('HAIRCUT')).toMatchObject({ listedResources: hair.listedResources + 1, unbookedLong: hair.unbookedLong, idleResources: hair.idleResources + 1, freePlaces: hair.freePlaces + 33 });
      for (const by of [who.worker, who.requester, who.representative, who.foreigner, who.guest]) expect(await sides(by)).toEqual([]);
      // Whoever works for a community sees the same of it, and of no other.
      expect(await sides(who.worker, '', codes.here)).toEqual((await sides(who.leader)).filter(({ community }) => community?.code === codes.here));
      for (const [by, code] of [[who.worker, codes.there], [who.requester, codes.here], [who.leader, `${codes.here}B`], [who.leader, 'none']] as const) expect(await sides(by, '', code)).toEqual([]);
    });
  });
}
