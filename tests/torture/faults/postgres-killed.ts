import { audit } from '../support/audit.ts';
import type { Fault, Torture } from '../support/fault.ts';
import { openPace } from '../support/pace.ts';
import { holds, pause, until } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';

const SPREAD_MS = 400;

export const postgresKilled: Fault = {
  name: 'postgres-killed',
  says: 'all processes of PostgreSQL are killed in mid-race; everybody asks again with the same key: no seat over-given, lost or doubled, events equal seats, and the node heals by itself',
  rounds: { short: 1, long: 50 },
  run: async (torture) => {
    const { world, chance, rounds } = torture;
    const node = await world.node();
    let [again, slowest, kills] = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const race = await makeRace(world.ground, chance, SPREAD_MS);
      const [outcomes, heal] = await Promise.all([race.run([node.url]), crashSoon(torture)]);
      node.mustLive();
      kills++;
      slowest = Math.max(slowest, heal);
      again += outcomes.filter(({ times }) => times > 1).length;
      holds(await audit(world.ground.database.sql, race, outcomes));
    }
    return `${kills} kills, ${again} asked again, ready again at most ${slowest} ms after the server`;
  },
};

/** Kills the server at a moment of chance and starts it again; answers how long the node then took to be ready. */
async function crashSoon({ world, chance }: Torture): Promise<number> {
  const node = await world.node();
  const pace = openPace(node);
  await pause(chance.between(20, SPREAD_MS));
  await world.server.crash();
  await pause(chance.between(0, 300));
  await world.server.restart();
  try {
    return await until('the node is ready after the server is back', pace.healMs(), () => node.ready());
  } finally {
    pace.stop();
  }
}
