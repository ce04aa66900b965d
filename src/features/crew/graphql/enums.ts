import { enumOf, type Words } from '../../../graphql/enums.ts';
import { SEAT_KINDS, SEAT_STATES, SEAT_STEP_NAMES, SEAT_STEPS, type SeatStep } from '../../../seat-steps.ts';
import { WAIT_STATES } from '../../../wait-steps.ts';
import { SEAT_ACTORS } from '../words.ts';

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
export const WaitStateEnum = enumOf('WaitState', 'How it stands with a place in line (候补状态)', WAIT_STATES, {
  WAITING: { en: 'In line', zh: '候补中' }, OFFERED: { en: 'It was their turn: a place was offered', zh: '已轮到,名额待确认' },
  PASSED_OVER: { en: 'It was their turn, and they could not take the place', zh: '轮到时不符合条件' }, LEFT: { en: 'They left the line', zh: '已退出候补' },
  DISSOLVED: { en: 'The order gave no places any more', zh: '候补已取消' },
});
export const SeatActorEnum = enumOf('SeatActor', 'Who took a step of a seat (操作者)', SEAT_ACTORS, {
  HOLDER: { en: 'Its holder', zh: '本人' }, ANOTHER: { en: 'Somebody else', zh: '他人' }, CLOCK: { en: 'The clock', zh: '系统时钟' },
});
