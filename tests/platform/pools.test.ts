import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { troubleOf } from '../../src/graphql/faults.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { faultName } from '../../src/platform/faults.ts';
import { freshDatabase } from '../support/database.ts';

const { db: other, url } = await freshDatabase();
await other.execute(sql`create table deeds (n int not null)`);
const narrow = openDatabase(url, { max: 1 });
const wide = openDatabase(url, { max: 4 });
afterAll(() => Promise.all([narrow.close(), wide.close()]));

const deeds = async (): Promise<number> => Number((await other.execute<{ n: string }>(sql`select count(*) as n from deeds`))[0]!.n);

describe('A transaction', () => {
  test('stays its own though more statements are under way than a connection takes', async () => {
    const undone = new Error('undone');
    await narrow.db.execute(sql`select 1`);
    // One statement under way and 100 behind it fill the pipeline of the only connection: the driver sends a BEGIN then without keeping the connection for it.
    for (const before of [99, 100, 101, 102]) {
      const reads = Array.from({ length: before }, () => Promise.resolve(narrow.db.execute(sql`select pg_sleep(0.003)`)));
      await new Promise((go) => setImmediate(go));
      const writes = Array.from({ length: 3 }, () => narrow.db.transaction(async (tx) => {
        await tx.execute(sql`insert into deeds values (1)`);
        throw undone;
      }).catch((error: unknown) => error));
      await Promise.all(reads);
      expect(await Promise.all(writes)).toEqual(writes.map(() => undone));
    }
    expect(await deeds()).toBe(0);
  });

  test('of which several statements run at once tells what failed, and not what the server refused because of it', async () => {
    const failed = await other.transaction(async (rival) => {
      await rival.execute(sql`lock table deeds`);
      return wide.db.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = 50`);
        const two = async (): Promise<void> => { await tx.execute(sql`select 1`); await tx.execute(sql`select 2`); };
        const [first, second] = await Promise.allSettled([two(), tx.execute(sql`insert into deeds values (5)`)]);
        expect([first, second].map((way) => way.status === 'rejected' && faultName(way.reason))).toEqual(['Error 25P02', 'Error 55P03']);
        throw (first as PromiseRejectedResult).reason;
      }).then(() => null, (error: unknown) => error);
    });
    expect(troubleOf(failed, 'mutation')).toMatchObject({ code: 'OVERLOADED' });
  });

  test('whose server process is killed is refused and leaves nothing; those after it are whole, and the node lives', async () => {
    let whole = 0;
    for (let round = 1; round <= 5; round++) {
      const lost = await wide.db.transaction(async (tx) => {
        await tx.execute(sql`insert into deeds values (2)`);
        const [{ pid } = { pid: 0 }] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        await Promise.all([tx.execute(sql`select pg_sleep(5)`), other.execute(sql`select pg_terminate_backend(${pid}::int)`)]);
        await tx.execute(sql`insert into deeds values (2)`);
      }).then(() => null, (error: unknown) => error);
      expect(lost).toBeInstanceOf(Error);
      // The first one on the connection that replaces it may be told of the old one's end.
      const tried = await Promise.allSettled(Array.from({ length: 8 }, () => wide.db.transaction(async (tx) => { await tx.execute(sql`insert into deeds values (3)`); })));
      whole += tried.filter(({ status }) => status === 'fulfilled').length;
      expect(await deeds()).toBe(whole);
    }
    expect(whole).toBeGreaterThanOrEqual(5 * 7);
    for (let n = 0; n < 8; n++) await wide.db.transaction(async (tx) => { await tx.execute(sql`insert into deeds values (4)`); });
  });
});
