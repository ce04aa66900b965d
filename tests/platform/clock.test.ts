import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { advanceClock, readBusinessNow, refuseMovedClock, setClockAhead } from '../../src/platform/clock/clock.ts';
import { freshDatabase } from '../support/database.ts';

const HOUR_MS = 3_600_000;
const { db } = await freshDatabase();

async function aheadMs(): Promise<number> {
  const [row] = await db.execute<{ ahead: string }>(sql`select extract(epoch from business_now() - date_trunc('milliseconds', machine_now())) * 1000 as ahead`);
  return Number(row?.ahead);
}

test('business time is the time of the machine until it is moved', async () => {
  expect(await aheadMs()).toBe(0);
});

test('moving the clock moves business time and never the time of the machine', async () => {
  const before = await readBusinessNow(db);
  const after = await advanceClock(db, { production: false }, 4 * HOUR_MS);
  expect(await aheadMs()).toBe(4 * HOUR_MS);
  expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(4 * HOUR_MS);
  await setClockAhead(db, { production: false }, 0);
  expect(await aheadMs()).toBe(0);
});

test('in production the clock cannot be moved, and stays where it is', async () => {
  await expect(advanceClock(db, { production: true }, HOUR_MS)).rejects.toThrow('In production the clock cannot be moved.');
  await expect(setClockAhead(db, { production: true }, HOUR_MS)).rejects.toThrow('In production the clock cannot be moved.');
  expect(await aheadMs()).toBe(0);
});

test('production does not start on a moved clock, nor moves it back; others do', async () => {
  for (const [ahead, said] of [[3 * HOUR_MS, '3.00 hours ahead'], [-HOUR_MS / 2, '0.50 hours behind']] as const) {
    await setClockAhead(db, { production: false }, ahead);
    await expect(refuseMovedClock(db, { production: true })).rejects.toThrow(said);
    await refuseMovedClock(db, { production: false });
    expect(await aheadMs()).toBe(ahead);
  }
  await setClockAhead(db, { production: false }, 0);
  await refuseMovedClock(db, { production: true });
});
