import { badInput } from '../../../kernel/result.ts';
import type { DailySpan, PushPreferences } from '../facts.ts';
import { MOST_A_DAY, MOST_DIGESTS } from '../words.ts';

/** What a person chose for themselves; what is left out is as the realm does it. */
export interface ChosenPreferences {
  /** NONE: no quiet hours. */
  readonly quiet?: DailySpan | 'NONE';
  readonly aDay?: number;
  readonly digestOnly?: boolean;
  readonly digestTimes?: readonly string[];
  readonly restWhileServing?: boolean;
}

/** The realm's defaults. */
export interface RealmPushes {
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly aDay: number;
  readonly digestTimes: readonly string[];
}

/** What holds for somebody: their choice over the realm's defaults. */
export const preferencesOf = (realm: RealmPushes, { quiet, ...chosen }: ChosenPreferences): PushPreferences => ({
  aDay: realm.aDay, digestOnly: false, digestTimes: realm.digestTimes, restWhileServing: true, ...chosen,
  quiet: quiet === 'NONE' ? null : quiet ?? (realm.quietFrom === realm.quietUntil ? null : { from: realm.quietFrom, until: realm.quietUntil }),
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const bad = (problem: string, problemZh: string, field: string) => badInput(problem, problemZh, ['input', field]);

/** Why a choice cannot be taken, or null. */
export function wrongChoice({ quiet, aDay, digestTimes }: ChosenPreferences) {
  if (quiet !== undefined && quiet !== 'NONE' && !(TIME.test(quiet.from) && TIME.test(quiet.until) && quiet.from !== quiet.until)) return bad('quietHours: HH:MM, from ≠ until', '免打扰时段：HH:MM，起止不同', 'quietHours');
  if (aDay !== undefined && !(Number.isInteger(aDay) && aDay >= 0 && aDay <= MOST_A_DAY)) return bad(`aDay: 0 to ${MOST_A_DAY}`, `每日条数：0 至 ${MOST_A_DAY}`, 'aDay');
  if (digestTimes !== undefined && !(digestTimes.length >= 1 && digestTimes.length <= MOST_DIGESTS && digestTimes.every((time) => TIME.test(time)))) return bad(`digestTimes: 1 to ${MOST_DIGESTS} × HH:MM`, `汇总时间：1 至 ${MOST_DIGESTS} 个 HH:MM`, 'digestTimes');
  return null;
}
