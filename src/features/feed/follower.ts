import type { Position } from '../../platform/events/event.ts';
import type { Outlet, Watcher } from './outlet.ts';
import type { Scope } from './rules.ts';

/** One subscription. */
export interface Follower {
  readonly watcher: Watcher;
  readonly scope: Scope;
  readonly outlet: Outlet;
  /** Everything up to here was sent, or was not for them; an audience may know that it is so further on (`placeOf`). */
  at: Position;
  /** Raised whenever they are taken from where they were: what was begun for them before goes nowhere. */
  turn: number;
  ended: boolean;
}
