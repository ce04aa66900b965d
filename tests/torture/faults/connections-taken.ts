import postgres from 'postgres';
import { insist, readList, wish, wishFor, type Answer } from '../support/asking.ts';
import type { Fault } from '../support/fault.ts';
import { Broken, until } from '../support/promise.ts';
import type { World } from '../support/world.ts';

const ANSWER_MS = 3_000;
const HEAL_MS = 5_000;

export const connectionsTaken: Fault = {
  name: 'connections-taken',
  says: 'others take all connections of the server: with those it has a node goes on reading; when it loses those too, each request is refused in time and typed; freed, it goes on without a restart',
  rounds: { short: 1, long: 10 },
  run: async ({ world, rounds }) => {
    const node = await world.node();
    const [anna, ...others] = await world.ground.people(9);
    const orderId = await world.ground.order(9);
    let [slowest, healed] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      // What a node has it has used: it opens connections as it needs them, and those that it never opened are anybody's.
      await Promise.all(Array.from({ length: 60 }, () => readList(node.url, anna!)));
      const crowd = await crowded(world);
      try {
        for (let i = 0; i < 5; i++) must('reading goes on', await readList(node.url, anna!), ['DONE']);
        await crowd.shutOut('linlibang');
        const answers = await Promise.all([...others.map((who) => wishFor(wish('grab', who, orderId), node.url)), ...others.map((who) => readList(node.url, who))]);
        for (const one of answers) must('shut out', one, ['UNAVAILABLE', 'OVERLOADED', 'OUTCOME_UNKNOWN']);
        slowest = Math.max(slowest, ...answers.map(({ ms }) => ms));
      } finally {
        await crowd.leave();
      }
      healed = Math.max(healed, await until('reading and writing when connections are free again', HEAL_MS, async () => (await readList(node.url, anna!)).kind === 'DONE'));
      await insist(wish('grab', anna!, orderId), [node.url]);
      node.mustLive();
    }
    return `${rounds} times shut out: refused in at most ${slowest} ms, on again after ${healed} ms`;
  },
};

function must(what: string, answer: Answer, wanted: readonly string[]): void {
  const got = answer.kind === 'TROUBLE' ? answer.code : answer.kind;
  if (!wanted.includes(got) || answer.ms > ANSWER_MS) throw new Broken(`${what}: ${JSON.stringify(answer)}`);
}

/** Takes every connection that the server has left, as the nodes' own account. */
async function crowded(world: World): Promise<{ shutOut(name: string): Promise<void>; leave(): Promise<void> }> {
  const admin = world.server.admin();
  await admin`select 1`;
  const crowd: postgres.Sql[] = [];
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const one = postgres(world.server.url('postgres'), { max: 1, onnotice: () => {}, connect_timeout: 5, connection: { application_name: 'crowd' } });
      try {
        await one`select 1`;
        crowd.push(one);
      } catch (error) {
        await one.end({ timeout: 0 });
        if ((error as { code?: string }).code === '53300') return;
        throw error;
      }
    }
  };
  await takeAll();
  return {
    // Twice: the node's next attempt may be quicker than the crowd.
    shutOut: async (name) => {
      for (let left = 1; left > 0;) {
        left = (await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`).length;
        await takeAll();
      }
    },
    leave: async () => {
      await Promise.all(crowd.map((one) => one.end({ timeout: 1 })));
      await admin.end();
    },
  };
}
