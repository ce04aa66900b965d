import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPlaces, readResourceCount, readResources, resourceLoader, type ResourceFilter } from '../../src/features/resources/index.ts';
import { nextPeriods, timingOf, type Offering, type TimingInput } from '../../src/features/resources/occurrences.ts';
import { happensOn } from '../../src/features/resources/store/list.ts';
import { resources } from '../../src/features/resources/tables.ts';
import { calendarOf } from '../../src/features/places/calendar.ts';
import { settingsOf } from '../../src/features/places/settings.ts';
import { newId } from '../../src/kernel/ids.ts';
import { makeScene } from './support/scene.ts';

const scene = await makeScene();
const { platform, street, speaker, stranger } = scene;
const [here, there] = street.communities;
const captain = await street.neighbour();
const listed = await scene.listed();
const sensitive = await scene.listed({ itemCode: 'FREE_CLINIC' });
const elsewhere = await scene.listed({ divisionId: there!.gridId, itemCode: 'VENUE', timing: { period: 'DAY' } });
const drafted = await scene.draft();
const own = await scene.draft({ owner: { myself: true } }, captain);

const ids = async (by: typeof stranger | 'guest', filter: ResourceFilter = {}): Promise<string[]> =>
  (await readResources(await scene.reading(by), filter, 'OLDEST', 100, null)).map(({ id }) => id);

describe('a list of resources', () => {
  test('guests see what is listed and not sensitive, by list, by id and by count', async () => {
    expect(await ids('guest')).toEqual([listed, elsewhere]);
    const reading = await scene.reading('guest');
    expect(await readResourceCount(reading, {})).toBe(2);
    const found = await resourceLoader(reading).loadMany([listed, sensitive, elsewhere, drafted, own, newId()]);
    expect(found.map((one) => (one && 'id' in one ? one.id : one))).toEqual([listed, null, elsewhere, null, null, null]);
  });

  test('an item that becomes sensitive, or is no more on the list, is hidden from guests at once', async () => {
    await platform.sql`update catalogue_items set sensitive = true where code = 'VENUE'`;
    expect(await ids('guest')).toEqual([listed]);
    await platform.sql`update catalogue_items set sensitive = false where code = 'VENUE'`;
    await platform.sql`update catalogue_items set code = 'VENUE_GONE' where code = 'VENUE'`;
    expect(await ids('guest')).toEqual([listed]);
    await platform.sql`update catalogue_items set code = 'VENUE' where code = 'VENUE_GONE'`;
  });

  test('people see all that is listed; owners theirs, the center all', async () => {
    expect(await ids(stranger)).toEqual([listed, sensitive, elsewhere]);
    expect(await ids(speaker)).toEqual([listed, sensitive, elsewhere, drafted]);
    expect(await ids(captain)).toEqual([listed, sensitive, elsewhere, own]);
    expect(await ids(street.dispatcher)).toEqual([listed, sensitive, elsewhere, drafted, own]);
  });

  test.each([
    ['item', { itemCodes: ['VENUE', 'HAIRCUT'] }, () => [listed, elsewhere, drafted]],
    ['state', { states: ['DRAFT'] as const }, () => [drafted]],
    ['owner', { organisationId: scene.unitId, states: ['LISTED'] as const }, () => [listed, sensitive, elsewhere]],
    ['what is mine', { mine: true }, () => [listed, sensitive, elsewhere, drafted]],
    ['division', { within: { id: there!.id, level: 'COMMUNITY' as const } }, () => [elsewhere]],
    ['division below', { within: { id: there!.gridId, level: 'GRID' as const } }, () => [elsewhere]],
    ['street', { within: { id: street.streetId, level: 'STREET' as const } }, () => [listed, sensitive, elsewhere, drafted]],
    ['a Monday', { date: '2027-03-01' }, () => [listed, sensitive, elsewhere, drafted]],
    ['a Tuesday', { date: '2027-03-02' }, () => [elsewhere]],
  ])('narrowed by %s', async (_, filter, expected) => expect(await ids(speaker, filter)).toEqual(expected()));

  test('pages by keyset, forwards and backwards in time, without doubles or gaps', async () => {
    const reading = await scene.reading(street.dispatcher);
    for (const order of ['OLDEST', 'NEWEST'] as const) {
      const seen: string[] = [];
      for (let after: { at: Date; id: string } | null = null; ;) {
        const page = await readResources(reading, {}, order, 2, after);
        seen.push(...page.map(({ id }) => id));
        if (page.length < 2) break;
        after = { at: page[1]!.draftedAt, id: page[1]!.id };
      }
      const all = [listed, sensitive, elsewhere, drafted, own];
      expect(seen).toEqual(order === 'OLDEST' ? all : all.reverse());
    }
  });

  test('the places of a page are read by one statement', async () => {
    const reading = await scene.reading(stranger);
    const page = await readResources(reading, {}, 'OLDEST', 10, null);
    let statements = 0;
    const counting = new Proxy(platform.db, { get: (target, name) => { if (name === 'select') statements++; return Reflect.get(target, name) as unknown; } });
    const counted = { ...reading, platform: { ...platform, db: counting } };
    const places = await Promise.all(page.map((resource) => nextPlaces(counted, resource, 3)));
    expect(places.map((one) => one.length)).toEqual([3, 3, 3]);
    expect(statements).toBe(1);
  });

  test('the statements of the lists read no table from end to end', async () => {
    const plan = await platform.sql.begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return tx.unsafe(`explain select * from resources where realm = '1' and state = 'LISTED' order by drafted_at desc, id desc limit 51`);
    });
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Seq Scan on resources/);
  });
});

