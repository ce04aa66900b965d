import { readList } from '../support/asking.ts';
import { audit } from '../support/audit.ts';
import type { Fault } from '../support/fault.ts';
import { openPace, TROUBLES } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';

const SPREAD_MS = 1_000;

export const databaseGone: Fault = {
  name: 'database-gone',
  says: 'the database is gone for seconds: each request is refused in time, typed and retryable, the node stays up and says that it is not ready; with the database back all goes on',
  rounds: { short: 1, long: 10 },
  run: async ({ world, rounds, chance }) => {
    const node = await world.node();
    let [refused, slowest, healed] = [0, '', 0];
    for (let round = 0; round < rounds; round++) {
      const race = await makeRace(world.ground, chance, SPREAD_MS);
      const readers = await world.ground.people(8);
      const pace = openPace(node);
      try {
        await world.server.crash();
        const asked = await Promise.all([race.once(node.url), ...readers.map(async (who) => {
          await pause(chance.between(0, 1_500));
          return readList(node.url, who);
        })]);
        const ready = await node.ready();
        await world.server.restart();
        slowest = pace.judge('without a database', asked.flat(), TROUBLES);
        const metrics = await (await fetch(node.url.replace('/graphql', '/metrics'))).text();
        if (!/linlibang_troubles_total\{transport="http",code="UNAVAILABLE"\} [1-9]/.test(metrics)) throw new Broken('/metrics does not count what was refused for want of a database');
        if (ready) throw new Broken('a node without a database says that it is ready');
        refused += asked.flat().length;
        healed = Math.max(healed, await until('reading when the database is back', pace.healMs(), async () => (await readList(node.url, readers[0]!)).kind === 'DONE'));
      } finally {
        pace.stop();
      }
      holds(await audit(world.ground.database.sql, race, await race.run([node.url])));
      node.mustLive();
    }
    return `${refused} refusals, in the last round ${slowest}; on again at most ${healed} ms after the database`;
  },
};
