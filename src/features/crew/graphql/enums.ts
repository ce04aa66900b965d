import { enumOf, type Words } from '../../../graphql/enums.ts';
import { SEAT_KINDS, SEAT_STATES, SEAT_STEP_NAMES, SEAT_STEPS, type SeatStep } from '../../../seat-steps.ts';

const stepWords = Object.fromEntries(SEAT_STEP_NAMES.map((step) => [step, { en: SEAT_STEPS.steps[step].says, zh: SEAT_STEPS.steps[step].zh }])) as Record<SeatStep, Words>;

export const SeatKindEnum = enumOf('SeatKind', 'What a seat is for (名额类型)', SEAT_KINDS, {
  LEAD: { en: 'The lead, a party member', zh: '领单' }, HELPER: { en: 'A helper, a volunteer', zh: '抢单' },
});
export const SeatStateEnum = enumOf('SeatState', 'Where a seat stands (名额状态)', SEAT_STATES, {
  OFFERED: { en: 'Offered, waiting for an answer', zh: '待确认指派' }, HELD: { en: 'Held', zh: '已占名额' }, CONFIRMED: { en: 'Confirmed: they will come', zh: '已确认参加' },
  SERVING: { en: 'Serving', zh: '服务中' }, SERVED: { en: 'Served', zh: '已服务' }, LAPSED: { en: 'The offer was declined or not answered', zh: '指派已失效' },
  RELEASED: { en: 'Given back or freed', zh: '已释放' }, NO_SHOW: { en: 'They did not come', zh: '爽约' },
});
export const SeatStepEnum = enumOf('SeatStep', 'A step of a seat, as in its table of steps (名额步骤)', SEAT_STEP_NAMES, stepWords);
