import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/db.ts';
import { handler } from '../../../src/platform/handlers/handler.ts';
import { openHandlers } from '../../../src/platform/handlers/handlers.ts';
import { freshDatabase } from '../../support/database.ts';
import { tellOne } from '../events/support.ts';

const { db, url } = await freshDatabase();

test('Handlers pay no transaction for pages of which they handle nothing, and pass them all the same', async () => {
  const heard: string[] = [];
  const handled: string[] = [];
  const counted = openDatabase(url, { heard: (statement) => { heard.push(statement); } });
  const some = handler({ name: 'some', handles: ({ step }) => step === 'place', run: (_, events) => { handled.push(...events.map(({ seq }) => seq)); return Promise.resolve(); } });
  const [often, passed] = [() => heard.splice(0).filter((statement) => statement.startsWith('begin')).length, () => openHandlers({ db: counted.db, log: pino({ level: 'silent' }), portion: 2, handlers: [some] }).drain()];
  for (const step of ['accept', 'accept', 'place', 'place', 'accept', 'accept', 'accept', 'accept']) await tellOne(db, { step });
  expect(await passed()).toBe(2);
  // Of four pages one is handled; a second one is begun where the others come later, because another database's transaction was still open.
  expect(often()).toBeLessThan(3);
  const all = (await db.execute<{ seq: string }>(sql`select seq::text from events order by events.seq`)).map(({ seq }) => seq);
  expect([await passed(), handled]).toEqual([0, all.slice(2, 4)]);
  for (let i = 0; i < 60; i++) await tellOne(db, { step: 'accept' });
  expect(await passed()).toBe(0);
  // The lease of so many pages is renewed now and then.
  expect(often()).toBeLessThan(3);
  const [cursor] = await db.execute<{ passed: boolean }>(sql`select xid >= (select max(xid) from events) as passed from handler_cursors where handler = 'some'`);
  expect(cursor).toEqual({ passed: true });
  await counted.close();
});
