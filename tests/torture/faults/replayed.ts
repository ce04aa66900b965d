import { sql } from 'drizzle-orm';
import { readPast } from '../../../src/cli/demo/past.ts';
import { WENHUA_EAST_ROAD } from '../../../src/cli/demo/sizes.ts';
import { HANDLERS } from '../../../src/composition.ts';
import { openDatabase } from '../../../src/platform/db.ts';
import { putEventsAway } from '../../../src/platform/events/put-away.ts';
import { migrate } from '../../../src/platform/migrate.ts';
import { buildHamlet } from '../../demo/support.ts';
import type { Fault } from '../support/fault.ts';
import { Broken, holds } from '../support/promise.ts';
import { rebuilt } from '../support/rebuilt.ts';

export const replayed: Fault = {
  name: 'replayed',
  says: 'all events of an order, replayed, rebuild its state, attempt, revision, counts, division, times and every seat, for every order of the demonstration street; half of the events were put away',
  // In `npm test` it is asked of the hamlet of tests/demo, which is built there anyway; here of the street that `npm start` builds.
  rounds: { short: 0, long: 1 },
  run: async ({ world }) => {
    await world.server.make('replayed');
    const url = world.server.url('replayed');
    await migrate(url);
    await buildHamlet(url, Infinity, {}, { sizes: WENHUA_EAST_ROAD, past: readPast() });
    const { db, close } = openDatabase(url, { max: 1 });
    await db.execute(sql`insert into feed_marks (epoch, xid, at) select 1, (select e.xid from events e order by e.xid offset (select count(*) / 2 from events) limit 1), machine_now() - interval '2 days'`);
    const moved = await putEventsAway({ db, days: 1, handlers: HANDLERS.map(({ name }) => name) });
    const found = await rebuilt(db);
    await close();
    holds(found.wrong);
    if (moved === 0) throw new Broken('no event was put away');
    return `${found.orders} orders and ${found.seats} seats rebuilt, ${moved} events of them put away`;
  },
};
