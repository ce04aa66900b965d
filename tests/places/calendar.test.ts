import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/features/places/calendar.ts';
import { settingsOf } from '../../src/features/places/settings.ts';

const shanghai = calendarOf('Asia/Shanghai', settingsOf({}));
const at = (text: string): Date => new Date(`${text}+08:00`);

describe('working days of 2026', () => {
  test.each([
    ['2026-09-30', true, 'the Wednesday before the National Day'],
    ['2026-10-01', false, 'the National Day'],
    ['2026-10-07', false, 'the last day of the National Day week'],
    ['2026-10-10', true, 'a Saturday that makes up for it'],
    ['2026-10-11', false, 'a Sunday'],
    ['2026-09-20', true, 'a Sunday that makes up for it'],
    ['2026-02-14', true, 'a Saturday that makes up for the Spring Festival'],
    ['2026-02-17', false, 'the Spring Festival'],
    ['2026-01-04', true, 'a Sunday that makes up for New Year'],
  ])('%s: %s, %s', (date, works) => expect(shanghai.isWorkingDay(date)).toBe(works));
});

describe('working hours', () => {
  test.each([
    ['within one morning', '2026-11-03T09:00', 2, '2026-11-03T11:00'],
    ['over the midday break', '2026-11-03T11:00', 2, '2026-11-03T14:30'],
    ['ending exactly with the day', '2026-11-03T13:30', 4, '2026-11-03T17:30'],
    ['over night', '2026-11-03T17:00', 1, '2026-11-04T09:00'],
    ['from the night', '2026-11-03T23:00', 1, '2026-11-04T09:30'],
    ['over a weekend', '2026-11-06T17:00', 1, '2026-11-09T09:00'],
    ['into a make-up Saturday', '2026-10-09T17:00', 1, '2026-10-10T09:00'],
    ['over the whole National Day week', '2026-09-30T17:00', 1, '2026-10-08T09:00'],
    ['of nothing', '2026-10-03T12:00', 0, '2026-10-03T12:00'],
    ['a quarter of an hour', '2026-11-03T08:00', 0.25, '2026-11-03T08:45'],
  ])('%s', (_, from, hours, until) => expect(shanghai.addWorkingHours(at(from), hours)).toEqual(at(until)));

  test('working days keep the time of day and skip what is no working day', () => {
    expect(shanghai.addWorkingDays(at('2026-11-02T10:00'), 1)).toEqual(at('2026-11-03T10:00'));
    expect(shanghai.addWorkingDays(at('2026-11-06T10:00'), 1)).toEqual(at('2026-11-09T10:00'));
    expect(shanghai.addWorkingDays(at('2026-11-07T10:00'), 1)).toEqual(at('2026-11-09T17:30'));
    expect(shanghai.addWorkingDays(at('2026-09-30T10:00'), 3)).toEqual(at('2026-10-10T10:00'));
    expect(shanghai.addWorkingDays(at('2026-11-02T08:30'), 0.5)).toEqual(at('2026-11-02T13:45'));
  });

  test('what is working time', () => {
    expect(shanghai.isWorkingTime(at('2026-11-03T08:30'))).toBe(true);
    expect(shanghai.isWorkingTime(at('2026-11-03T12:00'))).toBe(false);
    expect(shanghai.isWorkingTime(at('2026-10-10T09:00'))).toBe(true);
    expect(shanghai.isWorkingTime(at('2026-10-01T09:00'))).toBe(false);
  });

  test('a negative span is a fault', () => expect(() => shanghai.addWorkingHours(at('2026-11-03T09:00'), -1)).toThrow(RangeError));
});

describe('a year whose holidays are not known', () => {
  test('counts Monday to Friday, says that it is provisional, and warns once', () => {
    const warned: number[] = [];
    const calendar = calendarOf('Asia/Shanghai', settingsOf({}), (year) => warned.push(year));
    expect(calendar.addWorkingHours(at('2031-10-01T09:00'), 1)).toEqual(at('2031-10-01T10:00'));
    expect(calendar.addWorkingHours(at('2031-10-03T17:00'), 1)).toEqual(at('2031-10-06T09:00'));
    expect(warned).toEqual([2031]);
    expect(calendar.isProvisional(at('2026-12-31T09:00'), at('2031-01-01T09:00'))).toBe(true);
    expect(calendar.isProvisional(at('2026-01-01T09:00'), at('2026-12-31T23:59'))).toBe(false);
  });

  test('a realm without holidays is never provisional', () => {
    const calendar = calendarOf('America/New_York', settingsOf({ holidays: 'NONE' }));
    expect(calendar.isProvisional(at('2026-12-31T09:00'), at('2031-01-01T09:00'))).toBe(false);
    expect(calendar.isWorkingDay('2026-10-01')).toBe(true);
    expect(calendar.isWorkingDay('2026-10-10')).toBe(false);
  });
});

test('a zone that changes its clocks keeps working hours by its own clock', () => {
  const calendar = calendarOf('America/New_York', settingsOf({ holidays: 'NONE' }));
  // Friday 16:30 in summer time, clocks go back on Sunday 1 November 2026.
  expect(calendar.addWorkingHours(new Date('2026-10-30T20:30:00Z'), 2)).toEqual(new Date('2026-11-02T14:30:00Z'));
  expect(calendar.dateOf(new Date('2026-11-02T03:00:00Z'))).toBe('2026-11-01');
});

test.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])('a process that runs in %s counts the same', (zone) => {
  const source = `import { calendarOf } from './src/features/places/calendar.ts'; import { settingsOf } from './src/features/places/settings.ts';
    process.stdout.write(calendarOf('Asia/Shanghai', settingsOf({})).addWorkingHours(new Date('2026-10-09T17:00:00+08:00'), 1).toISOString());`;
  const out = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
  expect(out).toBe(at('2026-10-10T09:00').toISOString());
});
