import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/features/places/index.ts';
import type { Days, Mute, NewsFacts, PushPreferences } from '../../src/features/pushes/facts.ts';
import { preferencesOf, wrongChoice } from '../../src/features/pushes/rules/chosen.ts';
import { endOfQuiet, isUrgent, LOOK_AGAIN_MS, nextDigest, secondsToLive, TOO_OLD_MS, WAKE_BEFORE_MS, whenToPush, type WhenToPush } from '../../src/features/pushes/rules/when.ts';
import { pushing } from '../../src/features/places/settings.ts';

const ZONE = 'Asia/Shanghai';
const DAYS = new Map<string, Days>();
const daysOf = (zone: string): Days => DAYS.get(zone) ?? DAYS.set(zone, calendarOf(zone, { workingHours: [{ from: '08:30', until: '17:30' }], holidays: 'NONE' })).get(zone)!;
const days = daysOf(ZONE);
const at = (day: number, time: string): Date => days.at(`2026-11-${String(day).padStart(2, '0')}`, time);
const PREFERENCES = preferencesOf(pushing.parse({}), {});
const ORDER = '0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77';

const news = (change: Partial<NewsFacts> = {}): NewsFacts => ({
  days, happenedAt: at(10, '10:00'), read: false, presses: false, over: false, answerBy: null, teamIds: [], mutes: [], serving: [], offUntil: null, pushedToday: 0, inDigest: false, order: null, ...change,
});
const order = (start: Date | null, change: object = {}) => ({ id: ORDER, itemCode: 'MEAL_DELIVERY', plannedStart: start, plannedEnd: start && new Date(start.getTime() + 7_200_000), ...change });
const when = (now: Date, facts: Partial<NewsFacts> = {}, preferences: Partial<PushPreferences> = {}): WhenToPush => whenToPush({ ...PREFERENCES, ...preferences }, news({ happenedAt: now, ...facts }), now);
const NOW = { is: 'NOW', urgent: false };

describe('Ordinary news', () => {
  test('is pushed at once by day, and at half past seven by night', () => {
    expect(when(at(10, '10:00'))).toEqual(NOW);
    expect(when(at(10, '21:29'))).toEqual(NOW);
    for (const [day, time] of [[10, '21:30'], [10, '23:59'], [11, '00:00'], [11, '07:29']] as const) expect(when(at(day, time))).toEqual({ is: 'AT', at: at(11, '07:30') });
    expect(when(at(11, '07:30'))).toEqual(NOW);
  });

  test('keeps to quiet hours of one\'s own, over noon too, or to none', () => {
    expect(when(at(10, '13:00'), {}, { quiet: { from: '12:30', until: '14:00' } })).toEqual({ is: 'AT', at: at(10, '14:00') });
    expect(when(at(10, '23:00'), {}, { quiet: { from: '12:30', until: '14:00' } })).toEqual(NOW);
    expect(when(at(11, '03:00'), {}, { quiet: null })).toEqual(NOW);
  });

  test('beyond the day\'s pushes comes with the next digest; so does everything for whoever wants digests', () => {
    expect(when(at(10, '10:00'), { pushedToday: 4 })).toEqual(NOW);
    expect(when(at(10, '10:00'), { pushedToday: 5 })).toEqual({ is: 'DIGEST', at: at(10, '12:00') });
    expect(when(at(10, '12:00'), { pushedToday: 5 })).toEqual({ is: 'DIGEST', at: at(10, '18:30') });
    expect(when(at(10, '19:00'), { pushedToday: 9 })).toEqual({ is: 'DIGEST', at: at(11, '12:00') });
    expect(when(at(10, '10:00'), {}, { digestOnly: true })).toEqual({ is: 'DIGEST', at: at(10, '12:00') });
    expect(when(at(10, '12:00'), { inDigest: true, pushedToday: 99 }, { digestOnly: true })).toEqual(NOW);
  });

  test('a digest never comes in quiet hours', () => {
    expect(nextDigest({ ...PREFERENCES, digestTimes: ['23:00'] }, at(10, '20:00'), days)).toEqual(at(11, '07:30'));
    expect(nextDigest({ ...PREFERENCES, digestTimes: ['23:00'] }, at(11, '02:00'), days)).toEqual(at(11, '07:30'));
    expect(when(at(10, '23:00'), { inDigest: true })).toEqual({ is: 'AT', at: at(11, '07:30') });
  });

  test('waits until days off are over, and what presses does not', () => {
    const off = { offUntil: at(12, '09:00') };
    expect(when(at(10, '10:00'), off)).toEqual({ is: 'AT', at: at(12, '09:00') });
    expect(when(at(10, '12:00'), { ...off, inDigest: true })).toEqual({ is: 'AT', at: at(12, '09:00') });
    expect(when(at(10, '10:00'), { ...off, presses: true, order: order(at(10, '15:00')) })).toEqual({ is: 'NOW', urgent: true });
    expect(when(at(12, '09:00'), off)).toEqual(NOW);
  });

  test('waits while they serve, unless they said otherwise', () => {
    expect(when(at(10, '10:00'), { serving: [ORDER] })).toEqual({ is: 'AT', at: new Date(at(10, '10:00').getTime() + LOOK_AGAIN_MS) });
    expect(when(at(10, '10:00'), { serving: [ORDER] }, { restWhileServing: false })).toEqual(NOW);
  });

  test.each<[string, Partial<NewsFacts>, string]>([
    ['that was read', { read: true }, 'READ'], ['whose offer was answered', { over: true }, 'OVER'],
    ['that waited for two days', { happenedAt: new Date(at(10, '10:00').getTime() - TOO_OLD_MS - 1) }, 'TOO_OLD'],
  ])('%s is never pushed', (_, facts, why) => expect(when(at(10, '10:00'), facts)).toEqual({ is: 'NEVER', why }));
});

