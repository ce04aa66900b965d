/** How a person is told news: by the app, or by an officer who visits or calls. */
export const REACHED_BY = ['APP', 'OFFICER'] as const;
export type ReachedBy = (typeof REACHED_BY)[number];

/** How a person came into the realm. */
export const CREATED_HOW = ['JOINED', 'REGISTERED', 'IMPORTED', 'OPERATOR'] as const;
export type CreatedHow = (typeof CREATED_HOW)[number];

/** Nobody alive was born before. */
export const EARLIEST_BIRTH_YEAR = 1880;

/** What a clear reading can show of another person. */
export const READABLE = ['NAME', 'PHONE', 'ADDRESS', 'BIRTH_YEAR', 'WORDS'] as const;
export type Readable = (typeof READABLE)[number];

/** A weekly window in the realm's time: weekday 1 (Monday) to 7, `HH:MM` to `HH:MM`. */
export interface FreeWindow {
  readonly weekday: number;
  readonly from: string;
  readonly until: string;
}

/** Skills that a volunteer may name and an order may ask for. Codes never change; words may. */
export const SKILLS = {
  MEDICAL: { zh: '医疗护理', en: 'medical care' },
  FIRST_AID: { zh: '急救', en: 'first aid' },
  PSYCHOLOGY: { zh: '心理疏导', en: 'psychological support' },
  LEGAL: { zh: '法律咨询', en: 'legal advice' },
  MEDIATION: { zh: '矛盾调解', en: 'mediation' },
  TEACHING: { zh: '课业辅导', en: 'tutoring' },
  CHILD_CARE: { zh: '儿童照看', en: 'child care' },
  ELDER_CARE: { zh: '助老陪护', en: 'companionship for the old' },
  HAIRDRESSING: { zh: '理发', en: 'hairdressing' },
  COOKING: { zh: '助餐', en: 'cooking and meals' },
  CLEANING: { zh: '家政保洁', en: 'cleaning' },
  ELECTRICITY: { zh: '水电维修', en: 'electrical and plumbing repair' },
  APPLIANCES: { zh: '家电维修', en: 'appliance repair' },
  CARPENTRY: { zh: '木工修缮', en: 'carpentry' },
  DRIVING: { zh: '驾驶', en: 'driving' },
  CARRYING: { zh: '搬运', en: 'carrying' },
  SMARTPHONES: { zh: '智能手机教学', en: 'teaching smartphones' },
  COMPUTERS: { zh: '电脑维修', en: 'computers' },
  PHOTOGRAPHY: { zh: '摄影', en: 'photography' },
  ARTS: { zh: '文艺演出', en: 'music and performance' },
  CALLIGRAPHY: { zh: '书法绘画', en: 'calligraphy and painting' },
  SPORTS: { zh: '体育健身', en: 'sports' },
  SIGN_LANGUAGE: { zh: '手语', en: 'sign language' },
  TRANSLATION: { zh: '翻译', en: 'translation' },
  PATROL: { zh: '治安巡逻', en: 'neighbourhood patrol' },
  TRAFFIC: { zh: '文明交通劝导', en: 'traffic guidance' },
  GARDENING: { zh: '园艺绿化', en: 'gardening' },
  WASTE_SORTING: { zh: '垃圾分类', en: 'waste sorting' },
  PUBLICITY: { zh: '政策宣传', en: 'explaining policies' },
  EMERGENCY: { zh: '应急救援', en: 'emergency response' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type Skill = keyof typeof SKILLS;
export const isSkill = (code: string): code is Skill => Object.hasOwn(SKILLS, code);
