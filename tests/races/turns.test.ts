import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { moveSeat } from '../../src/features/crew/step.ts';
import { grabOrWait } from '../../src/features/crew/wait.ts';
import { enterDraw } from '../../src/features/draws/enter.ts';
import { move, place } from '../../src/features/orders/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { handInAll } from '../../src/composition.ts';
import { resources } from '../../src/features/resources/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { openDatabase } from '../../src/platform/db.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { hours } from '../crew/support/scene.ts';
import { codeOf } from '../crew/support/doing.ts';
import { makeScene } from '../draws/support/scene.ts';
import type { Neighbour } from '../support/street.ts';

/** Deeds that many want in the same moment and that are no grabs: each takes its turn in a line before the database. */

const scene = await makeScene();
const { street, order, announced, line, grabbed } = scene;
await scene.platform.db.transaction((tx) => beginCatalogue(tx, street.realm));
const owner = postgres(scene.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());
const CROWD = 40;
const [crowd, members] = [await street.neighbours(CROWD, { volunteer: [] }), await street.neighbours(CROWD, { partyMember: true })];
const dispatchers = await street.neighbours(CROWD, { roles: [{ role: 'DISPATCHER', over: street.streetId }] });
const [anna, last] = [await street.neighbour({ volunteer: [] }), await street.neighbour({ volunteer: [], partyMember: true })];

/** A node of its own on the same database, as wide as one is, with these limits. */
function node(limits: Partial<Platform['config']['limits']>): Platform {
  const database = openDatabase(scene.url, { max: 10 });
  afterAll(() => database.close());
  const { config } = scene.platform;
  const platform: Platform = { ...scene.platform, database, db: database.db, sql: database.sql, config: { ...config, limits: { ...config.limits, ...limits } } };
  handInAll(platform);
  return platform;
}
type Deed = (platform: Platform, who: Neighbour, about: string, key: string) => Promise<Outcome<unknown>>;
const troubleOr = (asked: Promise<Outcome<unknown>>): Promise<string> => asked.then(codeOf, (error: { name?: string; code?: string }) => (error.name === 'Trouble' ? error.code! : String(error)));
const counted = (list: readonly string[]) => Object.fromEntries([...new Set(list)].sort().map((one) => [one, list.filter((x) => x === one).length]));
const full = async (): Promise<string> => { const id = await order({ helpersWanted: 1 }); await grabbed(await street.neighbour({ volunteer: [] }), id); return id; };

let day = 700;
/** An order at a time of its own. */
const apart = (): Promise<string> => { day += 2; return order({ plannedStart: hours(day), plannedEnd: hours(day + 1) }); };

const waits: Deed = (platform, { caller }, orderId, key) => grabOrWait(platform, { caller, key }, orderId);
const claims: Deed = (platform, { caller }, orderId, key) => moveSeat(platform, { realm: street.realm, asker: { caller }, step: 'claim', subject: { orderId, kind: 'LEAD', personId: null } }, key);
const takes: Deed = (platform, { caller }, orderId, key) => move(platform, { realm: street.realm, asker: { caller }, orderId, step: 'take', input: {} }, key);
const enters: Deed = (platform, { caller }, orderId, key) => enterDraw(platform, { caller, orderId, key });
const startsAt = hours(24);
const books: Deed = (platform, { caller }, id, key) => place(platform, caller, { itemCode: 'HAIRCUT', divisionId: street.communities[0]!.buildingId, resource: { id, startsAt } }, key);

async function resource(): Promise<string> {
  const [id, community] = [newId(), street.communities[0]!.id];
  await scene.platform.db.insert(resources).values({
    realm: street.realm, id, itemCode: 'HAIRCUT', ownerDivisionId: community, title: '义务理发', what: '理发', divisionId: community, streetId: street.streetId, communityId: community, place: '社区活动室', forWhom: {},
    periodKind: 'DAY', capacity: 5, validFrom: hours(-24), validUntil: hours(2_000), state: 'LISTED', stateSince: new Date(), revision: 3, draftedBy: anna.id, draftedAt: new Date(),
  });
  // The day's row is there, so that it can be locked.
  const booked = await books(scene.platform, anna, id, newId());
  if (!booked.ok) throw new Error(JSON.stringify(booked));
  return id;
}

