import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { REALM } from '../../scripts/bench/fill.ts';
import { recount } from '../../src/features/reports/count.ts';
import { monthsOfDays, rebuildReports } from '../../src/features/reports/index.ts';
import type { Reach } from '../../src/features/reports/roles.ts';
import { partsOf } from '../../src/features/reports/rules/parts.ts';
import { countsBy, countSums, sumsPage } from '../../src/features/reports/store/sums.ts';
import { DIVIDED, type Divided } from '../../src/features/reports/words.ts';
import { openPlans } from '../support/plans.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2024-12-20');
const dayAt = (n: number): string => new Date(FIRST + n * DAY_MS).toISOString().slice(0, 10);
/** Days of a period that has both ends. */
const daysOf = (from: string, until: string): string[] => Array.from({ length: Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1 }, (_, i) => new Date(Date.parse(from) + i * DAY_MS).toISOString().slice(0, 10));
const periods = fc.tuple(fc.nat(500), fc.oneof(fc.nat(3), fc.nat(70), fc.nat(400))).map(([first, more]) => ({ from: dayAt(first), until: dayAt(first + more) }));

describe('A period out of months and days', () => {
  test('is each of its days once, and none besides; at neither edge more than fifteen are read', () => {
    fc.assert(fc.property(periods, ({ from, until }) => {
      const times = new Map<string, number>();
      for (const part of partsOf(from, until)) {
        const last = part.of === 'DAYS' ? part.until : daysOf(part.until, new Date(Date.parse(part.until) + 30 * DAY_MS).toISOString().slice(0, 10)).filter((day) => day.startsWith(part.until.slice(0, 7))).at(-1)!;
        if (part.of === 'MONTHS') expect([part.from.slice(8), part.until.slice(8)]).toEqual(['01', '01']);
        else expect(daysOf(part.from, part.until).length).toBeLessThanOrEqual(15);
        for (const day of daysOf(part.from, last)) times.set(day, (times.get(day) ?? 0) + part.sign);
      }
      expect([...times].filter(([, n]) => n !== 0).sort()).toEqual(daysOf(from, until).map((day) => [day, 1]));
    }), { numRuns: 300, seed: 27 });
    expect(partsOf('2026-01-01', '2026-06-30')).toEqual([{ of: 'MONTHS', from: '2026-01-01', until: '2026-06-01', sign: 1 }]);
    expect(partsOf('2026-02-03', '2026-04-10')).toEqual([
      { of: 'MONTHS', from: '2026-02-01', until: '2026-03-01', sign: 1 }, { of: 'DAYS', from: '2026-02-01', until: '2026-02-02', sign: -1 }, { of: 'DAYS', from: '2026-04-01', until: '2026-04-10', sign: 1 },
    ]);
  });
});

const { db, platform, plansOf } = await openPlans();
const [{ street, unit }] = await db.execute<{ street: string; unit: string }>(sql`select (select o.street_id from orders o order by o.number limit 1) as street, (select u.id from organisations u where u.realm = ${REALM} limit 1) as unit`) as unknown as [{ street: string; unit: string }];
const EVERYTHING: Reach = { all: true, streetIds: [], communityIds: [], gridIds: [], organisationIds: [] };
const CENTER: Reach = { ...EVERYTHING, all: false, streetIds: [street] };

/** The same read of days alone, one by one. */
const KEYS: Readonly<Record<Divided, string>> = { NOTHING: `''`, DIVISION: 'd.community_id::text', GRID: 'd.grid_id::text', ITEM: 'd.item_code', ORGANISATION: 'd.organisation_id::text', DAY: 'd.day::text' };
async function byDays({ all }: Reach, { from, until }: { from: string; until: string }, by: Divided): Promise<{ key: string; numbers: Record<string, number> }[]> {
  return db.execute<{ key: string; numbers: Record<string, number> }>(sql`select s.key, jsonb_object_agg(s.name, s.n) as numbers from (
    select (${sql.raw(KEYS[by])}) collate "C" as key, n.key as name, sum(n.value::bigint) as n from report_days d join report_generations g on g.realm = d.realm and g.generation = d.generation and g.state = 'CURRENT', jsonb_each_text(d.numbers) n
    where d.realm = ${REALM} and d.day between ${from}::date and ${until}::date and ${all ? sql`true` : sql`d.street_id = ${street}::uuid`} ${by === 'ORGANISATION' ? sql`and d.organisation_id <> '00000000-0000-0000-0000-000000000000'` : sql``}
    group by 1, 2) s group by 1 order by 1`);
}

