import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { realms } from '../../src/features/places/tables.ts';
import { takeAsClock } from '../../src/features/series/index.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Data } from '../support/asking.ts';
import { FAIR, type Neighbour } from '../support/street.ts';
import { whenTheRhythmChanges } from './rhythm.ts';
import { app, db, platform, clock, street, there, home, wang, li, stranger, niece, officer, dispatcher, worker, run, idOf, uuid, does, begin, seen, ordersOf, newsOf, nowIs, advanceTo, WEEK_MS, untilDue, everything, REALM, CANARY } from './scene.ts';

/** Orders that come again, over HTTP and in plain words. */
test('an officer sets up weekly meals for an old neighbour without an app: each week an order of hers, one skipped, one moved, a pause, and an end that leaves her last order alone', async () => {
  const made = await begin(officer, { requesterId: idOf('Person', wang), validFrom: new Date(await nowIs() + 10 * 86_400_000).toISOString() });
  expect(made).toMatchObject({ __typename: 'Series', state: 'RUNNING', revision: 1, viewerMay: ['pause', 'skip', 'shift', 'prefer', 'change', 'end'] });
  const [first, second, third, fourth] = made['nextOccurrences'] as [Data, Data, Data, Data];
  expect([first, second, third, fourth].map(({ state }) => state)).toEqual(['PLANNED', 'PLANNED', 'PLANNED', 'PLANNED']);
  const id = made['id'];

  // Nothing is placed before its time; then one order is, a week ahead, for her and not for the officer, with her own words and door.
  await clock.runDue();
  expect(await ordersOf(id)).toEqual([]);
  await untilDue(first['startsAt']);
  await clock.runDue();
  expect((await ordersOf(id)).map(({ state, source }) => [state, source])).toEqual([['PLACED', 'ON_BEHALF']]);
  const shown = (await seen(officer, id))!;
  expect(shown).toMatchObject({ words: `${CANARY} 送饭到家`, requester: { id: idOf('Person', wang) }, occurrences: { totalCount: 1, nodes: [{ date: first['date'], state: 'PLACED' }] } });
  const orderId = shown['nextOccurrences'][0].order.id;
  const asOfficer = (await run(officer, 'query($id: ID!) { order(id: $id) { state words wantedStart viewerMay series { id } } }', { id: orderId }))['order'];
  expect(asOfficer).toEqual({ state: 'PLACED', words: `${CANARY} 送饭到家`, wantedStart: first['startsAt'], viewerMay: expect.arrayContaining(['amend', 'cancel']), series: { id } });
  expect(await db.execute(sql`select relation, person_id from order_relations where order_id = ${uuid(orderId)}::uuid order by relation`)).toEqual([{ relation: 'PLACER', person_id: officer.id }, { relation: 'REQUESTER', person_id: wang.id }]);
  expect(await db.execute(sql`select actor_kind, actor_person from events where order_id = ${uuid(orderId)}::uuid and step = 'place'`)).toEqual([{ actor_kind: 'CLOCK', actor_person: null }]);
  // She has no app: whoever registered her or looks after her grid is asked to tell her.
  await app.app.handlers.drain();
  expect(await db.execute(sql`select person_id, about_person_id from inbox_entries where order_id = ${uuid(orderId)}::uuid and step = 'place' and about_person_id is not null`)).toEqual([{ person_id: officer.id, about_person_id: wang.id }]);
  expect(await db.execute(sql`select what, operation from contact_readings where reader_id = ${officer.id}::uuid and person_id = ${wang.id}::uuid and order_id is null`)).toEqual([{ what: ['WORDS'], operation: expect.stringMatching(/^\{ \w+ \}$/) as unknown }]);
  for (const date of ['1900-01-01', '1999-12-31', '2999-12-31', '9999-12-31']) expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date })).toMatchObject({ code: 'NO_SUCH_OCCURRENCE' });
  // One is skipped; the one after is moved, is placed for its new time, and can then not be moved here any more.
  expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: second['date'] })).toMatchObject({ revision: 3 });
  const moved = new Date(Date.parse(third['startsAt']) + 2 * 86_400_000).toISOString();
  expect((await does(officer, 'moveSeriesOccurrence', 'MoveSeriesOccurrenceInput', { seriesId: id, date: third['date'], startsAt: moved }))['nextOccurrences'].map(({ state }: Data) => state)).toEqual(['PLACED', 'SKIPPED', 'MOVED', 'PLANNED']);
  await untilDue(moved);
  await clock.runDue();
  expect((await ordersOf(id)).map(({ start }) => new Date(start).toISOString())).toEqual([first['startsAt'], moved]);
  const before = await everything();
  expect(await does(officer, 'moveSeriesOccurrence', 'MoveSeriesOccurrenceInput', { seriesId: id, date: third['date'], startsAt: third['startsAt'] })).toMatchObject({ code: 'OCCURRENCE_PLACED' });
  expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: third['date'] })).toMatchObject({ code: 'OCCURRENCE_PLACED' });
  expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: first['date'] })).toMatchObject({ code: 'OCCURRENCE_OVER' });
  expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: '2026-02-30' }).catch(() => ({ code: 'NO_DATE' }))).toMatchObject({ code: 'NO_DATE' });
  expect(await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: '2031-02-03' })).toMatchObject({ code: 'NO_SUCH_OCCURRENCE' });
  expect(await everything()).toEqual(before);
  // Skipped with its order: that one is called off.
  await does(officer, 'skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { seriesId: id, date: third['date'], cancelOrder: true });
  expect((await ordersOf(id)).map(({ state }) => state)).toEqual(['PLACED', 'CANCELLED']);

  // A pause passes over what would have come; resumed, the next one comes.
  await does(officer, 'pauseSeries', 'SeriesInput', { seriesId: id });
  await advanceTo(Date.parse(fourth['startsAt']) + 60_000);
  await clock.runDue();
  expect((await ordersOf(id)).length).toBe(2);
  expect(await does(officer, 'resumeSeries', 'SeriesInput', { seriesId: id })).toMatchObject({ state: 'RUNNING', paused: null });
  await clock.runDue();
  expect((await ordersOf(id)).map(({ state }) => state)).toEqual(['PLACED', 'CANCELLED', 'PLACED']);

  // Ended without a word about the orders, they go on.
  const key = newId();
  const ended = await does(officer, 'endSeries', 'EndSeriesInput', { seriesId: id, key });
  expect(ended).toMatchObject({ state: 'ENDED', viewerMay: [], nextOccurrences: [] });
  expect(await does(officer, 'endSeries', 'EndSeriesInput', { seriesId: id, key })).toEqual(ended);
  expect((await ordersOf(id)).map(({ state }) => state)).toEqual(['PLACED', 'CANCELLED', 'PLACED']);
  expect(await db.execute(sql`select step from deadlines where subject_table = 'SERIES' and subject_id = ${uuid(id)}::uuid`)).toEqual([]);
});

