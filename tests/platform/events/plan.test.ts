import { drizzle } from 'drizzle-orm/postgres-js';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../src/platform/db.ts';
import { readSpans } from '../../../src/platform/events/read.ts';
import { readEvent } from '../../../src/platform/events/rows.ts';
import { findWork } from '../../../src/platform/handlers/cursors.ts';
import { freshDatabase } from '../../support/database.ts';

const { db, url } = await freshDatabase();

beforeAll(async () => {
  for (let realm = 0; realm < 3; realm++) {
    await db.execute(sql`
      insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind)
      select ${`R${realm}`}::text, 1, 'ORDER', 's', 'Order', gen_random_uuid(), md5((n % 500)::text)::uuid, n / 500, 'CLOCK' from generate_series(1, 5000) n`);
  }
  await db.execute(sql`analyze events`);
});

/** The plan of every statement that `work` runs, explained with its own parameters. */
async function plansOf(work: (db: Db) => Promise<unknown>): Promise<string[]> {
  const statements: { text: string; parameters: unknown[] }[] = [];
  const client = postgres(url, { max: 1, debug: (_, text, parameters) => { statements.push({ text, parameters }); } });
  await work(drizzle(client));
  await client.end();
  const explaining = postgres(url, { max: 1, onnotice: () => {} });
  await explaining`set enable_seqscan = off`;
  const plans: string[] = [];
  for (const { text, parameters } of statements.filter((s) => s.text.includes('events'))) {
    const rows = await explaining.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${text}`, parameters as string[]);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await explaining.end();
  return plans;
}

describe('No sequential scan of events', () => {
  test('remains in reading on, anywhere in a long feed', async () => {
    const [plan, ...more] = await plansOf((each) => readSpans(each, [{ realm: 'R1', at: { epoch: 1, xid: '0' } }, { realm: 'R2', at: { epoch: 1, xid: '5' } }]));
    expect(more).toEqual([]);
    expect(plan).not.toMatch(/Seq Scan on events/);
    expect(plan).toMatch(/using events_pk on events/);
    expect(plan).toMatch(/using events_run on events/);
    // One probe for each order, never all events at once, and no estimate that would have it compiled.
    expect([...plan!.matchAll(/on events(?: \w+)? .*\n\s*Index Cond/g)]).toHaveLength([...plan!.matchAll(/Scan using \w+ on events/g)].length);
    expect(Number(/cost=[\d.]+\.\.([\d.]+)/.exec(plan!)![1])).toBeLessThan(100_000);
  });

  test('remains in reading what was put away, and no probe reads a whole table of it', async () => {
    await db.execute(sql`insert into old_events (realm, epoch, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, facts)
      select realm, 0, xid, seq, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, facts from events`);
    await db.execute(sql`analyze old_events`);
    const [plan] = await plansOf((each) => readSpans(each, [{ realm: 'R1', at: { epoch: 0, xid: '5' } }], 100, { from: 'ALL' }));
    expect(plan).not.toMatch(/Seq Scan on (old_)?events/);
    expect(plan).toMatch(/using old_events_pk on old_events/);
    expect(plan).toMatch(/using old_events_run on old_events/);
    expect([...plan!.matchAll(/on (?:old_)?events(?: \w+)? .*\n\s*Index Cond/g)]).toHaveLength([...plan!.matchAll(/Scan using \w+ on (?:old_)?events/g)].length);
    const [readOne] = await plansOf((each) => readEvent(each, { realm: 'R1', epoch: 1, xid: '5', seq: '1' }));
    expect(readOne).not.toMatch(/Seq Scan/);
  });

  test('remains in finding work for handlers', async () => {
    const [plan] = await plansOf((each) => findWork(each, ['one', 'two']));
    expect(plan).not.toMatch(/Seq Scan on (old_)?events/);
    expect(plan).toMatch(/using events_pk on events/);
  });
});
