import { describe, expect, test } from 'vitest';
import { decide, stepNames } from '../../src/kernel/lifecycle.ts';
import { calendarOf, settingsOf } from '../../src/features/places/index.ts';
import type { Marked, SeriesFacts, SeriesRow } from '../../src/features/series/facts.ts';
import { duesAfter } from '../../src/features/series/lifecycle.ts';
import { rolesOf } from '../../src/features/series/roles.ts';
import { SERIES_RULES } from '../../src/features/series/rules.ts';
import { nextToPlace, occurrencesAhead, type Plan } from '../../src/features/series/schedule.ts';
import { guestOf, type Actor } from '../../src/platform/actor.ts';
import { SERIES_STATES, SERIES_STEPS, SERIES_WHO, type SeriesState, type SeriesStep, type SeriesWho } from '../../src/series-steps.ts';

const now = new Date('2026-11-26T01:00:00.000Z');
const calendar = calendarOf('Asia/Shanghai', settingsOf({}));
const plan = (change: Partial<Plan> = {}): Plan => ({
  periodKind: 'WEEKLY', rule: 'FREQ=WEEKLY;BYDAY=MO', days: ['MO'], every: 1, phase: 0, startTime: '09:00', minutes: 60, validFrom: now, validUntil: new Date('2027-11-26T00:00:00Z'), skipsHolidays: false, ...change,
});
const next = occurrencesAhead(plan(), [], now, calendar, 1)[0]!;
const facts = (change: Partial<SeriesFacts> = {}): SeriesFacts => ({
  now, actor: { ...guestOf('999001'), kind: 'PERSON', personId: 'an officer' }, consented: true, item: { servedBy: 'CREW' }, next,
  series: { requesterId: 'the resident', placerId: 'an officer', sensitive: false, gridId: 'g', buildingId: 'b', communityId: 'c' }, ...change,
});
const ask = (step: SeriesStep, state: SeriesState | null, who: SeriesWho, given = facts()): string => {
  const answer = decide(SERIES_STEPS, SERIES_RULES, step, { state, roles: new Set([who]), facts: given });
  return answer.allowed ? `→ ${answer.to}` : answer.code;
};

const PEOPLE = ['requester', 'guardian', 'onBehalf'] as const;
/** Written by hand, not derived: step, from, to, who. */
const ALLOWED: readonly (readonly [SeriesStep, readonly (SeriesState | null)[], SeriesState | 'SAME', readonly SeriesWho[]])[] = [
  ['begin', [null], 'RUNNING', PEOPLE],
  ['placeNext', ['RUNNING'], 'SAME', ['clock']],
  ['suspend', ['RUNNING'], 'PAUSED', ['effect']],
  ['pause', ['RUNNING'], 'PAUSED', PEOPLE],
  ['resume', ['PAUSED'], 'RUNNING', PEOPLE],
  ['skip', ['RUNNING', 'PAUSED'], 'SAME', PEOPLE],
  ['shift', ['RUNNING', 'PAUSED'], 'SAME', PEOPLE],
  ['prefer', ['RUNNING', 'PAUSED'], 'SAME', PEOPLE],
  ['change', ['RUNNING', 'PAUSED'], 'SAME', PEOPLE],
  ['end', ['RUNNING', 'PAUSED'], 'ENDED', PEOPLE],
  ['runOut', ['RUNNING'], 'ENDED', ['clock']],
];

describe('The table of series', () => {
  test('is expected step by step', () => expect(ALLOWED.map(([step]) => step)).toEqual(stepNames(SERIES_STEPS)));

  test.each(ALLOWED)('%s from %j leads to %s by %j, and from nowhere else by nobody else', (step, from, to, roles) => {
    for (const state of [null, ...SERIES_STATES]) {
      for (const who of SERIES_WHO) expect([state, who, ask(step, state, who)]).toEqual([state, who, !roles.includes(who) ? 'NOT_ALLOWED' : !from.includes(state) ? 'WRONG_STATE' : `→ ${to === 'SAME' ? state : to}`]);
    }
  });

  test('nothing begins or goes on without consent, for what a unit gives, or with nothing to come; ending it needs none of that', () => {
    for (const [step, state] of [['begin', null], ['resume', 'PAUSED']] as const) {
      expect(ask(step, state, 'onBehalf', facts({ consented: false }))).toBe('CONSENT_NEEDED');
      expect(ask(step, state, 'onBehalf', facts({ item: { servedBy: 'PROVIDER' } }))).toBe('SERIES_ITEM_UNFIT');
      expect(ask(step, state, 'onBehalf', facts({ item: null }))).toBe('SERIES_ITEM_UNFIT');
      expect(ask(step, state, 'onBehalf', facts({ next: null }))).toBe('NO_OCCURRENCES_LEFT');
    }
    expect(ask('end', 'RUNNING', 'onBehalf', facts({ consented: false, item: null, next: null }))).toBe('→ ENDED');
  });

  test('who stands how to it: the resident, who acts for them, offices over its place; a building head not where it is sensitive', () => {
    const holding = (role: string, divisionId: string): Actor => ({ ...facts().actor, personId: 'x', roles: [{ appointmentId: 'a', role, divisionId, level: null, organisationId: null, teamId: null }] });
    const as = (actor: Actor, sensitive = false): SeriesWho[] => [...rolesOf({ actor, series: { ...facts().series, sensitive } })];
    expect(as({ ...facts().actor, personId: 'the resident' })).toEqual(['requester']);
    expect(as({ ...facts().actor, wardIds: ['the resident'] })).toEqual(['guardian']);
    for (const [role, over] of [['GRID_OFFICER', 'g'], ['PAIR', 'g'], ['GRID_HEAD', 'g'], ['COMMUNITY_WORKER', 'c'], ['BUILDING_HEAD', 'b']] as const) {
      expect([role, as(holding(role, over))]).toEqual([role, ['onBehalf']]);
      expect([role, as(holding(role, 'elsewhere'))]).toEqual([role, []]);
    }
    expect(as(holding('BUILDING_HEAD', 'b'), true)).toEqual([]);
    for (const role of ['DISPATCHER', 'STREET_LEADER', 'OPERATOR']) expect(as(holding(role, 'c'))).toEqual([]);
    expect(as(guestOf('999001'))).toEqual([]);
  });
});

