import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Outcome } from '../../kernel/result.ts';
import { dateOf } from '../columns.ts';
import type { Db, Executor } from '../db.ts';
import { Alarm } from '../alarm.ts';
import { faultName } from '../faults.ts';

/** A deadline that has come. */
export interface Due {
  readonly realm: string;
  readonly table: string;
  readonly id: string;
  readonly step: string;
  readonly dueAt: Date;
  /** A condition to be read under the subject's lock: nobody has put the deadline off, stopped or removed it since it came. */
  readonly stands: SQL;
}

/** Reads by itself whether a deadline still stands; a step that reads facts reads it along. */
export const stillStands = async (tx: Executor, { stands }: Partial<Pick<Due, 'stands'>>): Promise<boolean> =>
  stands === undefined || (await tx.execute<{ stands: boolean }>(sql`select ${stands} as stands`))[0]!.stands;

/**
 * Takes the step as the clock, in a transaction of its own, in which it also sets the subject's next deadlines; answers NOT_DUE, with
 * nothing done, when it finds under the subject's lock that the deadline does not stand any more.
 */
export type TakeStep = (due: Due) => Promise<Outcome<unknown>>;

/** What the clock is told when somebody was there first: the plan was amended, a hold was put. Nothing went wrong. */
export const NOT_DUE = 'NOT_DUE';

export interface Ticker {
  /** Takes everything that is due by business time, oldest first, and what becomes due by it; returns how many steps were taken. */
  runDue(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

interface Settings {
  readonly db: Db;
  readonly take: TakeStep;
  readonly log: Logger;
  readonly intervalMs?: number;
  readonly portion?: number;
  /** How long a node has a deadline for itself: so much later at most is a step taken whose node died. A node that lives and is slower shares the work. */
  readonly leaseSeconds?: number;
}

const LONGEST_PAUSE_S = 600;
// Over about four days.
const MOST_REFUSALS = 14;

/**
 * The clock's hand. Nodes share the work by leases, in machine time; what decides is the step itself under the subject's lock, so a step
 * that is handed out twice is refused once: it takes its deadline away in its own transaction. A step that succeeds without setting its deadline again is done with. One that is refused is
 * asked again with growing gaps (what it lacks may come: an answer to the requester), and after the last time kept with the code until
 * the subject sets its deadlines. A fault is tried again with growing gaps, for ever.
 */
export function openTicker({ db, take, log, intervalMs = 1_000, portion = 20, leaseSeconds = 4 }: Settings): Ticker {
  const alarm = new Alarm();
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const lease = async (token: string): Promise<Omit<Due, 'stands'>[]> => {
    const rows = await db.execute<{ realm: string; table: string; id: string; step: string; due: string }>(sql`
      update deadlines d set lease = ${token}::uuid, leased_until = machine_now() + make_interval(secs => ${leaseSeconds}::int)
      from (
        select realm, subject_table, subject_id, step from deadlines
        where paused_at is null and refused is null and due_at <= business_now() and (leased_until is null or leased_until <= machine_now())
        order by due_at limit ${portion}::int for update skip locked) c
      where d.realm = c.realm and d.subject_table = c.subject_table and d.subject_id = c.subject_id and d.step = c.step
      returning d.realm, d.subject_table as table, d.subject_id as id, d.step, d.due_at as due`);
    return rows.map(({ due, ...row }) => ({ ...row, dueAt: dateOf(due) })).sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  };

  /** True when the step was taken. What came of it is written only if nobody has set, stopped, moved or leased the deadline meanwhile. */
  const takeOne = async (due: Omit<Due, 'stands'>, token: string, leasedAt: number): Promise<boolean> => {
    const ours = sql`realm = ${due.realm} and subject_table = ${due.table} and subject_id = ${due.id}::uuid and step = ${due.step} and lease = ${token}::uuid`;
    const unmoved = sql`paused_at is null and due_at = ${due.dueAt.toISOString()}::timestamptz`;
    const stands = sql`exists (select from deadlines where ${ours} and ${unmoved})`;
    const renewed = async (): Promise<boolean> =>
      (await db.execute(sql`update deadlines set leased_until = machine_now() + make_interval(secs => ${leaseSeconds}::int) where ${ours} and ${unmoved} returning 1`)).length === 1;
    if (!await (performance.now() - leasedAt > leaseSeconds * 500 ? renewed() : stillStands(db, { stands }))) return false;
    const note = (what: SQL) => db.execute(sql`update deadlines set lease = null, ${what} where ${ours}`);
    const about = { table: due.table, id: due.id, step: due.step };
    try {
      const outcome = await take({ ...due, stands });
      if (!outcome.ok && outcome.refusal.code === NOT_DUE) await note(sql`leased_until = null`);
      else if (outcome.ok) await db.execute(sql`delete from deadlines where ${ours} and ${unmoved}`);
      else {
        log.warn({ ...about, code: outcome.refusal.code }, 'the clock was refused a step');
        await note(sql`tries = tries + 1, leased_until = case when ${unmoved} then machine_now() + least(interval '1 minute' * 2 ^ tries, interval '1 day') end,
          refused = case when ${unmoved} and tries + 1 >= ${MOST_REFUSALS}::int then ${outcome.refusal.code}::text end`);
      }
      return outcome.ok;
    } catch (error) {
      log.error({ ...about, fault: faultName(error) }, 'a step of the clock failed; it will be tried again');
      await note(sql`tries = tries + 1, leased_until = machine_now() + make_interval(secs => least(2 ^ least(tries, 20), ${LONGEST_PAUSE_S})::int)`);
      return false;
    }
  };

  const runDue = async (): Promise<number> => {
    let taken = 0;
    while (!stopped) {
      const token = randomUUID();
      const leasedAt = performance.now();
      const due = await lease(token);
      if (due.length === 0) break;
      for (const one of due) if (!stopped && await takeOne(one, token, leasedAt)) taken++;
    }
    return taken;
  };

  const run = async () => {
    while (!stopped) {
      await runDue().catch((error: unknown) => log.warn({ fault: faultName(error) }, 'deadlines cannot be read; trying again'));
      if (!stopped) await alarm.wait(intervalMs);
    }
  };

  return {
    runDue,
    start: () => { running = run(); },
    stop: async () => { stopped = true; alarm.ring(); await running; },
  };
}
