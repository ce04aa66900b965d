import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { DEVELOPMENT_ISSUER, readConfig } from '../../src/platform/config.ts';
import { openCluster } from './databases.ts';
import { PAGE_ROWS } from './fill.ts';
import { ALONE, measure, medianOf, TOGETHER, type Sample } from './measure.ts';
import { openNode, type Node } from './node.ts';
import { deepCursor, OPERATIONS, tidy, type Round } from './operations.ts';
import { figuresOf, machine, tableOf, type Row } from './report.ts';

const ROUNDS = 5;
const PAGES = 1_000;
const [quick, json] = [process.argv.includes('--quick'), process.argv.includes('--json')];
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

interface Bench { readonly size: number; readonly node: Node; readonly deep: string; readonly depth: number; readonly samples: Map<string, Sample[]> }

const began = performance.now();
const cluster = await openCluster(DEVELOPMENT_ISSUER);
const benches: Bench[] = [];
try {
  const described = await cluster.described();
  for (const size of quick ? [10_000] : [10_000, 1_000_000]) {
    const { url, adminUrl, seconds } = await cluster.filled(size);
    say(`${size.toLocaleString('en')} orders: ${seconds === 0 ? 'kept from before' : `made in ${seconds.toFixed(0)} s`}`);
    const config = readConfig({ NODE_ENV: 'development', PORT: '0', LOG_LEVEL: 'silent', AUTH_SECRET: 'a secret of the bench, known to everybody', DATABASE_URL: url, DATA_DIR: '.bench' });
    const node = await openNode(config, adminUrl);
    await tidy(node, size);
    const { cursor, depth } = await deepCursor(node, PAGES);
    benches.push({ size, node, deep: cursor, depth, samples: new Map(OPERATIONS.map(({ name }) => [name, []])) });
  }
  // Round 0 warms up and is not counted; then the databases take turns.
  for (let number = 0; number <= ROUNDS; number++) {
    for (const { node, deep, samples } of number % 2 === 0 ? benches : [...benches].reverse()) {
      const round: Round = { number, count: ALONE + TOGETHER, ids: [], deep };
      for (const operation of OPERATIONS) {
        const sample = await measure(node, operation, round);
        if (number > 0) samples.get(operation.name)!.push(sample);
      }
    }
    say(number === 0 ? 'warm' : `round ${number} of ${ROUNDS}`);
  }
  const rows = OPERATIONS.map((operation): Row => ({ operation, by: new Map(benches.map(({ size, samples }) => [size, medianOf(samples.get(operation.name)!)])) }));
  const figures = figuresOf(rows);
  const table = tableOf(rows);
  const text = `# The last bench

${new Date().toISOString().slice(0, 10)}, ${machine()}; ${described}. ${process.env['BENCH_NOTE'] ?? ''}

Over HTTP through the whole door, client and server in one process beside the database. Each of ${ROUNDS} rounds, databases in turn: ${ALONE} askings one by one (p50, p99, statements), then
${TOGETHER} with 16 under way (operations/s); medians. Statements are those of one asking, begin and commit included. A page has ${PAGE_ROWS} orders with their item; the deep page lies
${benches.map(({ size, depth }) => `${depth.toLocaleString('en')} pages deep at ${size.toLocaleString('en')} orders`).join(', ')}. A list costs one statement, one for each relation, and one for the rights of whoever signed in.

${table}

Figures with a goal that is missed: ${figures.filter(({ met }) => met === false).map(({ name, value, goal }) => `${name} (${value}, goal ${goal})`).join('; ') || 'none'}.
`;
  if (!quick) await writeFile(new URL('last.md', import.meta.url), text.replace(/ \n/, '\n'));
  if (json) for (const figure of figures) console.log(JSON.stringify(figure));
  else console.log(table);
} finally {
  for (const { size, node } of benches) {
    await tidy(node, size).catch((error: unknown) => say(String(error)));
    await node.close();
  }
  await cluster.stop();
  say(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
}
