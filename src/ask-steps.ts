import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/**
 * Who is asked (邀请), two tables: the asking of an order's places, wave by wave, and what one person is asked. Nobody has to answer, and a
 * "not this time" counts for nothing against anybody.
 */

export const ASKING_STATES = ['ASKING', 'RESTING', 'EXHAUSTED', 'PUT_AWAY'] as const;
export type AskingState = (typeof ASKING_STATES)[number];

export interface AskingWords extends Words {
  state: AskingState; who: 'clock' | 'effect'; need: never; effect: 'PEOPLE_ASKED' | 'ASKS_LAPSE' | 'ASKS_STAND_AGAIN' | 'ASKS_FORGOTTEN'; condition: never;
  audience: 'holding' | 'center'; step: AskingStep;
}

const askings = {
  begin: {
    says: 'Places can be taken: people are about to be asked', zh: '名额开放,开始邀请',
    from: 'BIRTH', to: 'ASKING', who: ['effect'], needs: [], effects: [], tells: [], within: [{ in: { minutes: 0 }, else: 'widen' }],
  },
  widen: {
    says: 'The next people are asked, more and further away than before', zh: '扩大邀请范围',
    from: ['ASKING'], to: 'SAME', who: ['clock'], needs: [], effects: ['PEOPLE_ASKED'], tells: [], within: [{ in: { minutes: 30 }, else: 'widen' }],
  },
  tellCommunity: {
    says: 'People were asked and places are still free: the community is told', zh: '多轮邀请后仍有空额,提醒社区',
    from: ['ASKING'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['holding'], within: [{ in: { minutes: 30 }, else: 'exhaust' }],
  },
  exhaust: {
    says: 'Everybody suitable was asked and places are still free: the center is told', zh: '合适人选均已邀请仍有空额,提醒中心',
    from: ['ASKING'], to: 'EXHAUSTED', who: ['clock'], needs: [], effects: [], tells: ['center'], within: [],
  },
  rest: {
    says: 'No place is free, or none can be taken now: nobody else is asked', zh: '名额已满或暂不可报名,停止邀请',
    from: ['ASKING', 'EXHAUSTED'], to: 'RESTING', who: ['effect'], needs: [], effects: ['ASKS_LAPSE'], tells: [], within: [],
  },
  goOn: {
    says: 'Places can be taken again: asking goes on', zh: '重新有空额,继续邀请',
    from: ['RESTING'], to: 'ASKING', who: ['effect'], needs: [], effects: ['ASKS_STAND_AGAIN'], tells: [], within: [{ in: { minutes: 0 }, else: 'widen' }],
  },
  putAway: {
    says: 'The order has been over for a while: who was asked is forgotten, the numbers stay', zh: '订单结束已久,清除邀请名单,仅保留数字',
    from: ['RESTING', 'ASKING', 'EXHAUSTED'], to: 'PUT_AWAY', who: ['clock'], needs: [], effects: ['ASKS_FORGOTTEN'], tells: [], within: [],
  },
} as const;

export type AskingStep = keyof typeof askings;

export const ASKING_STEPS: Lifecycle<AskingWords> = {
  name: 'ASKING',
  steps: askings satisfies { readonly [S in AskingStep]: Row<AskingWords> },
  states: ASKING_STATES,
  final: ['PUT_AWAY'],
  automatic: ['clock', 'effect'],
};

export const ASK_STATES = ['ASKED', 'TAKEN', 'DECLINED', 'LAPSED'] as const;
export type AskState = (typeof ASK_STATES)[number];

export interface AskWords extends Words {
  state: AskState; who: 'asked' | 'effect'; need: never; effect: never; condition: never; audience: 'holder'; step: AskStep;
}

const asks = {
  ask: {
    says: 'You are asked whether you can help; you need not answer', zh: '邀请您参加服务,可不回应',
    from: 'BIRTH', to: 'ASKED', who: ['effect'], needs: [], effects: [], tells: ['holder'], within: [],
  },
  take: {
    says: 'Who was asked has a place, or waits for one', zh: '受邀人已报名或候补',
    from: ['ASKED', 'DECLINED', 'LAPSED'], to: 'TAKEN', who: ['effect'], needs: [], effects: [], tells: [], within: [],
  },
  decline: {
    says: 'Not this time; no reason is asked for, and it counts for nothing', zh: '这次不方便(无需说明,不影响以后)',
    from: ['ASKED'], to: 'DECLINED', who: ['asked'], needs: [], effects: [], tells: [], within: [], mutation: 'declineAsk',
  },
  lapse: {
    says: 'The places are taken, or none can be taken now', zh: '名额已满或暂不可报名,邀请失效',
    from: ['ASKED'], to: 'LAPSED', who: ['effect'], needs: [], effects: [], tells: [], within: [],
  },
  standAgain: {
    says: 'A place can be taken again: who was asked may take it', zh: '重新有空额,邀请恢复',
    from: ['LAPSED'], to: 'ASKED', who: ['effect'], needs: [], effects: [], tells: [], within: [],
  },
} as const;

export type AskStep = keyof typeof asks;

export const ASK_STEPS: Lifecycle<AskWords> = {
  name: 'ASK',
  steps: asks satisfies { readonly [S in AskStep]: Row<AskWords> },
  states: ASK_STATES,
  final: ['TAKEN', 'DECLINED'],
  automatic: ['effect'],
};
