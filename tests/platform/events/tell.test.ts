import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { advanceClock, readBusinessNow } from '../../../src/platform/clock/clock.ts';
import { tell, telling as tellingSql } from '../../../src/platform/events/tell.ts';
import { freshDatabase } from '../../support/database.ts';
import { telling } from './support.ts';

const { db } = await freshDatabase();
beforeEach(async () => { await db.execute(sql`truncate events`); });
const count = async (): Promise<number> => (await db.execute(sql`select 1 from events`)).length;

describe('Telling', () => {
  test('is undone with the transaction in which it was told', async () => {
    await expect(db.transaction(async (tx) => { await tell(tx, [telling()]); throw new Error('undone'); })).rejects.toThrow('undone');
    expect(await count()).toBe(0);
  });

  test('nothing writes nothing', async () => {
    await tell(db, []);
    expect(await count()).toBe(0);
  });

  test('carries business time, which may run ahead, and the transaction of its statement', async () => {
    await advanceClock(db, { production: false }, 3_600_000);
    const now = await readBusinessNow(db);
    await db.transaction(async (tx) => {
      await tell(tx, [telling(), telling()]);
      const [row] = await tx.execute<{ same: boolean; count: number }>(sql`
        select bool_and(xid = pg_current_xact_id() and at - ${now.toISOString()}::timestamptz between '0' and '1 minute') as same, count(*)::int as count from events`);
      expect(row).toEqual({ same: true, count: 2 });
    });
  });

  test('can be a part of the statement that does what it tells, and take values from it', async () => {
    await db.execute(sql`create table if not exists things (id uuid, revision int)`);
    const ids = [newId(), newId()];
    await db.execute(sql`insert into things values (${ids[0]}::uuid, 4), (${ids[1]}::uuid, 7)`);
    await db.execute(sql`
      with moved as (update things set revision = revision + 1 returning *),
      told as (${tellingSql([{
        ...telling({ step: 'freed' }), subjectId: sql`moved.id`, revision: sql`moved.revision`, facts: sql`jsonb_build_object('left', moved.revision)`,
        after: sql`jsonb_build_object('state', 'FREE')`,
      }], sql`moved`)})
      select 1`);
    const rows = await db.execute(sql`select subject_id, revision, facts, after from events order by revision`);
    expect([...rows]).toEqual([
      { subject_id: ids[0], revision: 5, facts: { left: 5 }, after: { state: 'FREE' } },
      { subject_id: ids[1], revision: 8, facts: { left: 8 }, after: { state: 'FREE' } },
    ]);
  });
});

describe('The facts of an event', () => {
  test.each([
    ['words', '水管漏了'], ['an English sentence', 'the pipe leaks'], ['a telephone number', '12345678901'], ['one with its country', '+8612345678901'],
    ['an identity number', '11010119900101123X'], ['words in a list', ['OK', '老王']], ['nothing finite', Number.NaN],
  ])('are refused when they hold %s, without repeating it, and nothing is written', async (_, value) => {
    const told = tell(db, [telling({ facts: { note: value } })]);
    await expect(told).rejects.toThrow('The fact "note"');
    await expect(told).rejects.not.toThrow(String(value).slice(0, 12));
    expect(await count()).toBe(0);
  });

  test('may hold ids, codes, times, numbers, lists of codes, yes and no, nothing', async () => {
    await tell(db, [telling({ facts: {
      id: newId(), code: 'NO_HELP_WANTED', at: '2026-11-21T08:00:00.000Z', seats: 3, persons: [newId(), newId()], urgent: true, until: null,
    } })]);
    expect(await count()).toBe(1);
  });
});
