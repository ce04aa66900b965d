import { ASK_STATES, ASK_STEPS, ASKING_STATES, type AskStep } from '../../../ask-steps.ts';
import { enumOf } from '../../../graphql/enums.ts';
import { HEAD_WORDS, HEADS, WHY_CODES, WHY_WORDS } from '../policy/index.ts';

export const AskStateEnum = enumOf('AskState', 'What came of asking somebody (邀请状态)', ASK_STATES, {
  ASKED: { en: 'Asked; they need not answer', zh: '已邀请,可不回应' }, TAKEN: { en: 'They have a place, or wait for one', zh: '已报名或候补' },
  DECLINED: { en: 'Not this time', zh: '这次不方便' }, LAPSED: { en: 'The places are taken, or none can be taken now', zh: '邀请已失效' },
});
export const AskingStateEnum = enumOf('AskingState', 'Where the asking of an order stands (邀请进度)', ASKING_STATES, {
  ASKING: { en: 'People are asked, wave by wave', zh: '邀请进行中' }, RESTING: { en: 'Nobody else is asked now', zh: '暂停邀请' },
  EXHAUSTED: { en: 'Everybody suitable was asked; community and center were told', zh: '合适人选均已邀请,已提醒社区和中心' }, PUT_AWAY: { en: 'Long over: only the numbers are left', zh: '已清除名单,仅保留数字' },
});
const STEPS = ['decline'] as const satisfies readonly AskStep[];
export const AskStepEnum = enumOf('AskStep', 'A step that somebody who was asked may take (受邀人可做)', STEPS, { decline: { en: ASK_STEPS.steps.decline.says, zh: ASK_STEPS.steps.decline.zh } });
export const AskReasonEnum = enumOf('AskReasonCode', 'Why somebody was asked, or not sooner (邀请理由)', WHY_CODES, WHY_WORDS);
export const AskHeadEnum = enumOf('AskHead', 'Who is told at last that nobody comes (最终提醒对象)', HEADS, HEAD_WORDS);
