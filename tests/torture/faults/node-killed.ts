import { audit } from '../support/audit.ts';
import type { Fault } from '../support/fault.ts';
import { holds, pause } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';

const SPREAD_MS = 400;

export const nodeKilled: Fault = {
  name: 'node-killed',
  says: 'one of two nodes is killed in mid-race; what it left unanswered is asked again with the same key at the other: no seat over-given, lost or doubled, events equal seats',
  rounds: { short: 1, long: 50 },
  run: async ({ world, chance, rounds }) => {
    const staying = await world.node();
    let again = 0;
    let doomed = await world.another();
    for (let round = 1; round <= rounds; round++) {
      const race = await makeRace(world.ground, chance, SPREAD_MS);
      const kill = async (): Promise<void> => {
        await pause(chance.between(20, SPREAD_MS));
        await doomed.kill();
      };
      const [outcomes] = await Promise.all([race.run([doomed.url, staying.url]), kill()]);
      again += outcomes.filter(({ times }) => times > 1).length;
      holds(await audit(world.ground.database.sql, race, outcomes));
      if (round < rounds) doomed = await world.another({ port: doomed.port });
    }
    staying.mustLive();
    return `${rounds} kills, ${again} asked again elsewhere`;
  },
};
