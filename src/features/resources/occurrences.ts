import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { occursOn, phaseOf } from './rules/dates.ts';
import { parseRule } from './rules/rrule.ts';
import type { PeriodKind } from './words.ts';

/** A realm's zone, as far as occurrences need it; `RealmCalendar` is one. */
export interface Zone {
  /** YYYY-MM-DD of an instant. */
  dateOf(at: Date): string;
  /** The instant of a local date and time (HH:MM). */
  at(date: string, time: string): Date;
}

/** When a resource is given: occurrences with a time of day, or plain periods (all other fields null). */
export interface Timing {
  readonly periodKind: PeriodKind;
  readonly rule: string | null;
  readonly days: string[] | null;
  readonly every: number | null;
  readonly phase: number | null;
  readonly startTime: string | null;
  readonly minutes: number | null;
}

/** A timing within its validity. */
export interface Offering extends Timing {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** How far ahead periods are shown and booked. */
export const HORIZON_DAYS = 400;

const DAY_MS = 86_400_000;
const nextDate = (date: string, days = 1): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The next periods that can still be booked: occurrences that have not begun, plain periods that have not ended; soonest first, so many days ahead at most. */
export function nextPeriods(offering: Offering, now: Date, first: number, zone: Zone, horizonDays = HORIZON_DAYS): Period[] {
  const found: Period[] = [];
  const from = offering.validFrom > now ? offering.validFrom : now;
  const last = nextDate(zone.dateOf(now), horizonDays);
  for (let date = beginOf(offering.periodKind, zone.dateOf(from)); date <= last && found.length < first;) {
    const period = periodOn(offering, date, zone);
    if (period && isOpen(offering, period, now)) found.push(period);
    if (period && offering.validUntil !== null && period.startsAt >= offering.validUntil) break;
    date = period && isPlain(offering.periodKind) ? zone.dateOf(period.endsAt) : nextDate(date);
  }
  return found;
}

/** All periods that begin within a span of time, whether or not they are over: the denominator of what was used. Soonest first. */
export function periodsIn(offering: Offering, from: Date, until: Date, zone: Zone): Period[] {
  const found: Period[] = [];
  const last = zone.dateOf(until);
  for (let date = beginOf(offering.periodKind, zone.dateOf(from)); date <= last;) {
    const period = periodOn(offering, date, zone);
    if (period && isWithin(offering, period) && period.startsAt >= from && period.startsAt < until) found.push(period);
    date = period && isPlain(offering.periodKind) ? zone.dateOf(period.endsAt) : nextDate(date);
  }
  return found;
}

/** The period named by an instant: of occurrences exactly their start, of plain periods any instant within. */
export function periodAt(offering: Offering, at: Date, now: Date, zone: Zone, path: readonly string[] = ['input', 'resource', 'startsAt']): Outcome<Period, 'NO_SUCH_OCCURRENCE' | 'OCCURRENCE_OVER'> {
  const period = periodOn(offering, beginOf(offering.periodKind, zone.dateOf(at)), zone);
  const named = period !== null && (isPlain(offering.periodKind) || period.startsAt.getTime() === at.getTime());
  if (!named || !isWithin(offering, period) || zone.dateOf(at) > nextDate(zone.dateOf(now), HORIZON_DAYS)) {
    return refuse('NO_SUCH_OCCURRENCE', { at: at.toISOString() }, path);
  }
  return isOpen(offering, period, now) ? done(period) : refuse('OCCURRENCE_OVER', { at: at.toISOString() }, path);
}

const isPlain = (kind: PeriodKind): boolean => kind === 'DAY' || kind === 'WEEK' || kind === 'MONTH';

/** The first date of the plain period that a date lies in; occurrences may be on any date. */
function beginOf(kind: PeriodKind, date: string): string {
  if (kind === 'MONTH') return `${date.slice(0, 8)}01`;
  if (kind === 'WEEK') return nextDate(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
  return date;
}

function periodOn(timing: Timing, date: string, zone: Zone): Period | null {
  if (isPlain(timing.periodKind)) {
    const end = timing.periodKind === 'DAY' ? nextDate(date) : timing.periodKind === 'WEEK' ? nextDate(date, 7) : beginOf('MONTH', nextDate(date, 31));
    return { startsAt: zone.at(date, '00:00'), endsAt: zone.at(end, '00:00') };
  }
  if (!occursOn({ kind: timing.periodKind, days: timing.days!, every: timing.every!, phase: timing.phase! }, date)) return null;
  const startsAt = zone.at(date, timing.startTime!);
  return { startsAt, endsAt: new Date(startsAt.getTime() + timing.minutes! * 60_000) };
}

/** Occurrences lie wholly within the validity, plain periods at least in part. */
function isWithin({ periodKind, validFrom, validUntil }: Offering, period: Period): boolean {
  if (isPlain(periodKind)) return period.endsAt > validFrom && (validUntil === null || period.startsAt < validUntil);
  return period.startsAt >= validFrom && (validUntil === null || period.endsAt <= validUntil);
}

const isOpen = (offering: Offering, period: Period, now: Date): boolean =>
  isWithin(offering, period) && (isPlain(offering.periodKind) ? period.endsAt > now : period.startsAt > now);

/** What a client says about when: a rule with a time of day, or a plain period. */
export interface TimingInput {
  readonly rule?: string | null;
  readonly startTime?: string | null;
  readonly minutes?: number | null;
  readonly period?: 'DAY' | 'WEEK' | 'MONTH' | null;
}

/** A timing from what a client says; `INTERVAL` counts from the week or month of `validFrom`. Refuses everything that it does not keep to the letter. */
export function timingOf(input: TimingInput, validFrom: Date, zone: Zone): Outcome<Timing, 'TIMING_WRONG'> {
  const { rule, startTime, minutes, period } = input;
  if (period) {
    if (rule || startTime || minutes) return refuse('TIMING_WRONG', { problem: 'PERIOD_AND_RULE' }, ['input', 'timing']);
    return done({ periodKind: period, rule: null, days: null, every: null, phase: null, startTime: null, minutes: null });
  }
  const parsed = rule ? parseRule(rule) : null;
  if (!rule || !parsed) return refuse('TIMING_WRONG', { problem: 'RULE' }, ['input', 'timing', 'recurring', 'rule']);
  if (!startTime || !/^([01]\d|2[0-3]):[0-5]\d$/.test(startTime)) return refuse('TIMING_WRONG', { problem: 'START_TIME' }, ['input', 'timing', 'recurring', 'startTime']);
  if (!minutes || minutes < 5 || minutes > 1440) return refuse('TIMING_WRONG', { problem: 'MINUTES' }, ['input', 'timing', 'recurring', 'minutes']);
  return done({
    periodKind: parsed.kind, rule, days: [...parsed.days], every: parsed.every, phase: phaseOf(parsed.kind, zone.dateOf(validFrom), parsed.every), startTime, minutes,
  });
}
