/** A span in exactly one unit. `workingHours` and `workingDays` are those of the realm's calendar. */
export type Duration =
  | { readonly seconds: number } | { readonly minutes: number } | { readonly hours: number } | { readonly days: number }
  | { readonly workingHours: number } | { readonly workingDays: number };

/** The realm's calendar, as far as time limits need it. */
export interface WorkingTime {
  addWorkingHours(from: Date, hours: number): Date;
  addWorkingDays(from: Date, days: number): Date;
}

/** The instant `span` after `from` (before it, when negative; working spans are never negative). */
export function after(from: Date, span: Duration, calendar: WorkingTime): Date {
  if ('workingHours' in span) return calendar.addWorkingHours(from, span.workingHours);
  if ('workingDays' in span) return calendar.addWorkingDays(from, span.workingDays);
  return new Date(from.getTime() + inMs(span));
}

/** Half the span, in its own unit. */
export function halved(span: Duration): Duration {
  const [unit, amount] = Object.entries(span)[0] as [string, number];
  return { [unit]: amount / 2 } as unknown as Duration;
}

const MINUTE_MS = 60_000;

function inMs(span: { seconds: number } | { minutes: number } | { hours: number } | { days: number }): number {
  if ('seconds' in span) return span.seconds * 1_000;
  if ('minutes' in span) return span.minutes * MINUTE_MS;
  if ('hours' in span) return span.hours * 60 * MINUTE_MS;
  return span.days * 24 * 60 * MINUTE_MS;
}

const WORDS = {
  seconds: ['second', 'seconds', '秒'],
  minutes: ['minute', 'minutes', '分钟'],
  hours: ['hour', 'hours', '小时'],
  days: ['day', 'days', '天'],
  workingHours: ['working hour', 'working hours', '个工作小时'],
  workingDays: ['working day', 'working days', '个工作日'],
} as const;

/** "4 working hours", "4 个工作小时": for the generated document and messages. */
export function durationWords(span: Duration): { en: string; zh: string } {
  const [unit, amount] = Object.entries(span)[0] as [keyof typeof WORDS, number];
  const size = Math.abs(amount);
  const [one, many, zh] = WORDS[unit];
  return { en: `${size} ${size === 1 ? one : many}`, zh: `${size} ${zh}` };
}
