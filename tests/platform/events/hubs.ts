import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Database } from '../../../src/platform/db.ts';
import { RESYNC, type Page, type Resync } from '../../../src/platform/events/event.ts';
import { openHub, type Hub, type HubSettings } from '../../../src/platform/events/hub.ts';

export const log = pino({ level: process.env['LOG_LEVEL'] ?? 'silent' });
export const QUICK = { pollMs: 10, eagerMs: 2 };
export const never = new AbortController().signal;

/** Hubs on a database that is emptied before each test; all are stopped after it. */
export function hubsOn(database: Database) {
  const { db } = database;
  let hubs: Hub[] = [];
  beforeEach(async () => {
    await db.execute(sql`truncate events`);
    await db.execute(sql`update feed_epoch set epoch = 1, kept_after = '0'`);
  });
  afterEach(async () => { await Promise.all(hubs.map((hub) => hub.stop())); hubs = []; });
  return {
    open: (settings: HubSettings = QUICK, on: Database = database): Hub => {
      const hub = openHub({ database: on, log, ...settings });
      hubs.push(hub);
      return hub;
    },
    all: async (realm = 'R'): Promise<string[]> =>
      (await db.execute<{ seq: string }>(sql`select seq::text from events where realm = ${realm} order by events.seq`)).map(({ seq }) => seq),
  };
}

export const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  while (!await isTrue()) await new Promise((go) => setTimeout(go, 2));
};

/** Follows in the background and keeps what came. */
export function following(hub: Hub, given: { realm?: string; after?: string | null; signal?: AbortSignal } = {}) {
  const pages: Page[] = [];
  const news: (Page | Resync)[] = [];
  const ended = (async () => {
    for await (const page of hub.follow({ realm: 'R', signal: new AbortController().signal, ...given })) {
      news.push(page);
      if (page !== RESYNC) pages.push(page);
    }
  })();
  return { pages, news, ended, subjects: () => pages.flatMap((p) => p.events.map((e) => e.subjectId)) };
}