const MOST = 1_000;
const asExpected = async (): Promise<void> => fc.assert(fc.asyncProperty(periods, fc.constantFrom(...DIVIDED), fc.constantFrom(EVERYTHING, CENTER), async (period, by, reach) => {
  const expected = [...await byDays(reach, period, by)];
  expect([...await sumsPage(db, REALM, reach, period, by, MOST, null)]).toEqual(expected);
  expect(await countSums(db, REALM, reach, period, by)).toBe(expected.length);
  expect(await countsBy(db, REALM, reach, period, by, ['PLACED', 'ACCEPTED', 'REJECTED'], MOST)).toEqual(expected.map(({ key, numbers: { PLACED = 0, ACCEPTED = 0, REJECTED = 0 } }) => ({ key, counts: { PLACED, ACCEPTED, REJECTED } })));
  const many = expected.filter(({ numbers }) => (numbers['PLACED'] ?? 0) >= 5);
  expect([...await sumsPage(db, REALM, reach, period, by, MOST, null, true)]).toEqual(many);
}), { numRuns: 40, seed: 11 });
const months = () => db.execute<{ row: string }>(sql`select (to_jsonb(m) - 'generation')::text as row from report_months m order by 1`);

describe('Figures that are read through their months', () => {
  beforeAll(async () => {
    // Four thousand orders of fourteen months; half of them go on, at times that differ.
    await db.execute(sql`update events e set at = e.at - (o.number % 9) * interval '29 days 7 hours' from orders o where o.realm = e.realm and o.id = e.order_id`);
    for (const [nth, step, state] of [[2, 'dispatch', 'DISPATCHED'], [3, 'accept', 'ACCEPTED'], [4, 'open', 'OPEN']] as const) {
      await db.execute(sql`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, after, facts)
        select e.realm, 1, 'ORDER', ${step}, 'Order', e.order_id, e.order_id, ${nth}::int, e.at + o.number % 50 * ${nth}::int * interval '1 hour', 'PERSON', e.after || jsonb_build_object('state', ${state}::text, 'holdingId', o.community_id), '{"attempt": 1}'
        from events e join orders o on o.realm = e.realm and o.id = e.order_id where e.step = 'place' and o.number % ${nth}::int = 0`);
    }
    await rebuildReports(db, REALM);
    for (const table of ['days', 'months', 'generations']) await db.execute(sql.raw(`analyze report_${table}`));
  });

  test('are what their days come to, number by number, over any period and by whatever they are divided', async () => { await asExpected(); expect((await months()).length).toBeGreaterThan(1_000); });

  test('are read by one statement, of months and edges from their indexes; by days, of days alone', async () => {
    for (const by of ['ITEM', 'DAY'] as const) {
      const plans = await plansOf(() => sumsPage(platform.db, REALM, CENTER, { from: '2025-10-03', until: '2026-01-10', streetId: street }, by, 50, null));
      expect(plans).toEqual([expect.stringMatching(by === 'DAY' ? /^(?!.*report_months).*report_days_in_street/s : /report_months_in_street.*report_days_in_street.*report_days_in_street/s)]);
      expect(plans[0]).not.toMatch(/Seq Scan/);
    }
  });

  test('stay so while orders change place, item and unit, or are refused', async () => {
    await db.execute(sql`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, after, facts)
      select e.realm, 1, 'ORDER', case o.number % 3 when 0 then 'reject' else 'amend' end, 'Order', e.order_id, e.order_id, 9, e.at + interval '9 days', 'PERSON', e.after || case o.number % 3
        when 0 then '{"state": "REJECTED"}' when 1 then jsonb_build_object('itemId', 'HAIRCUT', 'organisationId', ${unit}::text)
        else (select jsonb_build_object('streetId', x.street_id, 'communityId', x.community_id, 'gridId', x.grid_id) from orders x where x.realm = o.realm and x.number = o.number + 100) end, '{"attempt": 1}'
      from events e join orders o on o.realm = e.realm and o.id = e.order_id where e.step = 'place' and o.number % 7 = 0 and o.number < 3000`);
    const before = await months();
    const moved = await db.execute<{ id: string }>(sql`select distinct order_id as id from events where revision = 9`);
    expect(moved.length).toBeGreaterThan(400);
    for (let i = 0; i < moved.length; i += 100) await db.transaction((tx) => recount(tx, REALM, moved.slice(i, i + 100).map(({ id }) => id)));
    expect(await months()).not.toEqual(before);
    await asExpected();
  });

  test('are the same once they are counted anew, of one generation, and as a migration or whoever lays days down derives them', async () => {
    const nothing = sql`numbers <> '{}'`;
    const there = async () => [...await db.execute<{ row: string }>(sql`select (to_jsonb(m) - 'generation')::text as row from report_months m where ${nothing} order by 1`)];
    const before = await there();
    await rebuildReports(db, REALM);
    expect([...await months()]).toEqual(before);
    await asExpected();
    expect(await db.execute(sql`select count(distinct generation)::int as n from report_months`)).toEqual([{ n: 1 }]);
    const migration = readFileSync(new URL('../../drizzle/0027_months_beside_days.sql', import.meta.url), 'utf8').split('--> statement-breakpoint').at(-1)!;
    for (const derive of [() => monthsOfDays(db, REALM), () => db.execute(sql.raw(migration))]) {
      await db.execute(sql`delete from report_months`);
      await derive();
      expect([...await months()]).toEqual(before);
    }
  });
});
