import { sql } from 'drizzle-orm';
import { encodeId } from '../../src/graphql/node.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, hence, openWorld } from '../support/world.ts';

/** The world with one of each thing in it, and their ids by type. */
export async function openFullStreet() {
  const world = await openWorld();
  const { who, ids, codes, running: { db }, street } = world;
  const make = orderly(world);
  const words = `${CANARY} reason`;
  const placed = await make.placed();
  const asked = await make.placed({ itemCode: 'TUTORING' });
  await world.does(who.dispatcher, 'askAboutOrder', { orderId: asked, words });
  await world.does(who.requester, 'answerAboutOrder', { orderId: asked, words });
  const held = await make.placed();
  await world.does(who.dispatcher, 'holdOrder', { orderId: held, words, until: hence(90) });
  const dispatched = await make.dispatched(await make.placed());
  const accepted = await make.accepted(await make.dispatched(await make.placedFor()));
  const open = await make.crewed(await make.accepted(await make.dispatched(await make.placed({ wantedStart: hence(40), wantedEnd: hence(41) }))));
  const sensitive = await make.crewed(await make.accepted(await make.dispatched(await make.placed({ itemCode: 'MEDICINE_PICKUP' }))));
  const rated = await make.rated(await make.settled(await make.accepted(await make.dispatched(await make.placed()))));
  await db.execute(sql`update orders set sampled = true where id = ${world.uuidOf(rated)}::uuid`);
  await world.does(who.auditor, 'callBackOrder', { orderId: rated, stars: 4, resolved: true, words });
  const merged = await make.placed();
  await world.does(who.dispatcher, 'mergeOrder', { orderId: merged, intoId: placed });
  const others = await make.placed({ words: `${CANARY} another` });
  await world.does(who.requester, 'cancelOrder', { orderId: others, words });
  const left = await make.crewed(await make.accepted(await make.dispatched(await make.placed())));
  const seatOf = async (orderId: string, person: string): Promise<string> => {
    const [row] = await db.execute<{ id: string }>(sql`select id from seats where order_id = ${world.uuidOf(orderId)}::uuid and person_id = ${person}::uuid`);
    return encodeId('Seat', street.realm, row!.id);
  };
  await world.does(who.worker, 'giveBackSeat', { seatId: await seatOf(left, who.helper.uuid!), reason: words });

  await db.execute(sql`with w as (insert into waits (realm, id, order_id, attempt, person_id, state, since) values (${street.realm}, gen_random_uuid(), ${world.uuidOf(left)}::uuid, 1, ${who.captain.uuid}::uuid, 'WAITING', business_now()) returning order_id)
    update orders o set waiting = 1 from w where o.id = w.order_id`);
  // The helper asked for more time to confirm, cools off, and did so once before.
  const [asks] = await db.execute<{ id: string }>(sql`update seats set extended_at = business_now(), extended_because = ${words} where order_id = ${world.uuidOf(open)}::uuid and person_id = ${who.helper.uuid}::uuid returning id`);
  await db.execute(sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored) values (${street.realm}, 'SEAT', ${asks!.id}::uuid, 'lapse', business_now() + interval '1 hour', false)`);
  await db.execute(sql`insert into cooling_offs (realm, id, person_id, state, cause, street_id, seat_ids, since, until, lifted_at, lifted_by, reason)
    select ${street.realm}, gen_random_uuid(), ${who.helper.uuid}::uuid, l.state, 'NO_SHOWS', ${world.uuidOf(ids.street)}::uuid, array[${asks!.id}::uuid], business_now() - l.ago, business_now() - l.ago + interval '7 days', l.at, l.by, l.reason
    from (values ('LIFTED', interval '30 days', business_now() - interval '29 days', ${who.dispatcher.uuid}::uuid, ${words}), ('COOLING', interval '20 days', null, null, null)) l (state, ago, at, by, reason)`);

  // Two fair starts that the helper entered: one is still to be drawn, in the other they were passed over.
  const fair: string[] = [];
  const drawEntries: string[] = [];
  for (const hour of [500, 510]) {
    const orderId = await make.dispatched(await make.placed());
    await world.does(who.worker, 'acceptOrder', { orderId, plannedStart: hence(hour), plannedEnd: hence(hour + 1), summary: '送餐一份', grabOpensAt: hence(100) });
    const { id } = await world.does(who.helper, 'enterDraw', { orderId });
    fair.push(orderId);
    drawEntries.push(id!);
  }
  const [, drawn] = fair.map((id) => world.uuidOf(id));
  await db.execute(sql`update draw_entries set state = 'PASSED_OVER', number = 1, why = 'SKILLS_MISSING', ended_at = business_now() where id = ${world.uuidOf(drawEntries[1]!)}::uuid`);
  await db.execute(sql`update draws set state = 'DRAWN', places = 1, ended_at = business_now() where order_id = ${drawn}::uuid`);
  await db.execute(sql`update orders set draw_at = null where id = ${drawn}::uuid`);

  // The helper was asked for two orders: the one ask stands, the other has lapsed.
  const invitations = await db.execute<{ id: string }>(sql`with k as (insert into askings (realm, id, order_id, attempt, kind, state, since, policy, wave, wave_at, asked)
      select ${street.realm}, gen_random_uuid(), o::uuid, 1, 'HELPER', 'ASKING', business_now(), 'NEIGHBOURLY', 1, business_now(), 1 from (values (${world.uuidOf(left)}), (${world.uuidOf(open)})) v (o) returning id, order_id)
    insert into asks (realm, id, asking_id, order_id, attempt, person_id, wave, rank, state, score, why, asked_at, ended_at)
      select ${street.realm}, gen_random_uuid(), k.id, k.order_id, 1, ${who.helper.uuid}::uuid, 1, 1, s.state, 30, '[{"code":"NEAR","value":900,"points":30}]', business_now(), s.ended
      from k, lateral (select case when k.order_id = ${world.uuidOf(left)}::uuid then 'ASKED' else 'LAPSED' end as state, case when k.order_id <> ${world.uuidOf(left)}::uuid then business_now() end as ended) s returning id`);
  const served = await make.crewed(await make.accepted(await make.dispatched(await make.placed()), 0.7));
  await make.finished(await make.underway(served));
  // A member of the team has a seat, which is in the team's calendar.
  const teamed = await make.accepted(await make.dispatched(await make.placed()), 300);
  await world.does(who.lead, 'claimOrder', { orderId: teamed });
  await world.does(who.mate, 'grabSeat', { orderId: teamed });
  const { id: membership } = await world.does(who.held, 'askToJoinTeam', { teamId: ids.team });
  await world.does(who.captain, 'removeMember', { membershipId: membership, reason: words }).catch(() => world.does(who.captain, 'refuseMember', { membershipId: membership, reason: words }));
  const { id: draftOfList } = await world.does(who.operator, 'proposeCatalogue', { put: [], remove: ['FITNESS'], note: '不再提供健身' });
  await world.does(who.operator, 'publishCatalogue', { catalogueId: draftOfList });
  await db.execute(sql`update appointments set until = since + interval '10 years' where realm = ${street.realm} and role = 'AUDITOR'`);

  await world.does(who.dispatcher, 'takeOrder', { orderId: placed });
  await world.does(who.worker, 'publishSummary', { orderId: rated, words: '为居民送餐' });

  const offer = { itemCode: 'HAIRCUT', title: '理发', what: '免费理发', divisionCode: codes.here, place: '大厅', timing: { recurring: { rule: 'FREQ=DAILY;BYDAY=MO'.replace('DAILY', 'WEEKLY'), startTime: '09:00', minutes: 30 } }, capacity: 5, validUntil: hence(2_000) };
  const drafted = async (owner: object = { organisationId: ids.unit }): Promise<string> => (await world.does(who.representative, 'draftResource', { ...offer, owner })).id!;
  const draft = await drafted();
  await world.does(who.representative, 'submitResource', { resourceId: draft });
  await world.does(who.dispatcher, 'returnResource', { resourceId: draft, words });
  const listed = await drafted();
  await world.does(who.representative, 'submitResource', { resourceId: listed });
  await world.does(who.dispatcher, 'listResource', { resourceId: listed });

  const pair = await world.somebody('pair', { home: world.here.buildingId, volunteer: [] });
  const [officers] = await db.execute<{ id: string }>(sql`select id from appointments where person_id = ${who.officer.uuid}::uuid and role = 'GRID_OFFICER'`);
  await world.does(who.worker, 'appoint', { personId: pair.id, role: 'PAIR', scope: { divisionCode: `${codes.here}G` }, withAppointmentId: encodeId('Appointment', street.realm, officers!.id) });
  const guardian = await world.somebody('guardian', { home: world.here.buildingId });
  await world.does(who.officer, 'recordGuardian', { personId: who.elder.id, guardianId: guardian.id, consent: { purpose: words, text: words } });
  const { id: note } = await world.does(who.requester, 'addNote', { orderId: open, words });

  const { id: project } = await world.does(who.dispatcher, 'createProject', { name: '龄医伴', ownerId: ids.unit, partnerIds: [], signedOn: '2021-05-20', itemCodes: ['HAIRCUT'] });
  // Of a resource whose unit confirms each booking: one stands and says who comes, one was declined and is to be booked again.
  const clinic = (await world.does(who.representative, 'draftResource', { ...offer, owner: { organisationId: ids.unit }, confirmsBookings: true })).id!;
  await world.does(who.representative, 'submitResource', { resourceId: clinic });
  await world.does(who.dispatcher, 'listResource', { resourceId: clinic });
  const shown = (await world.ask(who.requester, `{ resource(id: "${clinic}") { nextOccurrences(first: 1) { startsAt } } }`)).body.data!['resource'] as { nextOccurrences: { startsAt: string }[] };
  const [occurrence] = shown.nextOccurrences;
  const bookedOf = async (): Promise<[order: string, booking: string]> => {
    const orderId = await make.placed({ itemCode: 'HAIRCUT', helpersWanted: null, resource: { resourceId: clinic, startsAt: occurrence!.startsAt } });
    const [row] = await db.execute<{ id: string }>(sql`select id from bookings where order_id = ${world.uuidOf(orderId)}::uuid`);
    return [orderId, encodeId('Booking', street.realm, row!.id)];
  };
  const [[visited, visit], [unbooked, declined]] = [await bookedOf(), await bookedOf()];
  await world.does(who.representative, 'confirmBooking', { bookingId: visit, whoComes: `${CANARY} doctor` });
  await world.does(who.representative, 'declineBooking', { bookingId: declined, words });

  // A series of the requester that prefers who served them, and whose first order was placed.
  const { id: series } = await world.does(who.requester, 'beginSeries', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words, timing: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', startTime: '09:00', minutes: 30 }, preferredIds: [who.helper.id], teamId: ids.team });
  const repeated = await placedOf(world, series!);

  await running(world);
  // A device of the auditor, whom nothing is told, and a dead letter of it; no node has its channel.
  await db.execute(sql`with s as (insert into push_subscriptions (realm, id, person_id, channel, lane, address, device) values (${street.realm}, gen_random_uuid(), ${who.auditor.uuid}::uuid, 'NOWHERE', 'NOWHERE', 'x', '平板') returning realm, id)
    insert into pushes (realm, id, subscription_id, channel, lane, kind, entry_id, code, urgent, state, expires_at, ended_at, tries, fault)
    select s.realm, gen_random_uuid(), s.id, 'NOWHERE', 'NOWHERE', 'NEWS', (select i.id from inbox_entries i where i.realm = s.realm limit 1), 'ORDER.place', false, 'DEAD', machine_now(), machine_now(), 10, 'HTTP 500' from s`);
  const entries = async (of: string, where: string): Promise<string[]> => (await db.execute<{ id: string }>(
    sql`select id from inbox_entries where realm = ${street.realm} and person_id = ${of}::uuid and ${sql.raw(where)} order by id limit 4`)).map(({ id }) => encodeId('InboxEntry', street.realm, id));
  const [toElder] = await entries(who.officer.uuid!, 'about_person_id is not null');
  const toRequester = await entries(who.requester.uuid!, 'true');
  await world.does(who.officer, 'recordTold', { entryId: toElder, outcome: 'TOLD', how: 'BY_PHONE' });
  await world.does(who.requester, 'markInboxRead', { entryIds: toRequester.slice(0, 1) });
  const idsOf = async (type: string, table: string, where = 'true'): Promise<string[]> =>
    (await db.execute<{ id: string }>(sql.raw(`select id from ${table} where realm = '${street.realm}' and ${where} order by id limit 40`))).map(({ id }) => encodeId(type, street.realm, id));
  const seats = await Promise.all([open, sensitive].flatMap((order) => [who.lead, who.helper].map(({ uuid }) => seatOf(order, uuid!))));
  const orders = { placed, asked, held, dispatched, accepted, open, sensitive, rated, merged, others, left, served, fair: fair[0]!, drawn: fair[1]!, visited, unbooked, repeated };
  return Object.assign(world, {
    orders,
    /** Which outsiders may find: the open order that is not sensitive, and the one whose helper left. */
    publicOrders: [open, left, ...fair],
    draft, listed,
    /** Things of each type, by their ids. */
    things: {
      Order: Object.values(orders), DrawEntry: drawEntries, Ask: invitations.map(({ id: one }) => encodeId('Ask', street.realm, one)), Seat: [...seats, await seatOf(left, who.helper.uuid!), await seatOf(served, who.lead.uuid!)], Resource: [draft, listed, clinic], Booking: [visit, declined], Project: [project!], Series: [series!], Team: [ids.team], TeamMember: [ids.mateship, ids.application, membership!],
      Note: [note!], Waiting: await idsOf('Waiting', 'waits'), CoolingOff: await idsOf('CoolingOff', 'cooling_offs'), Organisation: [ids.unit], Division: [ids.street, ids.here, ids.building], Person: [who.requester.id!, who.elder.id!, who.helper.id!, who.lead.id!],
      Appointment: await idsOf('Appointment', 'appointments', `person_id <> '${who.stranger.uuid}' and person_id not in ('${who.strangeWorker.uuid}', '${who.strangeOfficer.uuid}')`),
      PushSubscription: await idsOf('PushSubscription', 'push_subscriptions'), DeadPush: await idsOf('DeadPush', 'pushes'),
      InboxEntry: [toElder!, ...toRequester], Catalogue: await catalogues(world), Item: await items(world),
    } as Readonly<Record<string, readonly string[]>>,
  });
}

/** The order that the clock places for a series, as soon as it has. */
async function placedOf({ running: { db }, street, uuidOf }: Awaited<ReturnType<typeof openWorld>>, series: string): Promise<string> {
  for (let i = 0; i < 200; i++) {
    const [row] = await db.execute<{ id: string }>(sql`select order_id as id from series_occurrences where series_id = ${uuidOf(series)}::uuid limit 1`);
    if (row) return encodeId('Order', street.realm, row.id);
    await new Promise((turn) => { setTimeout(turn, 50); });
  }
  throw new Error('no order was placed for the series');
}

/** Handlers have brought what there is to tell to the inboxes. */
async function running({ running: { db } }: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from inbox_entries`);
    if (row!.n > 20) return;
    await new Promise((turn) => { setImmediate(turn); });
  }
  throw new Error('the inboxes stay empty');
}

const listOf = async (world: Awaited<ReturnType<typeof openWorld>>, query: string, name: string): Promise<string[]> =>
  ((await world.ask(world.who.operator, query)).body.data as Record<string, { nodes: { id: string }[] }>)[name]!.nodes.map(({ id }) => id);
const catalogues = (world: Awaited<ReturnType<typeof openWorld>>): Promise<string[]> => listOf(world, '{ catalogueVersions(first: 3) { nodes { id } } }', 'catalogueVersions');
const items = async (world: Awaited<ReturnType<typeof openWorld>>): Promise<string[]> =>
  ((await world.ask(world.who.operator, '{ catalogue { items(first: 2) { nodes { id } } } }')).body.data as { catalogue: { items: { nodes: { id: string }[] } } }).catalogue.items.nodes.map(({ id }) => id);
