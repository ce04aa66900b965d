import type { Chance } from './chance.ts';
import type { World } from './world.ts';

/** One way to hurt a deployment, and what must hold all the same. */
export interface Fault {
  readonly name: string;
  /** What is done, and what must hold. */
  readonly says: string;
  /** In `npm test`, and in `npm run torture`. */
  readonly rounds: { readonly short: number; readonly long: number };
  /** Answers what was seen, in one line; throws `Broken` when something did not hold. */
  run(torture: Torture): Promise<string>;
}

export interface Torture {
  readonly world: World;
  readonly chance: Chance;
  readonly rounds: number;
  readonly long: boolean;
  say(line: string): void;
}
