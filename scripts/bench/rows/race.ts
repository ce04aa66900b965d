import { quantile } from '../contest.ts';
import { timed, CLIENT, type Cores } from '../processes.ts';
import { saturation } from '../contest.ts';
import { persist } from '../client.ts';
import { greet, grabText, isFull, isWin, openRacer } from './grabbing.ts';
import type { Row } from './row.ts';

const SEATS = 3;

/** A crowd races for three seats, each on a connection of their own that is warm; everybody is answered. */
export const race: Row = {
  name: 'race', says: '1,000 people race for 3 seats',
  run: async (stage) => {
    const { races, racers } = stage.sizes;
    const racer = await openRacer(stage, 'ours', racers);
    const [winners, everybody]: [number[], number[]] = [[], []];
    let cores: Cores = {};
    try {
      for (let number = -1; number < races; number++) {
        const [order, from] = [number + 1, (number + 1) * racers];
        await racer.arena.lay({ first: order, count: 1, seats: SEATS, day: order });
        const people = Array.from({ length: racers }, (_, i) => from + i);
        await greet(racer, people);
        const texts = people.map((person) => grabText({ person, order }));
        const answers: { ms: number; body: string }[] = [];
        const run = await timed([racer.server.watched, stage.server, CLIENT], async () => {
          const began = performance.now();
          await Promise.all(racer.lines.map(async (line, i) => {
            const { body } = await persist(line, texts[i]!);
            answers.push({ ms: performance.now() - began, body });
          }));
        });
        const won = answers.filter(({ body }) => isWin(body));
        const lost = answers.filter(({ body }) => isFull(body));
        if (won.length !== SEATS || won.length + lost.length !== racers) throw new Error(`${won.length} won and ${lost.length} were told that the order is full, of ${racers}: ${answers.find((one) => !won.includes(one) && !lost.includes(one))?.body.slice(0, 300) ?? ''}`);
        await racer.arena.check(SEATS, racers);
        if (number < 0) continue; // the first warms up
        winners.push(...won.map(({ ms }) => ms));
        everybody.push(...answers.map(({ ms }) => ms));
        cores = run.cores;
        if (number % 20 === 0) stage.say(`  race ${number + 1}: the last answer after ${Math.max(...answers.map(({ ms }) => ms)).toFixed(0)} ms  (${saturation(cores)})`);
      }
    } finally {
      await racer.stop();
    }
    const note = `${races} races of ${racers}; all ${everybody.length.toLocaleString('en')} asked from the same instant and had an answer, ${SEATS} seats a race; ${saturation(cores)}`;
    const figure = { against: null, ratio: null, most: true, unit: 'ms', note } as const;
    return [
      { ...figure, name: `race for ${SEATS} seats: p99 of the winners, ms`, ours: quantile(winners, 0.99), goal: 300, aim: 150 },
      { ...figure, name: `race for ${SEATS} seats: p99 of everybody, ms`, ours: quantile(everybody, 0.99), goal: 1_000, aim: 400 },
    ];
  },
};