whenTheRhythmChanges();

test('a resident ends a series with its orders: those that have not begun are called off, the one under way goes on', async () => {
  const made = await begin(li, { timing: { rule: 'FREQ=WEEKLY;BYDAY=MO,WE,FR', startTime: '11:00', minutes: 60 } });
  await clock.runDue();
  const orders = await db.execute<{ id: string }>(sql`select order_id as id from series_occurrences where series_id = ${uuid(made['id'])}::uuid order by date`);
  // Each day of the coming week has its order, and no other day.
  expect([3, 4]).toContain(orders.length);
  await db.execute(sql`update orders set state = 'UNDERWAY' where id = ${orders[0]!.id}::uuid`);
  await does(li, 'endSeries', 'EndSeriesInput', { seriesId: made['id'], cancelOrders: true });
  expect((await ordersOf(made['id'])).map(({ state }) => state)).toEqual(['UNDERWAY', ...orders.slice(1).map(() => 'CANCELLED')]);
  expect(await db.execute(sql`select count(*)::int as n from order_sayings s join series_occurrences v on v.order_id = s.order_id where v.series_id = ${uuid(made['id'])}::uuid and s.step = 'cancel'`)).toEqual([{ n: orders.length - 1 }]);
});

test('six nodes take the same step of the clock at once, and one of them dies in it: the occurrence has one order', async () => {
  const made = await begin(li, { timing: { rule: 'FREQ=WEEKLY;BYDAY=WE', startTime: '15:00', minutes: 30 }, validFrom: new Date(await nowIs() + 10 * 86_400_000).toISOString() });
  const { startsAt } = made['nextOccurrences'][0];
  await untilDue(startsAt);
  const due = { realm: REALM, id: uuid(made['id']), step: 'placeNext' };
  const dying = db.transaction(async (tx) => {
    await takeAsClock({ ...platform, db: { ...db, transaction: (work: (inner: typeof tx) => Promise<unknown>) => work(tx) } as never }, due);
    throw new Error('the node died');
  }).catch((error: Error) => error.message);
  const outcomes = await Promise.all([dying, ...Array.from({ length: 6 }, () => takeAsClock(platform, due))]);
  expect(outcomes[0]).toBe('the node died');
  expect(outcomes.slice(1).map((one) => (typeof one === 'string' ? one : one.ok ? 'PLACED' : one.refusal.code)).sort()).toEqual(['NOT_DUE', 'NOT_DUE', 'NOT_DUE', 'NOT_DUE', 'NOT_DUE', 'PLACED']);
  expect((await ordersOf(made['id'])).length).toBe(1);
  expect(await db.execute(sql`select (select count(*)::int from orders o where o.wanted_start = ${startsAt}::timestamptz) as orders, (select revision from series where id = ${due.id}::uuid) as revision`)).toEqual([{ orders: 1, revision: 2 }]);
  await does(li, 'endSeries', 'EndSeriesInput', { seriesId: made['id'] });
});

