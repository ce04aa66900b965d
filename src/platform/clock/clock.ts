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

/** Production does not start on a database whose business clock was moved, as a demonstration or a test that was cut short leaves it. */
export async function refuseMovedClock(db: Executor, config: Pick<Config, 'production'>): Promise<void> {
  if (!config.production) return;
  const ahead = await readClockAhead(db);
  if (ahead === 0) return;
  const [way, to] = ahead > 0 ? ['ahead', '快'] : ['behind', '慢'];
  const hours = Math.abs(ahead / 3_600_000).toFixed(2);
  throw new StartRefused(
    `The business clock of this database is ${hours} hours ${way}, as a demonstration or a test leaves it; give production a database of its own.`,
    `该数据库的业务时钟${to}了 ${hours} 小时（演示或测试遗留）；生产环境请使用独立的数据库。`,
  );
}

function refuseInProduction(config: Pick<Config, 'production'>): void {
  if (config.production) throw new StartRefused('In production the clock cannot be moved.', '生产环境不能拨动时钟。');
}
