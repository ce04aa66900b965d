import type { Node } from './node.ts';
import type { Operation, Round } from './operations.ts';

/** One operation on one database, in one round. */
export interface Sample {
  /** One asking after another, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** With several askings under way. */
  readonly perSecond: number;
  /** Most of any single asking. */
  readonly statements: number;
}

export const ALONE = 40;
export const TOGETHER = 120;
const UNDER_WAY = 16;

/** The first askings of a round one by one, for latency and statements; the others together, for throughput. */
export async function measure(node: Node, operation: Operation, round: Round): Promise<Sample> {
  await operation.before?.(node, round);
  const times: number[] = [];
  let statements = 0;
  for (let j = 0; j < ALONE; j++) {
    node.statements();
    const began = performance.now();
    await operation.once(node, round, j);
    times.push(performance.now() - began);
    statements = Math.max(statements, node.statements());
  }
  const began = performance.now();
  let next = ALONE;
  await Promise.all(Array.from({ length: UNDER_WAY }, async () => {
    while (next < ALONE + TOGETHER) await operation.once(node, round, next++);
  }));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: TOGETHER / seconds, statements };
}

/** Of each figure the median over the rounds; of statements the most. */
export const medianOf = (samples: readonly Sample[]): Sample => ({
  p50: median(samples.map(({ p50 }) => p50)), p99: median(samples.map(({ p99 }) => p99)), perSecond: median(samples.map(({ perSecond }) => perSecond)),
  statements: Math.max(...samples.map(({ statements }) => statements)),
});

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
const median = (values: readonly number[]): number => quantile([...values].sort((a, b) => a - b), 0.5);
