import type { Cluster } from '../databases.ts';
import type { Result } from '../contest.ts';
import { saturation } from '../contest.ts';
import type { Watched } from '../processes.ts';

/** One measured thing beside its goal. `ours` and `against` are per second, or milliseconds, or times, as `unit` says. */
export interface Figure {
  readonly name: string;
  readonly ours: number | null;
  readonly against: number | null;
  readonly ratio: number | null;
  readonly goal: number;
  readonly aim: number | null;
  /** The goal is the most that it may be; otherwise the least. */
  readonly most?: boolean;
  readonly unit: '/s' | 'ms' | 'statements' | 'KB' | 'sockets';
  readonly note: string;
}

/** How big everything is: the whole, or tiny. */
export interface Sizes {
  readonly rounds: number;
  /** People who take two seats each in a round. */
  readonly people: number;
  readonly connections: number;
  readonly races: number;
  readonly racers: number;
  /** Pages that each contestant answers in a round. */
  readonly pages: number;
  readonly orders: readonly [fewest: number, most: number];
}

/** What the rows are given. */
export interface Stage {
  readonly cluster: Cluster;
  readonly server: Watched;
  readonly sizes: Sizes;
  readonly peers: boolean;
  readonly pgbench: string | null;
  readonly say: (line: string) => void;
}

/** One row of the table, or several that are measured in one contest. */
export interface Row { readonly name: string; readonly says: string; run(stage: Stage): Promise<Figure[]> }

/** Whether the goal is met by the ratio, or by the figure itself where it has a unit; null when it was not measured. What happens a second says nothing without the other side. */
export function met({ ours, ratio, goal, most, unit }: Pick<Figure, 'ours' | 'ratio' | 'goal' | 'most' | 'unit'>): boolean | null {
  const value = unit === '/s' ? ratio : ratio ?? ours;
  return value === null ? null : most ? value <= goal : value >= goal;
}

/** Two medians of a contest as one figure; whoever was not there leaves it open, with the reason. */
export function against(name: string, ours: Result | undefined, other: Result | undefined, [goal, aim]: readonly [number, number], reason: string): Figure {
  const cores = [ours, other].flatMap((one) => (one ? [`${one.name}: ${saturation(one.cores)}`] : []));
  return {
    name, ours: ours?.perSecond ?? null, against: other?.perSecond ?? null, ratio: ours && other ? ours.perSecond / other.perSecond : null,
    goal, aim, unit: '/s', note: ours && other ? cores.join('; ') : reason,
  };
}
