import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { done, refused } from '../../../src/kernel/result.ts';
import { advanceClock, readBusinessNow, setClockAhead } from '../../../src/platform/clock/clock.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import { settingDeadlines, type DeadlineSetting } from '../../../src/platform/deadlines/set.ts';
import { openTicker, type Due, type TakeStep } from '../../../src/platform/deadlines/ticker.ts';
import { freshDatabase } from '../../support/database.ts';

const { db, url } = await freshDatabase();
const log = pino({ level: 'silent' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const subject = () => ({ realm: 'R', table: 'ORDER', id: newId() });
const inHours = async (hours: number): Promise<Date> => new Date(Number(await readBusinessNow(db)) + hours * HOUR);

type Due1 = { step: string; at: Date; anchored?: boolean };
/** As a use case does it: all parts in one statement. */
async function write(id: string, setting: Partial<DeadlineSetting>): Promise<void> {
  const parts = settingDeadlines({
    subject: { realm: 'R', table: 'ORDER', id }, dues: [], keep: false, held: false, wasHeldSince: null, now: await readBusinessNow(db), taken: 'a step', ...setting,
  });
  if (parts.length > 0) await db.execute(sql`with ${sql.join(parts.map((part, i) => sql`${sql.raw(`due${i}`)} as (${part})`), sql`, `)} select 1`);
}
const set = (id: string, dues: readonly Due1[], more: Partial<DeadlineSetting> = {}) =>
  write(id, { dues: dues.map((due) => ({ anchored: false, ...due })), ...more });
const hold = (id: string) => write(id, { keep: true, held: true, taken: 'hold' });
const lift = (id: string, since: Date) => write(id, { keep: true, wasHeldSince: since, taken: 'lift' });
const advance = (milliseconds: number) => advanceClock(db, { production: false }, milliseconds);
const rows = () => db.execute<{ step: string; due: string; id: string; refused: string | null; tries: number }>(
  sql`select step, due_at as due, subject_id as id, refused, tries from deadlines order by due_at`);
const recorder = (answer: TakeStep = async () => done(null)) => {
  const taken: Due[] = [];
  const ticker = openTicker({ db, log, take: async (due) => { taken.push(due); return answer(due); } });
  return { taken, ticker, steps: () => taken.map(({ step }) => step) };
};

beforeEach(async () => {
  await db.execute(sql`truncate deadlines`);
  await setClockAhead(db, { production: false }, 0);
});

describe('A deadline', () => {
  test('is taken when business time has come, once, and not before', async () => {
    const { id } = subject();
    await set(id, [{ step: 'recall', at: await inHours(8) }]);
    const { ticker, taken } = recorder();
    await advance(8 * HOUR - MINUTE);
    expect(await ticker.runDue()).toBe(0);
    await advance(MINUTE);
    expect(await ticker.runDue()).toBe(1);
    expect(taken).toMatchObject([{ realm: 'R', table: 'ORDER', id, step: 'recall' }]);
    expect(await ticker.runDue()).toBe(0);
    expect(await rows()).toHaveLength(0);
  });

  test('is forgotten when the state changes, with all others of its subject, and of no other subject', async () => {
    const [one, two] = [subject(), subject()];
    await set(one.id, [{ step: 'remind', at: await inHours(1) }, { step: 'recall', at: await inHours(2) }]);
    await set(two.id, [{ step: 'recall', at: await inHours(3) }]);
    await set(one.id, [{ step: 'recall', at: await inHours(5) }, { step: 'lapse', at: await inHours(4) }]);
    expect((await rows()).map(({ id, step }) => [id, step])).toEqual([[two.id, 'recall'], [one.id, 'lapse'], [one.id, 'recall']]);
    await set(one.id, []);
    expect((await rows()).map(({ id }) => id)).toEqual([two.id]);
  });

  test('stays when the state stays, except that of the step just taken', async () => {
    const { id } = subject();
    await set(id, [{ step: 'remind', at: await inHours(1) }, { step: 'recall', at: await inHours(2) }]);
    await set(id, [{ step: 'lapse', at: await inHours(3) }], { keep: true, taken: 'remind' });
    expect((await rows()).map(({ step }) => step)).toEqual(['recall', 'lapse']);
  });

  test('that its step sets again comes again, and one that it replaced is not taken any more', async () => {
    const { id } = subject();
    await set(id, [{ step: 'remind', at: await inHours(1) }, { step: 'recall', at: await inHours(2) }]);
    const { ticker, steps } = recorder(async ({ step }) => {
      if (step === 'remind') await set(id, [{ step: 'remind', at: await inHours(24) }]);
      return done(null);
    });
    await advance(3 * HOUR);
    await ticker.runDue();
    expect(steps()).toEqual(['remind']);
    await advance(24 * HOUR);
    await ticker.runDue();
    expect(steps()).toEqual(['remind', 'remind']);
    expect(await rows()).toHaveLength(1);
  });

  test('of which a step sets a past one again ends in the same run', async () => {
    const { id } = subject();
    await set(id, [{ step: 'first', at: await inHours(-2) }]);
    const { ticker, steps } = recorder(async ({ step }) => {
      await set(id, step === 'first' ? [{ step: 'second', at: await inHours(-1) }] : []);
      return done(null);
    });
    expect(await ticker.runDue()).toBe(2);
    expect(steps()).toEqual(['first', 'second']);
  });
});

describe('A hold', () => {
  test('stops the clock for as long as it stands, except for what is tied to the planned time', async () => {
    const { id } = subject();
    await set(id, [{ step: 'recall', at: await inHours(2) }, { step: 'lapse', at: await inHours(3), anchored: true }]);
    await advance(HOUR);
    const since = await readBusinessNow(db);
    await hold(id);
    await advance(10 * HOUR);
    const { ticker, steps } = recorder();
    await ticker.runDue();
    expect(steps()).toEqual(['lapse']);
    await lift(id, since);
    await advance(HOUR - MINUTE);
    await ticker.runDue();
    expect(steps()).toEqual(['lapse']);
    await advance(2 * MINUTE);
    await ticker.runDue();
    expect(steps()).toEqual(['lapse', 'recall']);
  });

  test('that stands already when deadlines are set stops them from the beginning', async () => {
    const { id } = subject();
    await set(id, [{ step: 'recall', at: await inHours(1) }, { step: 'lapse', at: await inHours(1), anchored: true }], { held: true });
    await advance(5 * HOUR);
    const { ticker, steps } = recorder();
    await ticker.runDue();
    expect(steps()).toEqual(['lapse']);
  });

  test('that begins while the clock is at the step leaves the deadline to be taken when it ends', async () => {
    const { id } = subject();
    await set(id, [{ step: 'recall', at: await inHours(-1) }]);
    const since = await readBusinessNow(db);
    let held = false;
    const { ticker } = recorder(async () => {
      if (held) return done(null);
      held = true;
      await hold(id);
      return refused({ code: 'ON_HOLD', args: {} });
    });
    expect(await ticker.runDue()).toBe(0);
    expect((await rows()).map((row) => row.refused)).toEqual([null]);
    await advance(HOUR);
    await lift(id, since);
    expect(await ticker.runDue()).toBe(1);
  });
});

describe('A step that the clock', () => {
  test('is refused is asked again later, and taken once nothing stands against it', async () => {
    await set(newId(), [{ step: 'close', at: await inHours(-1) }]);
    let answers = 0;
    const { ticker } = recorder(async () => (answers++ === 0 ? refused({ code: 'NO_ANSWER', args: {} }) : done(null)));
    expect([await ticker.runDue(), await ticker.runDue(), answers]).toEqual([0, 0, 1]);
    await db.execute(sql`update deadlines set leased_until = leased_until - interval '59 seconds'`);
    expect([await ticker.runDue(), answers]).toEqual([0, 1]);
    await db.execute(sql`update deadlines set leased_until = leased_until - interval '2 seconds'`);
    expect([await ticker.runDue(), answers]).toEqual([1, 2]);
    expect(await rows()).toHaveLength(0);
  });

  test('is refused every time is kept with the code after the last, is not asked again, and counts anew once the subject sets its deadlines', async () => {
    const { id } = subject();
    await set(id, [{ step: 'recall', at: await inHours(-1) }]);
    let answers = 0;
    const { ticker } = recorder(async () => (answers++ < 14 ? refused({ code: 'ON_HOLD', args: {} }) : done(null)));
    for (let i = 0; i < 20; i++) {
      await ticker.runDue();
      await db.execute(sql`update deadlines set leased_until = null`);
    }
    expect(answers).toBe(14);
    expect((await rows()).map((row) => row.refused)).toEqual(['ON_HOLD']);
    await set(id, [{ step: 'recall', at: await inHours(-1) }]);
    expect(await ticker.runDue()).toBe(1);
  });

  test('fails at is tried again later, and does not hold up the others', async () => {
    await set(newId(), [{ step: 'bad', at: await inHours(-2) }]);
    await set(newId(), [{ step: 'good', at: await inHours(-1) }]);
    let broken = true;
    const { ticker, steps } = recorder(async ({ step }) => {
      if (step === 'bad' && broken) throw new Error('broken');
      return done(null);
    });
    expect(await ticker.runDue()).toBe(1);
    expect(steps()).toEqual(['bad', 'good']);
    expect((await rows()).map(({ tries }) => tries)).toEqual([1]);
    await db.execute(sql`update deadlines set leased_until = machine_now()`);
    broken = false;
    expect(await ticker.runDue()).toBe(1);
  });
});

describe('Several nodes', () => {
  test('share what is due: forty steps, each taken once', async () => {
    const other = openDatabase(url);
    for (let i = 0; i < 40; i++) await set(newId(), [{ step: 'recall', at: await inHours(-1) }]);
    const taken: string[] = [];
    const nodes = [db, other.db, db, other.db].map((each) =>
      openTicker({ db: each, log, portion: 3, take: async ({ id }) => { taken.push(id); await each.execute(sql`select 1`); return done(null); } }));
    const counts = await Promise.all(nodes.map((node) => node.runDue()));
    await other.close();
    expect(counts.reduce((a, b) => a + b)).toBe(40);
    expect(new Set(taken).size).toBe(40);
    expect(taken).toHaveLength(40);
  });

  test('take over within seconds from one that died', async () => {
    await set(newId(), [{ step: 'recall', at: await inHours(-1) }]);
    let dies = (): void => {};
    const dying = new Promise<void>((leased) => { dies = leased; });
    // Its transaction is gone with it: it never comes to an end.
    void openTicker({ db, log, take: () => { dies(); return new Promise(() => {}); } }).runDue();
    await dying;
    const [left] = await db.execute<{ s: string }>(sql`select extract(epoch from leased_until - machine_now()) as s from deadlines`);
    expect(Number(left!.s)).toBeLessThan(5);
    const { ticker } = recorder();
    expect(await ticker.runDue()).toBe(0);
    await db.execute(sql`update deadlines set leased_until = machine_now() - interval '1 second'`);
    expect(await ticker.runDue()).toBe(1);
  });
});

test('The ticker runs by itself once started, and stops', async () => {
  let arrived = () => {};
  const arrival = new Promise<void>((go) => { arrived = go; });
  await set(newId(), [{ step: 'recall', at: await inHours(1) }]);
  const ticker = openTicker({ db, log, intervalMs: 5, take: async () => { arrived(); return done(null); } });
  ticker.start();
  await advance(2 * HOUR);
  await arrival;
  await ticker.stop();
  expect(await rows()).toHaveLength(0);
});
