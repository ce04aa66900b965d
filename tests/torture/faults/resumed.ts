import { openDatabase } from '../../../src/platform/db.ts';
import type { Chance } from '../support/chance.ts';
import type { Fault, Torture } from '../support/fault.ts';
import { holds, pause, until } from '../support/promise.ts';
import { openSubscriber, wrongWith, type Subscriber } from '../support/subscriber.ts';

const ORDERS = 40;
const WRITERS = 4;
const FOLLOWERS = 4;
/** Of a round; the long form makes ten of them. */
const EVENTS = { short: 1_000, long: 10_000 };
const PATIENCE_MS = 120_000;

export const resumed: Fault = {
  name: 'resumed',
  says: 'four subscribers of everything in a street, thrown out again and again, resume at two nodes that are killed and started in turn: no event missed, none twice, in order within each order (100,000 events)',
  rounds: { short: 1, long: 10 },
  run: async (torture) => {
    const { world, rounds, chance, long } = torture;
    const { ground } = world;
    const orderIds = await Promise.all(Array.from({ length: ORDERS }, () => ground.order(2)));
    const people = await ground.people(FOLLOWERS, { roles: [{ role: 'DISPATCHER', over: ground.street.streetId }] });
    const nodes = [await world.node(), await world.beside()];
    const urls = nodes.map(({ url }) => url);
    const followers = people.map((who, i) => openSubscriber(who, i % 2 === 0 ? urls : [...urls].reverse(), { divisionCode: ground.street.realm }, { againMs: () => chance.between(20, 200) }));
    await Promise.all(followers.map(({ begun }) => begun));
    let made = 0;
    let over = false;
    const hurting = Promise.all([dropping(followers, chance.branch('drops'), () => over), restarting(torture, () => over)]);
    try {
      for (let round = 0; round < rounds; round++) {
        const events = long ? EVENTS.long : EVENTS.short;
        await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(ground.url, orderIds, events / WRITERS, chance.branch(`writer ${round} ${i}`))));
        made += events;
        const told = (): string => `all of ${made} events, of which ${followers.map((one) => one.told.length).join(', ')} came`;
        await until(told(), PATIENCE_MS, () => followers.every((one) => one.told.length >= made)).catch((error: unknown) => { holds([`${String(error)}; ${told()}`]); });
      }
    } finally {
      over = true;
      await hurting;
      for (const one of followers) one.leave();
    }
    const rows = await ground.database.sql<{ orderId: string; revision: number; table: string; step: string }[]>`
      select order_id as "orderId", revision, table_name as table, step from events where order_id in ${ground.database.sql(orderIds)}`;
    holds(followers.flatMap((one) => wrongWith(one, [...rows])));
    return `${made} events to each of ${FOLLOWERS} subscribers over ${followers.reduce((sum, one) => sum + one.connections, 0)} connections, ${(await hurting)[1]} deaths of a node`;
  },
};

async function dropping(followers: readonly Subscriber[], chance: Chance, over: () => boolean): Promise<void> {
  while (!over()) {
    await pause(chance.between(100, 500));
    chance.pick(followers).drop();
  }
}

/** One node after another dies and comes again; the one that every fault uses stays. */
async function restarting({ world, chance, long }: Torture, over: () => boolean): Promise<number> {
  let deaths = 0;
  for (let doomed = await world.beside(); !over();) {
    await pause(chance.between(300, long ? 4_000 : 600));
    if (over()) break;
    await (chance.next() < 0.7 ? doomed.kill() : doomed.stop());
    deaths++;
    doomed = await world.beside({ port: doomed.port });
  }
  return deaths;
}

/** Steps of several orders in one transaction, whose id is older than its locks now and then: ids, locks and commits come in different orders. */
async function write(url: string, orderIds: readonly string[], count: number, chance: Chance): Promise<void> {
  const { sql, close } = openDatabase(url, { max: 1, name: 'torture' });
  try {
    for (let left = count; left > 0;) {
      const mine = chance.shuffled(orderIds).slice(0, Math.min(left, chance.between(1, 12)));
      left -= mine.length;
      await sql.begin(async (tx) => {
        // The writers are no subject here: on a machine that is busy with something else one may wait long for another.
        await tx`select set_config('lock_timeout', '60s', true), set_config('statement_timeout', '60s', true)`;
        if (chance.next() < 0.3) { await tx`select pg_current_xact_id()`; await pause(chance.between(0, 8)); }
        await tx`
          with locked as materialized (select realm, id from orders where id in ${tx(mine)} order by id for update),
          moved as (update orders o set revision = o.revision + 1 from locked l where o.realm = l.realm and o.id = l.id returning o.*)
          insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, actor_kind, after)
          select realm, (select epoch from feed_epoch), 'ORDER', 'amend', 'Order', id, id, revision, 'CLOCK',
            jsonb_build_object('state', state, 'open', true, 'streetId', street_id, 'communityId', community_id, 'gridId', grid_id, 'divisionId', division_id, 'holdingId', holding_id, 'itemId', item_code)
          from moved`;
      });
      await pause(chance.between(0, 3));
    }
  } finally {
    await close();
  }
}
