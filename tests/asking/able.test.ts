import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderLoader } from '../../src/features/orders/index.ts';
import { viewerCanTake } from '../../src/features/crew/read.ts';
import { ableFor } from '../../src/features/asking/store/candidates.ts';
import { MUTED_FOR_ORDER } from '../../src/features/pushes/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { hours } from '../crew/support/scene.ts';
import { makeAsking } from './support/scene.ts';

/** What the asking's one statement finds is what the grab's own decision says: of people and orders of all kinds. */

const scene = await makeAsking();
const { street, platform } = scene;
const { db } = platform;

const TRAIT = ['volunteer', 'skilled', 'cooling', 'elsewhere', 'onCrew', 'served', 'waiting'] as const;
const person = fc.record({ party: fc.boolean(), traits: fc.subarray([...TRAIT]) });
const ORDER = fc.record({
  state: fc.constantFrom('OPEN', 'OPEN', 'OPEN', 'ACCEPTED', 'DISPATCHED'), serves: fc.constantFrom('CREW', 'CREW', 'LEAD_ONLY'), sensitive: fc.boolean(), held: fc.constantFrom(false, false, false, true),
  begun: fc.constantFrom(false, false, false, true), full: fc.constantFrom(false, false, true), led: fc.constantFrom(false, false, true), skills: fc.constantFrom([], ['DRIVING']),
});

test('whoever is found could take a seat, and whoever could is found: by the very decision of claim and grab', async () => {
  const people = await Promise.all(fc.sample(person, { numRuns: 20, seed: 7 }).map(async ({ party, traits }) => {
    const has = (trait: (typeof TRAIT)[number]): boolean => traits.includes(trait);
    const one = await street.neighbour({ partyMember: party, ...(has('volunteer') ? { volunteer: has('skilled') ? ['DRIVING'] : [] } : {}) });
    if (has('cooling')) {
      await db.execute(sql`insert into cooling_offs (realm, id, person_id, state, cause, seat_ids, since, until)
        values (${street.realm}, ${newId()}::uuid, ${one.id}::uuid, 'COOLING', 'NO_SHOWS', '{}', business_now(), business_now() + interval '3 days')`);
    }
    return { one, has };
  }));
  const elsewhere = await scene.order({ skills: [], helpersWanted: 40 });
  for (const { one } of people.filter(({ has }) => has('elsewhere'))) {
    await db.execute(sql`insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at)
      values (${street.realm}, ${newId()}::uuid, ${elsewhere}::uuid, 1, 'HELPER', ${one.id}::uuid, 'HELD', tstzrange(business_now() + interval '47 hours', business_now() + interval '49 hours'), business_now(), business_now())`);
  }
  let found = 0;
  for (const shape of fc.sample(ORDER, { numRuns: 16, seed: 11 })) {
    const { state, serves, sensitive, held, begun, full, led, skills } = shape;
    const orderId = await scene.order({
      state: state as 'OPEN', serves: serves as 'CREW', sensitive, skills: [...skills], helpersWanted: 3, helpersLiving: full ? 3 : 0, leadsLiving: led ? 1 : 0,
      ...(held ? { holds: 1, heldSince: new Date() } : {}), ...(begun ? { plannedStart: hours(-1), plannedEnd: hours(1) } : {}),
    });
    const served = people.filter(({ has }) => has('served'));
    for (const { one } of served) await db.execute(sql`insert into order_relations (realm, order_id, attempt, person_id, relation, since, placed_at) values (${street.realm}, ${orderId}::uuid, 1, ${one.id}::uuid, 'SERVED', business_now(), business_now())`);
    for (const [kind, step] of [['HELPER', 'grab'], ['LEAD', 'claim']] as const) {
      const able = (await ableFor(db, { realm: street.realm, orderId, kind, streetId: street.streetId, lineage: [street.streetId], beyond: false, open: true, muted: MUTED_FOR_ORDER, most: 1_000 })).map(({ id }) => id);
      const could = (await Promise.all(people.map(async ({ one }) => {
        const reading = await scene.reading(one);
        const order = await orderLoader(reading).load(orderId);
        return order !== null && await viewerCanTake(reading, order, step) === null ? [one.id] : [];
      }))).flat();
      expect([shape, kind, able.filter((id) => people.some(({ one }) => one.id === id)).sort()]).toEqual([shape, kind, could.sort()]);
      found += could.length;
    }
  }
  expect(found).toBeGreaterThan(10);
});

test('nobody is found whom only an officer reaches, nobody who wants to hear nothing of it, and nobody who was asked already', async () => {
  const [one, two, three, deaf, bored] = await street.neighbours(5, { volunteer: ['CHESS'] });
  await db.execute(sql`insert into push_mutes (realm, person_id, what, of) values (${street.realm}, ${deaf!.id}::uuid, 'EVERYTHING', ''), (${street.realm}, ${bored!.id}::uuid, 'ITEM', 'ELDER_VISIT')`);
  await street.withoutApp(two!.id, street.worker.id);
  await scene.chooses({ perPlace: 1, waves: 2 });
  const orderId = await scene.opens({ skills: ['CHESS'], helpersWanted: 1 });
  const sought = { realm: street.realm, orderId, kind: 'HELPER', streetId: street.streetId, lineage: [street.streetId], beyond: false, open: true, muted: MUTED_FOR_ORDER, most: 400 } as const;
  expect((await ableFor(db, sought)).map(({ id }) => id).sort()).toEqual([one!.id, three!.id].sort());
  await scene.runs();
  const [asked] = (await scene.stand(orderId)).asks;
  expect((await ableFor(db, sought)).map(({ id }) => id)).toEqual([one!.id, three!.id].filter((id) => id !== asked!.personId));
});
