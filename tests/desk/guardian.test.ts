import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { until } from '../graphql/clients.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';
import { listener, notesFor } from './talk.ts';

const world = await openWorld();
const { who, codes, running, running: { db } } = world;
const make = orderly(world);
afterAll(() => running.stop());

const ward = who.requester;
const guardian = who.neighbour;
const consent = { purpose: '代办日常订单', text: '本人当面同意由邻居代办' };
const record = (person: Asker, by: Asker = who.officer, acting: Asker = guardian) => world.tries(by, 'recordGuardian', { personId: person.id, guardianId: acting.id, consent });
const revoke = (by: Asker, person: Asker = ward, acting: Asker = guardian) => world.tries(by, 'revokeGuardian', { personId: person.id, guardianId: acting.id });
const mine = async (one: Asker): Promise<string[]> => ((await world.ask(one, '{ orders(scope: { mine: true }, first: 100) { totalCount nodes { id } } }')).body.data!['orders'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
const sees = async (one: Asker, id: string) => (await world.ask(one, 'query($id: ID!) { order(id: $id) { state words startCode contact { phone } viewerMay } }', { id })).body.data!['order'] as { state: string; words: string | null; startCode: string | null; contact: { phone: string } | null; viewerMay: string[] } | null;
const place = (one: Asker, requester: Asker) => world.tries(one, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: requester.id, words: '请送饭' });
/** Somebody waits for a lock; given up on after 2 s. */
const blocked = async (): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (row!.n > 0) return;
    await new Promise((turn) => { setTimeout(turn, 10); });
  }
};

