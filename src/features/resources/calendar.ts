import { calendarOf, settingsOf, type RealmCalendar } from '../places/index.ts';

const built = new Map<string, RealmCalendar>();

/** The calendar of a realm from its row, built once for each way that realms work. */
export function calendarFor(timeZone: string, stored: unknown): RealmCalendar {
  const settings = settingsOf(stored);
  const kind = JSON.stringify([timeZone, settings.holidays, settings.workingHours]);
  const known = built.get(kind);
  if (known) return known;
  const calendar = calendarOf(timeZone, settings);
  built.set(kind, calendar);
  return calendar;
}
