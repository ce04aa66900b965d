import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Happened } from '../../src/features/reports/facts.ts';
import { figuresOf } from '../../src/features/reports/figures.ts';
import { added, classOf, measured, timesOf } from '../../src/features/reports/rules/histogram.ts';
import { readingAs } from '../../src/features/reports/roles.ts';
import { hidden, type PublicNumbers } from '../../src/features/reports/rules/hiding.ts';
import { contributionOf } from '../../src/features/reports/rules/order.ts';
import { listingOf } from '../../src/features/reports/rules/resource.ts';
import { BOUNDS } from '../../src/features/reports/words.ts';

const T = Date.parse('2026-11-20T02:00:00.000Z');
const at = (minutes: number): Date => new Date(T + minutes * 60_000);
const PLACE = { streetId: 's', communityId: 'c', gridId: 'g', divisionId: 'b', itemId: 'MEAL_DELIVERY', organisationId: null };
const order = (step: string, minutes: number, state: string, facts: object = {}, stars: number | null = null, place: object = {}): Happened =>
  ({ table: 'ORDER', step, at: at(minutes), after: { ...PLACE, ...(['PLACED', 'NEEDS_INFO', 'REJECTED'].includes(state) ? {} : { holdingId: 'c' }), ...place, state }, facts: facts as Happened['facts'], stars });
const seat = (kind: 'LEAD' | 'HELPER', minutes: number, seatsLeft: number, state = 'HELD'): Happened => ({ table: 'SEAT', step: 'grab', at: at(minutes), after: null, facts: { kind, state, seatsLeft }, stars: null });

const USUAL: readonly Happened[] = [
  order('place', 0, 'PLACED', { helpersWanted: 2 }), order('dispatch', 10, 'DISPATCHED'), order('accept', 40, 'ACCEPTED', { helpersWanted: 2 }), seat('LEAD', 100, 2), order('open', 100, 'OPEN'),
  seat('HELPER', 110, 1), seat('HELPER', 130, 0), order('start', 200, 'UNDERWAY'), order('finish', 260, 'DONE'), order('rate', 300, 'RATED', { as: 'requester', resolved: true, attempt: 1 }, 5),
];
const numbersOf = (events: readonly Happened[]) => contributionOf(events)!.numbers;