describe('When it happens', () => {
  const dates = (given: Plan, marks: readonly Marked[] = [], first = 3): string[] => occurrencesAhead(given, marks, now, calendar, first).map(({ date, state }) => (state === 'PLANNED' ? date : `${date} ${state}`));
  const marked = (date: string, mark: Marked['mark'], startsAt = `${date}T01:00:00Z`): Marked => ({ date, mark, startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + 3_600_000), orderId: mark === 'PLACED' ? 'an order' : null });

  test('weekly, monthly by date or weekday, on single dates, within its validity', () => {
    expect(dates(plan())).toEqual(['2026-11-30', '2026-12-07', '2026-12-14']);
    expect(dates(plan({ periodKind: 'MONTHLY', days: ['-1'] }))).toEqual(['2026-11-30', '2026-12-31', '2027-01-31']);
    expect(dates(plan({ periodKind: 'MONTHLY', days: ['2TU'] }))).toEqual(['2026-12-08', '2027-01-12', '2027-02-09']);
    expect(dates(plan({ periodKind: 'DATES', days: ['2026-12-03', '2026-12-24'] }))).toEqual(['2026-12-03', '2026-12-24']);
    expect(dates(plan({ validUntil: new Date('2026-12-08T00:00:00Z') }))).toEqual(['2026-11-30', '2026-12-07']);
  });

  test('public holidays are left out where it says so, and only there', () => {
    const newYear = plan({ days: ['TH', 'FR'], validFrom: new Date('2025-12-29T00:00:00Z') });
    const around = (skipsHolidays: boolean) => occurrencesAhead({ ...newYear, skipsHolidays }, [], new Date('2025-12-30T00:00:00Z'), calendar, 3).map(({ date }) => date);
    expect(around(false)).toEqual(['2026-01-01', '2026-01-02', '2026-01-08']);
    expect(around(true)).toEqual(['2026-01-08', '2026-01-09', '2026-01-15']);
  });

  test('what was skipped or placed is shown and not placed again; what was moved stands where it was moved to', () => {
    const marks = [marked('2026-11-30', 'PLACED'), marked('2026-12-07', 'SKIPPED'), marked('2026-12-14', 'MOVED', '2026-12-22T06:00:00Z')];
    expect(dates(plan(), marks, 5)).toEqual(['2026-11-30 PLACED', '2026-12-07 SKIPPED', '2026-12-21', '2026-12-14 MOVED', '2026-12-28']);
    expect(nextToPlace(plan(), marks, now, calendar)!.date).toBe('2026-12-21');
    expect(nextToPlace(plan({ validUntil: new Date('2026-12-15T00:00:00Z') }), marks, now, calendar)!.date).toBe('2026-12-14');
    expect(nextToPlace(plan({ validUntil: new Date('2026-12-08T00:00:00Z') }), marks.slice(0, 2), now, calendar)).toBeNull();
  });

  test('its order is placed a week ahead, or as the realm or the item says, never before now; after the last it runs out; a paused one waits for nothing', () => {
    const dues = (limits: object = {}, series: Pick<SeriesRow, 'state' | 'lastEndsAt'> = { state: 'RUNNING', lastEndsAt: null }, coming: typeof next | null = next) => duesAfter(series, coming, now, calendar, limits as never).map(({ step, at }) => [step, at.toISOString()]);
    expect(dues()).toEqual([['placeNext', now.toISOString()]]);
    expect(dues({ 'SERIES.begin.placeNext': { hours: 24 } })).toEqual([['placeNext', '2026-11-29T01:00:00.000Z']]);
    expect(dues({ 'SERIES.begin.placeNext': { hours: -24 } })).toEqual([['placeNext', '2026-11-29T01:00:00.000Z']]);
    expect(dues({ 'SERIES.begin.placeNext': { workingDays: 2 } })).toEqual([['placeNext', '2026-11-28T01:00:00.000Z']]);
    expect(dues({}, { state: 'RUNNING', lastEndsAt: new Date('2026-12-01T02:00:00Z') }, null)).toEqual([['runOut', '2026-12-01T02:00:00.000Z']]);
    expect(dues({}, { state: 'PAUSED', lastEndsAt: null })).toEqual([]);
  });
});
