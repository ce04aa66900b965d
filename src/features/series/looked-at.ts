import { calendarFor } from '../orders/index.ts';
import type { RealmCalendar } from '../places/index.ts';
import type { Occurrence, SeriesFacts, SeriesRow } from './facts.ts';
import type { Limits } from './lifecycle.ts';
import { nextToPlace } from './schedule.ts';
import type { Along, ReadAlong } from './store/facts.ts';

/** All that a decision looks at, of what was read. */
export function lookedAt(series: SeriesRow, read: ReadAlong): { readonly along: Along; readonly calendar: RealmCalendar; readonly next: Occurrence | null; readonly facts: SeriesFacts; readonly limits: Limits } {
  const along = read.by.get(series.id)!;
  const calendar = calendarFor({ facts: { settings: read.settings }, timeZone: read.timeZone });
  const next = nextToPlace(series, along.marks, read.now, calendar);
  return { along, calendar, next, limits: { ...read.settings.limits, ...along.item?.limits }, facts: { now: read.now, actor: read.actor, series, consented: along.consented, item: along.item, next } };
}
