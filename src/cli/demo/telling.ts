import type { OrderState } from '../../seven-orders.ts';
import type { Scene } from './scene.ts';
import type { Soul } from './town.ts';
import type { When } from './when.ts';

/** One thing that somebody does at some time. */
export interface Beat {
  readonly when: When;
  run(scene: Scene): Promise<void>;
}

/** An order's life, to be played by use cases. */
export interface Story {
  readonly kind: string;
  readonly beats: readonly Beat[];
  /** The state in which the present finds it. */
  readonly ends: OrderState;
}

/** What a story's order is about. */
export interface Plot {
  readonly itemCode: string;
  readonly requester: Soul;
  /** Who places it: the requester, or the officer of their grid. */
  readonly placer: Soul;
  readonly words: string;
  readonly summary: string;
  readonly urgent: boolean;
  readonly helpers: number;
}
