import { WENHUA_EAST_ROAD } from '../../../src/cli/demo/sizes.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { buildHamlet } from '../../demo/support.ts';
import type { Fault } from '../support/fault.ts';
import { holds } from '../support/promise.ts';
import { rebuilt } from '../support/rebuilt.ts';

export const replayed: Fault = {
  name: 'replayed',
  says: 'all events of an order, replayed, rebuild its state, attempt, revision, counts, division, times and every seat, for every order of the demonstration street',
  // In `npm test` it is asked of the hamlet of tests/demo, which is built there anyway; here of the street that `npm start` builds.
  rounds: { short: 0, long: 1 },
  run: async ({ world }) => {
    await world.server.make('replayed');
    const url = world.server.url('replayed');
    await migrate(url);
    await buildHamlet(url, Infinity, {}, WENHUA_EAST_ROAD);
    const { db, close } = openDatabase(url, { max: 1 });
    const found = await rebuilt(db);
    await close();
    holds(found.wrong);
    return `${found.orders} orders and ${found.seats} seats rebuilt`;
  },
};
