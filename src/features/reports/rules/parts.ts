/** Months or days of a period, both ends within; of months their first days. */
export interface Part {
  readonly of: 'MONTHS' | 'DAYS';
  readonly from: string;
  readonly until: string;
  /** Whether what lies in it is added, or taken away again. */
  readonly sign: 1 | -1;
}

const DAY_MS = 86_400_000;
const after = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const count = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1;

/** The month of a day, as its first day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;
const nextMonth = (month: string): string => monthOf(after(month, 31));
const monthBefore = (month: string): string => monthOf(after(month, -1));

/**
 * A period out of whole months and the days at its edges: of a month that is cut, its days are added, or the others are taken away from it, whichever are fewer; so no period
 * reads more than fifteen days at either edge. Sums are whole numbers, and so come out the same by either way. Pure.
 */
export function partsOf(from: string, until: string): Part[] {
  const days = (first: string, last: string, sign: 1 | -1): Part[] => (first <= last ? [{ of: 'DAYS', from: first, until: last, sign }] : []);
  const months = (first: string, last: string): Part[] => (first <= last ? [{ of: 'MONTHS', from: first, until: last, sign: 1 }] : []);
  const [first, last] = [monthOf(from), monthOf(until)];
  const end = after(nextMonth(last), -1);
  const without = [...days(first, after(from, -1), -1), ...days(after(until, 1), end, -1)];
  if (first === last) return count(from, until) * 2 <= count(first, end) ? days(from, until, 1) : [...months(first, last), ...without];
  const begins = count(first, from) - 1 <= count(from, nextMonth(first)) - 1;
  const ends = count(until, end) - 1 <= count(last, until);
  return [
    ...months(begins ? first : nextMonth(first), ends ? last : monthBefore(last)),
    ...(begins ? days(first, after(from, -1), -1) : days(from, after(nextMonth(first), -1), 1)), ...(ends ? days(after(until, 1), end, -1) : days(last, until, 1)),
  ];
}
