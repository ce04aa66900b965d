import { drizzle } from 'drizzle-orm/postgres-js';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import postgres from 'postgres';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/kernel/ids.ts';
import { done, refused, type Outcome } from '../../../src/kernel/result.ts';
import { guestOf } from '../../../src/platform/actor.ts';
import { openDatabase, type Db, type Tx } from '../../../src/platform/db.ts';
import { once, type Ask } from '../../../src/platform/keys/once.ts';
import { openPutAway, putAwayKeys } from '../../../src/platform/keys/put-away.ts';
import { freshDatabase } from '../../support/database.ts';

const { db, url } = await freshDatabase();
const config = { authSecret: 'a secret of this test, long enough to be one', dataDir: '/nowhere' };
const node = { db, config };

const ask = (over: Partial<Ask> = {}): Ask => ({
  actor: guestOf('R', { realm: 'R', issuer: 'i', subject: 'anna', expiresAt: 0 }), mutation: 'place', key: newId(), input: { item: 7 }, ...over,
});
const write = (tx: Tx, word = 'written') => tx.execute(sql`insert into effects (word) values (${word})`);
const effects = async (): Promise<number> => (await db.execute(sql`select 1 from effects`)).length;
const kept = async (): Promise<number> => (await db.execute(sql`select 1 from keys`)).length;

beforeAll(async () => { await db.execute(sql`create table effects (word text)`); });
beforeEach(async () => { await db.execute(sql`truncate effects, keys`); });

/** Writes, and answers something else each time it really runs. */
let runs = 0;
const writing = async (tx: Tx): Promise<Outcome<{ id: string; revision: number }>> => {
  await write(tx);
  return done({ id: newId(), revision: ++runs });
};

describe('The same key', () => {
  test('with the same input gives the same outcome, and one effect', async () => {
    const first = ask();
    const answer = await once(node, first, writing);
    expect(await once(node, { ...first, input: { item: 7, note: undefined } }, writing)).toEqual(answer);
    expect(await effects()).toBe(1);
  });

  test('with another input is refused, and nothing changes', async () => {
    const first = ask();
    await once(node, first, writing);
    expect(await once(node, { ...first, input: { item: 8 } }, writing)).toEqual({ ok: false, refusal: { code: 'KEY_REUSED', args: {}, path: ['input', 'key'] } });
    expect(await effects()).toBe(1);
    expect(await kept()).toBe(1);
  });

  test('asked ten times at once on two nodes, all of them inside the work together, has one effect and one outcome', async () => {
    const other = openDatabase(url);
    const nodes = [node, { db: other.db, config }];
    const first = ask();
    let inside = 0;
    let open = () => {};
    const all = new Promise<void>((go) => { open = go; });
    const together = async (tx: Tx) => {
      const outcome = await writing(tx);
      if (++inside === 10) open();
      await all;
      return outcome;
    };
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => once(nodes[i % 2]!, first, together)));
    await other.close();
    expect(inside).toBe(10);
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(await effects()).toBe(1);
    expect(await kept()).toBe(1);
  });

  test('gives the same outcome after a restart', async () => {
    const first = ask();
    const answer = await once(node, first, writing);
    const restarted = openDatabase(url);
    expect(await once({ db: restarted.db, config: { ...config } }, first, writing)).toEqual(answer);
    await restarted.close();
    expect(await effects()).toBe(1);
  });

  test('of another account, another mutation or another realm is another key', async () => {
    const first = ask();
    const { actor } = first;
    await once(node, first, writing);
    await once(node, { ...first, mutation: 'cancel' }, writing);
    await once(node, { ...first, actor: { ...actor, caller: { ...actor.caller!, subject: 'bert' } } }, writing);
    await once(node, { ...first, actor: { ...actor, realm: 'S' } }, writing);
    expect(await effects()).toBe(4);
  });
});

describe('A guest without an account', () => {
  const nobody = (over: Partial<Ask> = {}) => ask({ actor: guestOf('R'), ...over });
  const refusing = async (tx: Tx) => { await write(tx); return refused({ code: 'SIGN_IN_FIRST', args: {} }); };

  test('is refused, and nothing of it is kept: neither their rows nor another guest\'s outcome', async () => {
    const first = nobody();
    expect(await once(node, first, refusing)).toEqual({ ok: false, refusal: { code: 'SIGN_IN_FIRST', args: {} } });
    expect(await once(node, { ...first, input: { item: 8 } }, refusing)).toEqual({ ok: false, refusal: { code: 'SIGN_IN_FIRST', args: {} } });
    expect([await effects(), await kept()]).toEqual([0, 0]);
  });

  test('does nothing, also when the work forgets to refuse', async () => {
    await expect(once(node, nobody(), writing)).rejects.toThrow('a guest did a deed');
    expect([await effects(), await kept()]).toEqual([0, 0]);
  });
});

describe('An input that says the same', () => {
  test('in another order of names, or another case of the key, is the same asking', async () => {
    const first = ask({ input: { item: 7, contact: { name: 'a', phone: '12000000000' }, at: new Date('2026-11-22T10:00:00+08:00') } });
    const answer = await once(node, first, writing);
    const again = { at: new Date('2026-11-22T02:00:00Z'), contact: { phone: '12000000000', name: 'a' }, item: 7 };
    expect(await once(node, { ...first, key: first.key.toUpperCase(), input: again }, writing)).toEqual(answer);
    expect([await effects(), await kept()]).toEqual([1, 1]);
  });
});

