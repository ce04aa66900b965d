import { refuse, done, type Outcome } from '../../kernel/result.ts';
import type { RealmCalendar } from '../places/index.ts';
import { timingOf, type TimingInput } from '../resources/index.ts';
import type { SeriesRow } from './facts.ts';
import { LONGEST_DAYS } from './words.ts';

/** When a series happens, as its row has it. */
export type Times = Pick<SeriesRow, 'periodKind' | 'rule' | 'days' | 'every' | 'phase' | 'startTime' | 'minutes' | 'validFrom' | 'validUntil' | 'skipsHolidays'>;

/** The same as somebody says it. */
export interface TimesSaid { readonly timing: TimingInput; readonly skipsHolidays: boolean; readonly validFrom?: Date | null; readonly validUntil?: Date | null }

const DAY_MS = 86_400_000;
const YEAR_DAYS = 366;

/** What is said, made out; or what of it cannot be. Pure. */
export function timesOf({ timing, skipsHolidays, ...input }: TimesSaid, now: Date, calendar: RealmCalendar): Outcome<Times> {
  const validFrom = input.validFrom && input.validFrom > now ? input.validFrom : now;
  const validUntil = input.validUntil ?? new Date(validFrom.getTime() + YEAR_DAYS * DAY_MS);
  if (validUntil <= validFrom) return refuse('END_BEFORE_START', {}, ['input', 'validUntil']);
  if (validUntil.getTime() - now.getTime() > LONGEST_DAYS * DAY_MS) return refuse('TOO_FAR', { days: LONGEST_DAYS }, ['input', 'validUntil']);
  const timed = timingOf(timing, validFrom, calendar);
  if (!timed.ok) return refuse(timed.refusal.code, timed.refusal.args, (timed.refusal.path ?? []).filter((part) => part !== 'recurring'));
  return done({ ...timed.value as Times, validFrom, validUntil, skipsHolidays });
}