describe('What is muted', () => {
  const mute = (what: Mute['what'], of = '', until: Date | null = null): Mute => ({ what, of, until });
  const about = { order: order(at(10, '12:00')), teamIds: ['a team'] };
  test.each([mute('EVERYTHING'), mute('ITEM', 'MEAL_DELIVERY'), mute('ORDER', ORDER), mute('TEAM', 'a team')])('$what: is never pushed, however it presses', (one) => {
    expect(when(at(10, '10:00'), { ...about, mutes: [one], presses: true })).toEqual({ is: 'NEVER', why: 'MUTED' });
  });
  test('is so until then and no longer, and nothing else is', () => {
    const now = at(10, '10:00');
    expect(when(now, { ...about, mutes: [mute('EVERYTHING', '', new Date(now.getTime() + 1))] })).toEqual({ is: 'NEVER', why: 'MUTED' });
    expect(when(now, { ...about, mutes: [mute('EVERYTHING', '', now)] })).toEqual(NOW);
    expect(when(now, { ...about, mutes: [mute('ITEM', 'HAIRCUT'), mute('ORDER', 'another'), mute('TEAM', 'another')] })).toEqual(NOW);
    expect(when(now, { mutes: [mute('ITEM', ''), mute('ORDER', '')] })).toEqual(NOW);
  });
});

