import type { Fault, Torture } from '../support/fault.ts';
import { insist, readList, wish, wishFor, type Answer } from '../support/asking.ts';
import { audit } from '../support/audit.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import type { LineState } from '../support/line.ts';

const ANSWER_MS = 3_000;
const HEAL_MS = 5_000;
const DAMAGES: readonly LineState[] = ['SILENT', 'NOTHING_COMES', 'NOTHING_GOES', 'CUT', 'SLOW'];

/** In `npm test`; each takes a few seconds of waiting. */
const SHORT: readonly LineState[] = ['SILENT', 'NOTHING_COMES', 'CUT'];

export const lineDamaged: Fault = {
  name: 'line-damaged',
  says: 'the line to the database falls silent, in both or one direction, is slowed, is cut: each request is answered within 3 s, typed and retryable, and 5 s after the line is whole all is well',
  rounds: { short: 1, long: 5 },
  run: async (torture) => {
    const seen: string[] = [];
    for (let round = 0; round < torture.rounds; round++) {
      const damages = torture.long ? torture.chance.shuffled(DAMAGES) : SHORT;
      for (const damage of damages) seen.push(await suffer(torture, damage));
    }
    return seen.slice(-DAMAGES.length).join('; ');
  },
};

/** Damages the line while people read and grab, mends it, and looks after both. */
async function suffer({ world, chance, long }: Torture, damage: LineState): Promise<string> {
  const node = await world.node();
  const people = await world.ground.people(16);
  const orderId = await world.ground.order(5);
  const [reader] = people;
  await insist(wish('grab', people[0]!, orderId), [node.url]).catch(() => {});
  const wishes = people.slice(1).map((who) => wish('grab', who, orderId));
  world.line.set(damage);
  const answers: Answer[] = [];
  const note = async (asking: Promise<Answer>): Promise<void> => { answers.push(await asking); };
  await Promise.all([
    ...wishes.map(async (one) => { await pause(chance.between(0, 300)); await note(wishFor(one, node.url)); }),
    ...Array.from({ length: long ? 60 : 30 }, async () => { await pause(chance.between(0, 1_500)); await note(readList(node.url, reader!)); }),
  ]);
  world.line.set('WHOLE');
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  const unanswered = answers.filter(({ kind }) => kind === 'NOTHING');
  if (unanswered[0]) throw new Broken(`${damage}: ${unanswered.length} of ${answers.length} had no answer: ${JSON.stringify(unanswered[0])}`);
  if (slowest > ANSWER_MS) throw new Broken(`${damage}: an answer took ${slowest} ms`);
  const healed = await until(`reading and writing after ${damage}`, HEAL_MS, async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => readList(node.url, reader!)));
    return all.every(({ kind, ms }) => kind === 'DONE' && ms < 2_000);
  });
  const outcomes = await Promise.all([wish('grab', people[0]!, orderId)].slice(1).concat(wishes).map((one) => insist(one, [node.url])));
  node.mustLive();
  holds((await audit(world.ground.database.sql, [orderId], outcomes)).filter((one) => !one.startsWith('nobody was told')));
  const codes = [...new Set(answers.flatMap((one) => (one.kind === 'TROUBLE' ? [one.code] : [])))].sort().join('+') || 'none refused';
  return `${damage}: slowest ${slowest} ms (${codes}), healed in ${healed} ms`;
}
