import { describe, expect, test } from 'vitest';
import { decideSeat, SEAT_RULES, type SeatFacts } from '../../src/features/crew/rules.ts';
import { seatRolesOf } from '../../src/features/crew/roles.ts';
import { SEAT_EFFECT } from '../../src/features/crew/changes.ts';
import { SEAT_EFFECTS, SEAT_NEEDS, SEAT_STATES, SEAT_STEP_NAMES, SEAT_STEPS, SEAT_WHO, type SeatNeed, type SeatState, type SeatStep } from '../../src/seat-steps.ts';

const HOUR_MS = 3_600_000;
const now = new Date('2026-03-02T08:00:00Z');
const at = (hours: number): Date => new Date(now.getTime() + hours * HOUR_MS);

/** Facts under which every need of the step holds, for a seat in this state. */
function friendly(step: SeatStep, state: SeatState | null): SeatFacts {
  const needs: readonly string[] = SEAT_STEPS.steps[step].needs;
  const running = needs.includes('UNDERWAY') || needs.includes('STARTED_LATELY');
  return {
    now, kind: step === 'claim' ? 'LEAD' : 'HELPER',
    order: {
      state: running ? 'UNDERWAY' : 'OPEN', serves: 'CREW', attempt: 1, holds: 0, skills: ['DRIVING'], plannedStart: at(running ? -1 : 48), plannedEnd: at(50),
      helpersWanted: 2, helpersLiving: 1, leadsLiving: 0, waiting: 0, drawAt: null, startedAt: running ? at(-1) : null, doneAt: null,
    },
    seat: state === null ? null : { state, attempt: 1, endedAt: null, extendedAt: null, leased: true },
    taker: { volunteer: true, partyMember: true, skills: ['DRIVING'], served: false, onCrew: false, elsewhere: false, waitId: null, holding: 0, holdingUntil: null, grabbedLately: 0, grabAgainAt: null, coolsUntil: null },
    onTeamsBoard: true, fairPlay: { seatsAtOnce: 5, grabsAMinute: 10 },
  };
}

/** Facts that break one need and, as far as can be, nothing before it in any row. */
const BREAKING: { readonly [N in SeatNeed]: (facts: SeatFacts) => SeatFacts } = {
  CLAIMABLE: (f) => ({ ...f, order: { ...f.order, state: 'UNDERWAY' } }),
  GRABBABLE: (f) => ({ ...f, order: { ...f.order, state: 'ACCEPTED' } }),
  ASSIGNABLE: (f) => ({ ...f, order: { ...f.order, state: 'ACCEPTED' } }),
  NOT_HELD: (f) => ({ ...f, order: { ...f.order, holds: 1 } }),
  DATED: (f) => ({ ...f, order: { ...f.order, plannedStart: null, plannedEnd: null } }),
  NOT_STARTED: (f) => ({ ...f, order: { ...f.order, plannedStart: now } }),
  CREW_SERVED: (f) => ({ ...f, order: { ...f.order, serves: 'PROVIDER' } }),
  QUALIFIED: (f) => ({ ...f, taker: { ...f.taker, volunteer: false, partyMember: false } }),
  UNLED: (f) => ({ ...f, kind: 'LEAD', order: { ...f.order, leadsLiving: 1 } }),
  PLACE_FREE: (f) => ({ ...f, order: { ...f.order, helpersLiving: 2 } }),
  NOT_ON_CREW: (f) => ({ ...f, taker: { ...f.taker, onCrew: true } }),
  SKILLED: (f) => ({ ...f, taker: { ...f.taker, skills: [] } }),
  NOT_ELSEWHERE: (f) => ({ ...f, taker: { ...f.taker, elsewhere: true } }),
  NOT_IN_DRAW: (f) => ({ ...f, order: { ...f.order, drawAt: at(24) } }),
  NOT_THE_REQUESTER: (f) => ({ ...f, taker: { ...f.taker, served: true } }),
  BEFORE_START: (f) => ({ ...f, order: { ...f.order, plannedStart: now } }),
  UNDERWAY: (f) => ({ ...f, order: { ...f.order, state: 'OPEN' } }),
  STARTED_LATELY: (f) => ({ ...f, order: { ...f.order, doneAt: at(-24.01) } }),
  LEASED: (f) => ({ ...f, seat: f.seat && { ...f.seat, leased: false } }),
  NOT_EXTENDED: (f) => ({ ...f, seat: f.seat && { ...f.seat, extendedAt: now } }),
  COOLED_OFF: (f) => ({ ...f, taker: { ...f.taker, coolsUntil: '2026-03-09T08:00:00.000Z' } }),
  WITHIN_SEATS: (f) => ({ ...f, taker: { ...f.taker, holding: 5, holdingUntil: '2026-03-09T08:00:00.000Z' } }),
  NOT_TOO_FAST: (f) => ({ ...f, taker: { ...f.taker, grabbedLately: 10, grabAgainAt: '2026-03-02T08:00:30.000Z' } }),
  ON_TEAMS_BOARD: (f) => ({ ...f, onTeamsBoard: false }),
  NOBODY_WAITS: (f) => ({ ...f, order: { ...f.order, waiting: 1 } }),
  CORRECTABLE: (f) => ({ ...f, seat: f.seat && { ...f.seat, endedAt: at(-7 * 24 - 0.01) } }),
};

describe.each(SEAT_STEP_NAMES)('%s', (step) => {
  const row = SEAT_STEPS.steps[step];
  const froms: readonly (SeatState | null)[] = row.from === 'BIRTH' ? [null] : row.from;

  test('is taken from the states and by those of its row, and by nobody else from nowhere else', () => {
    const cells = [null, ...SEAT_STATES].flatMap((state) => SEAT_WHO.map((who) => ({ state, who })));
    const allowed = cells.filter(({ state, who }) => decideSeat(step, new Set([who]), friendly(step, state)).allowed);
    expect(allowed).toEqual(cells.filter(({ state, who }) => froms.includes(state) && (row.who as readonly string[]).includes(who)));
    expect(allowed).toHaveLength(froms.length * row.who.length);
  });

  test.each(row.needs.map((need) => [need]))('is refused when %s does not hold, with its own code', (need) => {
    const broken = BREAKING[need](friendly(step, froms[0]!));
    const decision = decideSeat(step, new Set(row.who), broken);
    expect(decision).toMatchObject({ allowed: false, code: SEAT_RULES[need].code });
  });
});

test('every need and every effect is of use somewhere', () => {
  const rows = SEAT_STEP_NAMES.map((step) => SEAT_STEPS.steps[step]);
  expect(SEAT_NEEDS.filter((need) => !rows.some((row) => row.needs.includes(need)))).toEqual([]);
  expect(SEAT_EFFECTS.filter((effect) => !rows.some((row) => row.effects.includes(effect)))).toEqual([]);
  expect(Object.keys(SEAT_EFFECT).sort()).toEqual([...SEAT_EFFECTS].sort());
});

test('nobody has a role by being nobody', () => {
  const nobody = { clock: false, volunteer: false, partyMember: false, holder: false, holdingWorker: false, captain: false, lead: false, led: false };
  expect([...seatRolesOf(nobody)]).toEqual([]);
  expect([...seatRolesOf({ ...nobody, holdingWorker: true })]).toEqual(['holdingWorker', 'unledHolding']);
  expect([...seatRolesOf({ ...nobody, holdingWorker: true, led: true })]).toEqual(['holdingWorker']);
});
