import { DRAW_STATES, ENTRY_STATES, ENTRY_STEPS, type EntryStep } from '../../../draw-steps.ts';
import { enumOf } from '../../../graphql/enums.ts';
import { DRAWN_OUTCOMES } from '../words.ts';

export const DrawStateEnum = enumOf('DrawState', 'Where a draw stands (摇号状态)', DRAW_STATES, {
  ANNOUNCED: { en: 'Announced: volunteers enter, or it is about to be drawn', zh: '已公告' }, DRAWN: { en: 'Drawn', zh: '已摇号' }, CALLED_OFF: { en: 'Called off before it was drawn', zh: '已取消' },
});
export const DrawEntryStateEnum = enumOf('DrawEntryState', 'Where an entry stands (报名状态)', ENTRY_STATES, {
  ENTERED: { en: 'Entered, not drawn yet', zh: '已报名' }, WITHDRAWN: { en: 'Taken back', zh: '已退出' }, SEATED: { en: 'Drawn: a place is held', zh: '已中签' },
  QUEUED: { en: 'Drawn when all places were taken: in line', zh: '未中签,候补中' }, PASSED_OVER: { en: 'Drawn, but could not take a place any more', zh: '已不符合条件' },
  CALLED_OFF: { en: 'The draw was called off', zh: '摇号已取消' },
});
export const DrawnOutcomeEnum = enumOf('DrawnOutcome', 'What came of a key that was drawn (摇号结果)', DRAWN_OUTCOMES, {
  SEATED: { en: 'A place', zh: '中签' }, QUEUED: { en: 'No place was left: in line', zh: '候补' }, PASSED_OVER: { en: 'Could not take a place any more', zh: '不符合条件' },
});
const STEPS = ['enter', 'withdraw'] as const satisfies readonly EntryStep[];
export const DrawEntryStepEnum = enumOf('DrawEntryStep', 'A step that a person may take on an entry (报名步骤)', STEPS, {
  enter: { en: ENTRY_STEPS.steps.enter.says, zh: ENTRY_STEPS.steps.enter.zh }, withdraw: { en: ENTRY_STEPS.steps.withdraw.says, zh: ENTRY_STEPS.steps.withdraw.zh },
});
