import { newId } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { rowOf } from '../inbox/index.ts';
import { calendarFor } from '../orders/index.ts';
import { settingsIn } from '../places/index.ts';
import type { Days, NewsFacts, PushPreferences } from './facts.ts';
import { preferencesOf } from './rules/chosen.ts';
import { pressesWhom } from './rules/presses.ts';
import { secondsToLive, whenToPush } from './rules/when.ts';
import { writeDecided, type Decision, type NewPush } from './store/decided.ts';
import { dueFor, holdPeople, type DueNews, type OffUntil, type Recipient } from './store/due.ts';

interface Portion {
  readonly people?: number;
  readonly newsEach?: number;
  /** Until when person `p` takes days off at `c.now`; left out: nobody does. */
  readonly offUntil?: OffUntil | undefined;
}

/**
 * Decides what is due, for so many people at once, in one transaction of five statements; returns how much news was decided or put off (0:
 * nothing is due, or other nodes are at it). A crash undoes it as a whole, and it is decided anew. Portions are small, because who holds a row
 * has a transaction id, and feeds wait for it.
 */
export const decideDue = (db: Db, { people = 20, newsEach = 10, offUntil }: Portion = {}): Promise<number> => db.transaction(async (tx) => {
  const held = await holdPeople(tx, people);
  if (held.length === 0) return 0;
  const decided = (await dueFor(tx, held, newsEach, offUntil ?? null)).map(decideFor);
  await writeDecided(tx, decided.flatMap(({ decisions }) => decisions), decided.flatMap(({ pushes }) => pushes));
  return decided.reduce((sum, { decisions }) => sum + decisions.length, 0);
});

/** One after the other, as each uses up the day's pushes; what a digest brings goes out as one. */
function decideFor(someone: Recipient): { readonly decisions: readonly Decision[]; readonly pushes: readonly NewPush[] } {
  const { realm, now, targets } = someone;
  const settings = settingsIn(someone.settings);
  const days = remembering(calendarFor({ facts: { settings }, timeZone: someone.timeZone }));
  const preferences: PushPreferences = preferencesOf(settings.pushes, someone.chosen);
  const today = days.dateOf(now);
  let pushedToday = someone.pushedAt.filter((at) => days.dateOf(at) === today).length;
  const decisions: Decision[] = [];
  const pushes: NewPush[] = [];
  const digest: DueNews[] = [];
  const note = (news: DueNews, made: Partial<Decision>): void => { decisions.push({ realm, entryId: news.entryId, dueAt: null, digest: news.inDigest, decided: null, why: null, counts: false, ...made }); };
  const push = (more: Pick<NewPush, 'kind' | 'entryId' | 'code' | 'news' | 'urgent' | 'secondsToLive'>): void => {
    pushes.push(...targets.map(({ id: subscriptionId, channel, lane }) => ({ realm, id: newId(), subscriptionId, channel, lane, ...more })));
    pushedToday += 1;
  };
  for (const news of someone.news) {
    if (targets.length === 0) { note(news, { decided: 'KEPT', why: 'NO_CHANNEL' }); continue; }
    const facts = factsOf(someone, news, days, pushedToday);
    const when = whenToPush(preferences, facts, now);
    if (when.is === 'NEVER') note(news, { decided: 'KEPT', why: when.why });
    else if (when.is === 'AT') note(news, { dueAt: when.at });
    else if (when.is === 'DIGEST') note(news, { dueAt: when.at, digest: true });
    else if (news.inDigest && !when.urgent) digest.push(news);
    else {
      note(news, { decided: 'PUSHED', counts: true });
      push({ kind: 'NEWS', entryId: news.entryId, code: `${news.table}.${news.step}`, news: 1, urgent: when.urgent, secondsToLive: secondsToLive(facts, when.urgent, now) });
    }
  }
  digest.forEach((news, i) => note(news, { decided: 'IN_DIGEST', counts: i === 0 }));
  if (digest.length > 0) push({ kind: 'DIGEST', entryId: null, code: null, news: digest.length, urgent: false, secondsToLive: secondsToLive({ order: null, answerBy: null }, false, now) });
  return { decisions, pushes };
}

const factsOf = ({ mutes, serving, offUntil }: Recipient, { table, step, audience, ...news }: DueNews, days: Days, pushedToday: number): NewsFacts =>
  ({ ...news, days, mutes, serving, offUntil, pushedToday, presses: pressesWhom(rowOf(table, step), audience) });

/** The same few moments are asked for with each piece of news, and what a zone's clock shows is dear to find out. */
function remembering(days: Days): Days {
  const dates = new Map<number, string>();
  const moments = new Map<string, Date>();
  const kept = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return {
    dateOf: (at) => kept(dates, at.getTime(), () => days.dateOf(at)),
    at: (date, time) => kept(moments, `${date} ${time}`, () => days.at(date, time)),
  };
}
