import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The table of steps of cooling off (冷静期): a time in which a person takes no new seats, for the sake of the others. */

export const COOLING_STATES = ['COOLING', 'LIFTED'] as const;
export type CoolingState = (typeof COOLING_STATES)[number];

export const COOLING_WHO = ['center', 'effect'] as const;
export type CoolingWho = (typeof COOLING_WHO)[number];

export type CoolingNeed = 'NOT_OVER';
export type CoolingAudience = 'holder' | 'center';

export interface CoolingWords extends Words {
  state: CoolingState; who: CoolingWho; need: CoolingNeed; effect: never; condition: never; audience: CoolingAudience; step: CoolingStep;
}

const rows = {
  coolOff: {
    says: 'Somebody did not come twice, or read and gave back three times: no new seats for a while', zh: '爽约或多次查看后退出,进入冷静期',
    from: 'BIRTH', to: 'COOLING', who: ['effect'], needs: [], effects: [], tells: ['holder', 'center'], within: [],
  },
  liftCooling: {
    says: 'The center lifts it, with a reason', zh: '中心解除冷静期',
    from: ['COOLING'], to: 'LIFTED', who: ['center', 'effect'], needs: ['NOT_OVER'], effects: [], tells: ['holder'], within: [], mutation: 'liftCoolingOff',
  },
} as const;

export type CoolingStep = keyof typeof rows;

export const COOLING_STEPS: Lifecycle<CoolingWords> = {
  name: 'COOLING',
  steps: rows satisfies { readonly [S in CoolingStep]: Row<CoolingWords> },
  states: COOLING_STATES,
  final: ['LIFTED'],
  automatic: ['effect'],
};
