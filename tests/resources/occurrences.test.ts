import fc from 'fast-check';
import rrule from 'rrule';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/features/places/calendar.ts';
import { settingsOf } from '../../src/features/places/settings.ts';
import { nextPeriods, periodAt, timingOf, type Offering, type TimingInput } from '../../src/features/resources/occurrences.ts';
import { occursOn, phaseOf, tokensOf } from '../../src/features/resources/rules/dates.ts';
import { parseRule } from '../../src/features/resources/rules/rrule.ts';

const jinan = calendarOf('Asia/Shanghai', settingsOf({}));
const at = (text: string) => new Date(`${text}+08:00`);
const FROM = at('2026-01-01T00:00:00');

function offering(input: TimingInput, validFrom = FROM, validUntil: Date | null = null): Offering {
  const timing = timingOf(input, validFrom, jinan);
  if (!timing.ok) throw new Error(timing.refusal.code);
  return { ...timing.value, validFrom, validUntil };
}
const starts = (given: Offering, now: Date, first: number) => nextPeriods(given, now, first, jinan).map((p) => p.startsAt.toISOString());

describe('occurrences of a rule', () => {
  test('each Monday and Thursday at nine in Jinan is one o’clock in UTC', () => {
    expect(starts(offering({ rule: 'FREQ=WEEKLY;BYDAY=MO,TH', startTime: '09:00', minutes: 60 }), at('2026-11-20T12:00:00'), 3))
      .toEqual(['2026-11-23T01:00:00.000Z', '2026-11-26T01:00:00.000Z', '2026-11-30T01:00:00.000Z']);
  });

  test('just after midnight in Jinan it is still yesterday in UTC, and the weekday is Jinan’s', () => {
    expect(starts(offering({ rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '00:30', minutes: 30 }), at('2026-11-20T12:00:00'), 1)).toEqual(['2026-11-22T16:30:00.000Z']);
    expect(starts(offering({ rule: 'FREQ=MONTHLY;BYMONTHDAY=1', startTime: '00:00', minutes: 30 }), at('2026-11-20T12:00:00'), 1)).toEqual(['2026-11-30T16:00:00.000Z']);
  });

  test('the 31st leaves out the months that have none, and the last day is the last of each', () => {
    const of = (rule: string) => nextPeriods(offering({ rule, startTime: '09:00', minutes: 60 }), at('2026-01-15T00:00:00'), 4, jinan).map((p) => jinan.dateOf(p.startsAt));
    expect(of('FREQ=MONTHLY;BYMONTHDAY=31')).toEqual(['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']);
    expect(of('FREQ=MONTHLY;BYMONTHDAY=-1')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(of('FREQ=MONTHLY;BYDAY=-1FR')).toEqual(['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']);
    expect(of('FREQ=MONTHLY;BYDAY=5TH')).toEqual(['2026-01-29', '2026-04-30', '2026-07-30', '2026-10-29']);
  });

  test('every second week counts from the week in which it becomes valid', () => {
    const given = offering({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', startTime: '14:00', minutes: 60 }, at('2026-11-20T12:00:00'));
    expect(nextPeriods(given, at('2026-11-20T12:00:00'), 3, jinan).map((p) => jinan.dateOf(p.startsAt))).toEqual(['2026-12-02', '2026-12-16', '2026-12-30']);
  });

  test('single dates happen on those dates only', () => {
    expect(starts(offering({ rule: 'RDATE:20261110,20261103', startTime: '09:00', minutes: 60 }), at('2026-11-05T00:00:00'), 5)).toEqual(['2026-11-10T01:00:00.000Z']);
  });

  test('one that has begun is no more offered, and none ends after the validity', () => {
    const given = offering({ rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 }, FROM, at('2026-11-30T09:59:00'));
    expect(starts(given, at('2026-11-23T09:00:00'), 5)).toEqual([]);
    expect(starts(given, at('2026-11-23T08:59:59'), 5)).toEqual(['2026-11-23T01:00:00.000Z']);
  });

  test('the same dates as the library that knows all of RFC 5545, for every rule that is taken', () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const nth = fc.tuple(fc.constantFrom('', '-'), fc.integer({ min: 1, max: 5 }), weekday).map(([sign, n, day]) => `${sign}${n}${day}`);
    const monthday = fc.integer({ min: -31, max: 31 }).filter((n) => n !== 0).map(String);
    const list = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 4 }).map((all) => all.join(','));
    const body = fc.oneof(list(weekday).map((d) => `FREQ=WEEKLY;BYDAY=${d}`), list(nth).map((d) => `FREQ=MONTHLY;BYDAY=${d}`), list(monthday).map((d) => `FREQ=MONTHLY;BYMONTHDAY=${d}`));
    fc.assert(fc.property(body, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 1500 }), (text, every, day) => {
      const start = new Date(Date.UTC(2026, 0, 1 + day));
      const date = start.toISOString().slice(0, 10);
      const parsed = parseRule(`${text};INTERVAL=${every}`)!;
      const rule = { ...parsed, phase: phaseOf(parsed.kind, date, every) };
      const theirs = new rrule.RRule({ ...rrule.RRule.parseString(`${text};INTERVAL=${every}`), dtstart: start })
        .between(start, new Date(start.getTime() + 500 * 86_400_000), true).map((d) => d.toISOString().slice(0, 10));
      const ours = Array.from({ length: 501 }, (_, n) => new Date(start.getTime() + n * 86_400_000).toISOString().slice(0, 10)).filter((d) => occursOn(rule, d));
      expect(ours).toEqual(theirs);
    }), { numRuns: 300 });
  });

  test.each([
    'FREQ=DAILY', 'FREQ=YEARLY;BYMONTHDAY=1', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=WEEKLY;BYDAY=MO,MO', 'FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=1',
    'FREQ=MONTHLY', 'FREQ=MONTHLY;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=6MO', 'FREQ=MONTHLY;BYMONTHDAY=0', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
    'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231', 'FREQ=WEEKLY;BYDAY=MO;INTERVAL=0', 'FREQ=WEEKLY;BYDAY=MO;INTERVAL=13', 'FREQ=WEEKLY;FREQ=WEEKLY;BYDAY=MO', 'RDATE:20260230', 'RDATE:20261103,20261103', 'rubbish', '',
  ])('the rule "%s" is refused', (rule) => expect(parseRule(rule)).toBeNull());

  test('a date bears six tokens', () => expect(tokensOf('2026-11-24')).toEqual(['TU', '24', '-7', '4TU', '-1TU', '2026-11-24']));
});

