import { contest, rate } from '../contest.ts';
import { greet, isFull, isWin, openRacer, spread, winning, wishes, grabText, type Racer } from './grabbing.ts';
import { openLines, persist, revive } from '../client.ts';
import { against, type Row, type Stage } from './row.ts';

const SEATS = 3;
/** Nobody has anything else to do on it. */
const ANOTHER_DAY = 30;

/** A full order: its seats go to the first people of the round, who are not measured. */
async function filled({ arena, lines }: Racer, order: number, firstPerson: number): Promise<void> {
  await arena.lay({ first: order, count: 1, seats: SEATS, day: ANOTHER_DAY });
  await revive(lines);
  await wishes(lines.slice(0, SEATS), Array.from({ length: SEATS }, (_, i) => ({ person: firstPerson + i, order })), isWin);
  await arena.check(SEATS, SEATS);
}

/** Refusals of a full order a second, against wins on an order that is not. */
export const refusals: Row = {
  name: 'refusals', says: 'refusals of a full order, against wins',
  run: async (stage) => {
    const { people, rounds } = stage.sizes;
    const racer = await openRacer(stage, 'ours');
    try {
      const wins = async (round: number) => {
        await racer.arena.lay({ first: 2 * round, count: 1, seats: people, day: 0 });
        return winning(racer, stage, Array.from({ length: people }, (_, i) => ({ person: round * people + i, order: 2 * round })));
      };
      const refusing = async (round: number) => {
        const [order, from] = [2 * round + 1, round * people + people / 2];
        await filled(racer, order, from);
        const all = Array.from({ length: people - SEATS }, (_, i) => ({ person: from + SEATS + i, order }));
        await greet(racer, all.map(({ person }) => person));
        await racer.arena.settle();
        const sample = await rate([racer.server.watched, stage.server], () => wishes(racer.lines, all, isFull));
        await racer.arena.check(0, all.length);
        return sample;
      };
      const results = await contest([{ name: 'wins', round: wins }, { name: 'refusals', round: refusing }], rounds, stage.say);
      return [against('refusals of a full order, against wins on one order', results.get('refusals'), results.get('wins'), [1.1, 1.5], '')];
    } finally {
      await racer.stop();
    }
  },
};

/** So many a second want the full order, whatever becomes of the others: about what 6,000 people may ask who are allowed ten grabs a minute each. */
const STORM_PER_SECOND = 1_000;
/** With the winners they are fewer than the tokens that a node remembers. */
const STORMERS = 1_500;
const STORM_LINES = 256;

/** Asks for the full order at a fixed rate until it is stopped; counts the refusals. */
async function storm(stage: Stage, racer: Racer, order: number, firstPerson: number, stopped: AbortSignal): Promise<number> {
  const lines = await openLines(racer.server.port, Math.min(STORM_LINES, stage.sizes.connections * 2));
  const free = [...lines];
  const under: Promise<void>[] = [];
  let [asked, refused, failed]: [number, number, unknown] = [0, 0, undefined];
  const began = performance.now();
  while (!stopped.aborted && failed === undefined) {
    const due = Math.floor((performance.now() - began) / 1000 * STORM_PER_SECOND);
    while (asked < due && free.length > 0) {
      const line = free.pop()!;
      under.push(persist(line, grabText({ person: firstPerson + asked++ % STORMERS, order })).then(({ body }) => {
        if (!isFull(body)) throw new Error(`the storm was answered with ${body.slice(0, 300)}`);
        refused++;
        free.push(line);
      }).catch((error: unknown) => { failed = error; }));
    }
    await new Promise((done) => { setTimeout(done, 2); });
  }
  await Promise.all(under);
  for (const line of lines) line.close();
  if (failed !== undefined) throw failed instanceof Error ? failed : new Error(String(failed));
  return refused;
}

/** Wins on other orders while a full one is stormed, against the same wins alone. */
export const stormed: Row = {
  name: 'storm', says: 'wins on other orders while a full one is stormed',
  run: async (stage) => {
    const { people, rounds } = stage.sizes;
    const FULL_FROM = 1_000_000;
    const racer = await openRacer(stage, 'ours');
    let refused: number[] = [];
    try {
      const round = async (number: number, withStorm: boolean) => {
        const segment = 2 * number + (withStorm ? 1 : 0);
        const { wishes: all, lay } = spread(stage.sizes, segment);
        await lay(racer.arena);
        if (!withStorm) return winning(racer, stage, all);
        const stormers = (segment + 3) * people;
        await filled(racer, FULL_FROM + number, stormers - SEATS);
        await greet(racer, Array.from({ length: STORMERS }, (_, i) => stormers + i));
        await greet(racer, [...new Set(all.map(({ person }) => person))]);
        await racer.arena.settle();
        const stop = new AbortController();
        const storming = storm(stage, racer, FULL_FROM + number, stormers, stop.signal);
        const racing = rate([racer.server.watched, stage.server], () => wishes(racer.lines, all, isWin).finally(() => stop.abort()));
        const [sample, count] = await Promise.all([racing, storming]);
        refused = [...refused, count / (all.length / sample.perSecond)];
        await racer.arena.check(all.length, all.length + count);
        await racer.arena.forget();
        return sample;
      };
      const results = await contest([{ name: 'alone', round: (number) => round(number, false) }, { name: 'stormed', round: (number) => round(number, true) }], rounds, stage.say);
      const figure = against('wins while a full order is stormed, against alone', results.get('stormed'), results.get('alone'), [0.8, 0.95], '');
      return [{ ...figure, note: `the storm: ${(refused.reduce((sum, n) => sum + n, 0) / refused.length).toFixed(0)} refusals a second of ${STORM_PER_SECOND} asked; ${figure.note}` }];
    } finally {
      await racer.stop();
    }
  },
};
