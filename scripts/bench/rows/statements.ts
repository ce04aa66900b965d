import { randomUUID } from 'node:crypto';
import { readConfig } from '../../../src/platform/config.ts';
import { orderIdOf, openArena } from '../arena.ts';
import { ALONE, measure, medianOf, TOGETHER, type Sample } from '../measure.ts';
import { openNode, type Node } from '../node.ts';
import { deepCursor, OPERATIONS, tidy, type Round } from '../operations.ts';
import { ISSUER, SECRET } from '../tokens.ts';
import { personOf } from './grabbing.ts';
import type { Figure, Row, Stage } from './row.ts';

const PAGES_DEEP = 1_000;
const AT_ONCE = 64;

interface Bench { readonly orders: number; readonly node: Node; readonly deep: string; readonly samples: Map<string, Sample[]> }

const configOf = (url: string) => readConfig({ NODE_ENV: 'development', PORT: '0', LOG_LEVEL: 'silent', AUTH_SECRET: SECRET, AUTH_ISSUER: ISSUER, DATABASE_URL: url, DATA_DIR: '.bench' });

async function openBench({ cluster }: Stage, orders: number): Promise<Bench> {
  const { url, adminUrl } = await cluster.filled(orders);
  const node = await openNode(configOf(url), adminUrl);
  await tidy(node, orders);
  const { cursor } = await deepCursor(node, PAGES_DEEP);
  return { orders, node, deep: cursor, samples: new Map(OPERATIONS.map(({ name }) => [name, []])) };
}

/** Statements of so many grabs of one order that arrive together. */
async function together({ cluster, sizes }: Stage): Promise<number> {
  const { url, adminUrl } = await cluster.copied(sizes.orders[0], 'together');
  const node = await openNode(configOf(url), adminUrl);
  const arena = openArena(adminUrl);
  await arena.lay({ first: 0, count: 1, seats: AT_ONCE, day: 0 });
  const grab = 'mutation GrabSeat($input: GrabSeatInput!) { done: grabSeat(input: $input) { __typename } }';
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => node.ask(personOf(i), 'query { done: viewer { __typename } }', {}, 'Viewer')));
  node.statements();
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => node.ask(personOf(i), grab, { input: { key: randomUUID(), orderId: orderIdOf(0) } }, 'Seat')));
  const count = node.statements();
  await arena.check(AT_ONCE, AT_ONCE);
  await node.close();
  await arena.close();
  return count;
}

/** Statements of each operation, begin and commit included; beside them its median time with few and with many orders. Counted inside a node that runs nothing else. */
export const statements: Row = {
  name: 'statements', says: 'statements of each operation',
  run: async (stage): Promise<Figure[]> => {
    const atOnce = await together(stage);
    const benches: Bench[] = [];
    try {
      for (const orders of new Set(stage.sizes.orders)) benches.push(await openBench(stage, orders));
      for (let number = 0; number <= stage.sizes.rounds; number++) {
        for (const { node, deep, samples } of number % 2 === 0 ? benches : [...benches].reverse()) {
          const round: Round = { number, count: ALONE + TOGETHER, ids: [], seats: [], deep };
          for (const operation of OPERATIONS) {
            const sample = await measure(node, operation, round);
            if (number > 0) samples.get(operation.name)!.push(sample);
          }
        }
        stage.say(number === 0 ? '  warm-up' : `  round ${number}`);
      }
      return OPERATIONS.map(({ name, statements }) => {
        const by = benches.map(({ orders, samples }) => ({ orders, ...medianOf(samples.get(name)!) }));
        const times = by.map(({ orders, p50, perSecond }) => `at ${orders.toLocaleString('en')} orders p50 ${p50.toFixed(1)} ms, ${perSecond.toFixed(0)}/s with 16 under way`).join('; ');
        return {
          name: `statements: ${name}${name === 'grab' ? ', a batch' : ''}`, ours: Math.max(...by.map((one) => one.statements)), against: null, ratio: null, goal: statements, aim: null, most: true, unit: 'statements',
          note: name === 'grab' ? `${AT_ONCE} that arrive together: ${atOnce} statements; ${times}` : times,
        };
      });
    } finally {
      for (const { node, orders } of benches) {
        await tidy(node, orders).catch((error: unknown) => stage.say(String(error)));
        await node.close();
      }
    }
  },
};
