import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
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

export interface LineSettings {
  readonly sql: Sql;
  readonly log: Logger;
  /** So often the line listens for itself, unless it heard itself anyway. */
  readonly beatMs: number;
  /** How long it may take to hear oneself. */
  readonly echoMs: number;
  /** Called for hints of other nodes, and when the line was opened anew: some may have been lost. */
  readonly heard: () => void;
}

/**
 * Opens the line. A connection that has fallen silent says nothing of it, so the line listens for itself: what it does not hear within `echoMs`
 * has it opened anew, at most once a beat. That costs one notification a beat, and nothing where others are told anyway. Throws nothing.
 */
export function openLine({ sql, log, beatMs, echoMs, heard }: LineSettings): Line {
  const me = randomUUID();
  const beatOfMine = `${me} beat`;
  let client: Sql | null = null;
  let timer: NodeJS.Timeout | null = null;
  let telling = false;
  let again = false;
  let heardMyself = 0;
  let silent = false;

  const hear = (from: string): void => {
    if (from.startsWith(me)) { heardMyself = performance.now(); silent = false; }
    else if (!from.endsWith('beat')) heard();
  };
  const open = (): void => {
    const opened = postgres({ ...(sql.options as object), max: 1, idle_timeout: 0, max_lifetime: null, fetch_types: false } as postgres.Options<Record<string, never>>);
    // Also whenever the driver has opened it again by itself: hints may have been lost.
    opened.listen(CHANNEL, hear, () => heard()).catch(() => {});
    client = opened;
  };
  const close = async (): Promise<void> => {
    const closing = client;
    client = null;
    await closing?.end({ timeout: 1 }).catch(() => {});
  };
  const renew = (): void => { telling = false; void close(); open(); };
  const send = async (): Promise<void> => {
    timer = null;
    telling = true;
    const by = client;
    await by?.notify(CHANNEL, me).catch(() => {});
    // Of a line that was opened anew meanwhile the old one's answer says nothing.
    if (by !== client) return;
    telling = false;
    if (again && client) { again = false; timer = setTimeout(() => void send(), COALESCE_MS); }
  };

  /** Whoever hears nothing of itself for a beat says something, and listens whether it comes. */
  const listen = (): void => {
    const [by, since] = [client, performance.now()];
    if (!by || since - heardMyself < beatMs) return;
    by.notify(CHANNEL, beatOfMine).catch(() => {});
    const judge = (): void => {
      if (client !== by || heardMyself >= since) return;
      if (!silent) log.warn('the listening connection is silent; it is opened anew');
      silent = true;
      renew();
    };
    // A node that was busy reads first what has come meanwhile.
    setTimeout(() => { setImmediate(judge); }, echoMs).unref();
  };

  open();
  const beats = setInterval(listen, beatMs);
  beats.unref();
  return {
    tell: () => {
      if (telling) again = true;
      else timer ??= setTimeout(() => void send(), COALESCE_MS);
    },
    renew,
    close: async () => {
      clearInterval(beats);
      if (timer) clearTimeout(timer);
      await close();
    },
  };
}
