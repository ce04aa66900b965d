import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import type { Executor } from '../../../src/platform/db.ts';
import type { Event, Page, Telling } from '../../../src/platform/events/event.ts';
import { tell } from '../../../src/platform/events/tell.ts';

export const telling = (over: Partial<Telling> = {}): Telling => ({
  realm: 'R', table: 'ORDER', step: 'place', subjectType: 'Order', subjectId: newId(), actorKind: 'PERSON', ...over,
});

/** Tells one event of a fresh subject, in a transaction of its own; returns the subject's id. */
export async function tellOne(db: Executor, over: Partial<Telling> = {}): Promise<string> {
  const one = telling(over);
  await tell(db, [one]);
  return one.subjectId;
}

/** A session of this test alone. It ends with the test, however that ends: a transaction left open would hold back the horizon of all databases on the server. */
export function session(url: string): postgres.Sql {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  onTestFinished(() => client.end({ timeout: 0 }));
  return client;
}

/** Waits until every transaction that has ended by now is behind the horizon (others on the same server may be open). */
export async function settled(db: Executor): Promise<void> {
  const [row] = await db.execute<{ next: string }>(sql`select pg_snapshot_xmax(pg_current_snapshot())::text as next`);
  for (;;) {
    const [seen] = await db.execute<{ passed: boolean }>(sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${row!.next}::xid8 as passed`);
    if (seen!.passed) return;
    await new Promise((go) => setTimeout(go, 5));
  }
}

/** Numbers from 0 up to below 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Several writers whose transactions interleave as the seed says. Each takes its transaction id, later the lock of an order, later says
 * what happened under the next revision, and ends, or undoes; between two steps of one, the others go on. So ids, locks and commits
 * come in different orders, as they do in life, only far more often.
 */
export async function interleaved(url: string, seed: number, steps: number, between: () => Promise<void> = async () => {}) {
  const random = seeded(seed);
  const sqlOf = Array.from({ length: 4 }, () => postgres(url, { max: 1, onnotice: () => {} }));
  const writers = sqlOf.map((client) => ({ client, phase: 'idle', order: -1, said: [] as string[] }));
  const orders = Array.from({ length: 3 }, () => ({ id: newId(), revision: 0, heldBy: -1 }));
  const committed: string[] = [];
  const step = async (i: number) => {
    const w = writers[i]!;
    const insert = (order: string | null, revision: number | null) => w.client`
      insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind)
      values ('R', (select epoch from feed_epoch), 'ORDER', 's', 'Order', ${newId()}, ${order}, ${revision}, 'CLOCK') returning seq::text`;
    if (w.phase === 'idle') {
      await w.client`begin`;
      if (random() < 0.7) await w.client`select pg_current_xact_id()`;
      w.phase = 'open';
    } else if (w.phase === 'open') {
      const free = orders.findIndex((o) => o.heldBy === -1);
      if (free === -1 || random() < 0.2) {
        w.said.push((await insert(null, null))[0]!['seq'] as string);
        w.phase = 'said';
      } else {
        orders[free]!.heldBy = i;
        w.order = free;
        w.phase = 'locked';
      }
    } else if (w.phase === 'locked') {
      const order = orders[w.order]!;
      w.said.push((await insert(order.id, ++order.revision))[0]!['seq'] as string);
      if (random() < 0.3) w.said.push((await insert(order.id, order.revision))[0]!['seq'] as string);
      w.phase = 'said';
    } else {
      const undo = random() < 0.15;
      await (undo ? w.client`rollback` : w.client`commit`);
      if (!undo) committed.push(...w.said);
      const order = orders[w.order];
      if (order) { order.heldBy = -1; if (undo) order.revision--; }
      Object.assign(w, { phase: 'idle', order: -1, said: [] });
    }
  };
  try {
    for (let n = 0; n < steps; n++) {
      await step(Math.floor(random() * writers.length));
      await between();
    }
    for (const [i, w] of writers.entries()) while (w.phase !== 'idle') await step(i);
  } finally {
    await Promise.all(sqlOf.map((client) => client.end({ timeout: 1 })));
  }
  return { committed, orders: orders.map(({ id }) => id) };
}

export const seqs = (pages: readonly { readonly events: readonly Event[] }[]): string[] => pages.flatMap((p) => p.events.map((e) => e.seq));

/** Orders whose events are not in the rising order of their revisions. */
export function outOfOrder(pages: readonly Pick<Page, 'events'>[]): string[] {
  const last = new Map<string, number>();
  const wrong: string[] = [];
  for (const e of pages.flatMap((p) => p.events)) {
    if (e.orderId === null || e.revision === null) continue;
    if (e.revision < (last.get(e.orderId) ?? 0)) wrong.push(`${e.orderId} ${e.revision} after ${last.get(e.orderId)}`);
    last.set(e.orderId, e.revision);
  }
  return wrong;
}
