import { insist, readList, wish, wishFor } from '../support/asking.ts';
import type { Fault } from '../support/fault.ts';
import { Broken, pause, until } from '../support/promise.ts';

const ANSWER_MS = 3_000;
const HEAL_MS = 5_000;
const REFUSALS = ['UNAVAILABLE', 'OVERLOADED', 'OUTCOME_UNKNOWN'];

export const databaseGone: Fault = {
  name: 'database-gone',
  says: 'the database is gone for seconds: each request is refused in time, typed and retryable, the node stays up and says that it is not ready; with the database back all goes on',
  rounds: { short: 1, long: 10 },
  run: async ({ world, rounds, chance }) => {
    const node = await world.node();
    const people = await world.ground.people(rounds * 8);
    let [refused, slowest, healed] = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const orderId = await world.ground.order(5);
      const mine = people.splice(0, 8);
      const wishes = mine.map((who) => wish('grab', who, orderId));
      await world.server.crash();
      const asked = await Promise.all([...wishes.map((one) => wishFor(one, node.url)), ...mine.map(async (who) => {
        await pause(chance.between(0, 1_500));
        return readList(node.url, who);
      })]);
      const wrong = asked.find((one) => one.kind !== 'TROUBLE' || !REFUSALS.includes(one.code) || one.ms > ANSWER_MS);
      const ready = await node.ready();
      await world.server.restart();
      if (wrong) throw new Broken(`without a database: ${JSON.stringify(wrong)}`);
      if (ready) throw new Broken('a node without a database says that it is ready');
      refused += asked.length;
      slowest = Math.max(slowest, ...asked.map(({ ms }) => ms));
      healed = Math.max(healed, await until('reading when the database is back', HEAL_MS, async () => (await readList(node.url, mine[0]!)).kind === 'DONE'));
      const outcomes = await Promise.all(wishes.map((one) => insist(one, [node.url])));
      if (outcomes.filter(({ outcome }) => outcome === 'Seat').length !== 5) throw new Broken('not five of eight got the five places afterwards');
      node.mustLive();
    }
    return `${refused} refusals, the slowest after ${slowest} ms; on again ${healed} ms after the database`;
  },
};
