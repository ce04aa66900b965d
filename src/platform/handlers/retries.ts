import { sql, type SQL } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db, Executor } from '../db.ts';
import type { Event } from '../events/event.ts';
import { readEvent } from '../events/rows.ts';
import { faultName } from '../faults.ts';
import { executeKept } from '../steady.ts';
import { runBounded, type Handler } from './handler.ts';

/** When a failed event is tried again: seconds to wait after so many tries, and after how many it is dead. */
export interface Patience {
  readonly mostTries: number;
  seconds(tries: number): number;
}

/** Ten tries over about 17 minutes. */
export const PATIENCE: Patience = { mostTries: 10, seconds: (tries) => Math.min(2 ** tries, 3_600) };

export interface Retrying {
  readonly db: Db;
  readonly log: Logger;
  readonly patience: Patience;
  /** How long a try may take. */
  readonly runMs: number;
  /** How long an event is left to the node that tries it; longer than a try. */
  readonly leaseSeconds: number;
}

/** An event that is due to be tried again. */
export interface Retry extends Pick<Event, 'realm' | 'epoch' | 'xid' | 'seq'> { readonly handler: string }

/** Keeps an event for which the handler failed the first time. */
export async function keepForLater(tx: Executor, handler: Handler, event: Event, error: unknown, patience: Patience): Promise<void> {
  await tx.execute(sql`
    insert into handler_retries (realm, handler, epoch, xid, seq, tries, next_at, dead, fault)
    values (${event.realm}, ${handler.name}, ${event.epoch}::int, ${event.xid}::text::xid8, ${event.seq}::text::bigint, 1, ${inSeconds(patience.seconds(1))},
      ${patience.mostTries <= 1}, ${faultName(error)})
    on conflict do nothing`);
}

/** What is due of these handlers, the longest first, so many of each at the most. */
export async function dueRetries(db: Db, handlers: readonly string[], limit = 50): Promise<Retry[]> {
  return [...await executeKept<Retry>(db, sql`
    select r.* from jsonb_array_elements_text(${JSON.stringify(handlers)}::text::jsonb) h(name) cross join lateral (
      select handler, realm, epoch, xid::text, seq::text from handler_retries
      where handler = h.name and not dead and next_at <= machine_now() order by next_at limit ${sql.raw(String(limit))}) r`)];
}

/**
 * Tries one again; false when it was not due any more, or tried by another node. The try is counted and committed before it begins, so that one
 * with which a node dies is counted, too, and nothing is locked while the handler works. What it writes stays only if the try is still ours at its end.
 */
export async function retryOne({ db, log, patience, runMs, leaseSeconds }: Retrying, handler: Handler, key: Retry): Promise<boolean> {
  const it = sql`realm = ${key.realm} and handler = ${key.handler} and seq = ${key.seq}::text::bigint and not dead`;
  const [claimed] = await db.execute<{ tries: number; dead: boolean }>(sql`
    update handler_retries set dead = tries >= ${patience.mostTries}::int, tries = least(tries + 1, ${patience.mostTries}::int), next_at = ${inSeconds(leaseSeconds)}
    where ${it} and next_at <= machine_now() returning tries, dead`);
  if (!claimed) return false;
  const buried = (): void => log.error({ handler: handler.name, event: key.seq }, 'a handler gave up on an event; see "linlibang dead-letters"');
  if (claimed.dead) { buried(); return true; }
  const { tries } = claimed;
  try {
    await db.transaction(async (tx) => {
      const event = await readEvent(tx, key);
      if (event) await runBounded(handler, tx, [event], runMs);
      const gone = await tx.execute(sql`delete from handler_retries where ${it} and tries = ${tries}::int returning 1`);
      if (gone.length === 0) throw new Error('another node tries it');
    });
  } catch (error) {
    const dead = tries >= patience.mostTries;
    if (dead) buried();
    await db.execute(sql`
      update handler_retries set dead = ${dead}, fault = ${faultName(error)}, next_at = ${inSeconds(patience.seconds(tries))} where ${it} and tries = ${tries}::int`);
  }
  return true;
}

const inSeconds = (seconds: number): SQL => sql`machine_now() + make_interval(secs => ${seconds}::double precision)`;
