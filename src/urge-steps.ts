import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The table of steps of urging (催办): a broker presses whoever holds an order to go on. It changes nothing of the order. */

export const URGE_STATES = ['URGED'] as const;
export type UrgeState = (typeof URGE_STATES)[number];

export type UrgeWho = 'broker';
/** A time limit of the state runs, half of it is over, and they have not urged it on this working day. */
export type UrgeNeed = 'NOT_HELD' | 'LIMITED' | 'HALF_OVER' | 'NOT_YET_TODAY';

export interface UrgeWords extends Words {
  state: UrgeState; who: UrgeWho; need: UrgeNeed; effect: never; condition: never; audience: 'holding' | 'center'; step: UrgeStep;
}

const rows = {
  urge: {
    says: 'A broker urges that it goes on: half of its time is over', zh: '中间人催办：时限已过半',
    from: 'BIRTH', to: 'URGED', who: ['broker'], needs: ['NOT_HELD', 'LIMITED', 'HALF_OVER', 'NOT_YET_TODAY'], effects: [], tells: ['holding', 'center'], within: [], mutation: 'urgeOrder',
  },
} as const;

export type UrgeStep = keyof typeof rows;

export const URGE_STEPS: Lifecycle<UrgeWords> = {
  name: 'URGE',
  steps: rows satisfies { readonly [S in UrgeStep]: Row<UrgeWords> },
  states: URGE_STATES,
  final: ['URGED'],
  automatic: [],
};
