import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { BASE, REALM } from '../../scripts/bench/fill.ts';
import { hear } from '../../src/features/asking/hear.ts';
import { takeAskingAsClock } from '../../src/features/asking/index.ts';
import { ableFor } from '../../src/features/asking/store/candidates.ts';
import { MUTED_FOR_ORDER } from '../../src/features/pushes/index.ts';
import { asksById, asksOfAsking, asksOfOrders, asksOfPerson, countAsksOfPerson, countsOf, lastAskings } from '../../src/features/asking/store/reading.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import { teamPage } from '../../src/features/captains/store/calendar.ts';
import { teamService } from '../../src/features/captains/store/record.ts';
import { servedSeats } from '../../src/features/crew/index.ts';
import { countDiary, diaryPage, plainEntries } from '../../src/features/diary/store/entries.ts';
import { serviceOf } from '../../src/features/hours/store/sums.ts';
import { lookFor } from '../../src/features/openings/store/openings.ts';
import { offOr } from '../../src/features/rest/index.ts';
import { fittingOrders } from '../../src/features/telephone/store/find.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Event } from '../../src/platform/events/event.ts';
import { openPlans } from '../support/plans.ts';

const { db, platform, plansOf, people: { worker }, team } = await openPlans();

/** Nothing of which there are many is read from end to end. */
const expectFound = (plan: string): void => expect(plan).not.toMatch(/Seq Scan on (orders|order_relations|seats|deadlines|askings|asks|persons|party_members|volunteers|team_members|ratings)\b/);

test('Nothing is read from end to end in asking people: who could come, what the clock and the handler write, and what is read of it', async () => {
  const [order] = await db.execute<{ id: string; street: string; person: string }>(`select o.id, o.street_id as street, v.person_id as person from orders o, volunteers v where o.realm = '${REALM}' and o.state = 'OPEN' limit 1`);
  const lineage = [order!.street];
  for (const kind of ['HELPER', 'LEAD'] as const) (await plansOf(() => ableFor(platform.db, { realm: REALM, orderId: order!.id, kind, streetId: order!.street, lineage, beyond: false, open: true, muted: MUTED_FOR_ORDER, most: 400 }))).forEach(expectFound);
  await db.execute(`update orders set planned_start = business_now() + interval '2 days', planned_end = business_now() + interval '50 hours', holds = 0, held_since = null, draw_at = null, helpers_wanted = helpers_living + 2, waiting = 0 where id = '${order!.id}'`);
  const opened = { realm: REALM, epoch: 1, xid: '1', seq: '1', table: 'ORDER', step: 'open', subjectType: 'Order', subjectId: order!.id, orderId: order!.id, revision: 1, at: new Date(BASE), actorPerson: null, actorKind: 'CLOCK', before: null, after: null, facts: {} } as unknown as Event;
  const written = await plansOf(() => platform.db.transaction((tx) => hear(tx, [opened])));
  expect(written).toHaveLength(4);
  written.forEach(expectFound);
  const [asking] = await db.execute<{ id: string }>(`select id from askings where order_id = '${order!.id}'`);
  const wave = await plansOf(() => takeAskingAsClock(platform, { realm: REALM, table: 'ASKING', id: asking!.id, step: 'widen', dueAt: new Date(BASE), stands: sql`true` }));
  // Three that look, before anything is locked; then the lock, a look under it, and one that writes.
  expect(wave).toHaveLength(6);
  wave.forEach(expectFound);
  const rows = await lastAskings(db, REALM, [order!.id]);
  expect(rows).toMatchObject([{ id: asking!.id, wave: 1 }]);
  for (const work of [
    () => lastAskings(platform.db, REALM, [order!.id]), () => countsOf(platform.db, rows), () => asksById(platform.db, REALM, order!.person, [newId()]), () => asksOfOrders(platform.db, REALM, order!.person, [order!.id]),
    () => asksOfPerson(platform.db, REALM, order!.person, null, 21, { at: new Date(BASE), id: newId() }), () => countAsksOfPerson(platform.db, REALM, order!.person, true), () => asksOfAsking(platform.db, REALM, asking!.id, 21, 5),
  ]) (await plansOf(work)).forEach(expectFound);
});

test('Nor at a volunteer\'s desk: what they could do, what they promised, what they served', async () => {
  const [served] = await db.execute<{ person: string }>(`select person_id as person from seats where realm = '${REALM}' and state = 'SERVED' limit 1`);
  const [personId, from] = [served!.person, new Date(BASE)];
  await db.execute(sql`update persons set home_division_id = (select id from divisions where realm = ${REALM} and level = 'GRID' limit 1) where id = ${personId}::uuid`);
  for (const work of [
    () => lookFor(platform.db, { realm: REALM, personId, party: true, days: 7, muted: offOr(MUTED_FOR_ORDER) }), () => diaryPage(platform.db, { realm: REALM, personId, from, until: null }, 51, { at: from, id: newId() }),
    () => countDiary(platform.db, { realm: REALM, personId, from: null, until: null }), () => plainEntries(platform.db, { realm: REALM, personId, from, until: null }, 100),
    () => servedSeats(platform.db, { realm: REALM, personId, from, until: null }, 51, { endedAt: from, id: newId() }), () => serviceOf(platform.db, { realm: REALM, personId, from, until: null }),
  ]) {
    const plans = await plansOf(work);
    expect(plans).toHaveLength(1);
    plans.forEach(expectFound);
  }
});

test('Nor over the telephone, and at a captain\'s desk', async () => {
  const [actor, teamId] = [await readActor(db, worker), team];
  for (const work of [
    () => fittingOrders(platform.db, actor, { name: '测试' }, false), () => fittingOrders(platform.db, actor, { digits: '5678' }, true),
    () => teamPage(platform.db, { realm: REALM, teamId, from: new Date(BASE), until: null }, 51, { at: new Date(BASE), id: newId() }), () => teamService(platform.db, { realm: REALM, teamId, from: new Date(BASE), until: null }),
  ]) {
    const plans = await plansOf(work);
    expect(plans).toHaveLength(1);
    plans.forEach(expectFound);
  }
});
