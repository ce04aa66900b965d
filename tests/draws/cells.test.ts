import { describe, expect, test } from 'vitest';
import { ENTRY_NEEDS, ENTRY_STATES, ENTRY_STEPS, type EntryNeed, type EntryState, type EntryStep } from '../../src/draw-steps.ts';
import { closingOf, fitted, openingByRule, shifted } from '../../src/features/draws/lifecycle.ts';
import { allot } from '../../src/features/draws/allot.ts';
import { decideEntry, ENTRY_RULES, entryRolesOf, entryStepsFor, type EntryFacts } from '../../src/features/draws/rules.ts';
import { SEAT_STEPS } from '../../src/seat-steps.ts';

/** The table of entries, purely: every step, in every state, for everybody; and the window. */

const now = new Date('2026-03-02T08:00:00Z');
const at = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const WHO = ['volunteer', 'entrant', 'effect'] as const;
const STEPS = Object.keys(ENTRY_STEPS.steps) as EntryStep[];

const friendly = (step: EntryStep, state: EntryState | null): EntryFacts => ({
  now, kind: 'HELPER', seat: null, onTeamsBoard: false, fairPlay: { seatsAtOnce: 5, grabsAMinute: 10 }, draw: { state: 'ANNOUNCED', closesAt: at(1) }, entry: step === 'enter' || state === null ? null : { state },
  order: {
    state: 'OPEN', serves: 'CREW', attempt: 1, holds: 0, skills: ['DRIVING'], plannedStart: at(60), plannedEnd: at(90), helpersWanted: 2, helpersLiving: 0, leadsLiving: 0, waiting: 0,
    drawAt: at(1), startedAt: null, doneAt: null,
  } as EntryFacts['order'],
  taker: { volunteer: true, partyMember: false, skills: ['DRIVING'], served: false, onCrew: false, elsewhere: false, waitId: null, holding: 0, holdingUntil: null, grabbedLately: 0, grabAgainAt: null, coolsUntil: null } as EntryFacts['taker'],
});

const BREAKING: { readonly [N in EntryNeed]: (facts: EntryFacts) => EntryFacts } = {
  DRAW_OPEN: (f) => ({ ...f, draw: { state: 'ANNOUNCED', closesAt: at(-0.001) } }),
  NOT_ENTERED: (f) => ({ ...f, entry: { state: 'ENTERED' } }),
  NOT_HELD: (f) => ({ ...f, order: { ...f.order, holds: 1 } }),
  NOT_STARTED: (f) => ({ ...f, order: { ...f.order, plannedStart: now } }),
  CREW_SERVED: (f) => ({ ...f, order: { ...f.order, serves: 'LEAD_ONLY' } }),
  NOT_THE_REQUESTER: (f) => ({ ...f, taker: { ...f.taker, served: true } }),
  SKILLED: (f) => ({ ...f, taker: { ...f.taker, skills: [] } }),
  NOT_ON_CREW: (f) => ({ ...f, taker: { ...f.taker, onCrew: true } }),
  NOT_ELSEWHERE: (f) => ({ ...f, taker: { ...f.taker, elsewhere: true } }),
  COOLED_OFF: (f) => ({ ...f, taker: { ...f.taker, coolsUntil: '2026-03-09T08:00:00.000Z' } }),
  WITHIN_SEATS: (f) => ({ ...f, taker: { ...f.taker, holding: 5 } }),
};

describe.each(STEPS)('%s', (step) => {
  const row = ENTRY_STEPS.steps[step];

  test('is taken from the states and by those of its row, and by nobody else from nowhere else', () => {
    const cells = (step === 'enter' ? [null] : [null, ...ENTRY_STATES]).flatMap((state) => WHO.map((who) => ({ state, who })));
    const allowed = cells.filter(({ state, who }) => decideEntry(step, new Set([who]), friendly(step, state)).allowed);
    const froms: readonly (EntryState | null)[] = row.from === 'BIRTH' ? [null] : row.from;
    expect(allowed).toEqual(cells.filter(({ state, who }) => froms.includes(state) && (row.who as readonly string[]).includes(who)));
    expect(allowed).toHaveLength(froms.length * row.who.length);
  });

  test.each(row.needs.map((need) => [need]))('is refused when %s does not hold, with its own code', (need) => {
    const broken = BREAKING[need](friendly(step, row.from === 'BIRTH' ? null : row.from[0]!));
    expect(decideEntry(step, new Set(row.who), broken)).toMatchObject({ allowed: false, code: ENTRY_RULES[need].code });
  });
});

