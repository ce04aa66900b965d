import { randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';
import type { Event } from '../events/event.ts';
import { grouped } from '../events/order.ts';
import { readSpans } from '../events/read.ts';
import { untilReadable } from '../events/settled.ts';
import { lease, moveOn, release, type Leased } from './cursors.ts';
import type { Handler } from './handler.ts';

const PORTION = 500;
const AT_ONCE = 4;
const LEASE_SECONDS = 60;
const PATIENCE_MS = 20_000;

/**
 * Handles everything that was committed in a realm before the call, like `drain`, but events of different subjects at once, and those of one
 * subject in one transaction: for realms that are being filled while nobody else works in them. Throws when a handler fails or another node
 * is at it; what was handled may then be handled again.
 */
export async function catchUp(db: Db, handlers: readonly Handler[], realm: string): Promise<void> {
  await untilReadable(db, PATIENCE_MS);
  for (const handler of handlers) {
    const leased: Leased = { realm, handler: handler.name, token: randomUUID() };
    const stand = await lease(db, leased, LEASE_SECONDS);
    if (!stand) throw new Error(`another node has the lease of the handler ${handler.name}`);
    try {
      for (let { at } = stand, more = true; more;) {
        const [span] = await readSpans(db, [{ realm, at }], PORTION);
        if (!span || span.broken) throw new Error('the cursor of a handler is ahead of the database');
        const bySubject = grouped(span.placed.map(({ event }) => event).filter((event) => handler.handles(event)), (event) => event.orderId ?? event.subjectId);
        const runs = [...bySubject.values()];
        await Promise.all(Array.from({ length: AT_ONCE }, async () => {
          for (let run = runs.shift(); run; run = runs.shift()) await handleRun(db, handler, run);
        }));
        at = span.to;
        more = await moveOn(db, leased, at, [], LEASE_SECONDS) && span.full;
      }
    } finally {
      await release(db, leased);
    }
  }
}

const handleRun = (db: Db, handler: Handler, events: readonly Event[]): Promise<void> => db.transaction(async (tx) => {
  for (const event of events) await handler.run(tx, event);
});
