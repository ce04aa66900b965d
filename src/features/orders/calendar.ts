import type { WorkingTime } from '../../kernel/durations.ts';
import { calendarOf } from '../places/index.ts';
import type { Overrides } from './lifecycle.ts';
import type { ReadFacts } from './store/facts.ts';

const built = new Map<string, WorkingTime>();

/** The calendar of the order's realm, built once for each way that realms work. */
export function calendarFor({ facts: { settings }, timeZone }: Pick<ReadFacts, 'facts' | 'timeZone'>): WorkingTime {
  const kind = `${timeZone} ${settings.holidays} ${JSON.stringify(settings.workingHours)}`;
  const known = built.get(kind);
  if (known) return known;
  const calendar = calendarOf(timeZone, settings);
  built.set(kind, calendar);
  return calendar;
}

/** Limits that differ from the table: the realm's, over them the item's. */
export const limitsOf = ({ facts: { settings, order } }: Pick<ReadFacts, 'facts'>): Overrides => ({ ...settings.limits, ...order.limits });
