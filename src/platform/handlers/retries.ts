import { sql, type SQL } from 'drizzle-orm';
import type { Db, Executor } from '../db.ts';
import type { Event } from '../events/event.ts';
import { readEvent } from '../events/rows.ts';
import { faultName } from '../faults.ts';
import type { Handler } from './handler.ts';

/** When a failed event is tried again: seconds to wait after so many tries, and after how many it is dead. */
export interface Patience {
  readonly mostTries: number;
  seconds(tries: number): number;
}

/** Ten tries over about 17 minutes. */
export const PATIENCE: Patience = { mostTries: 10, seconds: (tries) => Math.min(2 ** tries, 3_600) };

type Key = Pick<Event, 'realm' | 'epoch' | 'xid' | 'seq'>;

/** Keeps an event for which the handler failed the first time. */
export async function keepForLater(tx: Executor, handler: Handler, event: Event, error: unknown, patience: Patience): Promise<void> {
  await tx.execute(sql`
    insert into handler_retries (realm, handler, epoch, xid, seq, tries, next_at, dead, fault)
    values (${event.realm}, ${handler.name}, ${event.epoch}::int, ${event.xid}::text::xid8, ${event.seq}::text::bigint, 1, ${inSeconds(patience.seconds(1))},
      ${patience.mostTries <= 1}, ${faultName(error)})
    on conflict do nothing`);
}

/** Tries again what is due; returns how many were tried. Nodes share: an event is tried by who holds its row. */
export async function retryDue(db: Db, handlers: ReadonlyMap<string, Handler>, patience: Patience): Promise<number> {
  const due = await db.execute<{ handler: string } & Key & Record<string, unknown>>(sql`
    select handler, realm, epoch, xid::text, seq::text from handler_retries
    where not dead and next_at <= machine_now() order by next_at limit 50`);
  let tried = 0;
  for (const { handler: name, ...key } of due) {
    const handler = handlers.get(name);
    if (handler && await retryOne(db, handler, key, patience)) tried++;
  }
  return tried;
}

async function retryOne(db: Db, handler: Handler, key: Key, patience: Patience): Promise<boolean> {
  const mine = sql`realm = ${key.realm} and handler = ${handler.name} and seq = ${key.seq}::text::bigint and not dead and next_at <= machine_now()`;
  try {
    return await db.transaction(async (tx) => {
      const [held] = await tx.execute(sql`select 1 from handler_retries where ${mine} for update skip locked`);
      if (!held) return false;
      const event = await readEvent(tx, key);
      if (event) await handler.run(tx, [event]);
      await tx.execute(sql`delete from handler_retries where ${mine}`);
      return true;
    });
  } catch (error) {
    await db.execute(failedAgain(mine, error, patience));
    return true;
  }
}

function failedAgain(mine: SQL, error: unknown, { mostTries, seconds }: Patience): SQL {
  const waits = Array.from({ length: mostTries }, (_, tries) => seconds(tries + 1));
  return sql`
    update handler_retries set tries = tries + 1, dead = tries + 1 >= ${mostTries}::int, fault = ${faultName(error)},
      next_at = machine_now() + make_interval(secs => (${JSON.stringify(waits)}::text::jsonb ->> least(tries, ${mostTries - 1}::int))::double precision)
    where ${mine}`;
}

const inSeconds = (seconds: number): SQL => sql`machine_now() + make_interval(secs => ${seconds}::double precision)`;