describe('plain periods', () => {
  test('a day, a week from Monday and a month of the calendar, in Jinan’s zone; the running one can still be booked', () => {
    const now = at('2026-11-18T10:00:00');
    const of = (period: 'DAY' | 'WEEK' | 'MONTH') => nextPeriods(offering({ period }), now, 2, jinan).map((p) => `${jinan.dateOf(p.startsAt)} ${p.endsAt.toISOString()}`);
    expect(of('DAY')).toEqual(['2026-11-18 2026-11-18T16:00:00.000Z', '2026-11-19 2026-11-19T16:00:00.000Z']);
    expect(of('WEEK')).toEqual(['2026-11-16 2026-11-22T16:00:00.000Z', '2026-11-23 2026-11-29T16:00:00.000Z']);
    expect(of('MONTH')).toEqual(['2026-11-01 2026-11-30T16:00:00.000Z', '2026-12-01 2026-12-31T16:00:00.000Z']);
  });

  test('any instant within names the period', () => {
    const found = periodAt(offering({ period: 'MONTH' }), at('2026-12-24T15:00:00'), at('2026-11-18T10:00:00'), jinan);
    expect(found.ok && found.value.startsAt.toISOString()).toBe('2026-11-30T16:00:00.000Z');
  });
});

describe('the period that an order names', () => {
  const given = offering({ rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 60 }, FROM, at('2027-06-30T00:00:00'));
  const now = at('2026-11-20T12:00:00');
  const code = (when: string) => { const found = periodAt(given, at(when), now, jinan); return found.ok ? 'found' : found.refusal.code; };
  test('must be an occurrence to the minute, to come, and within validity', () => {
    expect(code('2026-11-23T09:00:00')).toBe('found');
    expect(code('2026-11-23T09:01:00')).toBe('NO_SUCH_OCCURRENCE');
    expect(code('2026-11-24T09:00:00')).toBe('NO_SUCH_OCCURRENCE');
    expect(code('2026-11-16T09:00:00')).toBe('OCCURRENCE_OVER');
    expect(code('2027-07-05T09:00:00')).toBe('NO_SUCH_OCCURRENCE');
  });
});

test('a timing says either a rule with its time or a plain period', () => {
  const code = (input: TimingInput) => { const t = timingOf(input, FROM, jinan); return t.ok ? 'taken' : t.refusal.args['problem']; };
  expect(code({ period: 'DAY', minutes: 60 })).toBe('PERIOD_AND_RULE');
  expect(code({})).toBe('RULE');
  expect(code({ rule: 'FREQ=WEEKLY;BYDAY=MO', minutes: 60 })).toBe('START_TIME');
  expect(code({ rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '24:00', minutes: 60 })).toBe('START_TIME');
  expect(code({ rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 4 })).toBe('MINUTES');
});
