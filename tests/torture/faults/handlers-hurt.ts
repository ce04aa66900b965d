import { join } from 'node:path';
import { deadLetters, retryDeadLetters } from '../../../src/platform/handlers/dead-letters.ts';
import { newId } from '../../../src/kernel/ids.ts';
import type { Fault } from '../support/fault.ts';
import { openGrabs } from '../support/grabs.ts';
import type { ApiNode } from '../support/node.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';

const STEPS = ['well', 'well', 'well', 'throws', 'hangs', 'never'] as const;
/** The handler of the inboxes hears of a deed a moment after it, whatever another handler does. */
const OTHERS_MS = 3_000;
const PATIENCE_MS = 120_000;

export const handlersHurt: Fault = {
  name: 'handlers-hurt',
  says: 'two nodes share a handler that throws, hangs, or dies with its node half-way: each event is tried again, its effect happens once, other handlers are not delayed, what never can is a dead letter',
  // In `npm test` tests/platform/handlers asks it of two nodes in one process.
  rounds: { short: 0, long: 4 },
  run: async ({ world, rounds, chance, long }) => {
    const { sql, db } = world.ground.database;
    await sql`create table if not exists torture_effects (seq bigint)`;
    const staying = await world.node();
    const env = { BROKEN_MODULE: 'src/composition.ts', BROKEN_BY: 'tests/torture/broken/faulty-handler.ts', FAULTY_TRIES: join(world.folder, `tries-${chance.seed}`) };
    const start = (): Promise<ApiNode> => world.another({ env, imports: ['./tests/torture/broken/stand-in.mjs'] });
    let nodes: ApiNode[] = await Promise.all([start(), start()]);
    const grabs = await openGrabs(world.ground, rounds * 4);
    const pace = openPace(staying);
    // Tries that would be made over a quarter of an hour are made at once.
    const hurry = setInterval(() => { void sql`update handler_retries set next_at = machine_now() where not dead and next_at > machine_now() + interval '11 seconds'`.catch(() => {}); }, 250);
    let [events, slowest] = [0, 0];
    try {
      for (let round = 0; round < rounds; round++) {
        const steps = [...chance.shuffled([...STEPS, ...STEPS]), ...(long ? ['dies' as const] : [])];
        events += steps.length;
        for (const step of steps) {
          await sql`insert into events (realm, epoch, table_name, step, subject_type, subject_id, actor_kind) values (${world.ground.street.realm}, (select epoch from feed_epoch), 'TORTURE', ${step}, 'Order', ${newId()}, 'CLOCK')`;
          await pause(chance.between(0, 40));
        }
        for (let n = 0; n < 4; n++) {
          const { orderId, revision, at } = await grabs.next(staying.url);
          await until('the inbox has heard of a grab', 20_000, async () => (await sql`
            select from handler_cursors c join events e on e.realm = c.realm where c.handler = 'inbox' and e.order_id = ${orderId} and e.revision = ${revision} and (c.epoch, c.xid) >= (e.epoch, e.xid)`).length > 0);
          slowest = Math.max(slowest, performance.now() - at);
        }
        // Whoever died is started again by their operator.
        await pause(long ? 1_000 : 0);
        nodes = await Promise.all(nodes.map(async (node) => (await node.ready() ? node : node.kill().then(start))));
      }
      const never = await until('what never can is dead, all else is done', PATIENCE_MS, async () => {
        const [left] = await sql<{ n: number }[]>`select count(*)::int as n from events e where table_name = 'TORTURE' and step <> 'never' and not exists (select from torture_effects t where t.seq = e.seq)`;
        return left!.n === 0 && (await deadLetters(db, { handler: 'faulty' })).length === rounds * 2;
      }).then(() => deadLetters(db, { handler: 'faulty' }));
      if (never.some(({ step, fault, tries }) => step !== 'never' || fault !== 'RangeError' || tries !== 10)) throw new Broken(`a dead letter is ${JSON.stringify(never[0])}`);
      const twice = await sql<{ seq: string }[]>`select seq::text from torture_effects group by seq having count(*) > 1`;
      holds(twice.map(({ seq }) => `the effect of ${seq} happened twice`));
      const wrong = await sql`select 1 from torture_effects t join events e on e.seq = t.seq where e.step = 'never'`;
      if (wrong.length > 0) throw new Broken('what never can has an effect');
      if (await retryDeadLetters(db, { handler: 'faulty' }) !== never.length) throw new Broken('dead letters cannot be tried again');
      if (slowest > OTHERS_MS && !pace.isCrawling()) throw new Broken(`an inbox heard of a grab after ${Math.round(slowest)} ms, though only another handler was hurt`);
      return `${events} events, the effect of each once, ${never.length} dead letters after ten tries; inboxes heard within ${Math.round(slowest)} ms`;
    } finally {
      clearInterval(hurry);
      pace.stop();
      await Promise.all(nodes.map((node) => node.kill()));
      await sql`delete from handler_retries where handler = 'faulty'`;
    }
  },
};
