import type { Position } from '../../platform/events/event.ts';
import type { Span } from '../../platform/events/read.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Follower } from './follower.ts';
import type { Moment } from './moment.ts';
import type { Rendered } from './outlet.ts';
import type { Pace } from './pace.ts';
import type { Board } from './sharing.ts';
import type { Windows } from './windows.ts';

/** What all audiences of a realm stand on: its channel. */
export interface Ground {
  readonly platform: Platform;
  readonly realm: string;
  /** Everything up to here was handed to the audiences. */
  readonly at: Position;
  readonly isOpen: boolean;
  /** Aborted when it is closed. */
  readonly signal: AbortSignal;
  readonly windows: Windows;
  readonly pace: Pace;
  /** What audiences read that are told something in the same moment. */
  moment(): Moment;
  /** Those who are not any more what they are taken for leave their board. */
  sift(board: Board, followers: readonly Follower[], moment: Moment): Promise<void>;
  /** Nothing follows. `last`: what they see of what took their right away, otherwise they are told that it is over. */
  over(follower: Follower, last: Rendered | null): Promise<void>;
  /** They have to read before they can go on. */
  lags(follower: Follower): void;
  /** What was handed on after a place and up to another; null: it goes back further than is kept. */
  kept(after: Position, upTo: Position): readonly Span[] | null;
}