const CONTENDED: readonly (readonly [what: string, of: () => Promise<string>, people: readonly Neighbour[], deed: Deed, locked: (id: string) => string])[] = [
  ['a place in line', full, crowd, waits, (id) => `select from orders where id = '${id}' for update`],
  ['the lead', () => order(), members, claims, (id) => `select from orders where id = '${id}' for update`],
  ['an order of the queue', () => order({ state: 'PLACED', holdingId: null, plannedStart: null, plannedEnd: null, summary: null }), dispatchers, takes, (id) => `select from orders where id = '${id}' for update`],
  ['an entry in a draw', () => announced({ opensIn: 60 * 24 * 60, startsIn: 90 * 24 * 60 }), crowd, enters, (id) => `select from draws where order_id = '${id}' for update`],
  ['the last places of a resource', resource, crowd, books, (id) => `select from resource_periods where resource_id = '${id}' for update`],
];

describe.each(CONTENDED)('When forty want %s at once', (_what, of, people, deed, locked) => {
  test('more than may wait are told so at once, nobody else is kept from theirs, and who asks again is served', async () => {
    const [about, elsewhere] = [await of(), await apart()];
    const platform = node({ deedsWaitingAPlace: 10, deedMs: 20_000 });
    const keys = people.map(() => newId());
    const asked = people.map((who, i) => troubleOr(deed(platform, who, about, keys[i]!)));
    const other = troubleOr(waits(platform, last, elsewhere, newId()));
    expect(await Promise.race([other, ...asked.slice(11, 12)])).toBe('OK');
    const codes = await Promise.all(asked);
    expect(counted(codes)['OVERLOADED']).toBe(CROWD - 12);
    const again: string[] = [];
    for (const [i, who] of people.entries()) again.push(codes[i] === 'OVERLOADED' ? await troubleOr(deed(platform, who, about, keys[i]!)) : codes[i]!);
    expect(counted(again)['OVERLOADED']).toBeUndefined();
    // Two had their turn at once; either may have been the first.
    expect(again.slice(0, 2)).toContain('OK');
    // The same key is one deed, however often it is asked.
    expect(await Promise.all(people.slice(0, 3).map((who, i) => troubleOr(deed(platform, who, about, keys[i]!))))).toEqual(again.slice(0, 3));
  });

  test('and it is locked, everybody has an answer by the deadline, and the outcome of those whose turn it was is known afterwards', async () => {
    const about = await of();
    const platform = node({ deedMs: 800 });
    const keys = people.map(() => newId());
    let codes: readonly string[] = [];
    let elsewhere = '';
    await owner.begin(async (tx) => {
      await tx.unsafe(locked(about));
      const began = performance.now();
      const asked = people.map((who, i) => troubleOr(deed(platform, who, about, keys[i]!)));
      elsewhere = await troubleOr(waits(platform, last, await apart(), newId()));
      codes = await Promise.all(asked);
      expect(performance.now() - began).toBeLessThan(3_000);
    });
    expect(elsewhere).toBe('OK');
    expect(counted(codes)).toEqual({ OUTCOME_UNKNOWN: 2, OVERLOADED: CROWD - 2 });
    const patient = node({ deedMs: 20_000 });
    const again = await Promise.all(people.slice(0, 2).map((who, i) => troubleOr(deed(patient, who, about, keys[i]!))));
    expect(again).toContain('OK');
    expect(await Promise.all(people.slice(0, 2).map((who, i) => troubleOr(deed(patient, who, about, keys[i]!))))).toEqual(again);
  });
});

test('whoever waits for a place keeps the order of arrival', async () => {
  const about = await full();
  const platform = node({ deedsAtOnceAPlace: 1, deedMs: 20_000 });
  expect(new Set(await Promise.all(crowd.slice(0, 12).map((who) => troubleOr(waits(platform, who, about, newId())))))).toEqual(new Set(['OK']));
  expect((await line(about)).map(({ personId }) => personId)).toEqual(crowd.slice(0, 12).map(({ id }) => id));
});
