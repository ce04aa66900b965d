import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { faultName } from '../../src/platform/faults.ts';
import { freshDatabase } from '../support/database.ts';

const { db } = await freshDatabase();
const failing = (work: Promise<unknown>): Promise<unknown> => work.then(() => { throw new Error('it did not fail'); }, (error: unknown) => error);

test('a fault is named by its class and code, the server\'s or the connection\'s, and never by its text', async () => {
  expect(faultName(await failing(db.execute(sql`select 'words'::int`)))).toBe('Error 22P02');
  const nowhere = openDatabase('postgres://a:b@127.0.0.1:1/x');
  expect(faultName(await failing(nowhere.db.execute(sql`select 1`)))).toBe('Error ECONNREFUSED');
  expect(faultName(await failing(nowhere.sql`select 1`.then()))).toBe('Error ECONNREFUSED');
  await nowhere.close();
  expect(faultName(new TypeError('words'))).toBe('TypeError');
  expect(faultName(Object.assign(new Error('words'), { code: 'somebody\'s words' }))).toBe('Error');
  expect(faultName('words')).toBe('string');
});
