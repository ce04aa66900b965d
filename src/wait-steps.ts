import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The line's table of steps: a row of `waits` is one person who stands in line (候补) for a helper's place of one order. */

export const WAIT_STATES = ['WAITING', 'OFFERED', 'PASSED_OVER', 'LEFT', 'DISSOLVED'] as const;
export type WaitState = (typeof WAIT_STATES)[number];

export const WAIT_WHO = ['volunteer', 'waiter', 'effect'] as const;
export type WaitWho = (typeof WAIT_WHO)[number];

/** Those that the grab has as well mean the same; the last two are the line's own. */
export const WAIT_NEEDS = ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'NOT_IN_LINE', 'FULL'] as const;
export type WaitNeed = (typeof WAIT_NEEDS)[number];

export type WaitAudience = 'holder';

export interface WaitWords extends Words {
  state: WaitState; who: WaitWho; need: WaitNeed; effect: never; condition: never; audience: WaitAudience; step: WaitStep;
}

const rows = {
  wait: {
    says: 'A volunteer stands in line for a place of a full order', zh: '排队候补',
    from: 'BIRTH', to: 'WAITING', who: ['volunteer'],
    needs: ['GRABBABLE', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_IN_LINE', 'NOT_ELSEWHERE', 'COOLED_OFF', 'FULL'],
    effects: [], tells: [], within: [], mutation: 'waitInLine',
  },
  leave: {
    says: 'They do not wait any longer', zh: '退出候补',
    from: ['WAITING'], to: 'LEFT', who: ['waiter'], needs: [], effects: [], tells: [], within: [], mutation: 'leaveLine',
  },
  offer: {
    says: 'A place is free, and it is their turn: it is offered to them', zh: '候补轮到,名额待确认',
    from: ['WAITING'], to: 'OFFERED', who: ['effect'], needs: [], effects: [], tells: [], within: [],
  },
  passOver: {
    says: 'It was their turn, and they may not take the place now: the next one is asked, and they are out of the line', zh: '轮到时不符合条件,已移出候补',
    from: ['WAITING'], to: 'PASSED_OVER', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
  dissolve: {
    says: 'The order does not give places any more: nobody waits any longer', zh: '订单变动,候补取消',
    from: ['WAITING'], to: 'DISSOLVED', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
} as const;

export type WaitStep = keyof typeof rows;

export const WAIT_STEPS: Lifecycle<WaitWords> = {
  name: 'WAIT',
  steps: rows satisfies { readonly [S in WaitStep]: Row<WaitWords> },
  states: WAIT_STATES,
  final: ['OFFERED', 'PASSED_OVER', 'LEFT', 'DISSOLVED'],
  automatic: ['effect'],
};
