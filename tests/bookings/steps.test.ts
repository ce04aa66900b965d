import { describe, expect, test } from 'vitest';
import { BOOKING_STATES, BOOKING_STEPS, BOOKING_WHO, type BookingState, type BookingStep, type BookingWho } from '../../src/booking-steps.ts';
import type { BookingFacts } from '../../src/features/bookings/facts.ts';
import { BOOKING_RULES, rolesOf } from '../../src/features/bookings/rules.ts';
import { bookingDues } from '../../src/features/resources/index.ts';
import { decide, stepNames } from '../../src/kernel/lifecycle.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-11-26T01:00:00.000Z');
const hence = (hours: number): Date => new Date(now.getTime() + hours * HOUR_MS);
const facts = (change: { startsAt?: Date; order?: BookingFacts['order']['state'] } = {}): BookingFacts => {
  const startsAt = change.startsAt ?? hence(-1);
  return { now, isClock: false, speaks: true, booking: { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR_MS) } as BookingFacts['booking'], order: { state: change.order ?? 'OPEN' } };
};
const ask = (step: BookingStep, state: BookingState | null, who: BookingWho, given = facts(step === 'deliver' ? { order: 'UNDERWAY' } : {})): string => {
  const answer = decide(BOOKING_STEPS, BOOKING_RULES, step, { state, roles: new Set([who]), facts: given });
  return answer.allowed ? `→ ${answer.to}` : answer.code;
};

/** Written by hand from the issue, not derived: step, from, to, who. */
const ALLOWED: readonly (readonly [BookingStep, readonly (BookingState | null)[], BookingState | 'SAME', readonly BookingWho[]])[] = [
  ['request', [null], 'REQUESTED', ['effect']],
  ['book', [null], 'CONFIRMED', ['effect']],
  ['confirm', ['REQUESTED'], 'CONFIRMED', ['unit']],
  ['decline', ['REQUESTED'], 'DECLINED', ['unit', 'clock']],
  ['remindToAnswer', ['REQUESTED'], 'SAME', ['clock']],
  ['sayWhoComes', ['CONFIRMED'], 'SAME', ['unit']],
  ['cancelByUnit', ['REQUESTED', 'CONFIRMED'], 'CANCELLED_BY_UNIT', ['unit', 'effect']],
  ['callOff', ['REQUESTED', 'CONFIRMED'], 'CANCELLED_BY_RESIDENT', ['effect']],
  ['deliver', ['CONFIRMED'], 'DELIVERED', ['unit', 'effect']],
  ['notCome', ['CONFIRMED'], 'NOT_COME', ['unit']],
  ['remindToMark', ['CONFIRMED'], 'SAME', ['clock']],
];

describe('The table of bookings', () => {
  test('is expected step by step', () => expect(ALLOWED.map(([step]) => step)).toEqual(stepNames(BOOKING_STEPS)));

  test.each(ALLOWED)('%s from %j leads to %s by %j, and from nowhere else by nobody else', (step, from, to, roles) => {
    for (const state of [null, ...BOOKING_STATES]) {
      for (const who of BOOKING_WHO) expect([state, who, ask(step, state, who)]).toEqual([state, who, !roles.includes(who) ? 'NOT_ALLOWED' : !from.includes(state) ? 'WRONG_STATE' : `→ ${to === 'SAME' ? state : to}`]);
    }
  });

  test('what is over is neither confirmed nor staffed, what has begun is not cancelled, what has not begun was not given, and nobody stayed away before the hour', () => {
    for (const step of ['confirm', 'sayWhoComes'] as const) expect(ask(step, step === 'confirm' ? 'REQUESTED' : 'CONFIRMED', 'unit', facts({ startsAt: hence(-3) }))).toBe('OCCURRENCE_OVER');
    for (const order of ['UNDERWAY', 'DONE', 'RATED', 'CLOSED'] as const) {
      for (const step of ['cancelByUnit', 'notCome'] as const) expect(ask(step, 'CONFIRMED', 'unit', facts({ order }))).toBe('BOOKING_BEGUN');
    }
    for (const order of ['PLACED', 'ACCEPTED', 'OPEN'] as const) expect(ask('deliver', 'CONFIRMED', 'unit', facts({ order }))).toBe('BOOKING_NOT_BEGUN');
    expect(ask('notCome', 'CONFIRMED', 'unit', facts({ startsAt: hence(1) }))).toBe('OCCURRENCE_TO_COME');
  });

  test('only who speaks for the owner is the unit', () => {
    expect([[...rolesOf({ isClock: false, speaks: true })], [...rolesOf({ isClock: false, speaks: false })], [...rolesOf({ isClock: true, speaks: false })]]).toEqual([['unit'], [], ['clock']]);
  });

  test('a unit is reminded and then declined for it, each in time before the begin; and asked to mark what is over', () => {
    const working = { addWorkingHours: (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS), addWorkingDays: (from: Date, days: number) => new Date(from.getTime() + days * 24 * HOUR_MS) };
    const far = { startsAt: hence(100), endsAt: hence(102), plain: false };
    expect(bookingDues('request', far, now, working)).toEqual([{ step: 'remindToAnswer', at: hence(24), anchored: false }]);
    expect(bookingDues('request', { ...far, startsAt: hence(8) }, now, working)).toEqual([{ step: 'remindToAnswer', at: hence(4), anchored: false }]);
    expect(bookingDues('request', { startsAt: hence(-8), endsAt: hence(40), plain: true }, now, working)).toEqual([{ step: 'remindToAnswer', at: hence(24), anchored: false }]);
    expect(bookingDues('remindToAnswer', far, now, working, { 'BOOKING.remindToAnswer.decline': { hours: 2 } })).toEqual([{ step: 'decline', at: hence(2), anchored: false }]);
    expect(bookingDues('book', far, now, working)).toEqual([{ step: 'remindToMark', at: hence(126), anchored: true }]);
  });
});
