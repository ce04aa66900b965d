import { describe, expect, test } from 'vitest';
import { nextOf, policyOf } from '../../src/features/asking/plan.ts';
import { ASK_SETTINGS, type Why } from '../../src/features/asking/policy/index.ts';
import { askStepsFor, decideAsk, freeThen, placesOf, wantedKind, type Fillable } from '../../src/features/asking/rules.ts';
import { isQuiet, settledBy, type Standing } from '../../src/features/asking/settle.ts';
import { toWhoIsAsked } from '../../src/features/asking/shown.ts';
import { askableFrom, quietUntil } from '../../src/features/asking/quiet.ts';
import { calendarOf, settingsOf } from '../../src/features/places/index.ts';
import { ASK_STATES, ASK_STEPS, type AskStep } from '../../src/ask-steps.ts';

/** Who is asked, purely. */

const now = new Date('2026-11-25T02:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const open: Fillable = { state: 'OPEN', serves: 'CREW', holds: 0, drawAt: null, plannedStart: at(600), helpersWanted: 3, helpersLiving: 1, leadsLiving: 0, waiting: 0 };

describe('For which seats people are asked', () => {
  test.each<[string, Partial<Fillable>, string | null]>([
    ['helpers of an open order', {}, 'HELPER'], ['without a date, too', { plannedStart: null }, 'HELPER'], ['nobody for a full one', { helpersLiving: 3 }, null], ['nobody where somebody stands in line', { waiting: 1 }, null],
    ['nobody before a draw', { drawAt: at(10) }, null], ['nobody while it is on hold', { holds: 1 }, null], ['nobody when it has begun', { plannedStart: now }, null], ['nobody where a unit serves', { serves: 'PROVIDER' }, null],
    ['a lead of an accepted one', { state: 'ACCEPTED' }, 'LEAD'], ['a lead where a lead alone serves', { state: 'ACCEPTED', serves: 'LEAD_ONLY' }, 'LEAD'], ['no second lead', { state: 'ACCEPTED', leadsLiving: 1 }, null],
    ['no lead without a date', { state: 'ACCEPTED', plannedStart: null }, null], ['nobody before it is accepted', { state: 'DISPATCHED' }, null], ['nobody when it is under way', { state: 'UNDERWAY' }, null],
  ])('%s', (_, change, kind) => expect(wantedKind({ ...open, ...change }, now)).toBe(kind));
  test('and for how many', () => expect([placesOf('HELPER', open), placesOf('LEAD', open)]).toEqual([2, 1]));
});

describe('An ask', () => {
  test('is declined by whoever was asked while it stands, and by nobody else', () => {
    const steps = Object.keys(ASK_STEPS.steps) as AskStep[];
    const allowed = steps.flatMap((step) => ASK_STATES.filter((state) => ASK_STEPS.steps[step].from !== 'BIRTH' && decideAsk(step, new Set(['asked']), state).allowed).map((state) => `${step} ${state}`));
    expect(allowed).toEqual(['decline ASKED']);
    expect(ASK_STATES.map((state) => askStepsFor(new Set(['asked']), state))).toEqual([['decline'], [], [], []]);
    expect(askStepsFor(new Set(), 'ASKED')).toEqual([]);
  });

  test('shows whoever is asked nothing of who the resident is: neither what was between them, nor that they live in the same building', () => {
    const why = (metres: number): Why[] => [
      { code: 'NEAR', value: metres, points: Math.round(300 * Math.exp(-metres / 1_500)) / 10 }, { code: 'LITTLE_OFFERED', value: 0, points: 12.4 }, { code: 'KNOWN_TO_EACH_OTHER', value: 3, points: 7.2 },
    ];
    expect(toWhoIsAsked(why(50))).toEqual({ score: 28, why: [{ code: 'NEAR', value: 900, points: 16 }, { code: 'LITTLE_OFFERED', value: 0, points: 12 }] });
    for (const metres of [300, 900]) expect(toWhoIsAsked(why(metres))).toEqual(toWhoIsAsked(why(50)));
    expect(toWhoIsAsked([{ code: 'WENT_BADLY', value: 1, points: -30 }])).toEqual({ score: 0, why: [] });
    expect(toWhoIsAsked(why(3_000)).why[0]).toMatchObject({ value: 3_000, points: 4 });
  });
});

test('Free hours are those of the realm\'s zone; who named none may be free, and a service beyond midnight is in nobody\'s', () => {
  const windows = [{ weekday: 3, from: '09:00', until: '12:00' }];
  const free = (start: string, end: string) => freeThen(windows, new Date(start), new Date(end), 'Asia/Shanghai');
  expect(free('2026-11-25T01:00:00Z', '2026-11-25T04:00:00Z')).toBe(true);
  expect(free('2026-11-25T01:00:00Z', '2026-11-25T04:01:00Z')).toBe(false);
  expect(free('2026-11-26T01:00:00Z', '2026-11-26T02:00:00Z')).toBe(false);
  expect(free('2026-11-25T15:00:00Z', '2026-11-25T17:00:00Z')).toBeNull();
  expect([freeThen([], now, at(60), 'Asia/Shanghai'), freeThen(windows, null, null, 'Asia/Shanghai')]).toEqual([null, null]);
});

describe('After a policy was asked', () => {
  const one = { candidateId: 'a', wave: 1, score: 1, why: [] };
  const next = (asking: Parameters<typeof nextOf>[0], told: readonly ('COMMUNITY' | 'CENTER')[] = []) => nextOf(asking, { now, startAt: at(600), told });
  test('the clock looks again when it says, but not within a minute', () => {
    expect(next({ asks: [one], nextAt: at(20), tell: [] })).toEqual({ asks: [one], dueAt: at(20), tell: [], exhausted: false });
    expect(next({ asks: [], nextAt: now, tell: [] }).dueAt).toEqual(at(1));
  });
  test('one that has sent its last is looked at once more halfway to the start, and then both are told, whatever the policy', () => {
    expect(next({ asks: [one], nextAt: null, tell: [] })).toMatchObject({ dueAt: at(300), exhausted: false });
    expect(next({ asks: [], nextAt: null, tell: [] })).toEqual({ asks: [], dueAt: null, tell: ['COMMUNITY', 'CENTER'], exhausted: true });
    expect(next({ asks: [], nextAt: null, tell: ['CENTER'] }, ['COMMUNITY'])).toMatchObject({ tell: ['CENTER'], exhausted: true });
  });
});

test('A realm that says nothing asks as the policy does by default; one that wants that asks nobody', () => {
  const { asking } = settingsOf({});
  expect(policyOf(asking)).toEqual({ name: 'NEIGHBOURLY', settings: ASK_SETTINGS });
  expect([policyOf({ ...asking, policy: 'NONE' }), policyOf({ ...asking, policy: 'BROADCAST' })]).toEqual([null, { name: 'BROADCAST' }]);
  expect(policyOf({ ...asking, policy: 'NEAREST', perPlace: 4, waves: 2 })).toEqual({ name: 'NEAREST', k: 4, waves: 2 });
});

describe('What becomes of askings', () => {
  const asking = { id: 'k', attempt: 1, kind: 'HELPER', state: 'ASKING', open: 2, told: [], wave: 1 } as const;
  const standing = (change: Partial<Standing> = {}): Standing => ({ order: { ...open, id: 'o', attempt: 1 }, asks: true, fresh: true, moved: true, over: false, answered: false, askings: [asking], ...change });
  test('is read from how the order stands: whoever looks twice does nothing more', () => {
    expect(isQuiet(settledBy(standing(), now))).toBe(true);
    expect(settledBy(standing({ askings: [] }), now)).toMatchObject({ begin: 'HELPER' });
    expect(settledBy(standing({ askings: [], fresh: false }), now)).toMatchObject({ begin: null });
    expect(settledBy(standing({ askings: [], moved: false }), now)).toMatchObject({ begin: null });
    expect(settledBy(standing({ askings: [], asks: false }), now)).toMatchObject({ begin: null });
    expect(settledBy(standing({ asks: false }), now)).toMatchObject({ rest: ['k'] });
    expect(settledBy(standing({ order: { ...open, helpersLiving: 3, id: 'o', attempt: 1 } }), now)).toMatchObject({ rest: ['k'], begin: null });
    expect(settledBy(standing({ askings: [{ ...asking, state: 'RESTING' }] }), now)).toMatchObject({ goOn: ['k'], begin: null });
    expect(settledBy(standing({ askings: [{ ...asking, state: 'EXHAUSTED' }] }), now)).toMatchObject({ goOn: [], rest: [] });
    expect(settledBy(standing({ order: { ...open, id: 'o', attempt: 2 } }), now)).toMatchObject({ begin: 'HELPER', rest: ['k'] });
    expect(settledBy(standing({ over: true, order: { ...open, state: 'CLOSED', id: 'o', attempt: 1 } }), now)).toMatchObject({ rest: ['k'], end: ['k'] });
  });
  test('the next wave is hurried when all have answered, and not before, nor when somebody was told already', () => {
    expect(settledBy(standing({ answered: true }), now).hurry).toEqual([]);
    expect(settledBy(standing({ answered: true, askings: [{ ...asking, open: 0 }] }), now).hurry).toEqual(['k']);
    expect(settledBy(standing({ answered: true, askings: [{ ...asking, open: 0, told: ['COMMUNITY'] }] }), now).hurry).toEqual([]);
    expect(settledBy(standing({ answered: false, askings: [{ ...asking, open: 0 }] }), now).hurry).toEqual([]);
  });
});

describe('Quiet hours', () => {
  const days = calendarOf('Asia/Shanghai', settingsOf({}), () => {});
  const night = { ...settingsOf({}).pushes, quietFrom: '21:30', quietUntil: '07:30' };
  const local = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
  test('are those of the realm until the start, and people may be asked when they end; for what begins early three hours before', () => {
    const start = local('26T20:00');
    expect(quietUntil(start, local('24T22:00'), night, days)).toEqual([{ from: local('24T21:30'), until: local('25T07:30') }, { from: local('25T21:30'), until: local('26T07:30') }]);
    expect(quietUntil(start, local('25T03:00'), night, days)[0]).toEqual({ from: local('24T21:30'), until: local('25T07:30') });
    expect(quietUntil(start, local('25T03:00'), { ...night, quietUntil: '21:30' }, days)).toEqual([]);
    const at = (now: Date, begins: Date | null): Date => askableFrom(quietUntil(begins, now, night, days), begins, now);
    expect(at(local('25T12:00'), start)).toEqual(local('25T12:00'));
    expect(at(local('24T22:00'), start)).toEqual(local('25T07:30'));
    expect(at(local('24T22:00'), null)).toEqual(local('25T07:30'));
    expect(at(local('24T22:00'), local('25T08:00'))).toEqual(local('25T05:00'));
    expect(at(local('25T06:00'), local('25T08:00'))).toEqual(local('25T06:00'));
    expect(quietUntil(local('25T12:00'), local('25T13:00'), { ...night, quietFrom: '13:00', quietUntil: '14:00' }, days)).toEqual([]);
  });
});
