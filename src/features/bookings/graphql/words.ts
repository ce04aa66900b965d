import { BOOKING_STATES, BOOKING_STEP_NAMES, BOOKING_STEPS, type BookingStep } from '../../../booking-steps.ts';
import { enumOf, type Words } from '../../../graphql/enums.ts';
import { BOOKING_ORDERS } from '../store/list.ts';

export const BookingState = enumOf('BookingState', 'Where a booking stands (预约状态).', BOOKING_STATES, {
  REQUESTED: { en: 'waiting for the unit; the places are held', zh: '待单位确认' }, CONFIRMED: { en: 'confirmed', zh: '已确认' }, DELIVERED: { en: 'given', zh: '已提供' },
  DECLINED: { en: 'declined by the unit', zh: '单位谢绝' }, CANCELLED_BY_UNIT: { en: 'cancelled by the unit', zh: '单位取消' },
  CANCELLED_BY_RESIDENT: { en: 'called off with its order', zh: '随订单取消' }, NOT_COME: { en: 'nobody came', zh: '未到场' },
});

const stepWords = Object.fromEntries(BOOKING_STEP_NAMES.map((step) => [step, { en: BOOKING_STEPS.steps[step].says, zh: BOOKING_STEPS.steps[step].zh }])) as Record<BookingStep, Words>;
export const BookingStepEnum = enumOf('BookingStep', 'A step of a booking, as in its table of steps (预约步骤).', BOOKING_STEP_NAMES, stepWords);

export const BookingOrderEnum = enumOf('BookingOrder', 'How a list of bookings is sorted (排序).', BOOKING_ORDERS, {
  SOONEST: { en: 'the occurrence that begins first, first', zh: '场次最早优先' }, LATEST: { en: 'the occurrence that begins last, first', zh: '场次最晚优先' },
});
