import { audit } from '../support/audit.ts';
import type { Fault } from '../support/fault.ts';
import { Broken, pause } from '../support/promise.ts';
import { makeRace } from '../support/race.ts';

const SPREAD_MS = 300;

export const notDurable: Fault = {
  name: 'not-durable',
  says: 'the same with synchronous commit off must lose acknowledged seats, and the audit must see it: it has teeth',
  rounds: { short: 4, long: 10 },
  run: async ({ world, chance, rounds }) => {
    const node = await world.node();
    // The writer of the log, which would save what nobody waited for, comes by every 10 s instead of every 200 ms.
    const careless = { synchronous_commit: 'off', wal_writer_delay: '10000ms', wal_writer_flush_after: '200000' };
    await world.server.crash();
    await world.server.restart(careless);
    try {
      for (let round = 1; round <= rounds; round++) {
        const race = await makeRace(world.ground, chance, SPREAD_MS);
        // What the race needs must be there after the crash: only what it does is at stake.
        const admin = world.server.admin();
        await admin`checkpoint`;
        await admin.end();
        const outcomes = await race.run([node.url]);
        await pause(chance.between(0, 20));
        await world.server.crash();
        await world.server.restart(careless);
        const wrong = await audit(world.ground.database.sql, race, outcomes);
        if (wrong.some((one) => one.includes('acknowledged and is lost'))) return `seen in round ${round}: ${wrong.length} not as promised, first: ${wrong[0]}`;
      }
    } finally {
      await world.server.crash();
      await world.server.restart();
    }
    throw new Broken(`acknowledged seats were at stake in ${rounds} crashes and the audit saw no loss`);
  },
};