describe('What an order adds to the figures', () => {
  test('that went through all seven steps: each once, and how long each took', () => {
    expect(contributionOf(USUAL)).toEqual({ at: at(0), placeId: 'g', streetId: 's', communityId: 'c', gridId: 'g', itemCode: 'MEAL_DELIVERY', organisationId: null, numbers: {
      PLACED: 1, DISPATCHED: 1, ACCEPTED: 1, CLAIMED: 1, GRABBED: 1, STARTED: 1, DONE: 1, RATED: 1, ANSWERED: 1, ANSWERABLE: 1, JUDGED: 1, RESOLVED: 1, SATISFIED: 1, IN_COMMUNITY: 1,
      OPENINGS: 1, FILLED: 1, SEATS: 2, SEATS_TAKEN: 2, 'DISPATCH:2': 1, 'DISPATCH:sum': 10, 'ACCEPT:3': 1, 'ACCEPT:sum': 30, 'CLAIM:4': 1, 'CLAIM:sum': 60, 'GRAB:2': 1, 'GRAB:sum': 10, 'RATE:4': 1, 'RATE:sum': 40,
      'ANSWER:4': 1, 'ANSWER:sum': 40, 'FILL:3': 1, 'FILL:sum': 30, 'SOLVE:7': 1, 'SOLVE:sum': 260,
    } });
  });

  test('is the same whenever it is counted between two of its own steps: a grab alone changes nothing', () => {
    for (let until = 1; until <= USUAL.length; until++) {
      const own = USUAL.slice(0, until).findLastIndex(({ table }) => table === 'ORDER') + 1;
      expect(contributionOf(USUAL.slice(0, until))).toEqual(contributionOf(USUAL.slice(0, own)));
    }
  });

  test('the three rates: who waits counts as not answered, who called off before an answer or was merged does not count, and the last attempt that was rated counts', () => {
    const rates = (...events: Happened[]) => { const { response, resolution, satisfaction } = figuresOf(numbersOf([USUAL[0]!, ...events])); return [response, resolution, satisfaction].map(({ numerator, denominator }) => `${numerator}/${denominator}`); };
    expect(rates()).toEqual(['0/1', '0/0', '0/0']);
    expect(rates(order('cancel', 5, 'CANCELLED'))).toEqual(['0/0', '0/0', '0/0']);
    expect(rates(order('merge', 5, 'MERGED'))).toEqual(['0/0', '0/0', '0/0']);
    expect(rates(order('reject', 5, 'REJECTED'))).toEqual(['1/1', '0/0', '0/0']);
    expect(rates(order('ask', 5, 'NEEDS_INFO'), order('cancel', 9, 'CANCELLED'))).toEqual(['1/1', '0/0', '0/0']);
    const rated = (attempt: number, resolved: boolean, stars: number, as = 'requester') => order('rate', attempt * 400, 'RATED', { as, resolved, attempt }, stars);
    expect(rates(...USUAL.slice(1, 9), rated(1, false, 2))).toEqual(['1/1', '0/1', '0/1']);
    expect(rates(...USUAL.slice(1, 9), rated(1, false, 2), order('reopen', 401, 'ACCEPTED'), rated(2, true, 4, 'speaker'))).toEqual(['1/1', '1/1', '1/1']);
    expect(rates(...USUAL.slice(1, 9), rated(1, true, 3), rated(1, false, 1, 'served'))).toEqual(['1/1', '1/1', '0/1']);
  });

  test('where it was solved, unless the resident says that it is not', () => {
    const solvedBy = (end: Happened) => figuresOf(numbersOf([USUAL[0]!, end])).solvedBy;
    expect(solvedBy(order('finish', 9, 'DONE', {}, null, { holdingId: 'g' }))).toEqual({ grid: 1, community: 0, street: 0, unit: 0 });
    expect(solvedBy(order('finish', 9, 'DONE', {}, null, { holdingId: 's' }))).toEqual({ grid: 0, community: 0, street: 1, unit: 0 });
    expect(solvedBy(order('finish', 9, 'DONE', {}, null, { organisationId: 'u' }))).toEqual({ grid: 0, community: 0, street: 0, unit: 1 });
    expect(solvedBy(order('rate', 9, 'RATED', { as: 'requester', resolved: false }))).toEqual({ grid: 0, community: 0, street: 0, unit: 0 });
  });

  test('an opening that lapsed short of a helper is one that was not filled; opened again, it is another', () => {
    const short = [...USUAL.slice(0, 6), order('lapse', 300, 'ACCEPTED')];
    expect(numbersOf(short)).toMatchObject({ OPENINGS: 1, SEATS: 2, SEATS_TAKEN: 1 });
    expect(numbersOf(short)).not.toHaveProperty('FILLED');
    expect(numbersOf([...short, order('open', 310, 'OPEN'), seat('HELPER', 320, 1), seat('HELPER', 330, 0), seat('HELPER', 340, 1, 'RELEASED'), order('start', 350, 'UNDERWAY')])).toMatchObject({ OPENINGS: 2, FILLED: 1, SEATS: 4, SEATS_TAKEN: 2 });
    expect(numbersOf([...USUAL.slice(0, 7), order('amend', 140, 'OPEN', { helpersWanted: 3 }), order('start', 350, 'UNDERWAY')])).toMatchObject({ OPENINGS: 1, FILLED: 1, SEATS: 3, SEATS_TAKEN: 2 });
  });

  test('a resource counts on the day it was listed, once, whatever becomes of it', () => {
    const said = (step: string, minutes: number): Happened => ({ table: 'RESOURCE', step, at: at(minutes), after: { ...PLACE, organisationId: 'u' }, facts: {}, stars: null });
    expect(listingOf([said('draft', 0), said('submit', 10)])).toBeNull();
    expect(listingOf([said('draft', 0), said('submit', 10), said('list', 70), said('pause', 80)])).toMatchObject({ at: at(70), organisationId: 'u', numbers: { LISTED: 1, 'LIST:4': 1, 'LIST:sum': 60 } });
  });
});

describe('Histograms', () => {
  test('add up: of two days together they say what they say of all their times', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200_000 })), fc.array(fc.integer({ min: 0, max: 200_000 })), (one, other) => {
      const of = (minutes: readonly number[]) => added(...minutes.map((m) => measured('FILL', at(0), at(m))));
      expect(timesOf('FILL', added(of(one), of(other)))).toEqual(timesOf('FILL', of([...one, ...other])));
    }), { numRuns: 50 });
  });

  test('median and ninetieth lie in the class of the true ones, and the mean is exact', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 80_000 }), { minLength: 1 }), (minutes) => {
      const sorted = [...minutes].sort((a, b) => a - b);
      const { measured: n, mean, median, p90 } = timesOf('FILL', added(...minutes.map((m) => measured('FILL', at(0), at(m)))));
      expect([n, mean]).toEqual([minutes.length, Math.round(minutes.reduce((a, b) => a + b, 0) / minutes.length)]);
      for (const [shown, share] of [[median!, 0.5], [p90!, 0.9]] as const) {
        const real = classOf(sorted[Math.ceil(share * sorted.length) - 1]!);
        expect(shown).toBeGreaterThanOrEqual(real === 0 ? 0 : BOUNDS[real - 1]!);
        expect(shown).toBeLessThanOrEqual(BOUNDS[real]!);
      }
    }), { numRuns: 100 });
    expect(timesOf('FILL', {})).toEqual({ measured: 0, mean: null, median: null, p90: null });
  });
});

