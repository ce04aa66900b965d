import { PEOPLE, type PeopleModel } from '../../src/features/asking/simulation/people.ts';

interface Supposed { readonly model: PeopleModel; readonly zh: string; readonly en: string }
const but = (change: Partial<PeopleModel>, zh: string, en: string): Supposed => ({ model: { ...PEOPLE, ...change }, zh, en });

/** What else people might be like: one supposition is wrong at a time. */
export const VARIANTS = {
  supposed: but({}, '基本假设', 'as supposed'),
  rested: but({ tires: 0 }, '推送不使人疲劳', 'nobody tires of pushes'),
  tired: but({ tires: 2 * PEOPLE.tires }, '疲劳加倍', 'they tire twice as fast'),
  deaf: but({ tires: 0, ignoresDays: 1 }, '每次推送后平均一天不看', 'after a push they ignore all others for a day on average'),
  eager: but({ base: 0.95 }, '更愿意应答', 'they say yes more readily (0.95)'),
  reluctant: but({ base: PEOPLE.base / 2 }, '应答意愿减半', 'they say yes half as readily'),
  anywhere: but({ reachMetres: Number.MAX_SAFE_INTEGER }, '不在乎远近', 'distance does not matter'),
  homely: but({ reachMetres: PEOPLE.reachMetres / 2 }, '只愿就近', 'distance matters twice as much'),
  untiring: but({ loadSeats: Number.MAX_SAFE_INTEGER }, '不在乎已有名额', 'seats held do not matter'),
  forgetful: but({ known: 1, wentBadly: 1 }, '不在乎熟识与否', 'history with the resident does not matter'),
  alike: but({ willingSpread: 0 }, '人人意愿相同', 'all are equally willing'),
  unlike: but({ willingSpread: 1.3 }, '意愿差别很大', 'a few are willing, most hardly'),
  slow: but({ delayMinutes: 3 * PEOPLE.delayMinutes }, '应答慢三倍', 'they answer three times as slowly'),
  silent: but({ tells: 0 }, '无人告知空闲时间', 'nobody tells when they are free'),
  outspoken: but({ tells: 1 }, '人人告知空闲时间', 'everybody tells when they are free'),
  generous: but({ appetite: 2 * PEOPLE.appetite }, '每人愿做两倍', 'half as many people, ready for twice as much'),
  browsing: but({ browses: 0.3 }, '常自己看公告', 'they also look at the board'),
} as const satisfies Record<string, Supposed>;
export type Variant = keyof typeof VARIANTS;
