import type { Fault, Torture } from '../support/fault.ts';
import { insist, readList, wish, wishFor, type Answer } from '../support/asking.ts';
import { audit } from '../support/audit.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { openPace, TROUBLES } from '../support/pace.ts';
import { makeRace } from '../support/race.ts';
import type { LineState } from '../support/line.ts';

const SPREAD_MS = 400;
const READS = 60;
const DAMAGES: readonly LineState[] = ['SILENT', 'NOTHING_COMES', 'NOTHING_GOES', 'CUT', 'SLOW'];
/** In `npm test`; each takes a few seconds of waiting. */
const SHORT: readonly LineState[] = ['NOTHING_COMES', 'CUT'];

export const lineDamaged: Fault = {
  name: 'line-damaged',
  says: 'the line to the database falls silent, in both or one direction, is slowed, is cut: each request is answered within 3 s, typed and retryable, and 5 s after the line is whole all is well',
  rounds: { short: 1, long: 5 },
  run: async (torture) => {
    const seen = new Map<LineState, string>();
    for (let round = 0; round < torture.rounds; round++) {
      for (const damage of torture.long ? torture.chance.shuffled(DAMAGES) : SHORT) seen.set(damage, await suffer(torture, damage));
    }
    return [...seen.values()].join('; ');
  },
};

/** Damages the line while people read, grab, claim, take and book; mends it, and looks after both. */
async function suffer({ world, chance }: Torture, damage: LineState): Promise<string> {
  const node = await world.node();
  const race = await makeRace(world.ground, chance, SPREAD_MS);
  const [reader, late] = await world.ground.people(2);
  const after = await world.ground.order(1);
  const pace = openPace(node);
  try {
    world.line.set(damage);
    const reading = Array.from({ length: READS }, async (): Promise<Answer> => { await pause(chance.between(0, 1_500)); return readList(node.url, reader!); });
    const answers = [...await race.once(node.url), ...await Promise.all(reading)];
    if (damage !== 'SLOW' && await node.ready()) throw new Broken(`${damage}: a node without a database says that it is ready`);
    world.line.set('WHOLE');
    const slowest = pace.judge(damage, answers, ['DONE', ...TROUBLES]);
    const grab = wish('grab', late!, after);
    const healed = await until(`reading and writing after ${damage}`, pace.healMs(), async () => {
      const all = await Promise.all([wishFor(grab, node.url), ...Array.from({ length: 12 }, () => readList(node.url, reader!))]);
      return all.every(({ kind, ms }) => kind === 'DONE' && ms < 2_000);
    });
    const outcomes = [...await race.run([node.url]), await insist(grab, [node.url])];
    node.mustLive();
    holds(await audit(world.ground.database.sql, { ...race, orderIds: [...race.orderIds, after] }, outcomes));
    return `${damage}: ${slowest}, healed in ${healed} ms`;
  } finally {
    world.line.set('WHOLE');
    pace.stop();
  }
}
