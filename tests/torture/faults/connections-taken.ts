import postgres from 'postgres';
import { readList } from '../support/asking.ts';
import { audit } from '../support/audit.ts';
import type { Fault } from '../support/fault.ts';
import { openPace, TROUBLES } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';
import type { World } from '../support/world.ts';

const SPREAD_MS = 1_500;
const READS = 30;
/** So long all connections must have been the crowd's: one whose process is just ending is free a moment later. */
const SETTLED_MS = 300;

export const connectionsTaken: Fault = {
  name: 'connections-taken',
  says: 'others take all connections of the server: with the few that it has a node goes on reading and writing; when it loses those too, each request is refused in time and typed; freed, it goes on without a restart',
  rounds: { short: 1, long: 10 },
  run: async ({ world, rounds, chance }) => {
    // It opens connections as it needs them: a new one has few, and so has one that was shut out.
    const node = await world.node();
    const [anna] = await world.ground.people(1);
    let [shutOut, healed, done, asked] = ['', 0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const [before, during] = [await makeRace(world.ground, chance, SPREAD_MS), await makeRace(world.ground, chance, SPREAD_MS)];
      const read = (): Promise<Awaited<ReturnType<typeof readList>>[]> => Promise.all(Array.from({ length: READS }, async () => { await pause(chance.between(0, SPREAD_MS)); return readList(node.url, anna!); }));
      const crowd = await crowded(world);
      const pace = openPace(node);
      try {
        // More at once than it has connections: what would open another waits for one of them.
        const [deeds, reads] = await Promise.all([before.once(node.url), read()]);
        // Nobody is told that there is no database; on a machine that crawls anyhow, some are told that it took too long.
        const late = pace.isCrawling() ? ['OVERLOADED', 'OUTCOME_UNKNOWN'] : [];
        pace.judge('reading with what it has', reads, ['DONE', ...late]);
        pace.judge('deeds with what it has', deeds, ['DONE', ...late]);
        done += deeds.filter(({ kind }) => kind === 'DONE').length;
        asked += deeds.length;
        await until('a node with a few connections says that it is ready', pace.healMs(), () => node.ready());
        await crowd.shutOut('linlibang');
        shutOut = pace.judge('shut out', (await Promise.all([during.once(node.url), read()])).flat(), TROUBLES);
        if (await node.ready()) throw new Broken('a node that is shut out says that it is ready');
        await crowd.leave();
        healed = Math.max(healed, await until('reading when connections are free again', pace.healMs(), async () => (await readList(node.url, anna!)).kind === 'DONE'));
      } finally {
        await crowd.leave();
        pace.stop();
      }
      for (const race of [before, during]) holds(await audit(world.ground.database.sql, race, await race.run([node.url])));
      node.mustLive();
    }
    return `with what it has a node did ${done} of ${asked} deeds at once; ${rounds} times shut out, in the last ${shutOut}; on again after at most ${healed} ms`;
  },
};

/** Leaves a node of this name a few connections, and takes every other that the server has, as the nodes' own account. */
async function crowded(world: World): Promise<{ shutOut(name: string): Promise<void>; leave(): Promise<void> }> {
  const admin = world.server.admin();
  await admin`select 1`;
  const crowd: postgres.Sql[] = [];
  /** How many it got. */
  const takeAll = async (): Promise<number> => {
    for (let taken = 0; ; taken++) {
      const one = postgres(world.server.url('postgres'), { max: 1, onnotice: () => {}, connect_timeout: 5, connection: { application_name: 'crowd' } });
      try {
        await one`select 1`;
        crowd.push(one);
      } catch (error) {
        await one.end({ timeout: 0 });
        if ((error as { code?: string }).code === '53300') return taken;
        throw error;
      }
    }
  };
  await takeAll();
  return {
    // Again and again: the node's next attempt may be quicker than the crowd.
    shutOut: async (name) => {
      for (let settled = 0; settled < SETTLED_MS; settled += 50) {
        const left = await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`;
        if (left.length + await takeAll() > 0) settled = 0;
        await pause(50);
      }
    },
    leave: async () => {
      await Promise.all(crowd.splice(0).map((one) => one.end({ timeout: 1 })));
      await admin.end();
    },
  };
}