describe('A refusal', () => {
  test('undoes what the work wrote, is kept, and is the answer also when the work would succeed by now', async () => {
    const first = ask();
    const refusing = async (tx: Tx) => { await write(tx); return refused({ code: 'FULL', args: { left: 0 } }); };
    const answer = await once(node, first, refusing);
    expect(answer).toEqual({ ok: false, refusal: { code: 'FULL', args: { left: 0 } } });
    expect(await effects()).toBe(0);
    expect(await once(node, first, writing)).toEqual(answer);
    expect(await effects()).toBe(0);
  });

  test('spends its key: another input under it is KEY_REUSED, and a new key is asked anew', async () => {
    const first = ask();
    await once(node, first, async () => refused({ code: 'FULL', args: {} }));
    expect(await once(node, { ...first, input: { item: 8 } }, writing)).toMatchObject({ refusal: { code: 'KEY_REUSED' } });
    expect(await effects()).toBe(0);
    expect((await once(node, { ...first, key: newId() }, writing)).ok).toBe(true);
  });

  test('of a repeated asking, whose effect is there already, does not hide that it succeeded', async () => {
    const first = ask();
    const onlyOnce = async (tx: Tx): Promise<Outcome<{ id: string }>> => {
      const [found] = await tx.execute(sql`select 1 from effects`);
      if (found) return refused({ code: 'ALREADY', args: {} });
      await write(tx);
      return done({ id: 'x' });
    };
    expect(await once(node, first, onlyOnce)).toEqual({ ok: true, value: { id: 'x' } });
    expect(await once(node, first, onlyOnce)).toEqual({ ok: true, value: { id: 'x' } });
  });
});

describe('A fault', () => {
  test('keeps nothing, so that the same key can be asked again', async () => {
    const first = ask();
    await expect(once(node, first, async (tx) => { await write(tx); throw new Error('broken'); })).rejects.toThrow('broken');
    expect([await effects(), await kept()]).toEqual([0, 0]);
    expect((await once(node, first, writing)).ok).toBe(true);
  });

  test('after the commit (a lost connection) still gives the outcome', async () => {
    const losing = new Proxy(db, {
      get: (target, name) => name !== 'transaction' ? Reflect.get(target, name) as unknown : async (work: (tx: Tx) => Promise<unknown>) => {
        await target.transaction(work);
        throw new Error('connection lost');
      },
    }) as Db;
    expect((await once({ db: losing, config }, ask(), writing)).ok).toBe(true);
    expect(await effects()).toBe(1);
  });

  test('of a deadlock is tried again without the client noticing', async () => {
    let tries = 0;
    const answer = await once(node, ask(), async (tx) => {
      if (++tries < 3) await tx.execute(sql`do $$ begin raise exception using errcode = '40P01'; end $$`);
      return writing(tx);
    });
    expect([answer.ok, tries, await effects()]).toEqual([true, 3, 1]);
  });
});

describe('Statements', () => {
  const counted = async (work: Parameters<typeof once>[2], asked: Ask) => {
    let statements = 0;
    const client = postgres(url, { max: 1, debug: () => { statements++; } });
    const counting = drizzle(client);
    await counting.execute(sql`select 1`);
    statements = 0;
    const outcome = await once({ db: counting, config }, asked, work);
    await client.end();
    return { statements, outcome };
  };

  test('are begin, the work, the key, commit', async () => {
    expect((await counted(writing, ask())).statements).toBe(4);
  });

  test('are three when the work writes the key in its own statement, which still stops the repeated asking', async () => {
    const first = ask();
    const cheap: Parameters<typeof once>[2] = async (tx, keyed) => {
      const [row] = await tx.execute<{ word: string }>(sql`
        with written as (insert into effects (word) values (${newId()}) returning word),
        kept as (${keyed.into(sql`jsonb_build_object('ok', true, 'value', jsonb_build_object('word', word))`, sql`written`)})
        select word from written`);
      return done({ word: row!.word });
    };
    const answer = await counted(cheap, first);
    expect(answer.statements).toBe(3);
    expect((await counted(cheap, first)).outcome).toEqual(answer.outcome);
    expect(await effects()).toBe(1);
  });
});

describe('Put-away', () => {
  test('removes outcomes older than seven days in portions, and no others', async () => {
    const row = (age: string, count: number) => sql`
      insert into keys (realm, actor, mutation, key, input_hmac, outcome, at)
      select 'R', 'a', 'place', gen_random_uuid(), '\\x00', '{"ok":true}', machine_now() - ${age}::interval from generate_series(1, ${count}::int)`;
    await db.execute(row('7 days 1 minute', 25));
    await db.execute(row('6 days 23 hours', 3));
    expect(await putAwayKeys(db, { portion: 10 })).toBe(25);
    expect(await kept()).toBe(3);
  });
});

test('Put-away runs by itself until it is stopped', async () => {
  await db.execute(sql`insert into keys (realm, actor, mutation, key, input_hmac, outcome, at)
    values ('R', 'a', 'place', gen_random_uuid(), '\\x00', '{"ok":true}', machine_now() - interval '8 days')`);
  const putAway = openPutAway({ db, log: pino({ level: 'silent' }), everyMs: 1 });
  putAway.start();
  while (await kept() > 0) await new Promise((go) => setTimeout(go, 1));
  await putAway.stop();
  expect(await kept()).toBe(0);
});

test('A row holds neither the input nor the account', async () => {
  await once(node, ask({ input: { words: 'kettle-word' }, actor: guestOf('R', { realm: 'R', issuer: 'i', subject: 'subject-word', expiresAt: 0 }) }), writing);
  const [row] = await db.execute<{ text: string }>(sql`select keys::text as text from keys`);
  expect(row!.text).not.toMatch(/kettle-word|subject-word/);
});
