import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { Sql } from '../db.ts';

const CHANNEL = 'linlibang_events';
const COALESCE_MS = 5;

/** Hints between nodes, over a connection of its own and never inside a transaction. A lost hint costs the time of a poll. */
export interface Line {
  /** Tells the other nodes, at most once in a few milliseconds however often it is called. */
  tell(): void;
  /** Starts anew after an outage. */
  renew(): void;
  close(): Promise<void>;
}

/** Opens the line; `heard` is called for hints of other nodes. Throws nothing. */
export function openLine(sql: Sql, heard: () => void): Line {
  const me = randomUUID();
  let client: Sql | null = null;
  let timer: NodeJS.Timeout | null = null;
  let telling = false;
  let again = false;

  const open = () => {
    const opened = postgres({ ...(sql.options as object), max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false } as postgres.Options<Record<string, never>>);
    opened.listen(CHANNEL, (from) => { if (from !== me) heard(); }).catch(() => {});
    client = opened;
  };
  const close = async () => {
    const closing = client;
    client = null;
    await closing?.end({ timeout: 1 }).catch(() => {});
  };
  const send = async () => {
    timer = null;
    telling = true;
    await client?.notify(CHANNEL, me).catch(() => {});
    telling = false;
    if (again && client) { again = false; timer = setTimeout(() => void send(), COALESCE_MS); }
  };

  open();
  return {
    tell: () => {
      if (telling) again = true;
      else timer ??= setTimeout(() => void send(), COALESCE_MS);
    },
    renew: () => { void close(); open(); },
    close: async () => {
      if (timer) clearTimeout(timer);
      await close();
    },
  };
}
