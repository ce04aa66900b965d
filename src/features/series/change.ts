import { badInput, done, refuse, type Outcome } from '../../kernel/result.ts';
import type { Change, Changed, Moving } from './moving.ts';
import { nextToPlace } from './schedule.ts';
import { timesOf, type Times } from './times.ts';
import { LONGEST_WORDS } from './words.ts';

/** The series as it goes on: with other words, in another rhythm, or until another day. Orders that were placed stay as they are; of what is to come, the rhythm alone decides from now on. */
export function changing(moving: Moving, { words, timing, skipsHolidays, validUntil }: Changed): Outcome<Change> {
  const { before, along, now, calendar } = moving;
  if (words == null && timing == null && skipsHolidays == null && validUntil == null) return badInput('nothing is changed: say words, timing, skipsHolidays or validUntil', '未作修改：请填写内容、时间、节假日或截止日期', ['input']);
  if (words != null && words.trim() === '') return refuse('WORDS_NEEDED', {}, ['input', 'words']);
  if (words != null && words.length > LONGEST_WORDS) return refuse('WORDS_TOO_LONG', { most: LONGEST_WORDS }, ['input', 'words']);
  const timed = timing == null && validUntil == null && skipsHolidays == null ? done({}) : timesAfter(moving, { timing: timing ?? null, skipsHolidays: skipsHolidays ?? null, validUntil: validUntil ?? null });
  if (!timed.ok) return timed;
  const forgets = timing != null;
  const next = nextToPlace({ ...before, ...timed.value }, forgets ? along.marks.filter(({ orderId }) => orderId !== null) : along.marks, now, calendar);
  if (next === null) return refuse('NO_OCCURRENCES_LEFT', {}, ['input', ...atFault({ timing, skipsHolidays, validUntil })]);
  return done({ row: timed.value, forgets, ...(words == null ? {} : { words: words.trim() }) });
}

/** Of what is said of times the one field that is wrong; of several, none by itself. */
function atFault(times: Readonly<Record<string, unknown>>): string[] {
  const said = Object.entries(times).flatMap(([field, value]) => (value == null ? [] : [field]));
  return said.length === 1 ? said : [];
}

/** The times as they are then: a rhythm that is said anew counts from now, or from the day on which it was to begin. */
function timesAfter({ before, now, calendar }: Moving, { timing, skipsHolidays, validUntil }: Changed): Outcome<Partial<Times>> {
  const holidays = skipsHolidays ?? before.skipsHolidays;
  const until = validUntil ?? before.validUntil;
  const said = timing ?? { rule: before.rule, startTime: before.startTime, minutes: before.minutes };
  const times = timesOf({ timing: said, skipsHolidays: holidays, validFrom: before.validFrom, validUntil: until }, now, calendar);
  if (!times.ok || timing != null) return times;
  return done({ skipsHolidays: holidays, validUntil: until });
}
