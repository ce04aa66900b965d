import { enumOf, type Words } from '../../../graphql/enums.ts';
import { SERIES_STATES, SERIES_STEP_NAMES, SERIES_STEPS, type SeriesStep } from '../../../series-steps.ts';
import { MARKS, PAUSES } from '../words.ts';

export const SeriesState = enumOf('SeriesState', 'Where a series stands (固定服务状态).', SERIES_STATES, {
  RUNNING: { en: 'orders are placed as their time comes', zh: '进行中' }, PAUSED: { en: 'no further orders for now', zh: '已暂停' }, ENDED: { en: 'over for good', zh: '已结束' },
});

const stepWords = Object.fromEntries(SERIES_STEP_NAMES.map((step) => [step, { en: SERIES_STEPS.steps[step].says, zh: SERIES_STEPS.steps[step].zh }])) as Record<SeriesStep, Words>;
export const SeriesStepEnum = enumOf('SeriesStep', 'A step of a series, as in its table of steps (固定服务步骤).', SERIES_STEP_NAMES, stepWords);

export const SeriesPause = enumOf('SeriesPause', 'Why a series is paused (暂停原因).', PAUSES, {
  BY_HAND: { en: 'somebody paused it', zh: '手动暂停' }, NO_CONSENT: { en: 'the requester has taken back their consent to being ordered for', zh: '本人已撤回代办同意' },
  NOBODY_ACTS: { en: 'who began it does not act for the requester any more', zh: '代办关系已终止' }, ITEM_GONE: { en: 'the item is not offered so any more', zh: '清单分项已停用' },
  PLACE_GONE: { en: 'the division was given up', zh: '治理单元已撤销' }, NOT_PLACEABLE: { en: 'an order of it was refused for another reason; see what it asks for', zh: '订单无法生成' },
});

export const OccurrenceState = enumOf('SeriesOccurrenceState', 'What becomes of an occurrence of a series (单次安排状态).', ['PLANNED', ...MARKS], {
  PLANNED: { en: 'its order is placed when its time has come', zh: '待下单' }, MOVED: { en: 'moved to another time, its order is still to be placed', zh: '已改期,待下单' },
  SKIPPED: { en: 'left out', zh: '已跳过' }, PLACED: { en: 'its order was placed', zh: '已下单' },
});
