import { openChance } from './support/chance.ts';
import type { Fault } from './support/fault.ts';
import { openOperator } from './support/operator.ts';
import { holds } from './support/promise.ts';
import type { World } from './support/world.ts';

export interface Suffered {
  readonly fault: Fault;
  /** What was seen, or what did not hold. */
  readonly says: string;
  readonly held: boolean;
  readonly seconds: number;
}

/** The seed that is given by SEED or `--seed`, or one of the day. */
export function seedOf(given: string | undefined): number {
  const seed = given === undefined || given === '' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error('the seed is a whole number');
  return seed;
}

export interface How {
  readonly seed: number;
  readonly long: boolean;
  /** Instead of the fault's own number. */
  readonly rounds?: number | undefined;
  say(line: string): void;
}

/** Tries one fault, with chance of its own, so that it can be repeated alone. Throws nothing. */
export async function suffer(fault: Fault, world: World, { seed, long, say, rounds = long ? fault.rounds.long : fault.rounds.short }: How): Promise<Suffered> {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
  const operator = openOperator(world);
  try {
    const says = await fault.run({ world, long, say, chance: openChance(seed).branch(fault.name), rounds });
    const seen = await operator.look();
    for (const line of seen.lines) say(`its nodes said ${line}`);
    holds(seen.wrong);
    return { fault, says, held: true, seconds: seconds() };
  } catch (error) {
    return { fault, says: error instanceof Error ? `${error.name}: ${error.message}` : String(error), held: false, seconds: seconds() };
  }
}
