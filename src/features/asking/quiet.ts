import type { RealmCalendar, RealmSettings } from '../places/index.ts';
import type { AskFacts } from './policy/index.ts';

type Span = AskFacts['quiet'][number];
type Days = Pick<RealmCalendar, 'dateOf' | 'at'>;

const HOUR_MS = 3_600_000;
/** An order without a date is planned for so long, and no plan reaches further than `MOST_DAYS`. */
const UNDATED_MS = 72 * HOUR_MS;
const MOST_DAYS = 31;
/** Quiet hours give way so long before the start, as they do for what is pushed. */
const WAKE_BEFORE_MS = 3 * HOUR_MS;

/** The realm's quiet hours from now until the start of an order, in the order of time; the same hour twice means none. */
export function quietUntil(startAt: Date | null, now: Date, { quietFrom, quietUntil: ends }: RealmSettings['pushes'], days: Days): Span[] {
  if (quietFrom === ends) return [];
  const last = startAt ?? new Date(now.getTime() + UNDATED_MS);
  const spans: Span[] = [];
  for (let day = -1; day < MOST_DAYS; day++) {
    const date = days.dateOf(new Date(now.getTime() + day * 24 * HOUR_MS));
    const from = days.at(date, quietFrom);
    if (from >= last) break;
    const until = days.at(ends > quietFrom ? date : days.dateOf(new Date(days.at(date, '12:00').getTime() + 24 * HOUR_MS)), ends);
    if (until > now) spans.push({ from, until });
  }
  return spans;
}

/** From when on people may be asked: now, or when the quiet hours end in which now lies; three hours before the start at the latest. */
export function askableFrom(quiet: readonly Span[], startAt: Date | null, now: Date): Date {
  const night = quiet.find(({ from, until }) => from <= now && now < until);
  if (night === undefined) return now;
  const wakes = startAt === null ? night.until : new Date(Math.min(night.until.getTime(), startAt.getTime() - WAKE_BEFORE_MS));
  return wakes > now ? wakes : now;
}
