import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { openCluster } from './databases.ts';
import { FEED } from './feed/rows.ts';
import { findPgbench, HOW, install, installed } from './peers.ts';
import { watchServer } from './processes.ts';
import { lineOf, machine, missedOf, notesOf, tableOf } from './report.ts';
import { refusals, stormed } from './rows/full.ts';
import { desks } from './rows/desks.ts';
import { growth } from './rows/growth.ts';
import { pages } from './rows/pages.ts';
import { race } from './rows/race.ts';
import type { Figure, Row, Sizes, Stage } from './rows/row.ts';
import { hot, seats } from './rows/seats.ts';
import { statements } from './rows/statements.ts';
import { ISSUER } from './tokens.ts';

const ROWS: readonly Row[] = [seats, hot, refusals, stormed, race, pages, growth, desks, statements, ...FEED];
const WHOLE: Sizes = { rounds: 5, people: 4_000, connections: 128, races: 100, racers: 1_000, pages: 1_000, orders: [10_000, 1_000_000] };
const TINY: Sizes = { rounds: 1, people: 320, connections: 32, races: 2, racers: 200, pages: 64, orders: [10_000, 10_000] };
const USAGE = `npm run bench -- [--peers] [--only NAME]... [--quick] [--json]
  --peers   installs what the bench compares with (some 400 packages below scripts/bench/peers), if it is not there
  --only    one row, or several: ${ROWS.map(({ name }) => name).join(', ')}
  --quick   tiny: shows that everything runs; says nothing about speed, and is not kept
  --json    a line for each figure instead of the table`;

/** `feed` asks for all rows whose names begin so. */
const isOf = (row: Row, name: string): boolean => row.name === name || row.name.startsWith(`${name}-`);

const given = process.argv.slice(2);
const only = given.flatMap((word, i) => (given[i - 1] === '--only' ? word.split(',') : []));
const known = new Set(['--peers', '--only', '--quick', '--json', ...only, only.join(',')]);
const strange = given.find((word) => !known.has(word)) ?? only.find((name) => !ROWS.some((row) => isOf(row, name)));
const [quick, json] = [given.includes('--quick'), given.includes('--json')];
const say = (line: string): void => { process.stderr.write(`${line}\n`); };

async function measured(stage: Stage, rows: readonly Row[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const row of rows) {
    const began = performance.now();
    say(`${row.name}: ${row.says}`);
    await row.run(stage).then((measured) => { figures.push(...measured); }, (error: unknown) => {
      process.exitCode = 1;
      say(`  ${row.name} FAILED: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    });
    say(`  ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  return figures;
}

/** A row that fails leaves the others, and the exit code 1; nothing is kept then. */
const whole = (rows: readonly Row[]): boolean => rows.length === ROWS.length && process.exitCode === undefined;

/** What is kept of a run: the table, who was saturated, and where it was. */
const record = (figures: readonly Figure[], described: string): string => `# The last bench

${new Date().toISOString().slice(0, 10)}, ${machine()}; ${described}.${process.env['BENCH_NOTE'] ? ` ${process.env['BENCH_NOTE']}` : ''}

Each figure is a ratio within one run: rounds alternate, median of ${WHOLE.rounds}, client beside the server on the same cores (${WHOLE.connections} connections for grabs, 32 for pages). Ours is a node process with everything on;
peers make the same decision, write the same rows and check the same token. ${WHOLE.people.toLocaleString('en')} people take ${(WHOLE.people * 2).toLocaleString('en')} spread seats a round, or ${WHOLE.people.toLocaleString('en')} on one order; after each round
the rows in the database are counted, and a figure that is not right ends the run. People, tokens and connections have been seen before. \`scripts/bench/README.md\` says more.

${tableOf(figures)}

Cores used while it was measured (\`!\`: a process that could do no more, because it runs on one thread):
${notesOf(figures)}

Figures whose goal is missed: ${missedOf(figures)}.
`;

async function main(): Promise<void> {
  const began = performance.now();
  if (given.includes('--peers') && !installed()) install();
  const rows = ROWS.filter((row) => only.length === 0 || only.some((wanted) => isOf(row, wanted)));
  const [peers, pgbench] = [installed(), findPgbench()];
  if (!peers) say(`the peers are not installed; their rows stay open: ${HOW.peers}`);
  if (pgbench === null) say(`pgbench is not installed; its rows stay open: ${HOW.pgbench}`);
  const cluster = await openCluster(ISSUER);
  const stopped = (): void => { void cluster.stop().finally(() => process.exit(1)); };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped);
  try {
    const described = await cluster.described();
    const figures = await measured({ cluster, server: watchServer(cluster.pid), sizes: quick ? TINY : WHOLE, peers, pgbench, say }, rows);
    if (!quick && whole(rows)) await writeFile(new URL('last.md', import.meta.url), record(figures, described));
    if (json) for (const figure of figures) console.log(lineOf(figure));
    else console.log(`${tableOf(figures)}\n\n${notesOf(figures)}\n\nFigures whose goal is missed: ${missedOf(figures)}.`);
  } finally {
    await cluster.stop();
    say(`${((performance.now() - began) / 1000).toFixed(0)} s in all`);
  }
}

if (strange !== undefined) {
  say(USAGE);
  process.exitCode = 1;
} else await main();