test('every need is of use, and entering needs of person and order all that a grab needs', () => {
  expect(ENTRY_NEEDS.filter((need) => !STEPS.some((step) => ENTRY_STEPS.steps[step].needs.includes(need)))).toEqual([]);
  // GRABBABLE: a draw is announced for an open order alone. The others are what the draw is there for; how fast somebody grabs does not matter in it.
  const own = SEAT_STEPS.steps.grab.needs.filter((need) => !['GRABBABLE', 'NOT_IN_DRAW', 'PLACE_FREE', 'NOT_TOO_FAST'].includes(need));
  expect(own.filter((need) => !(ENTRY_STEPS.steps.enter.needs as readonly string[]).includes(need))).toEqual([]);
  const drawn: readonly string[] = SEAT_STEPS.steps.drawn.needs;
  expect(SEAT_STEPS.steps.grab.needs.filter((need) => !['NOT_IN_DRAW', 'NOT_TOO_FAST'].includes(need) && !drawn.includes(need))).toEqual([]);
});

test('a draw that waits lets withdraw and not enter; one that was drawn or called off neither; nobody is told of steps of others', () => {
  const held = { ...friendly('withdraw', 'ENTERED'), order: { ...friendly('withdraw', 'ENTERED').order, holds: 1 }, draw: { state: 'ANNOUNCED' as const, closesAt: at(-10) } };
  expect(entryStepsFor(entryRolesOf({ volunteer: false, entrant: true }), held)).toEqual(['withdraw']);
  for (const state of ['DRAWN', 'CALLED_OFF'] as const) expect(entryStepsFor(entryRolesOf({ volunteer: false, entrant: true }), { ...held, draw: { state, closesAt: at(5) } })).toEqual([]);
  expect(decideEntry('enter', entryRolesOf({ volunteer: false, entrant: false }), friendly('enter', null))).toMatchObject({ code: 'NOT_VOLUNTEER' });
});

describe('The window', () => {
  test('closes ten seconds after the instant, or as the limits say, and never beyond the start', () => {
    expect(closingOf(at(10), at(60), {})).toEqual(at(10 + 1 / 6));
    expect(closingOf(at(10), at(60), { 'DRAW.announce.draw': { minutes: 5 } })).toEqual(at(15));
    expect(closingOf(at(10), at(12), { 'DRAW.announce.draw': { minutes: 5 } })).toEqual(at(11));
    expect(closingOf(at(10), null, {})).toEqual(at(10 + 1 / 6));
  });

  test('is announced by the rule for a crew that is not urgent, if the start is later', () => {
    const order = { serves: 'CREW', urgent: false };
    expect(openingByRule({ now, plannedStart: at(60) }, order, 30)).toEqual(at(30));
    for (const none of [openingByRule({ now, plannedStart: at(30) }, order, 30), openingByRule({ now, plannedStart: null }, order, 30), openingByRule({ now, plannedStart: at(60) }, order, undefined),
      openingByRule({ now, plannedStart: at(60) }, { ...order, urgent: true }, 30), openingByRule({ now, plannedStart: at(60) }, { ...order, serves: 'LEAD_ONLY' }, 30)]) expect(none).toBeNull();
  });

  test('is as much later as the order stood, as far as it was still to come, and fits before the start', () => {
    const window = { opensAt: at(-5), closesAt: at(10) };
    expect(shifted(window, at(-8), { now, plannedStart: at(600) })).toEqual({ opensAt: at(3), closesAt: at(18) });
    expect(shifted(window, at(-4), { now, plannedStart: at(600) })).toEqual({ opensAt: at(-5), closesAt: at(14) });
    expect(shifted(window, at(-8), { now, plannedStart: at(10) })).toEqual({ opensAt: at(3), closesAt: at(5) });
    expect(fitted(window, { now, plannedStart: at(4) })).toEqual({ opensAt: at(-5), closesAt: at(2) });
    expect(fitted(window, { now, plannedStart: at(-1) })).toEqual(window);
    expect(fitted(window, { now, plannedStart: null })).toEqual(window);
  });
});

test('places go in the order of the draw to all who may take one; then nobody is asked any more', async () => {
  const asked: string[] = [];
  const allotted = await allot(['a', 'b', 'c', 'd', 'e'], 2, async (entry) => { asked.push(entry); return entry === 'b' ? 'SKILLS_MISSING' : null; });
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(allotted.map(({ entry, number, outcome, why }) => [entry, number, outcome, why])).toEqual([
    ['a', 1, 'SEATED', null], ['b', 2, 'PASSED_OVER', 'SKILLS_MISSING'], ['c', 3, 'SEATED', null], ['d', 4, 'QUEUED', null], ['e', 5, 'QUEUED', null],
  ]);
});
