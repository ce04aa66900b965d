import { enumOf, labelOf, type Words } from '../../../graphql/enums.ts';
import type { Language } from '../../../platform/platform.ts';
import { ORDER_STATES, ORDER_STEPS, SEVEN_ORDERS, type OrderState, type OrderStep } from '../../../seven-orders.ts';
import { ORDERINGS, TAKEN } from '../store/lists.ts';
import { OUTCOMES, SOURCES, type Serves } from '../words.ts';

const STATE_WORDS: Readonly<Record<OrderState, Words>> = {
  PLACED: { en: 'Placed, waiting to be dispatched', zh: '已下单,待派单' },
  NEEDS_INFO: { en: 'Something was asked, and the answer is awaited', zh: '待补充信息' },
  EXPIRED: { en: 'No answer came in time', zh: '已失效' },
  REJECTED: { en: 'Not taken on', zh: '不予受理' },
  MERGED: { en: 'The same matter as another order', zh: '已合并' },
  DISPATCHED: { en: 'Sent to a division, waiting for it to accept', zh: '已派单,待接单' },
  ACCEPTED: { en: 'Accepted, waiting for a lead', zh: '已接单,待领单' },
  OPEN: { en: 'Open for volunteers', zh: '志愿抢单中' },
  UNDERWAY: { en: 'Being served', zh: '服务中' },
  DONE: { en: 'Done, waiting for the rating', zh: '已完成,待评单' },
  RATED: { en: 'Rated', zh: '已评单' },
  CLOSED: { en: 'Closed', zh: '已办结' },
  CANCELLED: { en: 'Called off', zh: '已取消' },
};

/** Where nobody grabs: what the same state means of an order that a lead alone, or a unit, serves. */
const SERVED_OTHERWISE: Readonly<Record<Exclude<Serves, 'CREW'>, Partial<Record<OrderState, Words>>>> = {
  LEAD_ONLY: { OPEN: { en: 'Planned, served by a lead alone', zh: '已定时间,由领单人服务' } },
  PROVIDER: { ACCEPTED: { en: 'Accepted, waiting for its provider or date', zh: '已接单,待预约或定时间' }, OPEN: { en: 'Planned, served by its provider', zh: '已定时间,由提供方服务' } },
};

/** Where an order stands, in the reader's language. */
export const standingOf = ({ state, serves }: { readonly state: OrderState; readonly serves: Serves }, language: Language): string => {
  const words = serves === 'CREW' ? undefined : SERVED_OTHERWISE[serves][state];
  return words === undefined ? labelOf(OrderStateEnum, state, language) : language === 'en' ? words.en : words.zh;
};

const stepWords = Object.fromEntries(ORDER_STEPS.map((step) => [step, { en: SEVEN_ORDERS.steps[step].says, zh: SEVEN_ORDERS.steps[step].zh }])) as Record<OrderStep, Words>;

export const OrderStateEnum = enumOf('OrderState', 'Where an order stands (订单状态)', ORDER_STATES, STATE_WORDS);
export const OrderStepEnum = enumOf('OrderStep', 'A step of an order, as in the table of the seven orders (订单步骤)', ORDER_STEPS, stepWords);
/** Who serves an order: the item's word. */
export { ServedBy as ServesEnum } from '../../catalogue/graphql/index.ts';
export const OutcomeEnum = enumOf('SettleOutcome', 'How a community ends an order without a finished crew (办结结果)', OUTCOMES, {
  DONE_OTHERWISE: { en: 'Done in another way', zh: '以其他方式解决' }, BY_OTHERS: { en: 'Done by others', zh: '由他方解决' },
  NO_HELP_WANTED: { en: 'No help wanted any more', zh: '不再需要' }, OUT_OF_SCOPE: { en: 'Out of scope', zh: '不属服务范围' }, PARTLY_DONE: { en: 'Partly done', zh: '部分完成' },
});
export const SourceEnum = enumOf('OrderSource', 'How an order came in (来源)', SOURCES, {
  APP: { en: 'By the resident', zh: '居民自行下单' }, ON_BEHALF: { en: 'By somebody for the resident', zh: '代为下单' }, IMPORT: { en: 'From an imported list', zh: '批量导入' },
});
export const OrderingEnum = enumOf('OrderOrdering', 'In which order a list of orders stands (排序)', ORDERINGS, {
  NEWEST: { en: 'Placed last first', zh: '最新优先' }, OLDEST: { en: 'Placed first first', zh: '最早优先' }, STARTS_SOONEST: { en: 'Starts soonest first; for open orders and teams', zh: '开始时间最近优先' },
});
export const TakenEnum = enumOf('OrderTaken', 'Who works on an order at the center (领取情况)', TAKEN, {
  NOBODY: { en: 'Nobody: it waits in the queue', zh: '无人领取' }, ME: { en: 'You do', zh: '由本人领取' }, ANOTHER: { en: 'Somebody else does', zh: '由他人领取' },
});
