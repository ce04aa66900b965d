import { sql } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../db.ts';
import { StartRefused } from '../start-refused.ts';
import { businessClock } from './tables.ts';

/** Business time, to which limits, seats and lists are compared. */
export async function readBusinessNow(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select to_char(business_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`);
  if (!row) throw new Error('the database gave no time');
  return new Date(row.now);
}

/** Moves business time forward (or back, if negative) for everybody on this database. Refused in production. */
export async function advanceClock(db: Executor, config: Pick<Config, 'production'>, milliseconds: number): Promise<Date> {
  refuseInProduction(config);
  await db.update(businessClock).set({ ahead: sql`${businessClock.ahead} + ${`${milliseconds} milliseconds`}::interval` });
  return readBusinessNow(db);
}

/** How far business time runs ahead, in milliseconds (negative: behind). */
export async function readClockAhead(db: Executor): Promise<number> {
  const [row] = await db.execute<{ ms: string }>(sql`select round(extract(epoch from ahead) * 1000)::bigint as ms from business_clock`);
  return Number(row?.ms ?? 0);
}

/** Sets how far business time runs ahead; 0 is the machine's time. Refused in production. */
export async function setClockAhead(db: Executor, config: Pick<Config, 'production'>, milliseconds: number): Promise<void> {
  refuseInProduction(config);
  await db.update(businessClock).set({ ahead: sql`${`${milliseconds} milliseconds`}::interval` });
}

function refuseInProduction(config: Pick<Config, 'production'>): void {
  if (config.production) throw new StartRefused('In production the clock cannot be moved.', '生产环境不能拨动时钟。');
}
