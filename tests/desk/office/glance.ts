import { describe, expect, test } from 'vitest';
import { orderly } from '../../support/orders-of-all-states.ts';
import { hence, type Asker, type World } from '../../support/world.ts';

interface Side { readonly itemCode: string; readonly community: { readonly code: string } | null; readonly unmetOrders: number; readonly missingPlaces: number; readonly idleResources: number; readonly freePlaces: number }

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
  const sides = async (by: Asker, more = ''): Promise<Side[]> => {
    const { data, errors } = (await world.ask(by, `{ balances(streetCode: "${codes.street}", first: 100${more}) { totalCount nodes { itemCode community { code } unmetOrders missingPlaces idleResources freePlaces } } }`)).body;
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!['balances'] as { nodes: Side[] }).nodes;
  };
  const sideOf = async (itemCode: string, more = ''): Promise<Side> => (await sides(who.leader, more)).find((one) => one.itemCode === itemCode && one.community?.code === codes.here)
    ?? { itemCode, community: { code: codes.here }, unmetOrders: 0, missingPlaces: 0, idleResources: 0, freePlaces: 0 };

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
      expect(await then(() => world.does(who.leader, 'holdOrder', { orderId: id, words: '等材料', until: hence(30) }))).toEqual({ onHold: 1 });
      expect(await then(() => make.settled(id))).toMatchObject({ open: -1, placesFree: -2, done: 1 });
      for (const by of [who.leader, who.auditor, who.operator]) expect(await day(by)).toEqual(counts.at(-1));
      for (const by of [who.worker, who.requester, who.foreigner, who.guest]) expect(await day(by)).toBeNull();
    });

    test('sets what is unmet beside what is idle, by item and community', async () => {
      const [meals, hair] = [await sideOf('MEAL_DELIVERY'), await sideOf('HAIRCUT')];
      const id = await make.accepted(await make.dispatched(await make.placed({ helpersWanted: 3 })), 910);
      expect(await sideOf('MEAL_DELIVERY')).toEqual({ ...meals, unmetOrders: meals.unmetOrders + 1, missingPlaces: meals.missingPlaces + 3 });
      await world.does(who.lead, 'claimOrder', { orderId: id });
      await world.does(who.helper, 'grabSeat', { orderId: id });
      expect(await sideOf('MEAL_DELIVERY')).toEqual({ ...meals, unmetOrders: meals.unmetOrders + 1, missingPlaces: meals.missingPlaces + 2 });
      const { id: resourceId } = await world.does(who.representative, 'draftResource', {
        owner: { organisationId: ids.unit }, itemCode: 'HAIRCUT', title: '理发', what: '免费理发', divisionCode: codes.here, place: '大厅',
        timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 30 } }, capacity: 5, validUntil: hence(24 * 60),
      });
      await world.does(who.representative, 'submitResource', { resourceId });
      expect(await sideOf('HAIRCUT')).toEqual(hair);
      await world.does(who.dispatcher, 'listResource', { resourceId });
      expect(await sideOf('HAIRCUT')).toEqual({ ...hair, idleResources: hair.idleResources + 1, freePlaces: hair.freePlaces + 35 });
      expect(await sideOf('HAIRCUT', ', days: 14')).toMatchObject({ freePlaces: hair.freePlaces + 70 });
      const [occurrence] = ((await world.ask(who.requester, 'query($id: ID!) { resource(id: $id) { nextOccurrences(first: 1) { startsAt } } }', { id: resourceId })).body.data!['resource'] as { nextOccurrences: { startsAt: string }[] }).nextOccurrences;
      await make.placed({ itemCode: 'HAIRCUT', helpersWanted: null, persons: 2, resource: { resourceId, startsAt: occurrence!.startsAt } });
      expect(await sideOf('HAIRCUT')).toMatchObject({ idleResources: hair.idleResources + 1, freePlaces: hair.freePlaces + 33 });
      for (const by of [who.worker, who.requester, who.representative, who.foreigner, who.guest]) expect(await sides(by)).toEqual([]);
    });
  });
}
