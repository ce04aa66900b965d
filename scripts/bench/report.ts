import { cpus, totalmem } from 'node:os';
import type { Sample } from './measure.ts';
import type { Operation } from './operations.ts';

/** One line of `--json`. Figures without a goal are there to be compared with the last. */
export interface Figure { readonly name: string; readonly value: number; readonly unit: string; readonly goal: number | null; readonly met: boolean | null }

/** What was measured of one operation, by number of orders. */
export interface Row { readonly operation: Operation; readonly by: ReadonlyMap<number, Sample> }

/** p50 with the most orders may be at most so many times that with the fewest. */
const MOST_GROWTH = 1.5;

export function figuresOf(rows: readonly Row[]): Figure[] {
  return rows.flatMap(({ operation, by }) => {
    const sizes = [...by.keys()];
    const growth = by.get(sizes.at(-1)!)!.p50 / by.get(sizes[0]!)!.p50;
    return [
      ...sizes.flatMap((size): Figure[] => {
        const { p50, p99, perSecond, statements } = by.get(size)!;
        const name = `${operation.name} at ${size.toLocaleString('en')}`;
        return [
          figure(`${name}: p50`, p50, 'ms'), figure(`${name}: p99`, p99, 'ms'), figure(`${name}: throughput`, perSecond, 'operations/s'),
          figure(`${name}: statements`, statements, 'statements', operation.statements),
        ];
      }),
      ...(sizes.length > 1 ? [figure(`${operation.name}: p50 at most orders / at fewest`, growth, 'times', MOST_GROWTH)] : []),
    ];
  });
}

const figure = (name: string, value: number, unit: string, goal: number | null = null): Figure => ({ name, value: Math.round(value * 100) / 100, unit, goal, met: goal === null ? null : value <= goal });

/** The one table, in Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const sizes = [...rows[0]!.by.keys()];
  const title = ['operation', ...sizes.flatMap((size) => [`p50 ms at ${size.toLocaleString('en')}`, 'p99 ms', 'operations/s']), ...(sizes.length > 1 ? ['p50 ratio'] : []), 'statements', 'goal', 'met'];
  const lines = rows.map(({ operation, by }) => {
    const samples = sizes.map((size) => by.get(size)!);
    const growth = samples.at(-1)!.p50 / samples[0]!.p50;
    const statements = Math.max(...samples.map((sample) => sample.statements));
    return [
      operation.name, ...samples.flatMap(({ p50, p99, perSecond }) => [p50.toFixed(1), p99.toFixed(1), perSecond.toFixed(0)]), ...(sizes.length > 1 ? [growth.toFixed(2)] : []),
      String(statements), `≤ ${operation.statements}`, statements <= operation.statements ? 'yes' : 'NO',
    ];
  });
  return [title, title.map((_, i) => (i === 0 ? '---' : '---:')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The machine in one line. */
export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
