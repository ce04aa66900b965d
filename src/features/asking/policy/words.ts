import type { Head, WhyCode } from './facts.ts';
import type { SuggestCode } from './suggest.ts';

interface Words { readonly zh: string; readonly en: string }

/** What each reason says to the volunteer and the dispatcher. */
export const WHY_WORDS: Readonly<Record<WhyCode, Words>> = {
  SKILLED: { zh: '具备所需技能', en: 'Has the skills that are needed' },
  TEAM_FOR_IT: { zh: '所在服务队承担此类服务', en: 'Is in a team that does such things here' },
  DID_SUCH: { zh: '做过同类服务', en: 'Has done such things before' },
  NEAR: { zh: '离得近', en: 'Is near' },
  FREE_THEN: { zh: '那时有空', en: 'Is free at that time' },
  LOAD: { zh: '手上已有名额', en: 'Already holds seats' },
  KNOWN_TO_EACH_OTHER: { zh: '曾为这位居民服务', en: 'Has helped this resident before' },
  WENT_BADLY: { zh: '上次服务不顺利', en: 'The last time with this resident did not go well' },
  LITTLE_OFFERED: { zh: '近来很少被邀请', en: 'Has been asked less than others lately' },
  OFTEN_OFFERED: { zh: '近来常被邀请', en: 'Has been asked more than others lately' },
  TIRED: { zh: '近来推送较多未回应,少打扰', en: 'Left pushes without an answer lately and is spared' },
  NEAREST: { zh: '离得最近', en: 'Is among the nearest' },
  DRAWN: { zh: '随机抽中', en: 'Was drawn' },
  EVERYBODY: { zh: '通知所有人', en: 'Everybody is asked' },
};

/** What each reason says of a community to the dispatcher. */
export const SUGGEST_WORDS: Readonly<Record<SuggestCode, Words>> = {
  LIES_THERE: { zh: '需求就在该社区', en: 'The order lies there' },
  PEOPLE_READY: { zh: '有合适的志愿者', en: 'People who fit are there' },
  TEAM_FOR_IT: { zh: '有对口的服务队', en: 'A team there does such things' },
  BURDEN: { zh: '在办订单', en: 'Orders under way there' },
};

/** Who is told when nobody comes. */
export const HEAD_WORDS: Readonly<Record<Head, Words>> = { COMMUNITY: { zh: '社区', en: 'the community' }, CENTER: { zh: '中心', en: 'the center' } };
