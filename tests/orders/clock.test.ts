import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { clockSteps, handInAll } from '../../src/composition.ts';
import { markAnswered } from '../../src/features/orders/index.ts';
import type { Duration } from '../../src/kernel/durations.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { openTicker } from '../../src/platform/deadlines/ticker.ts';
import type { Draft } from '../support/seven-orders/drafts.ts';
import { onWednesday, value, type Arrange } from './support/wednesday.ts';

/** The clock in the flow of an order: shortened, stopped, put off, repeated, refused, shared. */

const { platform, db, url, world, ticker, at, clockTo, dueOf, taken, stateOf, stepped, placed, seat, offered, drive, look } = await onWednesday();
const planned = (start: number, end: number): Arrange => (draft) => { Object.assign(draft.row, { plannedStart: at(start), plannedEnd: at(end) }); };

describe('A limit that would end after the start', () => {
  test('ends at half of the time that is left', async () => {
    const accepted = await stepped('accept', false, { input: { plannedStart: at(2), plannedEnd: at(3), summary: '陪老人散步' } });
    const sent = await stepped('dispatch', false, { arrange: (draft) => { Object.assign(draft.row, { wantedStart: at(9), wantedEnd: at(10) }); } });
    expect([await dueOf(accepted, 'open'), await dueOf(sent, 'recall')]).toEqual([{ hours: 1, paused: false }, { hours: 4.5, paused: false }]);
    expect((await dueOf(await seat(0.1, offered), 'lapseOffer'))?.hours).toBe(0.05);
  });

  test('of a start that is past already, ends in its ordinary time', async () => {
    const id = await stepped('dispatch', false, { arrange: (draft) => { Object.assign(draft.row, { wantedStart: at(-2), wantedEnd: at(-1) }); } });
    expect((await dueOf(id, 'recall'))?.hours).toBe(24);
  });
});

describe('A hold', () => {
  const holding = async (id: string, until: number) => value(await drive({ by: 'holdingWorker' } as Draft, id, 'hold', { words: '材料未到', until: at(until) }));
  const lifting = async (id: string, holdId?: string) => value(await drive({ by: 'holdingWorker' } as Draft, id, 'lift', holdId ? { holdId } : {}));

  test('stops what is not tied to the planned time; lifted by the clock, it goes on by what was left', async () => {
    const id = await stepped('accept', false);
    await clockTo(1);
    await holding(id, 11);
    await clockTo(10);
    expect(await ticker.runDue()).toBe(0);
    expect(await dueOf(id, 'open')).toMatchObject({ paused: true });
    await clockTo(11.001);
    expect(await ticker.runDue()).toBe(1);
    expect(await dueOf(id, 'open')).toEqual({ hours: 14, paused: false });
    await clockTo(14.02);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('OPEN');
  });

  test('does not stop what is tied to the planned time', async () => {
    const id = await stepped('open', false, { arrange: planned(48, 50) });
    await holding(id, 400);
    for (const [hours, state] of [[46.1, 'OPEN'], [48.6, 'OPEN'], [50.1, 'ACCEPTED']] as const) {
      await clockTo(hours);
      expect(await ticker.runDue()).toBe(1);
      expect(await stateOf('orders', id)).toBe(state);
    }
    expect(await dueOf(id, 'remindStreetLeader')).toMatchObject({ paused: true });
  });

  test('of several ends with the last of them', async () => {
    const id = await stepped('dispatch', false);
    await holding(id, 5);
    await holding(id, 9);
    await clockTo(5.01);
    expect(await ticker.runDue()).toBe(1);
    expect(await dueOf(id, 'recall')).toMatchObject({ paused: true });
    expect(await dueOf(id, 'lift')).toMatchObject({ hours: 9 });
    await clockTo(9.01);
    expect(await ticker.runDue()).toBe(1);
    expect((await look(id)).orders[0]).toMatchObject({ holds: 0, held_since: null });
    expect(await dueOf(id, 'recall')).toEqual({ hours: 33.01, paused: false });
  });

  test('lifted by hand forgets that it would have ended', async () => {
    const id = await stepped('dispatch', false);
    await holding(id, 5);
    await lifting(id);
    expect(await dueOf(id, 'lift')).toBeNull();
    expect(await dueOf(id, 'recall')).toEqual({ hours: 24, paused: false });
  });
});

