import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase, type Tx } from '../../../src/platform/db.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import { catchUp } from '../../../src/platform/handlers/catch-up.ts';
import { lease } from '../../../src/platform/handlers/cursors.ts';
import { handler } from '../../../src/platform/handlers/handler.ts';
import { freshDatabase, freshUrl } from '../../support/database.ts';
import { tellOne } from '../events/support.ts';

const { db } = await freshDatabase();
const elsewhere = openDatabase(await freshUrl());
const seen: string[] = [];
const seeing = handler({ name: 'seeing', handles: () => true, run: (_tx: Tx, { seq }: Event) => { seen.push(seq); return Promise.resolve(); } });

test('What was committed before the call is handled, though a transaction of another database is still open', async () => {
  let close = (): void => {};
  const closing = new Promise<void>((go) => { close = go; });
  let open: Promise<void> = Promise.resolve();
  await new Promise<void>((opened) => {
    open = elsewhere.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_current_xact_id()`);
      opened();
      await closing;
    });
  });
  await tellOne(db, { realm: 'R' });
  let over = false;
  const caught = catchUp(db, [seeing], 'R').finally(() => { over = true; });
  await new Promise((go) => setTimeout(go, 100));
  expect([over, seen.length]).toEqual([false, 0]);
  close();
  await Promise.all([open, caught]);
  expect(seen).toHaveLength(1);
  await elsewhere.close();
});

test('Nothing is passed over in silence when another node has the lease', async () => {
  await lease(db, { realm: 'R', handler: 'seeing', token: '0198f000-0000-7000-8000-000000000001' }, 60);
  await expect(catchUp(db, [seeing], 'R')).rejects.toThrow('another node has the lease of the handler seeing');
});