test('SQL and code agree on which dates a resource is given', async () => {
  const jinan = calendarOf('Asia/Shanghai', settingsOf({}));
  const start = Date.parse('2026-11-01T00:00:00Z');
  const day = fc.integer({ min: 0, max: 100 }).map((n) => new Date(start + n * 86_400_000 + 5 * 3_600_000));
  const timing: fc.Arbitrary<TimingInput> = fc.oneof(
    fc.constantFrom('FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU', 'FREQ=MONTHLY;BYMONTHDAY=31,-1', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU,-1FR', 'RDATE:20261115,20261231')
      .chain((rule) => fc.constantFrom('00:00', '09:00', '23:30').map((startTime) => ({ rule, startTime, minutes: 90 }))),
    fc.constantFrom('DAY', 'WEEK', 'MONTH').map((period) => ({ period }) as TimingInput));
  const cases = fc.sample(fc.record({ timing, from: day, days: fc.option(fc.integer({ min: 1, max: 60 })) }), { numRuns: 60, seed: 7 });
  const rows = cases.map(({ timing: input, from, days }): typeof resources.$inferInsert & Offering => {
    const made = timingOf(input, from, jinan);
    if (!made.ok) throw new Error(made.refusal.code);
    return {
      realm: street.realm, id: newId(), ownerPersonId: stranger.id, itemCode: 'HAIRCUT', title: 'x', what: 'x', divisionId: here!.id, forWhom: {}, ...made.value, capacity: 1,
      validFrom: from, validUntil: days === null ? null : new Date(from.getTime() + days * 86_400_000), state: 'DRAFT', stateSince: from, revision: 1, draftedBy: stranger.id, draftedAt: from,
    };
  });
  await platform.db.insert(resources).values(rows);
  const dateOf = (n: number): string => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
  const days = new Map(rows.map((row) => [row.id, new Set(nextPeriods(row, new Date(start - 86_400_000), 1_000, jinan).map(({ startsAt }) => jinan.dateOf(startsAt)))]));
  for (let n = 0; n < 200; n++) {
    const [midnight, next] = [jinan.at(dateOf(n), '00:00'), jinan.at(dateOf(n + 1), '00:00')];
    const ours = rows.filter((row) => (row.rule === null ? row.validFrom < next && (row.validUntil === null || row.validUntil > midnight) : days.get(row.id)!.has(dateOf(n))));
    const given = await platform.db.select({ id: resources.id }).from(resources).where(and(eq(resources.title, 'x'), happensOn(dateOf(n), 'Asia/Shanghai')));
    expect({ date: dateOf(n), ids: given.map(({ id }) => id).sort() }).toEqual({ date: dateOf(n), ids: ours.map(({ id }) => id).sort() });
  }
});
