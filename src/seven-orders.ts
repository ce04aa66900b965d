import type { Lifecycle, Row, Words } from './kernel/lifecycle.ts';

/** The order's table of steps: numbers 2, 3, 4 and 7 of the seven orders. Pure data; everything about an order's life is derived from it. */

export const ORDER_STATES = [
  'PLACED', 'NEEDS_INFO', 'EXPIRED', 'REJECTED', 'MERGED', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY', 'DONE', 'RATED', 'CLOSED', 'CANCELLED',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Nothing happens any more, except that a closed order may be reopened or called back about. */
const FINAL = ['EXPIRED', 'REJECTED', 'MERGED', 'CLOSED', 'CANCELLED'] as const satisfies readonly OrderState[];
/** Somebody still has to do something. */
export const LIVING = ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN', 'UNDERWAY'] as const satisfies readonly OrderState[];

export const ORDER_WHO = [
  'requester', 'served', 'placer', 'guardian', 'onBehalf', 'dispatcher', 'ownWorker', 'streetLeader', 'holdingWorker', 'gridOfficer', 'lead',
  'unledHelper', 'provider', 'aloneOfficer', 'speaker', 'independent', 'clock', 'effect',
] as const;
export type OrderWho = (typeof ORDER_WHO)[number];

export const ORDER_NEEDS = [
  'NOT_HELD', 'HELD', 'TAKEN_BY_NOBODY_ELSE', 'TAKEN_BY_ME', 'DISPATCHABLE_AGAIN', 'RETURNABLE', 'ESCALATION_ALLOWED', 'HIGHER_DIVISION',
  'ALONE_ALLOWED', 'DATED', 'NEAR_START', 'CREW_READY', 'PLACES_FREE', 'UNRATED_BY_ME', 'NOT_SERVED_BY_ME', 'IN_SAMPLE', 'NOT_CALLED_BACK',
  'ANSWERED', 'RESOLVED_OR_LAST', 'CONSENTED', 'UNIT_SERVES', 'UNBOOKED',
] as const;
export type OrderNeed = (typeof ORDER_NEEDS)[number];

/** Effects of the room `orders` itself. */
export const OWN_EFFECTS = [
  'BOOK_CAPACITY', 'GIVE_CAPACITY_BACK', 'TAKE', 'HAND_OVER', 'LET_GO', 'ASK', 'MERGE', 'HOLDING_SET', 'HOLDING_UP', 'HOLDING_CLEARED', 'COUNT_RETURN',
  'PLAN_SET', 'PLAN_CLEARED', 'AMEND', 'OPEN_IF_PROVIDER', 'HANDLE_ALONE', 'OUTCOME', 'RESOLVED_SET', 'DRAW_SAMPLE',
  'REOPEN_IF_UNRESOLVED', 'NEW_ATTEMPT', 'HOLD', 'LIFT', 'BOOK_AGAIN', 'BOOKING_LEFT', 'BOOKING_ENDS',
] as const;
/** Effects that a higher room does in the same transaction; handed in where the rooms are composed. */
export const HIGHER_EFFECTS = ['SEATS_FREED', 'SEATS_FREED_WHERE_OVERLAPPING', 'SEATS_BEGIN', 'SEATS_END', 'OFFERS_STOP', 'OFFERS_GO_ON', 'DRAW_ANNOUNCED', 'DRAW_CHANGED', 'DRAW_CALLED_OFF', 'DRAW_STANDS', 'DRAW_GOES_ON', 'RATING_RECORDED', 'CALL_BACK_RECORDED'] as const;
export type OwnEffect = (typeof OWN_EFFECTS)[number];
export type HigherEffect = (typeof HIGHER_EFFECTS)[number];

export const ORDER_CONDITIONS = [
  'CLOCK_DISPATCHES', 'CREW_ITEM_DATED', 'LEAD_ONLY_DATED', 'UNDATED', 'IS_OPEN', 'IS_ACCEPTED', 'IS_UNDERWAY', 'RESOLVED', 'UNRESOLVED_AT_LAST', 'SAMPLED',
] as const;
export type OrderCondition = (typeof ORDER_CONDITIONS)[number];

export const AUDIENCES = ['requester', 'placer', 'broker', 'crew', 'line', 'lead', 'holding', 'community', 'center', 'streetLeader', 'provider'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface OrderWords extends Words {
  state: OrderState; who: OrderWho; need: OrderNeed; effect: OwnEffect | HigherEffect; condition: OrderCondition; audience: Audience; step: OrderStep;
}

const rows = {
  place: {
    no: 2, says: 'A resident orders from the list or states a need; an officer can do it for them', zh: '群众点单明需求',
    from: 'BIRTH', to: 'PLACED', who: ['requester', 'onBehalf', 'guardian'], needs: ['CONSENTED'], effects: ['BOOK_CAPACITY'], tells: ['requester', 'broker', 'center'],
    within: [
      { in: { workingHours: 4 }, else: 'remindStreetLeader', halvedIfUrgent: true },
      { in: { minutes: 0 }, else: 'dispatch', when: 'CLOCK_DISPATCHES' },
    ],
    mutation: 'placeOrder',
  },
  amend: {
    says: 'Time, place within the community, seats or words are changed', zh: '修改订单',
    from: ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN'], to: 'SAME', who: ['requester', 'placer', 'holdingWorker', 'guardian'], needs: [],
    effects: ['AMEND', 'SEATS_FREED_WHERE_OVERLAPPING', 'DRAW_CHANGED'], tells: ['requester', 'crew', 'line', 'holding', 'broker'], presses: true,
    within: [
      { in: { hours: 4 }, else: 'open', when: 'CREW_ITEM_DATED', halvedIfUrgent: true },
      { in: { hours: 4 }, else: 'remindToNameLead', when: 'LEAD_ONLY_DATED', halvedIfUrgent: true },
      { in: { hours: -2 }, from: 'PLANNED_START', else: 'remindShortHanded', when: 'IS_OPEN' },
      { in: { minutes: 30 }, from: 'PLANNED_START', else: 'remindToStart', when: 'IS_OPEN' },
      { in: { hours: 0 }, from: 'PLANNED_END', else: 'lapse', when: 'IS_OPEN' },
    ],
    mutation: 'amendOrder',
  },
  take: {
    says: 'A dispatcher takes it from the queue, so that nobody else works on it', zh: '调度员领取待派订单',
    from: ['PLACED'], to: 'SAME', who: ['dispatcher', 'streetLeader'], needs: ['TAKEN_BY_NOBODY_ELSE'], effects: ['TAKE'], tells: [],
    within: [{ in: { minutes: 30 }, else: 'letGo' }], mutation: 'takeOrder',
  },
  letGo: {
    says: 'The dispatcher puts it back into the queue', zh: '调度员放回队列',
    from: ['PLACED'], to: 'SAME', who: ['dispatcher', 'streetLeader', 'clock'], needs: ['TAKEN_BY_ME'], effects: ['LET_GO'], tells: [], within: [], mutation: 'letGoOrder',
  },
  handOver: {
    says: 'The dispatcher who works on it hands it over to a colleague', zh: '调度员移交给同事',
    from: ['PLACED'], to: 'SAME', who: ['dispatcher', 'streetLeader'], needs: ['TAKEN_BY_ME'], effects: ['HAND_OVER'], tells: [],
    within: [{ in: { minutes: 30 }, else: 'letGo' }], mutation: 'handOverOrder',
  },
  ask: {
    says: 'The center asks the resident for what is missing', zh: '中心请求补充信息',
    from: ['PLACED'], to: 'NEEDS_INFO', who: ['dispatcher', 'ownWorker', 'streetLeader'], needs: ['TAKEN_BY_NOBODY_ELSE'], effects: ['ASK', 'LET_GO'], tells: ['requester', 'placer', 'broker'],
    within: [{ in: { days: 3 }, else: 'expire', halvedIfUrgent: true }], mutation: 'askAboutOrder',
  },
  answer: {
    says: 'The resident answers, and the order is back in the queue', zh: '居民补充信息',
    from: ['NEEDS_INFO'], to: 'PLACED', who: ['requester', 'placer', 'guardian'], needs: [], effects: [], tells: ['center', 'broker'],
    within: [{ in: { workingHours: 4 }, else: 'remindStreetLeader', halvedIfUrgent: true }], mutation: 'answerAboutOrder',
  },
  expire: {
    says: 'No answer came in time', zh: '逾期未补充,订单失效',
    from: ['NEEDS_INFO'], to: 'EXPIRED', who: ['clock'], needs: [], effects: ['GIVE_CAPACITY_BACK'], tells: ['requester', 'placer', 'broker', 'center'], within: [],
  },
  reject: {
    says: 'The center does not take it on, and says why', zh: '中心不予受理并说明理由',
    from: ['PLACED'], to: 'REJECTED', who: ['dispatcher', 'ownWorker', 'streetLeader'], needs: ['TAKEN_BY_NOBODY_ELSE'], effects: ['GIVE_CAPACITY_BACK', 'LET_GO'],
    tells: ['requester', 'placer', 'broker'], within: [], mutation: 'rejectOrder',
  },
  merge: {
    says: 'The same matter is already an order; the requester is served by that one', zh: '合并重复订单',
    from: ['PLACED'], to: 'MERGED', who: ['dispatcher', 'ownWorker', 'streetLeader'], needs: ['TAKEN_BY_NOBODY_ELSE'], effects: ['MERGE', 'GIVE_CAPACITY_BACK', 'LET_GO'],
    tells: ['requester', 'placer', 'broker'], within: [], mutation: 'mergeOrder',
  },
  dispatch: {
    no: 3, says: 'The center sends it to a community', zh: '中心派单抓统筹',
    from: ['PLACED'], to: 'DISPATCHED', who: ['dispatcher', 'ownWorker', 'streetLeader', 'clock'], needs: ['NOT_HELD', 'TAKEN_BY_NOBODY_ELSE', 'DISPATCHABLE_AGAIN'],
    effects: ['HOLDING_SET', 'LET_GO'], tells: ['requester', 'broker', 'holding'],
    within: [{ in: { workingDays: 1 }, else: 'recall', halvedIfUrgent: true }], mutation: 'dispatchOrder',
  },
  accept: {
    no: 4, says: 'The community takes it on: what, when, how many', zh: '社区接单帮服务',
    from: ['DISPATCHED'], to: 'ACCEPTED', who: ['holdingWorker'], needs: ['NOT_HELD'], effects: ['PLAN_SET', 'DRAW_ANNOUNCED', 'OPEN_IF_PROVIDER'], tells: ['requester', 'broker', 'provider'],
    within: [
      { in: { hours: 4 }, else: 'open', when: 'CREW_ITEM_DATED', halvedIfUrgent: true },
      { in: { hours: 4 }, else: 'remindToNameLead', when: 'LEAD_ONLY_DATED', halvedIfUrgent: true },
    ],
    mutation: 'acceptOrder',
  },
  return: {
    says: 'The community gives it back to the center with a reason', zh: '社区退回并说明理由',
    from: ['DISPATCHED', 'ACCEPTED'], to: 'PLACED', who: ['holdingWorker'], needs: ['RETURNABLE'],
    effects: ['SEATS_FREED', 'COUNT_RETURN', 'HOLDING_CLEARED', 'PLAN_CLEARED'], tells: ['center', 'broker'],
    within: [{ in: { workingHours: 4 }, else: 'remindStreetLeader', halvedIfUrgent: true }], mutation: 'returnOrder',
  },
  escalate: {
    says: 'It goes to the next division up', zh: '上报上一级',
    from: ['DISPATCHED', 'ACCEPTED', 'OPEN'], to: 'DISPATCHED', who: ['holdingWorker'], needs: ['ESCALATION_ALLOWED', 'HIGHER_DIVISION'],
    effects: ['SEATS_FREED', 'DRAW_CALLED_OFF', 'HOLDING_UP', 'PLAN_CLEARED'], tells: ['requester', 'broker', 'holding', 'crew'], presses: true,
    within: [{ in: { workingDays: 1 }, else: 'recall', halvedIfUrgent: true }], mutation: 'escalateOrder',
  },
  recall: {
    says: 'The center takes it back from a division that does not move', zh: '中心收回订单',
    from: ['DISPATCHED', 'ACCEPTED', 'OPEN'], to: 'PLACED', who: ['dispatcher', 'streetLeader', 'clock'], needs: [],
    effects: ['SEATS_FREED', 'DRAW_CALLED_OFF', 'HOLDING_CLEARED', 'PLAN_CLEARED'], tells: ['center', 'broker', 'community', 'crew'], presses: true,
    within: [{ in: { workingHours: 4 }, else: 'remindStreetLeader', halvedIfUrgent: true }], mutation: 'recallOrder',
  },
  handleAlone: {
    says: 'The grid officer settles it on the spot', zh: '网格员当场办理',
    from: ['PLACED'], to: 'UNDERWAY', who: ['gridOfficer'], needs: ['NOT_HELD', 'TAKEN_BY_NOBODY_ELSE', 'ALONE_ALLOWED'], effects: ['HANDLE_ALONE', 'LET_GO'], tells: ['requester', 'center'],
    within: [{ in: { hours: 24 }, from: 'PLANNED_END', else: 'remindRequester' }], mutation: 'handleOrderAlone',
  },
  open: {
    says: 'It is offered to volunteers, with or without a lead', zh: '开放志愿者抢单',
    from: ['ACCEPTED'], to: 'OPEN', who: ['clock', 'effect'], needs: ['NOT_HELD', 'DATED'], effects: [], tells: ['requester', 'holding', 'broker'],
    within: [
      { in: { hours: -2 }, from: 'PLANNED_START', else: 'remindShortHanded' },
      { in: { minutes: 30 }, from: 'PLANNED_START', else: 'remindToStart' },
      { in: { hours: 0 }, from: 'PLANNED_END', else: 'lapse' },
    ],
  },
  start: {
    says: 'The crew is there and begins, with the code that the resident tells them', zh: '凭开工码开始服务',
    from: ['OPEN'], to: 'UNDERWAY', who: ['lead', 'unledHelper', 'provider', 'holdingWorker'], needs: ['NOT_HELD', 'NEAR_START', 'CREW_READY'],
    effects: ['SEATS_BEGIN', 'DRAW_CALLED_OFF'], tells: ['requester', 'holding', 'broker'],
    within: [{ in: { hours: 24 }, from: 'PLANNED_END', else: 'remindRequester' }], mutation: 'startOrder',
  },
  lapse: {
    says: 'Nobody began; the community must set a new date', zh: '逾期未开始,需另定时间',
    from: ['OPEN'], to: 'ACCEPTED', who: ['clock'], needs: [], effects: ['SEATS_FREED', 'DRAW_CALLED_OFF', 'PLAN_CLEARED'], tells: ['requester', 'holding', 'crew', 'broker'], presses: true,
    within: [{ in: { workingDays: 3 }, else: 'remindStreetLeader' }],
  },
  finish: {
    says: 'The crew has done its work', zh: '服务完成',
    from: ['UNDERWAY'], to: 'DONE', who: ['lead', 'unledHelper', 'provider', 'aloneOfficer', 'effect'], needs: [], effects: ['SEATS_END', 'BOOKING_ENDS'],
    tells: ['requester', 'broker', 'holding'], within: [{ in: { days: 30 }, else: 'close' }], mutation: 'finishOrder',
  },
  settle: {
    says: 'The community ends it with an outcome and answers the resident', zh: '社区办结并答复居民',
    from: ['ACCEPTED', 'OPEN', 'UNDERWAY'], to: 'DONE', who: ['holdingWorker'], needs: [], effects: ['OUTCOME', 'SEATS_END', 'SEATS_FREED', 'DRAW_CALLED_OFF', 'BOOKING_ENDS'],
    tells: ['requester', 'broker', 'crew'], within: [{ in: { days: 30 }, else: 'close' }], mutation: 'settleOrder',
  },
  rate: {
    no: 7, says: 'The resident rates the help and says whether the matter is resolved', zh: '群众评单优效能',
    from: ['DONE', 'RATED'], to: { DONE: 'RATED', RATED: 'RATED' }, who: ['requester', 'served', 'speaker', 'guardian'], needs: ['CONSENTED', 'NOT_SERVED_BY_ME', 'UNRATED_BY_ME'],
    effects: ['RATING_RECORDED', 'RESOLVED_SET', 'DRAW_SAMPLE', 'REOPEN_IF_UNRESOLVED'], tells: ['holding', 'crew', 'broker'],
    within: [
      { in: { days: 7 }, else: 'close', when: 'RESOLVED' },
      { in: { workingDays: 1 }, else: 'remindStreetLeader', when: 'UNRESOLVED_AT_LAST' },
      { in: { days: 6 }, else: 'remindToCallBack', when: 'SAMPLED' },
    ],
    mutation: 'rateOrder',
  },
  reopen: {
    says: 'Not resolved: it is done again, with a new date', zh: '未解决,重新办理',
    from: ['RATED', 'CLOSED'], to: 'ACCEPTED', who: ['streetLeader', 'effect'], needs: [], effects: ['NEW_ATTEMPT', 'PLAN_CLEARED'], tells: ['requester', 'holding', 'broker', 'crew'],
    within: [{ in: { workingDays: 3 }, else: 'remindStreetLeader', when: 'UNDATED' }], mutation: 'reopenOrder',
  },
  callBack: {
    says: 'Somebody independent asks the resident whether it is true', zh: '回访核实',
    from: ['RATED', 'CLOSED'], to: 'SAME', who: ['independent'], needs: ['IN_SAMPLE', 'NOT_CALLED_BACK'], effects: ['CALL_BACK_RECORDED'], tells: [],
    within: [], mutation: 'callBackOrder',
  },
  close: {
    says: 'Answered and at rest', zh: '办结归档',
    from: ['RATED', 'DONE'], to: 'CLOSED', who: ['streetLeader', 'clock'], needs: ['ANSWERED', 'RESOLVED_OR_LAST'], effects: [], tells: ['requester', 'broker'],
    within: [{ in: { days: 7 }, else: 'remindToCallBack', when: 'SAMPLED' }], mutation: 'closeOrder',
  },
  cancel: {
    says: 'It is called off before it begins', zh: '取消订单',
    from: ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN'], to: 'CANCELLED', who: ['requester', 'placer', 'dispatcher', 'holdingWorker', 'guardian', 'effect'], needs: [],
    effects: ['SEATS_FREED', 'DRAW_CALLED_OFF', 'GIVE_CAPACITY_BACK', 'LET_GO'], tells: ['requester', 'crew', 'holding', 'broker'], presses: true, within: [], mutation: 'cancelOrder',
  },
  abort: {
    says: 'The community breaks off what has begun', zh: '中止服务',
    from: ['UNDERWAY'], to: 'CANCELLED', who: ['holdingWorker'], needs: [], effects: ['SEATS_END', 'SEATS_FREED', 'GIVE_CAPACITY_BACK'], tells: ['requester', 'crew', 'broker'], presses: true,
    within: [], mutation: 'abortOrder',
  },
  hold: {
    says: 'The clock stops until a date, with a reason', zh: '挂起订单',
    from: LIVING, to: 'SAME', who: ['dispatcher', 'holdingWorker', 'streetLeader', 'effect'], needs: [], effects: ['HOLD', 'OFFERS_STOP', 'DRAW_STANDS'], tells: ['requester', 'crew', 'holding', 'broker'], presses: true, within: [], mutation: 'holdOrder',
  },
  lift: {
    says: 'A hold ends and the clock goes on', zh: '解除挂起',
    from: LIVING, to: 'SAME', who: ['dispatcher', 'holdingWorker', 'streetLeader', 'effect', 'clock'], needs: ['HELD'], effects: ['LIFT', 'OFFERS_GO_ON', 'DRAW_GOES_ON'], tells: ['holding', 'broker'], within: [], mutation: 'liftHold',
  },
  unbook: {
    says: 'The unit that should serve it does not, or nobody came: it has no provider any more, and the resident is offered other occurrences', zh: '预约未成,另行安排',
    from: ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED', 'OPEN'], to: { PLACED: 'PLACED', NEEDS_INFO: 'NEEDS_INFO', DISPATCHED: 'DISPATCHED', ACCEPTED: 'ACCEPTED', OPEN: 'ACCEPTED' },
    who: ['effect'], needs: [], effects: ['SEATS_FREED', 'DRAW_CALLED_OFF', 'BOOKING_LEFT', 'PLAN_CLEARED'], tells: ['requester', 'placer', 'broker', 'holding', 'crew'], presses: true,
    within: [{ in: { workingDays: 3 }, else: 'remindStreetLeader', when: 'IS_ACCEPTED' }],
  },
  rebook: {
    says: 'Another occurrence is booked for an order that has none any more', zh: '另约场次',
    from: ['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED'], to: 'SAME', who: ['requester', 'placer', 'guardian', 'holdingWorker'], needs: ['UNIT_SERVES', 'NOT_HELD', 'UNBOOKED'], effects: ['BOOK_AGAIN'],
    tells: ['requester', 'placer', 'holding', 'broker'], within: [], mutation: 'rebookOrder',
  },
  remindStreetLeader: {
    says: 'Overdue: the street leader is told, each working day', zh: '逾期督办:提醒街道负责人',
    from: [...LIVING, 'RATED'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['streetLeader'], within: [{ in: { workingDays: 1 }, else: 'remindStreetLeader' }],
  },
  remindToNameLead: {
    says: 'No lead has claimed it: the community is asked to name one', zh: '提醒社区指定领单人',
    from: ['ACCEPTED'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['holding'], within: [{ in: { workingDays: 1 }, else: 'remindStreetLeader' }],
  },
  remindShortHanded: {
    says: 'It starts soon and places are free: the community is told', zh: '人手不足提醒',
    from: ['OPEN'], to: 'SAME', who: ['clock'], needs: ['PLACES_FREE'], effects: [], tells: ['holding'], presses: true, within: [],
  },
  remindToStart: {
    says: 'It should have begun: lead and community are told', zh: '未按时开始提醒',
    from: ['OPEN'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['lead', 'holding', 'provider'], presses: true, within: [],
  },
  remindRequester: {
    says: 'It should be over: the resident is asked whether it is done', zh: '询问居民是否已完成',
    from: ['UNDERWAY'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['requester', 'broker', 'lead'], within: [{ in: { days: 3 }, else: 'remindToSettle' }],
  },
  remindToSettle: {
    says: 'Still not finished: the community is asked to settle it', zh: '提醒社区办结',
    from: ['UNDERWAY'], to: 'SAME', who: ['clock'], needs: [], effects: [], tells: ['holding'], within: [{ in: { days: 3 }, else: 'remindStreetLeader' }],
  },
  remindToCallBack: {
    says: 'It is in the sample and nobody has called back', zh: '提醒回访',
    from: ['RATED', 'CLOSED'], to: 'SAME', who: ['clock'], needs: ['IN_SAMPLE', 'NOT_CALLED_BACK'], effects: [], tells: ['center', 'streetLeader'], within: [],
  },
} as const;

export type OrderStep = keyof typeof rows;

export const SEVEN_ORDERS: Lifecycle<OrderWords> = {
  name: 'ORDER',
  steps: rows satisfies { readonly [S in OrderStep]: Row<OrderWords> },
  states: ORDER_STATES,
  final: FINAL,
  automatic: ['clock', 'effect'],
};

export const ORDER_STEPS = Object.keys(rows) as OrderStep[];
