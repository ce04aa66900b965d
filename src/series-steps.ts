import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The table of steps of repeating orders (固定服务): a wish that comes again by a rule. Each occurrence is an ordinary order, which the clock places ahead of its time. */

export const SERIES_STATES = ['RUNNING', 'PAUSED', 'ENDED'] as const;
export type SeriesState = (typeof SERIES_STATES)[number];

export const SERIES_WHO = ['requester', 'guardian', 'onBehalf', 'clock', 'effect'] as const;
export type SeriesWho = (typeof SERIES_WHO)[number];

export const SERIES_NEEDS = ['CONSENTED', 'ITEM_SERVED', 'OCCURRENCES_LEFT'] as const;
export type SeriesNeed = (typeof SERIES_NEEDS)[number];

/** SUSPEND_IF_REFUSED: an order that may not be placed pauses the series instead. CANCEL_ORDERS: only those that have not begun, and only if whoever ends it says so. */
export type SeriesEffect = 'PLACE_ORDER' | 'SUSPEND_IF_REFUSED' | 'CANCEL_ORDERS';
export type SeriesAudience = 'requester' | 'placer' | 'crew';

export interface SeriesWords extends Words {
  state: SeriesState; who: SeriesWho; need: SeriesNeed; effect: SeriesEffect; condition: never; audience: SeriesAudience; step: SeriesStep;
}

const rows = {
  begin: {
    says: 'A wish shall come again by a rule: each time an order is placed for it, a week ahead unless the realm or the item says otherwise', zh: '设立固定服务,按期自动下单',
    from: 'BIRTH', to: 'RUNNING', who: ['requester', 'onBehalf', 'guardian'], needs: ['CONSENTED', 'ITEM_SERVED', 'OCCURRENCES_LEFT'], effects: [], tells: ['requester', 'placer', 'crew'],
    // What is said here holds after every step that leaves it running.
    within: [{ in: { days: -7 }, from: 'PLANNED_START', else: 'placeNext' }, { in: { hours: 0 }, from: 'PLANNED_END', else: 'runOut' }], mutation: 'beginSeries',
  },
  placeNext: {
    says: 'The order of the next occurrence is placed, in the name of its requester', zh: '到期自动下单',
    from: ['RUNNING'], to: 'SAME', who: ['clock'], needs: [], effects: ['PLACE_ORDER', 'SUSPEND_IF_REFUSED'], tells: [], within: [],
  },
  suspend: {
    says: 'The order of an occurrence may not be placed (no consent any more, nobody who acts for them, an item that is not offered): it waits, and says why', zh: '无法自动下单,暂停并说明原因',
    from: ['RUNNING'], to: 'PAUSED', who: ['effect'], needs: [], effects: [], tells: ['requester', 'placer', 'crew'], within: [],
  },
  pause: {
    says: 'No further orders for now; those that were placed go on', zh: '暂停固定服务',
    from: ['RUNNING'], to: 'PAUSED', who: ['requester', 'onBehalf', 'guardian'], needs: [], effects: [], tells: ['requester', 'placer', 'crew'], within: [], mutation: 'pauseSeries',
  },
  resume: {
    says: 'It goes on with the next occurrence; what passed meanwhile is not made up for', zh: '恢复固定服务',
    from: ['PAUSED'], to: 'RUNNING', who: ['requester', 'onBehalf', 'guardian'], needs: ['CONSENTED', 'ITEM_SERVED', 'OCCURRENCES_LEFT'], effects: [], tells: ['requester', 'placer', 'crew'], within: [],
    mutation: 'resumeSeries',
  },
  skip: {
    says: 'One occurrence is left out; an order that was placed for it is called off if whoever skips it says so', zh: '跳过一次',
    from: ['RUNNING', 'PAUSED'], to: 'SAME', who: ['requester', 'onBehalf', 'guardian'], needs: [], effects: ['CANCEL_ORDERS'], tells: ['requester', 'placer'], within: [], mutation: 'skipSeriesOccurrence',
  },
  shift: {
    says: 'One occurrence is at another time', zh: '改期一次',
    from: ['RUNNING', 'PAUSED'], to: 'SAME', who: ['requester', 'onBehalf', 'guardian'], needs: [], effects: [], tells: ['requester', 'placer'], within: [], mutation: 'moveSeriesOccurrence',
  },
  prefer: {
    says: 'Who is asked first is changed; it gives nobody a right', zh: '修改优先邀请人员',
    from: ['RUNNING', 'PAUSED'], to: 'SAME', who: ['requester', 'onBehalf', 'guardian'], needs: [], effects: [], tells: ['requester', 'placer'], within: [], mutation: 'setSeriesPreference',
  },
  change: {
    says: 'Its words or its rhythm are changed for whatever is not placed yet; what was skipped or moved by the rhythm before is forgotten with it, but for days on which an order was placed', zh: '修改固定服务(内容或时间)',
    from: ['RUNNING', 'PAUSED'], to: 'SAME', who: ['requester', 'onBehalf', 'guardian'], needs: ['CONSENTED', 'ITEM_SERVED'], effects: [], tells: ['requester', 'placer', 'crew'], within: [], mutation: 'changeSeries',
  },
  end: {
    says: 'It ends for good; its orders go on by their own steps, or those that have not begun are called off with it', zh: '结束固定服务',
    from: ['RUNNING', 'PAUSED'], to: 'ENDED', who: ['requester', 'onBehalf', 'guardian'], needs: [], effects: ['CANCEL_ORDERS'], tells: ['requester', 'placer', 'crew'], within: [], mutation: 'endSeries',
  },
  runOut: {
    says: 'Its last occurrence is over', zh: '固定服务期满',
    from: ['RUNNING'], to: 'ENDED', who: ['clock'], needs: [], effects: [], tells: ['requester', 'placer', 'crew'], within: [],
  },
} as const;

export type SeriesStep = keyof typeof rows;

export const SERIES_STEPS: Lifecycle<SeriesWords> = {
  name: 'SERIES',
  steps: rows satisfies { readonly [S in SeriesStep]: Row<SeriesWords> },
  states: SERIES_STATES,
  final: ['ENDED'],
  automatic: ['clock', 'effect'],
};

export const SERIES_STEP_NAMES = Object.keys(rows) as SeriesStep[];
