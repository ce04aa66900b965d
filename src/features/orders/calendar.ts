import { calendarOf, type RealmCalendar } from '../places/index.ts';
import type { Overrides } from './lifecycle.ts';
import type { ReadFacts } from './store/facts.ts';

const built = new Map<string, RealmCalendar>();
const listeners = new Set<(year: number) => void>();

/** Hears each year once whose public holidays are not known yet, when a time limit first touches it. Returns the way to stop. */
export function hearUnknownYears(listener: (year: number) => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** The calendar of the order's realm, built once for each way that realms work. */
export function calendarFor({ facts: { settings }, timeZone }: { readonly facts: Pick<ReadFacts['facts'], 'settings'> } & Pick<ReadFacts, 'timeZone'>): RealmCalendar {
  const kind = `${timeZone} ${JSON.stringify([settings.holidays, settings.workingHours])}`;
  const known = built.get(kind);
  if (known) return known;
  const calendar = calendarOf(timeZone, settings, (year) => { for (const listener of listeners) listener(year); });
  built.set(kind, calendar);
  return calendar;
}

/** Limits that differ from the table: the realm's, over them the item's. */
export const limitsOf = ({ facts: { settings, order } }: Pick<ReadFacts, 'facts'>): Overrides => ({ ...settings.limits, ...order.limits });