describe('Who acts for another', async () => {
  const { feedCursor } = (await world.ask(who.officer, '{ feedCursor }')).body.data as { feedCursor: string };
  const own = await make.placed();

  test('is written down by who looks after the person, with what was agreed; by nobody for themselves, and by nobody else', async () => {
    expect(await sees(guardian, own)).toBeNull();
    expect(await place(guardian, ward)).toMatchObject({ code: 'NOT_ALLOWED' });
    for (const by of [ward, guardian, who.dispatcher, who.strangeOfficer, who.stranger]) expect((await record(ward, by)).code).toMatch(/^NOT_(FOUND|ALLOWED)$/);
    expect(await record(ward, who.officer, who.officer)).toMatchObject({ code: 'NOT_OF_ONESELF' });
    expect(await record(ward, who.officer, ward)).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'guardianId'] });
    expect(await world.tries(who.officer, 'recordGuardian', { personId: ward.id, guardianId: guardian.id, consent: { purpose: '代办', text: '' } })).toMatchObject({ code: 'CONSENT_MISSING' });
    expect(await record(ward)).toMatchObject({ __typename: 'Person', id: ward.id });
    expect(await record(ward)).toMatchObject({ code: 'GUARDIAN_STANDS' });
    expect((await world.ask(guardian, '{ viewer { wards { id name maskedPhone contact { phone } } } }')).body.data).toMatchObject({ viewer: { wards: [{ id: ward.id, name: expect.stringMatching(/^金\*+$/), contact: null }] } });
    expect((await world.ask(ward, '{ viewer { person { guardians { id } } } }')).body.data).toEqual({ viewer: { person: { guardians: [{ id: guardian.id }] } } });
  });

  test('sees what the person ordered among what is theirs, reads of it what the person reads, and is told', async () => {
    expect(await mine(guardian)).toContain(own);
    expect(await sees(guardian, own)).toMatchObject({ words: expect.stringContaining(CANARY), contact: { phone: expect.stringMatching(/^\d+$/) }, viewerMay: ['amend', 'cancel'] });
    const listening = await listener(world, guardian, { mine: true }, feedCursor);
    await make.accepted(await make.dispatched(own));
    await listening.hears('accept');
    listening.close();
    await running.app.handlers.drain();
    const news = await db.execute<{ step: string }>(sql`select step from inbox_entries where person_id = ${guardian.uuid}::uuid and order_id = ${world.uuidOf(own)}::uuid`);
    expect(news.map(({ step }) => step)).toContain('accept');
    await world.does(guardian, 'addNote', { orderId: own, words: '老人下午在家' });
    expect((await notesFor(world, ward, own))!.notes[0]).toMatchObject({ party: 'REQUESTER', mine: false });
    // What the person does for others is none of the guardian's business.
    await db.execute(sql`insert into volunteers (realm, id, person_id) values (${codes.street}, gen_random_uuid(), ${ward.uuid}::uuid)`);
    const helped = await make.crewed(await make.accepted(await make.dispatched((await world.does(who.officer, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: '送饭', helpersWanted: 5 })).id!)));
    await world.does(ward, 'grabSeat', { orderId: helped });
    expect(await mine(ward)).toContain(helped);
    expect(await mine(guardian)).not.toContain(helped);
  });

  test('places, amends, cancels and rates as the person could, and it is on record who did', async () => {
    const { id } = await place(guardian, ward);
    await world.does(guardian, 'amendOrder', { orderId: id, words: '改为晚饭' });
    await make.settled(await make.accepted(await make.dispatched(id!)));
    expect(await world.does(guardian, 'rateOrder', { orderId: id, stars: 5, resolved: true, words: '很好' })).toMatchObject({ __typename: 'Order' });
    const [row] = await db.execute(sql`select o.requester_id, o.placer_id, r.person_id as rated, r.spoken_by, array(select x.relation from order_relations x where x.order_id = o.id order by 1) as relations,
      array(select e.step || ' ' || (e.facts->>'as') from events e where e.order_id = o.id and e.actor_person = ${guardian.uuid}::uuid and e.table_name = 'ORDER' and e.facts ? 'as' order by e.seq) as done
      from orders o join ratings r on r.order_id = o.id where o.id = ${world.uuidOf(id!)}::uuid`);
    expect(row).toEqual({ requester_id: ward.uuid, placer_id: guardian.uuid, rated: ward.uuid, spoken_by: guardian.uuid, relations: ['RATER', 'REQUESTER'], done: ['place guardian', 'amend guardian', 'rate guardian'] });
    const other = await make.placed();
    await world.does(guardian, 'cancelOrder', { orderId: other, words: '不用了' });
    expect(await world.tries(guardian, 'dispatchOrder', { orderId: (await place(guardian, ward)).id, divisionCode: codes.here })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('sees who comes as the person does: the crew, and the lead\'s name', async () => {
    const led = await make.crewed(await make.accepted(await make.dispatched(await make.placed())));
    const seen = async (one: Asker) => (await world.ask(one, 'query Crew($id: ID!) { order(id: $id) { crew { kind name } } }', { id: led })).body.data!['order'] as { crew: { kind: string; name: string }[] };
    const [hers, theirs] = [await seen(ward), await seen(guardian)];
    expect(theirs).toEqual(hers);
    expect(theirs.crew.find(({ kind }) => kind === 'LEAD')!.name).toContain(CANARY);
  });

  test('is no stranger to the order, and so may not serve it', async () => {
    await record(ward);
    await db.execute(sql`insert into volunteers (realm, id, person_id) values (${codes.street}, gen_random_uuid(), ${guardian.uuid}::uuid) on conflict do nothing`);
    const open = await make.crewed(await make.accepted(await make.dispatched((await world.does(ward, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, words: '送饭', helpersWanted: 5 })).id!)));
    expect(await world.tries(guardian, 'grabSeat', { orderId: open })).toMatchObject({ code: 'SERVES_YOU' });
    await db.execute(sql`delete from volunteers where person_id = ${guardian.uuid}::uuid`);
  });

  const rated = async (): Promise<string> => {
    await record(ward);
    const { id } = await place(guardian, ward);
    await make.settled(await make.accepted(await make.dispatched(id!)));
    await world.does(guardian, 'rateOrder', { orderId: id, stars: 5, resolved: true });
    return id!;
  };

  test('is not the independent one who asks afterwards, whatever their office', async () => {
    const id = await rated();
    await db.execute(sql`update orders set sampled = true where id = ${world.uuidOf(id)}::uuid`);
    const [role] = await db.execute<{ id: string }>(sql`insert into appointments (realm, id, person_id, role, division_id, alone, since) select realm, gen_random_uuid(), ${guardian.uuid}::uuid, 'DISPATCHER', street_id, false, business_now() from orders where id = ${world.uuidOf(id)}::uuid returning id`);
    expect(await world.tries(guardian, 'callBackOrder', { orderId: id, stars: 5, resolved: true })).toMatchObject({ code: 'NOT_ALLOWED' });
    await db.execute(sql`update appointments set until = business_now() where id = ${role!.id}::uuid`);
  });

  test('is not named in what the community publishes', async () => {
    const id = await rated();
    const [named] = await db.execute<{ name: string }>(sql`select name from person_contacts where person_id = ${guardian.uuid}::uuid`);
    expect(await world.tries(who.worker, 'publishSummary', { orderId: id, words: `${named!.name}为邻居下的单，已办好` })).toMatchObject({ code: 'TELLS_SOMEBODY' });
  });

  test('acts for who has no app by the consent that was given for that alone', async () => {
    expect(await record(who.elder)).toMatchObject({ __typename: 'Person' });
    await world.does(who.officer, 'revokeConsent', { personId: who.elder.id });
    expect(await place(who.officer, who.elder)).toMatchObject({ code: 'CONSENT_NEEDED' });
    expect(await place(guardian, who.elder)).toMatchObject({ __typename: 'Order' });
    expect(await revoke(guardian, who.elder)).toMatchObject({ __typename: 'Person' });
    expect(await place(guardian, who.elder)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('acts for twenty people at most, and for one person five do, however many are recorded in one moment', async () => {
    const people = await Promise.all(Array.from({ length: 31 }, (_, i) => world.somebody(`many${i}`, { home: world.here.buildingId })));
    const [busy, ...others] = people as [Asker, ...Asker[]];
    const living = async (side: 'ward_id' | 'guardian_id'): Promise<number> =>
      (await db.execute<{ n: number }>(sql`select count(*)::int as n from guardianships where ${sql.identifier(side)} = ${busy.uuid}::uuid and revoked_at is null`))[0]!.n;
    const made = (answers: readonly { code?: string | null }[]): number => answers.filter(({ code }) => code !== 'TOO_MANY_WARDS').length;
    expect(made(await Promise.all(others.map((one) => record(one, who.officer, busy))))).toBe(20);
    expect(await living('guardian_id')).toBe(20);
    expect(made(await Promise.all(others.map((one) => record(busy, who.officer, one))))).toBe(5);
    expect(await living('ward_id')).toBe(5);
  });

  test('acts before it is revoked or not at all, also in the same moment', async () => {
    const revoked = sql`update guardianships set revoked_at = business_now(), revoked_by = ${ward.uuid}::uuid where ward_id = ${ward.uuid}::uuid and guardian_id = ${guardian.uuid}::uuid and revoked_at is null`;
    const state = async (id: string) => (await sees(ward, id))!.state;
    const [first, second] = [await make.placed(), await make.placed()];
    // It is being revoked while they act: they wait for what comes of it.
    for (const act of [() => world.tries(guardian, 'cancelOrder', { orderId: first, words: '不用了' }), () => place(guardian, ward)]) {
      const count = (await mine(ward)).length;
      const acting = await db.transaction(async (tx) => {
        await tx.execute(revoked);
        const promise = act();
        await blocked();
        return { promise };
      });
      expect((await acting.promise).code).toMatch(/^NOT_(FOUND|ALLOWED)$/);
      expect([await state(first), (await mine(ward)).length]).toEqual(['PLACED', count]);
      expect(await record(ward)).toMatchObject({ __typename: 'Person' });
    }
    // They act already, and wait for the order: revoking does not wait for that, and they are too late.
    const late = await db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from orders where id = ${world.uuidOf(second)}::uuid for update`);
      const promise = world.tries(guardian, 'cancelOrder', { orderId: second, words: '不用了' });
      await blocked();
      expect(await revoke(ward)).toMatchObject({ __typename: 'Person' });
      return { promise };
    });
    expect(await late.promise).toMatchObject({ code: 'NOT_FOUND' });
    expect(await state(second)).toBe('PLACED');
    expect(await record(ward)).toMatchObject({ __typename: 'Person' });
  });

  test('once it is revoked has nothing of it left: not what they placed, not what they follow', async () => {
    const { id } = await place(guardian, ward);
    const listening = await Promise.all([listener(world, guardian, { orderId: id }, feedCursor), listener(world, guardian, { mine: true }, feedCursor)]);
    await Promise.all(listening.map((one) => one.hears('place')));
    expect(await revoke(who.stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await revoke(ward)).toMatchObject({ __typename: 'Person' });
    expect(await revoke(ward)).toMatchObject({ code: 'NO_GUARDIAN' });
    const began = performance.now();
    await until(() => listening[0]!.state.over, 10_000);
    expect(performance.now() - began).toBeLessThan(2_500);
    for (const one of [own, id!]) expect(await sees(guardian, one)).toBeNull();
    expect(await mine(guardian)).toEqual([]);
    for (const [mutation, more] of [['cancelOrder', { words: '不用了' }], ['amendOrder', { words: '改' }], ['addNote', { words: '还在' }]] as const) expect(await world.tries(guardian, mutation, { orderId: id, ...more })).toMatchObject({ code: 'NOT_FOUND' });
    const heard = listening[1]!.heard.length;
    await world.does(ward, 'cancelOrder', { orderId: id, words: '算了' });
    await world.does(guardian, 'registerAsVolunteer', { skills: [], areaCodes: [], freeHours: [] });
    await listening[1]!.hears('registerAsVolunteer');
    expect(listening[1]!.heard.slice(heard).filter(({ subject }) => subject?.id === id || subject?.__typename === 'Order')).toEqual([]);
    for (const one of listening) one.close();
  });
});

test('Who has no app is ordered and rated for before consent is taken back or not at all, also in the same moment', async () => {
  const { elder, officer } = who;
  const agree = () => world.does(officer, 'recordConsent', { personId: elder.id, consent: { purpose: '代为下单', text: '本人当面同意' } });
  await world.tries(officer, 'revokeConsent', { personId: elder.id });
  await agree();
  const done = (await place(officer, elder)).id!;
  await make.settled(await make.accepted(await make.dispatched(done)));
  const deeds = [() => place(officer, elder), () => world.tries(officer, 'rateOrder', { orderId: done, stars: 5, resolved: true })];
  // It is being taken back while they act: they wait for what comes of it.
  for (const act of deeds) {
    const acting = await db.transaction(async (tx) => {
      await tx.execute(sql`update consents set revoked_at = business_now(), revoked_by = ${officer.uuid}::uuid where person_id = ${elder.uuid}::uuid and revoked_at is null`);
      const promise = act();
      await blocked();
      return { promise };
    });
    expect(await acting.promise).toMatchObject({ code: 'CONSENT_NEEDED' });
    await agree();
  }
  // They act already: whoever takes it back waits until they are done.
  const placing = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table order_relations in share mode`);
    const promise = place(officer, elder);
    await blocked();
    const revoking = world.tries(officer, 'revokeConsent', { personId: elder.id });
    const first = await Promise.race([revoking.then(() => 'revoked'), new Promise((still) => { setTimeout(() => { still('waits'); }, 300); })]);
    return { promise, revoking, first };
  });
  expect([placing.first, await placing.promise, await placing.revoking]).toMatchObject(['waits', { __typename: 'Order' }, { __typename: 'Person' }]);
});
