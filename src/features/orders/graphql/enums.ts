import { enumOf, type Words } from '../../../graphql/enums.ts';
import { ORDER_STATES, ORDER_STEPS, SEVEN_ORDERS, type OrderState, type OrderStep } from '../../../seven-orders.ts';
import { ORDERINGS, TAKEN } from '../store/lists.ts';
import { OUTCOMES, SOURCES } from '../words.ts';

const STATE_WORDS: Readonly<Record<OrderState, Words>> = {
  PLACED: { en: 'Placed, waiting for the center', zh: '已下单,待派单' },
  NEEDS_INFO: { en: 'The center asked something and waits for the answer', zh: '待补充信息' },
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