describe('What presses', () => {
  const URGENT = { is: 'NOW', urgent: true };
  test('breaks the day\'s pushes and digests when the service is near', () => {
    expect(when(at(10, '10:00'), { presses: true, order: order(at(10, '15:00')), pushedToday: 50 })).toEqual(URGENT);
    expect(when(at(10, '10:00'), { presses: true, order: order(at(11, '09:00')) }, { digestOnly: true })).toEqual(URGENT);
    expect(when(at(10, '10:00'), { presses: true, order: order(at(12, '15:00')), pushedToday: 50 })).toMatchObject({ is: 'DIGEST' });
    expect(when(at(10, '10:00'), { presses: false, order: order(at(10, '15:00')), pushedToday: 50 })).toMatchObject({ is: 'DIGEST' });
  });
  test('or when it must be answered soon', () => {
    expect(isUrgent({ presses: true, order: order(at(20, '15:00')), answerBy: at(10, '12:00') }, at(10, '10:00'))).toBe(true);
    expect(isUrgent({ presses: true, order: order(at(20, '15:00')), answerBy: at(10, '12:01') }, at(10, '10:00'))).toBe(false);
    expect(isUrgent({ presses: true, order: order(at(20, '15:00')), answerBy: at(10, '09:59') }, at(10, '10:00'))).toBe(false);
  });
  test('breaks quiet hours three hours before the start, and not before', () => {
    const tomorrow = { presses: true, order: order(at(11, '08:00')) };
    expect(when(at(10, '22:00'), tomorrow)).toEqual({ is: 'AT', at: at(11, '05:00') });
    expect(when(at(11, '05:00'), tomorrow)).toEqual(URGENT);
    expect(when(at(10, '22:00'), { presses: true, order: order(at(11, '10:30')) })).toEqual({ is: 'AT', at: at(11, '07:30') });
    expect(when(at(10, '22:00'), { presses: true, answerBy: at(10, '23:00'), order: order(at(12, '10:30')) })).toEqual({ is: 'AT', at: at(11, '07:30') });
  });
  test('waits while they serve, unless it is about that very service', () => {
    const mine = { presses: true, order: order(at(10, '09:30')), serving: [ORDER] };
    expect(when(at(10, '10:00'), mine)).toEqual(URGENT);
    expect(when(at(10, '10:00'), { ...mine, serving: ['another'] })).toMatchObject({ is: 'AT' });
  });
  test('is worth delivering until its service is over or its answer is due', () => {
    const now = at(10, '10:00');
    expect(secondsToLive({ order: order(at(10, '11:00')), answerBy: null }, true, now)).toBe(3 * 3_600);
    expect(secondsToLive({ order: order(at(10, '11:00')), answerBy: at(10, '10:10') }, true, now)).toBe(600);
    expect(secondsToLive({ order: order(at(10, '11:00')), answerBy: at(10, '09:00') }, true, now)).toBe(60);
    expect(secondsToLive({ order: order(at(10, '11:00')), answerBy: null }, false, now)).toBe(86_400);
  });
});

