import { sql } from 'drizzle-orm';
import type { Executor } from '../../../src/platform/db.ts';
import type { Position } from '../../../src/platform/events/event.ts';
import type { Leased } from '../../../src/platform/handlers/cursors.ts';

export * from '../../../src/platform/handlers/cursors.ts';

export async function moveOn(db: Executor, { realm, handler }: Leased, to: Position): Promise<boolean> {
  await db.execute(sql`update handler_cursors set epoch = ${to.epoch}::int, xid = ${to.xid}::text::xid8, handled = '{}' where realm = ${realm} and handler = ${handler}`);
  return true;
}
