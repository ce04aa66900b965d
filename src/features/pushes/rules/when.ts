import type { Days, NewsFacts, PushPreferences } from '../facts.ts';
import type { KeptWhy } from '../words.ts';

/** When news is pushed. AT and DIGEST are asked again when the time comes: much may have happened until then. */
export type WhenToPush =
  | { readonly is: 'NOW'; readonly urgent: boolean }
  | { readonly is: 'AT'; readonly at: Date }
  | { readonly is: 'DIGEST'; readonly at: Date }
  /** It stays in the inbox, where it is anyway. */
  | { readonly is: 'NEVER'; readonly why: Exclude<KeptWhy, 'NO_CHANNEL'> };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A service is near from so long before its planned start until its planned end. */
export const NEAR_MS = DAY_MS;
/** What must be answered within this presses, whenever the service is. */
export const ANSWER_SOON_MS = 2 * HOUR_MS;
/** Quiet hours give way to what presses so long before the start of the service, and not earlier (the seat's offers call this "soon"). */
export const WAKE_BEFORE_MS = 3 * HOUR_MS;
/** How often it is looked whether somebody still serves. */
export const LOOK_AGAIN_MS = 5 * MINUTE_MS;
/** What waited longer than this for anything is no news: a node that comes back after days does not ring at everybody's door. */
export const TOO_OLD_MS = 2 * DAY_MS;

/**
 * Whether news is pushed now, later, with the next digest or not at all. In this order, and nothing later undoes what came before:
 * | | news | what presses (a marked step, of a service that is near or to be answered soon) |
 * |---|---|---|
 * | read, over, too old, muted | never | never |
 * | they serve just now | after it | after it, unless it is about that very service |
 * | they take days off | after them | as if they did not |
 * | quiet hours | when they end | when they end, but 3 hours before the start of the service at the latest |
 * | digests only, or the day's pushes are used up | next digest | now |
 * | else | now | now |
 * Whatever comes AT or with a DIGEST is later than `now`. Pure.
 */
export function whenToPush(preferences: PushPreferences, facts: NewsFacts, now: Date): WhenToPush {
  const why = whyNever(facts, now);
  if (why !== null) return { is: 'NEVER', why };
  const urgent = isUrgent(facts, now);
  const ofThisService = urgent && facts.order !== null && facts.serving.includes(facts.order.id);
  if (preferences.restWhileServing && facts.serving.length > 0 && !ofThisService) return { is: 'AT', at: later(now, LOOK_AGAIN_MS) };
  if (!urgent && facts.offUntil !== null && facts.offUntil > now) return { is: 'AT', at: facts.offUntil };
  const quietEnds = endOfQuiet(preferences, now, facts.days);
  if (quietEnds !== null) {
    const at = urgent ? earlier(quietEnds, wakesAt(facts)) : quietEnds;
    if (at > now) return { is: 'AT', at };
  }
  if (urgent || facts.inDigest) return { is: 'NOW', urgent };
  if (preferences.digestOnly || facts.pushedToday >= preferences.aDay) return { is: 'DIGEST', at: nextDigest(preferences, now, facts.days) };
  return { is: 'NOW', urgent: false };
}

function whyNever({ read, over, happenedAt, mutes, order, teamIds }: NewsFacts, now: Date): Exclude<KeptWhy, 'NO_CHANNEL'> | null {
  if (read) return 'READ';
  if (over) return 'OVER';
  if (now.getTime() - happenedAt.getTime() > TOO_OLD_MS) return 'TOO_OLD';
  const muted = mutes.some(({ what, of, until }) => (until === null || until > now)
    && (what === 'EVERYTHING' || (what === 'TEAM' && teamIds.includes(of)) || (what === 'ORDER' && order?.id === of) || (what === 'ITEM' && order?.itemCode === of)));
  return muted ? 'MUTED' : null;
}

/** It presses: its step is marked, and the service is near or the answer is due soon. */
export function isUrgent({ presses, order, answerBy }: Pick<NewsFacts, 'presses' | 'order' | 'answerBy'>, now: Date): boolean {
  if (!presses) return false;
  const start = order?.plannedStart ?? null;
  const near = start !== null && now.getTime() >= start.getTime() - NEAR_MS && now <= (order?.plannedEnd ?? later(start, DAY_MS));
  return near || (answerBy !== null && answerBy > now && answerBy.getTime() - now.getTime() <= ANSWER_SOON_MS);
}

const wakesAt = ({ order }: NewsFacts): Date | null => (order?.plannedStart ? later(order.plannedStart, -WAKE_BEFORE_MS) : null);

/** When the quiet hours end in which `at` lies; null outside of them. They begin on this day or on the day before. */
export function endOfQuiet({ quiet }: Pick<PushPreferences, 'quiet'>, at: Date, days: Days): Date | null {
  if (quiet === null || quiet.from === quiet.until) return null;
  const today = days.dateOf(at);
  for (const date of [dayAfter(today, -1), today]) {
    const end = days.at(quiet.until > quiet.from ? date : dayAfter(date, 1), quiet.until);
    if (days.at(date, quiet.from) <= at && at < end) return end;
  }
  return null;
}

/** The next time for a digest after `now`, put off to the end of quiet hours that it lies in. */
export function nextDigest(preferences: PushPreferences, now: Date, days: Days): Date {
  const today = days.dateOf(now);
  const times = [-1, 0, 1].flatMap((ahead) => preferences.digestTimes.map((time) => days.at(dayAfter(today, ahead), time)));
  const next = times.map((time) => endOfQuiet(preferences, time, days) ?? time).filter((time) => time > now);
  return next.reduce((first, time) => (time < first ? time : first), next[0] ?? later(now, DAY_MS));
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
const earlier = (one: Date, other: Date | null): Date => (other !== null && other < one ? other : one);
const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How long a push is worth delivering: until the service begins or the answer is due, a day at most and a minute at least. In whole seconds. */
export function secondsToLive({ order, answerBy }: Pick<NewsFacts, 'order' | 'answerBy'>, urgent: boolean, now: Date): number {
  const ends = urgent ? [order?.plannedEnd ?? null, answerBy].filter((end) => end !== null) : [];
  const ms = ends.reduce((least, end) => Math.min(least, end.getTime() - now.getTime()), DAY_MS);
  return Math.max(60, Math.floor(ms / 1_000));
}