describe('What may not be placed waits, and says why', () => {
  test('consent is taken back: paused, and whoever tells her is told; given again, it goes on and nothing was lost', async () => {
    const made = await begin(officer, { requesterId: idOf('Person', wang) });
    await does(officer, 'revokeConsent', 'RevokeConsentInput', { personId: idOf('Person', wang) }, '');
    await untilDue(made['nextOccurrences'][0].startsAt);
    await clock.runDue();
    expect(await seen(officer, made['id'])).toMatchObject({ state: 'PAUSED', paused: 'NO_CONSENT', words: null, occurrences: { totalCount: 0 } });
    expect(await newsOf(officer, made['id'])).toContain('suspend');
    expect(await db.execute(sql`select facts->>'paused' as why, actor_kind from events where subject_id = ${uuid(made['id'])}::uuid and step = 'suspend'`)).toEqual([{ why: 'NO_CONSENT', actor_kind: 'CLOCK' }]);
    expect(await does(officer, 'resumeSeries', 'SeriesInput', { seriesId: made['id'] })).toMatchObject({ code: 'CONSENT_NEEDED' });
    expect(await begin(officer, { requesterId: idOf('Person', wang) })).toMatchObject({ code: 'CONSENT_NEEDED' });
    await does(officer, 'recordConsent', 'RecordConsentInput', { personId: idOf('Person', wang), consent: { purpose: '送饭', text: '本人同意' } }, '');
    expect(await does(officer, 'resumeSeries', 'SeriesInput', { seriesId: made['id'] })).toMatchObject({ state: 'RUNNING' });
    await clock.runDue();
    expect((await ordersOf(made['id'])).length).toBe(1);
    await does(officer, 'endSeries', 'EndSeriesInput', { seriesId: made['id'], cancelOrders: true });
  });

  test('a guardian\'s series ends with the guardianship, an officer\'s goes on in the resident\'s name without them, and an item that is gone pauses it', async () => {
    const [guardianship] = await db.execute<{ id: string }>(sql`insert into guardianships (realm, id, ward_id, guardian_id, recorded_by, purpose, text) values (${REALM}, ${newId()}::uuid, ${li.id}::uuid, ${niece.id}::uuid, ${officer.id}::uuid, '代办', '同意') returning id`);
    const hers = await begin(niece, { requesterId: idOf('Person', li), timing: { rule: 'FREQ=WEEKLY;BYDAY=TU', startTime: '08:00', minutes: 30 } });
    expect(hers).toMatchObject({ state: 'RUNNING' });
    const his = await begin(officer, { requesterId: idOf('Person', li), timing: { rule: 'FREQ=WEEKLY;BYDAY=TH', startTime: '08:00', minutes: 30 } });
    expect(await seen(niece, his['id'])).toMatchObject({ state: 'RUNNING' });
    await db.execute(sql`update guardianships set revoked_at = business_now(), revoked_by = ${li.id}::uuid where id = ${guardianship!.id}::uuid`);
    await db.execute(sql`update appointments set until = business_now() where person_id = ${officer.id}::uuid`);
    expect(await does(niece, 'endSeries', 'EndSeriesInput', { seriesId: hers['id'] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await seen(officer, his['id'])).toBeNull();
    await advanceTo(await nowIs() + WEEK_MS);
    await clock.runDue();
    expect(await seen(li, hers['id'])).toMatchObject({ state: 'PAUSED', paused: 'NOBODY_ACTS' });
    expect(await does(li, 'resumeSeries', 'SeriesInput', { seriesId: hers['id'] })).toMatchObject({ state: 'RUNNING' });
    await clock.runDue();
    expect([await seen(li, hers['id']), (await ordersOf(hers['id'])).length]).toEqual([expect.objectContaining({ state: 'RUNNING', paused: null }), 1]);
    const placed = await db.execute<{ people: string[] }>(sql`select array_agg(r.person_id::text) as people from series_occurrences m join order_relations r on r.realm = m.realm and r.order_id = m.order_id where m.series_id = ${uuid(his['id'])}::uuid group by m.order_id`);
    expect(placed.length).toBeGreaterThan(0);
    for (const { people } of placed) expect(people).toEqual([li.id]);
    await db.execute(sql`update appointments set until = null where person_id = ${officer.id}::uuid`);

    await db.execute(sql`update catalogue_items set code = 'MEAL_DELIVERY_GONE' where code = 'MEAL_DELIVERY'`);
    await advanceTo(await nowIs() + WEEK_MS);
    await clock.runDue();
    expect(await seen(li, his['id'])).toMatchObject({ state: 'PAUSED', paused: 'ITEM_GONE' });
    expect(await does(li, 'resumeSeries', 'SeriesInput', { seriesId: his['id'] })).toMatchObject({ code: 'SERIES_ITEM_UNFIT' });
    await db.execute(sql`update catalogue_items set code = 'MEAL_DELIVERY' where code = 'MEAL_DELIVERY_GONE'`);
    expect(await newsOf(li, his['id'])).toContain('suspend');
    for (const one of [hers, his]) await does(li, 'endSeries', 'EndSeriesInput', { seriesId: one['id'], cancelOrders: true });
  });

  test('after its last occurrence it runs out by itself', async () => {
    const at = new Date(await nowIs() + 3 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const made = await begin(li, { timing: { rule: `RDATE:${at}`, startTime: '12:00', minutes: 60 } });
    await clock.runDue();
    expect([(await ordersOf(made['id'])).length, (await seen(li, made['id']))!['state']]).toEqual([1, 'RUNNING']);
    await advanceTo(await nowIs() + 5 * 86_400_000);
    await clock.runDue();
    expect(await seen(li, made['id'])).toMatchObject({ state: 'ENDED' });
  });
});

test('nobody else sets it up, sees it or touches it, and what is asked for is bounded', async () => {
  const made = await begin(li, { timing: { rule: 'FREQ=MONTHLY;BYDAY=2TU', startTime: '10:00', minutes: 60 } });
  const before = await everything();
  const codes = async (by: Neighbour | null, change: Data = {}): Promise<unknown> => (await begin(by, change))['code'];
  expect(await codes(null)).toBe('SIGN_IN_FIRST');
  expect(await codes(stranger, { requesterId: idOf('Person', li) })).toBe('NOT_ALLOWED');
  expect(await codes(dispatcher, { requesterId: idOf('Person', li) })).toBe('NOT_ALLOWED');
  expect(await codes(li, { requesterId: 'nonsense' })).toBe('NOT_ALLOWED');
  expect(await codes(li, { itemCode: 'NO_SUCH' })).toBe('ITEM_NOT_FOUND');
  expect(await codes(li, { itemCode: 'HAIRCUT' })).toBe('SERIES_ITEM_UNFIT');
  expect(await codes(li, { divisionCode: '999002000B' })).toBe('DIVISION_NOT_FOUND');
  expect(await codes(li, { words: 'x'.repeat(2_001) })).toBe('WORDS_TOO_LONG');
  expect(await codes(li, { words: ' ' })).toBe('WORDS_NEEDED');
  expect(await codes(li, { timing: { rule: 'FREQ=DAILY', startTime: '10:00', minutes: 60 } })).toBe('TIMING_WRONG');
  expect(await codes(li, { timing: { rule: 'RDATE:20200101', startTime: '10:00', minutes: 60 } })).toBe('NO_OCCURRENCES_LEFT');
  expect(await codes(li, { validUntil: '2099-01-01T00:00:00Z' })).toBe('TOO_FAR');
  expect(await codes(li, { teamId: 'nonsense' })).toBe('NOT_FOUND');
  // Of a stranger nobody learns by it what they are.
  const hidden = await street.neighbour({ home: there.buildingId, volunteer: [] });
  for (const one of [hidden, stranger]) expect(await codes(li, { preferredIds: [idOf('Person', one)] })).toBe('PREFERRED_UNFIT');
  expect(await codes(li, { preferredIds: Array.from({ length: 11 }, () => idOf('Person', { id: newId() })) })).toBe('TOO_MANY_PREFERRED');
  const seriesId = made['id'];
  for (const by of [stranger, dispatcher, wang]) {
    expect(await seen(by, seriesId)).toBeNull();
    for (const [mutation, type, more] of [['pauseSeries', 'SeriesInput', {}], ['resumeSeries', 'SeriesInput', {}], ['endSeries', 'EndSeriesInput', {}], ['setSeriesPreference', 'SeriesPreferenceInput', {}], ['changeSeries', 'ChangeSeriesInput', { words: '别的' }],
      ['skipSeriesOccurrence', 'SkipSeriesOccurrenceInput', { date: made['nextOccurrences'][0].date }], ['moveSeriesOccurrence', 'MoveSeriesOccurrenceInput', { date: made['nextOccurrences'][0].date, startsAt: made['nextOccurrences'][0].startsAt }]] as const) {
      expect([mutation, (await does(by, mutation, type, { seriesId, ...more }))['code']]).toEqual([mutation, 'NOT_FOUND']);
    }
  }
  expect(await everything()).toEqual(before);
  const list = async (by: Neighbour | null, scope: Data): Promise<number> => (await run(by, 'query($scope: SeriesScopeInput!) { seriesList(scope: $scope) { totalCount nodes { id } } }', { scope }))['seriesList'].nodes.filter(({ id }: Data) => id === seriesId).length;
  expect([await list(li, { mine: true }), await list(officer, { divisionCode: `${REALM}000G` }), await list(worker, { divisionCode: `${REALM}000` }), await list(stranger, { divisionCode: `${REALM}000` }), await list(null, { mine: true })]).toEqual([1, 1, 1, 0, 0]);
  // The worker of the community orders for people and sees that there is one, but neither whose, nor in which building, nor the words of what they did not place.
  expect(await seen(worker, seriesId)).toMatchObject({ words: null, requester: null, division: { code: `${REALM}000` } });
});

test('twenty at once begin a twenty-first series: one resident has twenty', async () => {
  const many = await street.neighbour(home);
  const outcomes = await Promise.all(Array.from({ length: 24 }, () => begin(many, { validFrom: new Date(Date.now() + 300 * 86_400_000).toISOString() })));
  expect(outcomes.map((one) => one['code'] ?? 'BEGUN').sort()).toEqual([...Array.from({ length: 20 }, () => 'BEGUN'), ...Array.from({ length: 4 }, () => 'SERIES_FULL')]);
});

test('whom the resident prefers is asked first and alone, sees no more than a grabber does, holds nothing by it, and the others are asked after', async () => {
  await db.update(realms).set({ settings: { ...FAIR, asking: { policy: 'NEIGHBOURLY' }, pushes: { quietFrom: '00:00', quietUntil: '00:00' } } });
  const near = await street.neighbours(4, { ...home, volunteer: [] });
  const friend = await street.neighbour({ home: there.buildingId, volunteer: [] });
  const made = await begin(officer, { requesterId: idOf('Person', li), preferredIds: [idOf('Person', friend)], timing: { rule: 'FREQ=WEEKLY;BYDAY=FR', startTime: '16:00', minutes: 60 } });
  expect(made).toMatchObject({ state: 'RUNNING' });
  expect(await seen(friend, made['id'])).toMatchObject({ state: 'RUNNING', viewerMay: [], words: null, requester: null, preferred: [], division: { code: `${REALM}000` }, occurrences: { totalCount: 0 } });
  // What is sensitive is for whoever may take such orders, and so for nobody who is registered no more.
  const readsWhile = async (volunteers: 'is' | 'is no more', sensitive: boolean): Promise<boolean> => {
    await db.execute(sql`update series set sensitive = ${sensitive} where id = ${uuid(made['id'])}::uuid`);
    await db.execute(sql`update volunteers set ended_at = ${volunteers === 'is' ? null : sql`business_now()`} where person_id = ${friend.id}::uuid`);
    return await seen(friend, made['id']) !== null;
  };
  expect([await readsWhile('is', true), await readsWhile('is no more', true), await readsWhile('is no more', false), await readsWhile('is', false)]).toEqual([true, false, true, true]);
  expect((await seen(li, made['id']))!['preferred']).toEqual([{ personId: idOf('Person', friend), name: '测**' }]);
  await untilDue(made['nextOccurrences'][0].startsAt);
  await clock.runDue();
  const [placed] = await db.execute<{ id: string }>(sql`select order_id as id from series_occurrences where series_id = ${uuid(made['id'])}::uuid order by date limit 1`);
  const orderId = encodeId('Order', REALM, placed!.id);
  await does(dispatcher, 'dispatchOrder', 'DispatchOrderInput', { orderId, divisionCode: `${REALM}000` }, '... on Order { state }');
  const { startsAt } = made['nextOccurrences'][0];
  await does(worker, 'acceptOrder', 'AcceptOrderInput', { orderId, plannedStart: startsAt, plannedEnd: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), summary: '送饭', helpersWanted: 2 }, '... on Order { state }');
  await db.execute(sql`update deadlines set due_at = business_now() where subject_id = ${placed!.id}::uuid and step = 'open'`);
  const asked = async (wave: number): Promise<string[]> => {
    await clock.runDue();
    await app.app.handlers.drain();
    await clock.runDue();
    return (await db.execute<{ id: string }>(sql`select person_id as id from asks where order_id = ${placed!.id}::uuid and wave = ${wave} order by 1`)).map(({ id }) => id);
  };
  expect(await asked(1)).toEqual([friend.id]);
  // Open to all the while: a neighbour is quicker, and no place was kept.
  expect(await does(near[0]!, 'grabSeat', 'GrabSeatInput', { orderId }, '... on Seat { kind }')).toMatchObject({ kind: 'HELPER' });
  expect(await db.execute(sql`select helpers_living from orders where id = ${placed!.id}::uuid`)).toEqual([{ helpers_living: 1 }]);
  await db.execute(sql`update deadlines set due_at = business_now() where subject_table = 'ASKING' and step = 'widen'`);
  const second = await asked(2);
  expect(second.length).toBeGreaterThan(0);
  for (const one of second) expect(near.slice(1).map(({ id }) => id)).toContain(one);

  // What was written stands where it belongs, and in no event.
  const tables = await db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const holding: string[] = [];
  for (const { name } of tables) if ((await db.execute(sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text ~ ${CANARY} limit 1`)).length > 0) holding.push(name);
  expect(holding).toEqual(['order_private', 'series_private']);
});