describe('A limit of one\'s own', () => {
  const realmSays = (limitsOf: Record<string, Duration>): Arrange => (draft) => { draft.settings.limits = limitsOf; };
  const itemSays = (limitsOf: Record<string, Duration>): Arrange => (draft) => { draft.row.limits = limitsOf; };

  test('is the realm\'s instead of the table\'s, and the item\'s instead of the realm\'s', async () => {
    const realm = realmSays({ 'ORDER.accept.open': { minutes: 90 }, 'ORDER.dispatch.recall': { hours: 3 } });
    const item = itemSays({ 'ORDER.accept.open': { minutes: 30 } });
    expect((await dueOf(await stepped('accept', false, { arrange: realm }), 'open'))?.hours).toBe(1.5);
    expect((await dueOf(await stepped('accept', true, { arrange: realm }), 'open'))?.hours).toBe(0.75);
    const both = (draft: Draft) => { realm(draft); item(draft); };
    expect((await dueOf(await stepped('accept', false, { arrange: both }), 'open'))?.hours).toBe(0.5);
    expect((await dueOf(await stepped('dispatch', false, { arrange: both }), 'recall'))?.hours).toBe(3);
  });

  test('fires in its time', async () => {
    const id = await stepped('accept', false, { arrange: itemSays({ 'ORDER.accept.open': { minutes: 30 } }) });
    await clockTo(0.49);
    expect(await ticker.runDue()).toBe(0);
    await clockTo(0.51);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('OPEN');
  });
});

describe('The street leader', () => {
  test('is reminded each working day and not at the weekend, until somebody moves', async () => {
    const id = await placed();
    const days: number[] = [];
    for (let hours = 0; hours <= 7 * 24; hours += 12) {
      await clockTo(hours);
      if (await ticker.runDue() > 0) days.push(hours);
    }
    // Wednesday 15:00; each time a working day further: Thursday, Friday, Monday, Tuesday.
    expect(days).toEqual([12, 36, 60, 132, 156]);
    expect(await taken(id, 'remindStreetLeader')).toBe(5);
    value(await drive({ by: 'dispatcher' } as Draft, id, 'dispatch', { divisionId: world.places.there }));
    await clockTo(8 * 24);
    await ticker.runDue();
    expect(await taken(id, 'remindStreetLeader')).toBe(5);
  });

  test('is reminded once, however long nobody looked at the clock', async () => {
    const id = await placed();
    await clockTo(30 * 24);
    expect(await ticker.runDue()).toBe(1);
    expect(await taken(id, 'remindStreetLeader')).toBe(1);
  });
});

describe('What else is amended', () => {
  test('does not wind the clock up again; another date does', async () => {
    const id = await stepped('accept', false);
    await clockTo(3);
    value(await drive({ by: 'requester' } as Draft, id, 'amend', { words: '请带梯子' }));
    expect((await dueOf(id, 'open'))?.hours).toBe(4);
    value(await drive({ by: 'holdingWorker' } as Draft, id, 'amend', { plannedStart: at(49), plannedEnd: at(51) }));
    expect((await dueOf(id, 'open'))?.hours).toBe(7);
  });
});

describe('A step that the clock is refused', () => {
  test('is asked once and does not loop; when what was missing is there, it is asked again', async () => {
    const id = await stepped('settle', false, { from: 'ACCEPTED' });
    await clockTo(721);
    for (let i = 0; i < 3; i++) expect(await ticker.runDue()).toBe(0);
    expect((await look(id)).orders[0]).toMatchObject({ state: 'DONE', revision: 8 });
    await markAnswered(db, { realm: world.realm, at: at(721), answered: [{ orderId: id, attempt: 1 }] });
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('CLOSED');
  });

  test('because somebody put it off while the clock waited for the lock is not taken, and comes in its new time', async () => {
    const id = await stepped('open', false, { arrange: planned(48, 50) });
    await db.execute(sql`delete from deadlines where subject_id = ${id}::uuid and step <> 'lapse'`);
    await clockTo(50.1);
    let running: Promise<number> = Promise.resolve(0);
    await platform.database.db.transaction(async (tx) => {
      await tx.execute(sql`select from orders where id = ${id}::uuid for update`);
      running = ticker.runDue();
      // From outside: within a transaction that view stays as it was first seen.
      for (let waiting = 0; waiting === 0;) waiting = (await db.execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length;
      await tx.execute(sql`update deadlines set due_at = ${at(60).toISOString()}::timestamptz, lease = null, leased_until = null where subject_id = ${id}::uuid`);
    });
    expect(await running).toBe(0);
    expect(await stateOf('orders', id)).toBe('OPEN');
    await clockTo(60.1);
    expect(await ticker.runDue()).toBe(1);
    expect(await stateOf('orders', id)).toBe('ACCEPTED');
  });
});

describe('Two nodes at once', () => {
  let other: ReturnType<typeof openDatabase>;
  beforeAll(() => { other = openDatabase(url); return () => other.close(); });

  test('take each step once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push(await stepped('dispatch', false));
    await clockTo(25);
    const second = { ...platform, database: other, db: other.db, sql: other.sql };
    handInAll(second);
    const tickers = [platform, second, platform, second].map((node) => openTicker({ db: node.db, log: node.log, take: clockSteps(node), portion: 3 }));
    const counts = await Promise.all(tickers.map((each) => each.runDue()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    for (const id of ids) expect([await taken(id, 'recall'), (await look(id)).orders[0]!.revision]).toEqual([1, 9]);
  });
});
