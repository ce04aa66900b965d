import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The table of steps of pressing (督办): the center or the street leader presses whoever holds an order to go on. It changes nothing of the order. */

export const PRESS_STATES = ['PRESSED'] as const;
export type PressState = (typeof PRESS_STATES)[number];

export type PressWho = 'dispatcher' | 'streetLeader';
/** A division holds the order and something is left to do; its clock runs; and they have not pressed it on this working day. */
export type PressNeed = 'SOMEBODY_TO_PRESS' | 'NOT_HELD' | 'NOT_YET_TODAY';

export interface PressWords extends Words {
  state: PressState; who: PressWho; need: PressNeed; effect: never; condition: never; audience: 'holding' | 'lead' | 'provider'; step: PressStep;
}

const rows = {
  press: {
    says: 'The center presses whoever holds it to go on', zh: '中心督办：请承办单元及领单人尽快办理',
    from: 'BIRTH', to: 'PRESSED', who: ['dispatcher', 'streetLeader'], needs: ['SOMEBODY_TO_PRESS', 'NOT_HELD', 'NOT_YET_TODAY'], effects: [], tells: ['holding', 'lead', 'provider'], within: [], mutation: 'pressOrder',
  },
} as const;

export type PressStep = keyof typeof rows;

export const PRESS_STEPS: Lifecycle<PressWords> = {
  name: 'PRESS',
  steps: rows satisfies { readonly [S in PressStep]: Row<PressWords> },
  states: PRESS_STATES,
  final: ['PRESSED'],
  automatic: [],
};
