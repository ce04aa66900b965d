import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkingTime } from '../../kernel/durations.ts';
import { holidaysIn, type RealmSettings } from './settings.ts';

const HOLIDAYS: Readonly<Record<string, unknown>> = days.holidays;
const MAKE_UP_DAYS: Readonly<Record<string, unknown>> = days.workdays;
const DAY_MS = 86_400_000;

/** A realm's working time, right in its own zone whatever zone the process runs in. */
export interface RealmCalendar extends WorkingTime {
  isWorkingTime(at: Date): boolean;
  /** `date` is YYYY-MM-DD in the realm's zone. */
  isWorkingDay(date: string): boolean;
  /** A public holiday, weekends within one included, or a day off of the realm's own; never a day that the realm works. */
  isHoliday(date: string): boolean;
  /** True when the span touches a year whose public holidays are not known yet: it counted Monday to Friday and may be wrong. */
  isProvisional(from: Date, until: Date): boolean;
  /** YYYY-MM-DD of an instant in the realm's zone. */
  dateOf(at: Date): string;
  /** Working windows that touch the time from `from` until `until`, in order: when each begins and ends, in milliseconds. */
  spans(from: Date, until: Date): (readonly [begins: number, ends: number])[];
  /** Of working time. */
  readonly hoursADay: number;
  /** The instant of a local date and time; of a time that the zone skips, the one an hour later. */
  at(date: string, time: string): Date;
}

type Settings = Pick<RealmSettings, 'workingHours' | 'holidays'>;

/**
 * Builds the calendar of a realm. `warn` hears each year without known holidays once.
 * A working day is the sum of its working windows: one working day from Monday 10:00 ends Tuesday 10:00, from Saturday it ends Monday evening.
 */
export function calendarOf(timeZone: string, settings: Settings, warn: (year: number) => void = () => {}): RealmCalendar {
  const clock = zoneClock(timeZone);
  const windows = settings.workingHours.map((w) => [minutesOf(w.from), minutesOf(w.until)] as const);
  const hoursADay = windows.reduce((sum, [from, until]) => sum + until - from, 0) / 60;
  const warned = new Set<number>();

  const { country, ...own } = holidaysIn(settings.holidays);
  const [off, worked] = [new Set(own.off), new Set(own.work)];

  const isKnown = (year: number): boolean => country === 'NONE' || `${year}-10-01` in HOLIDAYS;
  const isWorkingDay = (date: string): boolean => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const weekdays = weekday >= 1 && weekday <= 5;
    if (off.has(date) || worked.has(date)) return worked.has(date);
    if (country === 'NONE') return weekdays;
    const year = Number(date.slice(0, 4));
    if (!isKnown(year) && !warned.has(year)) { warned.add(year); warn(year); }
    if (date in MAKE_UP_DAYS) return true;
    return weekdays && !(date in HOLIDAYS);
  };
  const spansOf = (date: string): (readonly [number, number])[] => isWorkingDay(date)
    ? windows.map(([from, until]) => [clock.instant(date, from), clock.instant(date, until)] as const) : [];

  const addWorkingHours = (from: Date, hours: number): Date => {
    if (!(hours >= 0) || !Number.isFinite(hours)) throw new RangeError(`working hours must not be negative: ${hours}`);
    let left = Math.round(hours * 3_600_000);
    if (left === 0) return new Date(from);
    for (let date = clock.date(from.getTime()); ; date = nextDate(date)) {
      for (const [start, end] of spansOf(date)) {
        const begin = Math.max(start, from.getTime());
        if (begin >= end) continue;
        if (left <= end - begin) return new Date(begin + left);
        left -= end - begin;
      }
    }
  };

  return {
    isWorkingDay,
    isHoliday: (date) => off.has(date) || (country !== 'NONE' && date in HOLIDAYS && !worked.has(date)),
    addWorkingHours,
    addWorkingDays: (from, count) => addWorkingHours(from, count * hoursADay),
    isWorkingTime: (at) => spansOf(clock.date(at.getTime())).some(([start, end]) => start <= at.getTime() && at.getTime() < end),
    isProvisional: (from, until) => {
      const last = Number(clock.date(until.getTime()).slice(0, 4));
      for (let year = Number(clock.date(from.getTime()).slice(0, 4)); year <= last; year++) if (!isKnown(year)) return true;
      return false;
    },
    spans: (from, until) => {
      const all: (readonly [number, number])[] = [];
      const last = clock.date(until.getTime());
      for (let date = clock.date(from.getTime()); date <= last; date = nextDate(date)) all.push(...spansOf(date));
      return all;
    },
    hoursADay,
    dateOf: (at) => clock.date(at.getTime()),
    at: (date, time) => new Date(clock.instant(date, minutesOf(time))),
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const nextDate = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** Converts between instants (ms) and local dates and minutes of one IANA zone; throws on a zone that does not exist. */
function zoneClock(timeZone: string): { date(ms: number): string; instant(date: string, minutes: number): number } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  const localAsUtc = (ms: number): number => {
    const part = Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, Number(p.value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
  };
  const offset = (ms: number): number => localAsUtc(ms) - Math.floor(ms / 1000) * 1000;
  return {
    date: (ms) => new Date(localAsUtc(ms)).toISOString().slice(0, 10),
    instant: (date, minutes) => {
      const local = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
      const first = local - offset(local);
      return local - offset(first);
    },
  };
}