describe('Small numbers of public statistics', () => {
  const row = (placed: number, done = 0, resolved = 0): PublicNumbers => ({ placed, done, resolved });

  test('are hidden with the next smallest, and where that is not enough, with the total', () => {
    expect(hidden([row(3), row(20), row(40)]).rows.map(({ placed }) => placed)).toEqual([null, null, 40]);
    expect(hidden([row(3), row(20), row(40)]).total.placed).toBe(63);
    expect(hidden([row(2), row(3), row(40)]).rows.map(({ placed }) => placed)).toEqual([null, null, null]);
    expect(hidden([row(2), row(3), row(40)]).total.placed).toBe(45);
    expect(hidden([row(3)])).toMatchObject({ rows: [{ placed: null }], total: { placed: null } });
    expect(hidden([row(3), row(0)])).toMatchObject({ rows: [{ placed: null }, { placed: 0 }], total: { placed: null } });
    expect(hidden([row(5), row(0), row(9)]).rows.map(({ placed }) => placed)).toEqual([5, 0, 9]);
    // All but two were done: that two were not is as small a number.
    expect(hidden([row(20, 18), row(30, 20), row(40, 10)]).rows.map(({ done }) => done)).toEqual([null, 20, null]);
  });

  test('no sum gives one away: whatever is shown, each hidden number could be another one', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }), (placed) => {
      const { rows, total } = hidden(placed.map((n) => row(n)));
      rows.forEach((one, i) => { if (one.placed !== null) expect([one.placed, one.placed > 0 && one.placed < 5]).toEqual([placed[i], false]); });
      const gone = rows.flatMap((one, i) => (one.placed === null ? [i] : []));
      if (gone.length === 0 || total.placed === null) return;
      // What is missing of the total is shared by two at least, and is more than small numbers alone could be.
      const missing = total.placed - rows.reduce((sum, one) => sum + (one.placed ?? 0), 0);
      expect(gone.length).toBeGreaterThanOrEqual(2);
      expect(missing).toBeGreaterThanOrEqual(6);
      for (const i of gone) expect(missing - placed[i]!).toBeGreaterThan(0);
    }), { numRuns: 500 });
  });
});

test('Who looks after more than a grid reads with that, who looks after a grid alone reads that grid, and never both in one sum', () => {
  const none = { all: false, streetIds: [], communityIds: [], gridIds: [], organisationIds: [] };
  const [own, two, works] = [{ ...none, gridIds: ['g'] }, { ...none, gridIds: ['g', 'h'] }, { ...none, gridIds: ['g'], communityIds: ['c'] }];
  const at = (gridId: string | null, communityId: string | null = 'c') => ({ streetId: 's', communityId, gridId });
  expect(readingAs(own, null)).toEqual({ reach: own, hides: true });
  expect(readingAs(two, at(null))).toEqual({ reach: two, hides: true });
  expect(readingAs(two, at('h'))).toEqual({ reach: { ...none, gridIds: ['h'] }, hides: true });
  expect(readingAs(own, at('h'))).toEqual({ reach: none, hides: false });
  expect(readingAs(works, null)).toEqual({ reach: { ...works, gridIds: [] }, hides: false });
  expect(readingAs(works, at('g'))).toEqual({ reach: { ...works, gridIds: [] }, hides: false });
  expect(readingAs(works, at('g', 'd'))).toEqual({ reach: own, hides: true });
  for (const wide of [{ all: true }, { streetIds: ['s'] }]) expect(readingAs({ ...own, ...wide }, at('g'))).toEqual({ reach: { ...none, ...wide }, hides: false });
  expect(readingAs({ ...own, organisationIds: ['u'] }, at('g'))).toEqual({ reach: own, hides: true });
  expect(readingAs({ ...own, organisationIds: ['u'] }, null)).toEqual({ reach: { ...none, organisationIds: ['u'] }, hides: false });
});

test('Of what is small nothing is told, nor of what it would follow from', () => {
  const rated = (resolved: number, judged: number) => figuresOf({ PLACED: 20, JUDGED: judged, RESOLVED: resolved, DONE: 4 }, true).resolution;
  expect([rated(0, 0), rated(5, 10), rated(0, 5)].map(({ denominator }) => denominator)).toEqual([0, 10, 5]);
  for (const [resolved, judged] of [[1, 1], [4, 10], [9, 10], [4, 4]] as const) expect(rated(resolved, judged)).toEqual({ numerator: null, denominator: null, share: null });
  expect([figuresOf({ PLACED: 20, DONE: 4 }, true).ended.done, figuresOf({ PLACED: 20, DONE: 5 }, true).ended.done, figuresOf({ PLACED: 20, DONE: 4 }).ended.done]).toEqual([null, 5, 4]);
  expect(figuresOf({ PLACED: 20, 'SOLVE:3': 4, 'SOLVE:sum': 90 }, true).solveTimes).toEqual({ measured: null, mean: null, median: null, p90: null });
});