describe('Whatever is asked', () => {
  const time = fc.integer({ min: 0, max: 1_439 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
  const someQuiet = fc.option(fc.record({ from: time, until: time }));
  const someone = fc.record<PushPreferences>({ quiet: someQuiet, aDay: fc.integer({ min: 0, max: 6 }), digestOnly: fc.boolean(), digestTimes: fc.array(time, { minLength: 1, maxLength: 3 }), restWhileServing: fc.boolean() });
  const zone = fc.constantFrom(ZONE, 'America/New_York', 'Australia/Lord_Howe');
  // Among them the nights in which New York changes its clocks.
  const moment = fc.oneof(fc.date({ min: new Date('2026-10-30T00:00:00Z'), max: new Date('2026-11-03T00:00:00Z'), noInvalidDate: true }), fc.date({ min: new Date('2026-03-06T00:00:00Z'), max: new Date('2026-03-10T00:00:00Z'), noInvalidDate: true }));
  const around = (now: Date) => fc.option(fc.integer({ min: -2 * 86_400, max: 2 * 86_400 }).map((seconds) => new Date(now.getTime() + seconds * 1_000)));
  const some = moment.chain((now) => fc.record({
    zone, now: fc.constant(now), preferences: someone,
    facts: fc.record({
      presses: fc.boolean(), read: fc.boolean(), over: fc.boolean(), inDigest: fc.boolean(), pushedToday: fc.integer({ min: 0, max: 8 }), answerBy: around(now), order: around(now).map((start) => order(start)),
      serving: fc.constantFrom<string[][]>([], [ORDER], ['another']).map((ids) => ids), mutes: fc.constantFrom<Mute[][]>([], [], [{ what: 'ITEM', of: 'MEAL_DELIVERY', until: null }]).map((mutes) => mutes),
    }),
  }));

  test('whoever muted it hears nothing, nobody is woken but for a service within three hours, and nobody is pushed more often than they bear', () => {
    fc.assert(fc.property(some, ({ zone: in_, now, preferences, facts }) => {
      const all = news({ ...facts, days: daysOf(in_), happenedAt: now });
      const answer = whenToPush(preferences, all, now);
      const start = all.order?.plannedStart?.getTime() ?? Infinity;
      const now_ = answer.is === 'NOW';
      expect({
        hushed: answer.is !== 'NEVER' && (all.mutes.length > 0 || all.read || all.over),
        woken: now_ && endOfQuiet(preferences, now, all.days) !== null && !(answer.urgent && start - now.getTime() <= WAKE_BEFORE_MS),
        harried: now_ && !answer.urgent && !all.inDigest && (all.pushedToday >= preferences.aDay || preferences.digestOnly),
        disturbed: now_ && preferences.restWhileServing && all.serving.length > 0 && !(answer.urgent && all.serving.includes(ORDER)),
      }).toEqual({ hushed: false, woken: false, harried: false, disturbed: false });
    }), { numRuns: 1_500, seed: 7 });
  });

  test('asked again at each time that it names, it comes to an end within days, and every time is later than the last', () => {
    fc.assert(fc.property(some, ({ zone: in_, now, preferences, facts }) => {
      let at_ = now;
      let asked = news({ ...facts, serving: [], days: daysOf(in_), happenedAt: now });
      for (let i = 0; i < 6; i++) {
        const answer = whenToPush(preferences, asked, at_);
        if (answer.is === 'NOW' || answer.is === 'NEVER') return;
        expect(answer.at.getTime()).toBeGreaterThan(at_.getTime());
        expect(answer.at.getTime() - at_.getTime()).toBeLessThanOrEqual(50 * 3_600_000);
        if (answer.is === 'DIGEST') asked = { ...asked, inDigest: true };
        at_ = answer.at;
      }
      throw new Error('it is put off for ever');
    }), { numRuns: 1_000, seed: 7 });
  });

  test('a day of news brings no more ordinary pushes than the day may have', () => {
    fc.assert(fc.property(someone, fc.array(fc.integer({ min: 0, max: 1_439 }), { maxLength: 40 }), (preferences, minutes) => {
      let pushed = 0;
      for (const minute of minutes.toSorted((a, b) => a - b)) if (whenToPush(preferences, news({ happenedAt: at(10, '00:00'), pushedToday: pushed }), new Date(at(10, '00:00').getTime() + minute * 60_000)).is === 'NOW') pushed += 1;
      expect(pushed).toBeLessThanOrEqual(preferences.aDay);
    }), { numRuns: 100, seed: 7 });
  });
});

describe('A choice', () => {
  test('stands over the realm\'s defaults, part by part', () => {
    expect(PREFERENCES).toEqual({ quiet: { from: '21:30', until: '07:30' }, aDay: 5, digestOnly: false, digestTimes: ['12:00', '18:30'], restWhileServing: true });
    expect(preferencesOf(pushing.parse({ aDay: 3 }), { quiet: 'NONE', digestOnly: true })).toEqual({ quiet: null, aDay: 3, digestOnly: true, digestTimes: ['12:00', '18:30'], restWhileServing: true });
    expect(preferencesOf(pushing.parse({ quietFrom: '22:00', quietUntil: '22:00' }), {}).quiet).toBeNull();
  });
  test.each([
    [{ quiet: { from: '25:00', until: '07:00' } }, 'quietHours'], [{ quiet: { from: '07:00', until: '07:00' } }, 'quietHours'], [{ aDay: -1 }, 'aDay'], [{ aDay: 1.5 }, 'aDay'], [{ aDay: 101 }, 'aDay'],
    [{ digestTimes: [] }, 'digestTimes'], [{ digestTimes: ['7:00'] }, 'digestTimes'], [{ digestTimes: Array.from({ length: 7 }, () => '07:00') }, 'digestTimes'],
  ])('%j is refused at its field', (choice, field) => expect(wrongChoice(choice)).toMatchObject({ refusal: { code: 'BAD_INPUT', path: ['input', field] } }));
  test('that says nothing, or everything rightly, is taken', () => {
    expect([wrongChoice({}), wrongChoice({ quiet: { from: '22:00', until: '06:00' }, aDay: 0, digestTimes: ['00:00'], digestOnly: true, restWhileServing: false }), wrongChoice({ quiet: 'NONE' })]).toEqual([null, null, null]);
  });
});
