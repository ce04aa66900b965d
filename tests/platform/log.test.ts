import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/platform/db.ts';
import { openLog } from '../../src/platform/log.ts';
import { described } from '../../src/platform/loggable.ts';
import { freshDatabase } from '../support/database.ts';

/** What somebody wrote, on its way in a statement that fails. */
const WORDS = '金丝雀说的话';

const { db, url } = await freshDatabase();
const nowhere = openDatabase('postgres://a:b@127.0.0.1:1/x');
await db.execute(sql`create table diary (words text primary key check (length(words) < 10))`);
await db.execute(sql`insert into diary values (${WORDS})`);

const failing = (work: Promise<unknown>): Promise<Error> => work.then(() => { throw new Error('it did not fail'); }, (error: unknown) => error as Error);
const FAULTS: readonly (readonly [name: string, Error, says: string])[] = [
  ['a constraint that is broken', await failing(db.execute(sql`insert into diary values (${WORDS})`)), '23505'],
  ['a check that refuses the row', await failing(db.execute(sql`insert into diary values (${WORDS.repeat(4)})`)), '23514'],
  ['a value that cannot be read', await failing(db.execute(sql`select ${WORDS}::uuid`)), '22P02'],
  ['a statement that fails', await failing(db.execute(sql`select ${WORDS} from nothing_like_that`)), 'does not exist'],
  ['a transaction that fails', await failing(db.transaction((tx) => tx.execute(sql`insert into diary values (${WORDS})`))), '23505'],
  ['a connection that there is none of', await failing(nowhere.db.execute(sql`select ${WORDS}`)), 'ECONNREFUSED'],
  ['a value that the driver cannot send', await failing(db.execute(sql`select ${{ words: WORDS } as never}::bytea`)), 'Error'],
  ['a document that cannot be read', await failing(Promise.resolve().then(() => JSON.parse(WORDS) as unknown)), 'SyntaxError'],
];
await nowhere.close();

describe.each(['production', 'development'] as const)('The log in %s', (where) => {
  test.each(FAULTS)('says of %s what and where, and nothing of what somebody wrote', (_, fault, says) => {
    const lines: string[] = [];
    const log = openLog({ production: where === 'production', logLevel: 'trace' }, { write: (line) => { lines.push(line); } });
    log.warn({ err: fault }, 'not ready');
    log.warn({ err: fault });
    log.error(fault);
    log.error({ whatever: fault }, 'it failed');
    log.child({ of: 'a child' }).error({ err: new Error('around it', { cause: fault }) }, 'it failed');
    log.error('it failed: %s', fault as never);
    log.fatal({ err: WORDS }, 'thrown, and no error');
    expect(lines).toHaveLength(7);
    expect(lines.join('')).not.toContain(WORDS.slice(0, 3));
    for (const line of lines.slice(0, 5)) expect(line).toContain(says);
    expect(lines[0]).toContain('log.test.ts');
    expect(described(fault)).not.toContain(WORDS.slice(0, 3));
  });
});

test('what the embedded server writes to its own log quotes no row', async () => {
  const admin = postgres(url.replace(/^.*\/(?=t_)/, `${inject('adminUrl').replace(/\/[^/]*$/, '')}/`), { max: 1, onnotice: () => {} });
  try {
    await admin`set log_min_messages = 'error'`;
    const mark = `select $1::text as mark_${process.pid}, 1/0`;
    for (const words of [WORDS, WORDS.repeat(4)]) expect(String(await failing(admin`insert into diary values (${words})`.then()))).toContain('diary');
    await failing(admin.unsafe(mark, [WORDS]));
    const said = readFileSync(inject('serverLog'), 'utf8');
    expect(said).toContain(`mark_${process.pid}`);
    expect(said).toContain('violates check constraint "diary_words_check"');
    expect(said).not.toContain(WORDS.slice(0, 3));
  } finally {
    await admin.end();
  }
});
