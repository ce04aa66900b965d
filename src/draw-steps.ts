import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';
import type { SeatNeed } from './seat-steps.ts';

/**
 * The fair start (公平开抢), two tables: the draw of an order's places (摇号), and one person's entry in it (报名). Who entered first counts
 * nothing: from the announcement until the window closes all count the same, and then the clock draws, once.
 */

export const DRAW_STATES = ['ANNOUNCED', 'DRAWN', 'CALLED_OFF'] as const;
export type DrawState = (typeof DRAW_STATES)[number];

export const DRAW_AUDIENCES = ['holding', 'entrants'] as const;
export type DrawAudience = (typeof DRAW_AUDIENCES)[number];

export interface DrawWords extends Words {
  state: DrawState; who: 'clock' | 'effect'; need: never; effect: 'PLACES_GIVEN' | 'SEED_TOLD'; condition: never; audience: DrawAudience; step: DrawStep;
}

const draws = {
  announce: {
    says: 'It is announced when the places open, and that they are drawn among all who enter in time', zh: '公告开抢时间,名额摇号产生',
    from: 'BIRTH', to: 'ANNOUNCED', who: ['effect'], needs: [], effects: [], tells: [],
    within: [{ in: { seconds: 10 }, from: 'OPENING', else: 'draw' }],
  },
  stand: {
    says: 'The order is on hold: entering and the draw wait, entries stay', zh: '订单挂起,摇号顺延,报名保留',
    from: ['ANNOUNCED'], to: 'SAME', who: ['effect'], needs: [], effects: [], tells: ['entrants'], within: [],
  },
  goOn: {
    says: 'The hold is over: the window is as much later as the order stood', zh: '恢复报名,开抢时间相应顺延',
    from: ['ANNOUNCED'], to: 'SAME', who: ['effect'], needs: [], effects: [], tells: ['entrants'], within: [],
  },
  change: {
    says: 'Date or places of the order were changed: whoever entered may withdraw', zh: '订单时间或名额有变,已报名者可退出',
    from: ['ANNOUNCED'], to: 'SAME', who: ['effect'], needs: [], effects: [], tells: ['entrants'], within: [],
  },
  draw: {
    says: 'The places are drawn, and seed and keys are told', zh: '摇号完成,公布种子与密钥',
    from: ['ANNOUNCED'], to: 'DRAWN', who: ['clock'], needs: [], effects: ['PLACES_GIVEN', 'SEED_TOLD'], tells: ['holding'], within: [],
  },
  callOff: {
    says: 'The order left its crew before the draw: nothing is drawn', zh: '订单变动,取消摇号',
    from: ['ANNOUNCED'], to: 'CALLED_OFF', who: ['effect'], needs: [], effects: [], tells: [], within: [],
  },
} as const;

export type DrawStep = keyof typeof draws;

export const DRAW_STEPS: Lifecycle<DrawWords> = {
  name: 'DRAW',
  steps: draws satisfies { readonly [S in DrawStep]: Row<DrawWords> },
  states: DRAW_STATES,
  final: ['DRAWN', 'CALLED_OFF'],
  automatic: ['clock', 'effect'],
};

export const ENTRY_STATES = ['ENTERED', 'WITHDRAWN', 'SEATED', 'QUEUED', 'PASSED_OVER', 'CALLED_OFF'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Of a seat's needs those that ask about the person and the order, and the draw's own. */
export const ENTRY_NEEDS = [
  'DRAW_OPEN', 'NOT_ENTERED', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS',
] as const satisfies readonly (SeatNeed | 'DRAW_OPEN' | 'NOT_ENTERED')[];
export type EntryNeed = (typeof ENTRY_NEEDS)[number];

export interface EntryWords extends Words {
  state: EntryState; who: 'volunteer' | 'entrant' | 'effect'; need: EntryNeed; effect: 'SEAT_GIVEN'; condition: never; audience: 'holder'; step: EntryStep;
}

const entries = {
  enter: {
    says: 'A volunteer enters the draw of the places', zh: '志愿者报名摇号',
    from: 'BIRTH', to: 'ENTERED', who: ['volunteer'],
    needs: ['DRAW_OPEN', 'NOT_HELD', 'NOT_STARTED', 'CREW_SERVED', 'NOT_THE_REQUESTER', 'SKILLED', 'NOT_ON_CREW', 'NOT_ELSEWHERE', 'COOLED_OFF', 'WITHIN_SEATS', 'NOT_ENTERED'],
    effects: [], tells: [], within: [], mutation: 'enterDraw',
  },
  withdraw: {
    says: 'They take their entry back before the draw', zh: '退出摇号',
    from: ['ENTERED'], to: 'WITHDRAWN', who: ['entrant'], needs: ['DRAW_OPEN'], effects: [], tells: [], within: [], mutation: 'withdrawFromDraw',
  },
  seat: {
    says: 'You were drawn: a place is yours', zh: '已中签,名额已保留',
    from: ['ENTERED'], to: 'SEATED', who: ['effect'], needs: [], effects: ['SEAT_GIVEN'], tells: ['holder'], within: [],
  },
  queue: {
    says: 'All places went to those drawn before you', zh: '未中签,名额已满',
    from: ['ENTERED'], to: 'QUEUED', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
  passOver: {
    says: 'When it was drawn you could not take a place any more', zh: '摇号时已不符合条件,未予安排',
    from: ['ENTERED'], to: 'PASSED_OVER', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
  callOff: {
    says: 'The draw you entered was called off', zh: '您报名的摇号已取消',
    from: ['ENTERED'], to: 'CALLED_OFF', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
} as const;

export type EntryStep = keyof typeof entries;

export const ENTRY_STEPS: Lifecycle<EntryWords> = {
  name: 'DRAW_ENTRY',
  steps: entries satisfies { readonly [S in EntryStep]: Row<EntryWords> },
  states: ENTRY_STATES,
  final: ['WITHDRAWN', 'SEATED', 'QUEUED', 'PASSED_OVER', 'CALLED_OFF'],
  automatic: ['effect'],
};
