import { cpus } from 'node:os';
import { askedAgain } from './client.ts';
import { CLIENT, timed, type Cores, type Watched } from './processes.ts';

/** What one round came to. */
export interface Sample { readonly perSecond: number; readonly cores: Cores }

/** One who takes part: each round in turn with the others. */
export interface Contestant { readonly name: string; round(number: number): Promise<Sample> }

/** Medians over the rounds. */
export interface Result { readonly name: string; readonly perSecond: number; readonly rates: readonly number[]; readonly cores: Cores }

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
export const quantile = (values: readonly number[], q: number): number => { const sorted = [...values].sort((a, b) => a - b); return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!; };

/** Rounds alternate between the contestants, every second one in the other direction; round 0 warms up and is not counted. */
export async function contest(contestants: readonly Contestant[], rounds: number, say: (line: string) => void): Promise<Map<string, Result>> {
  const samples = new Map<string, Sample[]>(contestants.map(({ name }) => [name, []]));
  for (let number = 0; number <= rounds; number++) {
    for (const { name, round } of number % 2 === 0 ? contestants : [...contestants].reverse()) {
      const sample = await round(number);
      const again = askedAgain();
      if (number > 0) samples.get(name)!.push(sample);
      say(`  ${number === 0 ? 'warm-up' : `round ${number}`}  ${name}: ${sample.perSecond.toFixed(0)}/s  (${saturation(sample.cores)})${again > 0 ? `; ${again} times too busy, and asked again` : ''}`);
    }
  }
  return new Map([...samples].map(([name, of]) => {
    const names = Object.keys(of[0]!.cores);
    const rates = of.map(({ perSecond }) => perSecond);
    return [name, { name, rates, perSecond: median(rates), cores: Object.fromEntries(names.map((process) => [process, median(of.map(({ cores }) => cores[process] ?? 0))])) }];
  }));
}

/** So many were done in the time that the work took, beside the client. */
export async function rate(watched: readonly Watched[], work: () => Promise<number>): Promise<Sample> {
  let done = 0;
  const { seconds, cores } = await timed([...watched, CLIENT], async () => { done = await work(); });
  return { perSecond: done / seconds, cores };
}

/** A process that runs JavaScript on one thread is full at one core. */
const FULL = 0.9;

/** Cores used by each process, the fullest first; `!` marks those that could do no more alone, and the machine when all of it was busy. */
export function saturation(cores: Cores): string {
  const all = Object.values(cores).reduce((sum, used) => sum + used, 0);
  const each = Object.entries(cores).sort(([, a], [, b]) => b - a).map(([name, used]) => `${name} ${used.toFixed(2)}${used >= FULL && name !== 'PostgreSQL' ? '!' : ''}`);
  return `${each.join(', ')}${all >= FULL * cpus().length ? ', the machine full!' : ''}`;
}
