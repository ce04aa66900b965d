const MOST_EVERY = 12;
const MOST_DATES = 100;
const WEEKDAY = 'MO|TU|WE|TH|FR|SA|SU';

/** A rule in the tokens of `dates.ts`. */
export interface Rule {
  readonly kind: 'WEEKLY' | 'MONTHLY' | 'DATES';
  readonly days: readonly string[];
  readonly every: number;
}

/**
 * Reads a small part of iCalendar's recurrence (RFC 5545): `FREQ=WEEKLY;BYDAY=MO,TH`, `FREQ=MONTHLY;BYMONTHDAY=15,-1`,
 * `FREQ=MONTHLY;BYDAY=2TU,-1FR`, each with INTERVAL up to 12, or single dates `RDATE:20261103,20261110` (up to 100).
 * Null for everything else: a rule that is taken is kept to the letter. Months without the day are left out, as the RFC has it.
 */
export function parseRule(text: string): Rule | null {
  const dates = /^RDATE(?:;VALUE=DATE)?:(\d{8}(?:,\d{8})*)$/.exec(text);
  if (dates) return datesRule(dates[1]!.split(','));
  const parts = text.replace(/^RRULE:/, '').split(';').map((part) => part.split('='));
  if (parts.some((part) => part.length !== 2) || new Set(parts.map(([name]) => name)).size !== parts.length) return null;
  const { FREQ, INTERVAL = '1', BYDAY, BYMONTHDAY, ...more } = Object.fromEntries(parts) as Record<string, string | undefined>;
  const every = /^\d{1,2}$/.test(INTERVAL) ? Number(INTERVAL) : 0;
  if (Object.keys(more).length > 0 || every < 1 || every > MOST_EVERY) return null;
  const listed = tokensFor(FREQ, BYDAY, BYMONTHDAY);
  return listed && new Set(listed).size === listed.length ? { kind: FREQ as Rule['kind'], days: listed, every } : null;
}

function tokensFor(freq?: string, byDay?: string, byMonthDay?: string): string[] | null {
  if (freq === 'WEEKLY' && byMonthDay === undefined) return allMatch(byDay, new RegExp(`^(${WEEKDAY})$`));
  if (freq !== 'MONTHLY' || (byDay === undefined) === (byMonthDay === undefined)) return null;
  return byDay === undefined ? allMatch(byMonthDay, /^-?([1-9]|[12]\d|3[01])$/) : allMatch(byDay, new RegExp(`^-?[1-5](${WEEKDAY})$`));
}

function allMatch(list: string | undefined, form: RegExp): string[] | null {
  const values = list?.split(',') ?? [];
  return values.length > 0 && values.every((value) => form.test(value)) ? values : null;
}

function datesRule(given: readonly string[]): Rule | null {
  const days = given.map((d) => `${d.slice(0, 4)}-${d.slice(4, 6)}-${d.slice(6)}`);
  const real = days.every((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day));
  return real && days.length <= MOST_DATES && new Set(days).size === days.length ? { kind: 'DATES', days: [...days].sort(), every: 1 } : null;
}
