import { execFile } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { serverAccount } from '../../../src/platform/postgres/account.ts';
import { audit } from '../support/audit.ts';
import { readList, wishFor } from '../support/asking.ts';
import type { Fault, Torture } from '../support/fault.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, until } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';
import type { World } from '../support/world.ts';

const run = promisify(execFile);
const SPREAD_MS = 500;

/** A way to leave the server no room for what is written next. */
interface Want {
  readonly name: string;
  /** Makes it so, and answers how to undo it; null where this machine does not allow it. */
  begin(world: World): Promise<{ free(): Promise<void>; end(): Promise<void> } | null>;
}

export const storageFull: Fault = {
  name: 'storage-full',
  says: 'no room is left for what is written (a full tablespace; a limit on the size of files): every deed is refused as busy, reading goes on, and with room it goes on without a restart',
  rounds: { short: 1, long: 3 },
  run: async (torture) => {
    const { rounds, say } = torture;
    const seen: string[] = [];
    for (let round = 0; round < rounds; round++) {
      // The short form takes one of the two, by its seed.
      const ways = [FULL_TABLESPACE, FILE_LIMIT];
      for (const want of torture.long ? ways : [torture.chance.pick(ways)]) {
        const found = await suffer(torture, want);
        if (found === null) say(`NOT TRIED: ${want.name} is not possible on this machine`);
        else seen.push(found);
      }
    }
    if (seen.length === 0) throw new Broken('NEITHER a full tablespace NOR a limit on files is possible on this machine: this promise was not tried');
    return seen.slice(-2).join('; ');
  },
};

async function suffer({ world, chance }: Torture, want: Want): Promise<string | null> {
  const node = await world.node();
  const race = await makeRace(world.ground, chance, SPREAD_MS);
  const readers = await world.ground.people(8);
  const full = await want.begin(world);
  if (full === null) return null;
  const pace = openPace(node);
  try {
    const deeds = await race.once(node.url);
    const refused = pace.judge(`${want.name}: deeds`, deeds, ['OVERLOADED', ...(pace.isCrawling() ? ['OUTCOME_UNKNOWN'] : [])]);
    pace.judge(`${want.name}: reading`, await Promise.all(readers.map((who) => readList(node.url, who))), ['DONE']);
    await full.free();
    const healed = await until('a deed is done when there is room again', pace.healMs(), async () => (await wishFor(race.wishes[0]!, node.url)).kind === 'DONE');
    holds(await audit(world.ground.database.sql, race, await race.run([node.url])));
    node.mustLive();
    return `${want.name}: ${refused}, on again after ${healed} ms`;
  } finally {
    pace.stop();
    await full.free();
    await full.end();
  }
}

/** What every deed writes into. */
const TABLES = ['keys', 'events'];

const FULL_TABLESPACE: Want = {
  name: 'full tablespace',
  begin: async (world) => {
    const folder = join(world.folder, 'small');
    await mkdir(folder, { recursive: true });
    const bytes = 64_000_000;
    if (!await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).then(() => true, () => false)) return null;
    const account = serverAccount();
    if (account) await chown(folder, account.uid, account.gid);
    const admin = world.server.admin('street');
    await admin.unsafe(`create tablespace small location '${folder}'`);
    for (const table of TABLES) await admin.unsafe(`alter table ${table} set tablespace small`);
    await admin.unsafe('create table filler (filling text) tablespace small; alter table filler alter filling set storage plain');
    await fill(admin, (rows) => `insert into filler select repeat('x', 7000) from generate_series(1, ${rows})`, ['53100']);
    await fillKeys(admin, ['53100']);
    return {
      free: async () => { await admin.unsafe('drop table if exists filler'); },
      end: async () => {
        for (const table of TABLES) await admin.unsafe(`alter table ${table} set tablespace pg_default`);
        await admin.unsafe('drop tablespace small');
        await admin.end();
        await run('umount', [folder]);
      },
    };
  },
};

const FILE_LIMIT: Want = {
  name: 'limit on files',
  begin: async (world) => {
    const admin = world.server.admin('street');
    // Segments of the log are 16 MB: what is written must be larger than they, or the log would be what has no room.
    await admin.unsafe('alter table keys alter input_hmac set storage plain');
    await admin.unsafe(`insert into keys (realm, actor, mutation, key, input_hmac, outcome) select 'full', '', '', gen_random_uuid(), decode(repeat('00', 3900), 'hex'), '{}' from generate_series(1, 4600)`);
    const limit = async (bytes: string): Promise<boolean> => (await Promise.all((await world.server.pids()).map((pid) => run('prlimit', ['--pid', String(pid), `--fsize=${bytes}`], { ...serverAccount() }).then(() => true, () => false)))).some(Boolean);
    const [size] = await admin<{ bytes: string }[]>`select pg_relation_size('keys') as bytes`;
    const end = async (): Promise<void> => { await emptied(admin); await admin.end(); };
    if (Number(size!.bytes) <= 16_777_216 || !await limit(`${size!.bytes}:unlimited`)) { await end(); return null; }
    await fillKeys(admin, ['XX000', '53100']);
    return { free: async () => { await limit('unlimited:unlimited'); }, end };
  },
};

/** Uses up what is left on the last page of the keys, so that the next one needs a page more. */
async function fillKeys(admin: postgres.Sql, codes: readonly string[]): Promise<void> {
  await fill(admin, (rows) => `insert into keys (realm, actor, mutation, key, input_hmac, outcome) select 'full', '', '', gen_random_uuid(), ''::bytea, '{}' from generate_series(1, ${rows})`, codes);
}

/** Repeats a statement with fewer and fewer rows until not even one has room. */
async function fill(admin: postgres.Sql, statement: (rows: number) => string, codes: readonly string[]): Promise<void> {
  for (let rows = 1_024; rows >= 1;) {
    try {
      await admin.unsafe(statement(Math.floor(rows)));
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || !codes.includes(error.code)) throw error;
      rows /= 4;
    }
  }
}

async function emptied(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`delete from keys where realm = 'full'`);
  await admin.unsafe('alter table keys alter input_hmac set storage extended');
  await admin.unsafe('vacuum full keys');
}
