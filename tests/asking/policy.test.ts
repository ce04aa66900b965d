import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, ASK_SETTINGS, HEAD_WORDS, WHY_CODES, WHY_WORDS, type AskFacts, type Asked, type Asking, type Candidate, type Policy } from '../../src/features/asking/policy/index.ts';
import { anOrder, crowd, facts, inHours, NOW, somebody } from './policy-facts.ts';

const OURS: Policy = { name: 'NEIGHBOURLY', settings: ASK_SETTINGS };
const ids = ({ asks }: Asking): string[] => asks.map(({ candidateId }) => candidateId);
const first = (...candidates: Candidate[]): string | undefined => ids(ask(OURS, facts({ candidates })))[0];

/** Asks again whenever the policy wants to be asked, while nobody comes. */
function whileNobodyComes(policy: Policy, given: AskFacts): { waves: Asked[]; told: { head: string; at: Date }[]; askings: Asking[] } {
  const waves: Asked[] = [];
  const told: { head: 'COMMUNITY' | 'CENTER'; at: Date }[] = [];
  const askings: Asking[] = [];
  for (let now: Date | null = given.now; now !== null;) {
    const asking = ask(policy, { ...given, now, asked: waves, told: told.map(({ head }) => head) });
    askings.push(asking);
    for (const head of asking.tell) told.push({ head, at: now });
    if (asking.asks.length > 0) waves.push({ wave: asking.asks[0]!.wave, at: now, candidateIds: ids(asking) });
    if (asking.nextAt !== null && asking.nextAt <= now) throw new Error('time must go on');
    now = asking.nextAt;
  }
  return { waves, told, askings };
}

describe('who is asked first', () => {
  test('whoever lacks a skill that is needed, or is known to be busy, is not asked at all', () => {
    const order = anOrder({ skills: ['ELECTRICITY', 'CARRYING'], placesFree: 9 });
    const candidates = [somebody('both', { skills: ['CARRYING', 'ELECTRICITY'] }), somebody('one', { skills: ['CARRYING'] }), somebody('busy', { skills: order.skills, freeThen: false })];
    expect(ids(ask(OURS, facts({ order, candidates })))).toEqual(['both']);
  });
  test.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['the nearer', { metres: 200 }, { metres: 1_400 }],
    ['the one who said that they are free then', { freeThen: true }, { freeThen: null }],
    ['the one with fewer seats to serve', { seatsHeld: 0 }, { seatsHeld: 2 }],
    ['the one who served less of late', { servedLately: 0 }, { servedLately: 3 }],
    ['the one whom the resident knows', { withResident: { services: 3, good: 2, bad: 0 } }, {}],
    ['a stranger before one with whom it went badly', {}, { withResident: { services: 3, good: 1, bad: 1 } }],
    ['the one who was asked less than others', { offersLately: 1 }, { offersLately: 9 }],
    ['the one who is not tired of pushes', { unanswered: 0 }, { unanswered: 4 }],
    ['a member of a team that does such things', { teamForIt: true }, {}],
    ['the one who did such things before', { didSuch: 4 }, {}],
  ])('all else equal: %s', (_, better, worse) => {
    expect(first(somebody('a', worse), somebody('b', better))).toBe('b');
    expect(first(somebody('a', better), somebody('b', worse))).toBe('a');
  });
  test('without known metres points decide, and without points the divisions in common', () => {
    const spot = { streetId: 's', communityId: 'c9', gridId: null, buildingId: null };
    const far = somebody('far', { metres: null, spots: [{ ...spot, streetId: 'other' }] });
    const street = somebody('street', { metres: null, spots: [spot] });
    const grid = somebody('grid', { metres: null, spots: [spot, { ...spot, communityId: 'c1', gridId: 'g1' }] });
    expect(ids(ask(OURS, facts({ candidates: [far, street, grid], order: anOrder({ placesFree: 3 }) })))).toEqual(['grid', 'street', 'far']);
  });
});

describe('each choice is explained and can be replayed', () => {
  const someone = fc.record({
    metres: fc.option(fc.integer({ min: 0, max: 9_000 })), seatsHeld: fc.nat(4), offersLately: fc.nat(20), unanswered: fc.nat(9), pushesToday: fc.nat(5), pushesThisWeek: fc.nat(9), servedLately: fc.nat(4), didSuch: fc.nat(5),
    freeThen: fc.constantFrom(true, false, null), teamForIt: fc.boolean(), withResident: fc.record({ services: fc.nat(4), good: fc.nat(3), bad: fc.nat(1) }), pushableAt: fc.constantFrom(NOW, inHours(5), null),
  });
  const policies: Policy[] = [OURS, { name: 'BROADCAST' }, { name: 'NEAREST', k: 2.5, waves: 1 }, { name: 'RANDOM', k: 2.5, waves: 3 }];
  test('the points of the reasons add up to the score, and every reason has words in both languages', () => {
    fc.assert(fc.property(fc.array(someone, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (people, placesFree) => {
      for (const policy of policies) {
        for (const { score, why } of ask(policy, facts({ candidates: people.map((one, n) => somebody(`p${n}`, one)), order: anOrder({ placesFree, placesWanted: 5 }) })).asks) {
          expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6);
          for (const { code } of why) expect(WHY_WORDS[code]).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) });
        }
      }
    }));
    expect(Object.keys(WHY_WORDS).sort()).toEqual([...WHY_CODES].sort());
    expect(HEAD_WORDS.COMMUNITY.zh).toBe('社区');
  });
  test('the same facts give the same answer, in whatever order the people are handed in', () => {
    fc.assert(fc.property(fc.array(someone, { maxLength: 30 }), fc.string(), (people, seed) => {
      const candidates = people.map((one, n) => somebody(`p${n}`, one));
      for (const policy of policies) expect(ask(policy, facts({ candidates: [...candidates].reverse(), seed }))).toEqual(ask(policy, facts({ candidates, seed })));
    }));
  });
  test('who is equal is drawn by the seed and the order', () => {
    const of = (seed: string, id: string): string[] => ids(ask(OURS, facts({ candidates: crowd(30), seed, order: anOrder({ id }) })));
    expect(of('a', 'x')).toEqual(of('a', 'x'));
    expect(of('b', 'x')).not.toEqual(of('a', 'x'));
    expect(of('a', 'y')).not.toEqual(of('a', 'x'));
  });
  test('nobody is asked twice for an order, and nobody who muted pushes', () => {
    const people = crowd(40, (n) => ({ pushableAt: n % 4 === 0 ? null : NOW }));
    for (const policy of policies) {
      const all = whileNobodyComes(policy, facts({ candidates: people })).waves.flatMap(({ candidateIds }) => candidateIds);
      expect(new Set(all).size).toBe(all.length);
      expect(all.filter((id) => Number(id.split('-')[1]) % 4 === 0)).toEqual([]);
    }
  });
});

describe('waves', () => {
  test('widen while nobody comes, and at last community and center are told, before the start', () => {
    const { waves, told } = whileNobodyComes(OURS, facts({ candidates: crowd(90, (n) => ({ metres: 40 * n })) }));
    const sizes = waves.map(({ candidateIds }) => candidateIds.length);
    const ordinary = sizes.slice(0, ASK_SETTINGS.waves.most);
    expect(ordinary).toEqual([...ordinary].sort((a, b) => a - b));
    expect(ordinary.at(-1)).toBeGreaterThan(3 * sizes[0]!);
    expect(new Set(sizes.slice(ordinary.length, -1))).toEqual(new Set([ordinary.at(-1)]));
    expect(told[0]!.at).toEqual(waves[ordinary.length]!.at);
    const reach = waves.map(({ candidateIds }) => Math.max(...candidateIds.map((id) => 40 * Number(id.split('-')[1]))));
    expect(reach[0]).toBeLessThanOrEqual(ASK_SETTINGS.waves.radius[0]!);
    expect(reach.at(-1)).toBeGreaterThan(reach[0]!);
    expect(told.map(({ head }) => head)).toEqual(['COMMUNITY', 'CENTER']);
    for (const { at } of told) expect(at.getTime()).toBeLessThan(inHours(48).getTime());
  });
  test('follow each other faster the less time is left, and fastest when it is urgent', () => {
    const spacing = (given: Parameters<typeof anOrder>[0]): number => ask(OURS, facts({ candidates: crowd(50), order: anOrder(given) })).nextAt!.getTime() - NOW.getTime();
    expect(spacing({ startAt: inHours(12) })).toBeLessThan(spacing({ startAt: inHours(48) }));
    expect(spacing({ startAt: inHours(12), urgent: true })).toBeLessThan(spacing({ startAt: inHours(12) }));
    expect(spacing({ startAt: inHours(3) })).toBeGreaterThanOrEqual(ASK_SETTINGS.waves.spacing[0] * 60_000);
  });
  test('ask more people at once when there is no time for all of them, and for each place', () => {
    const size = (given: Parameters<typeof anOrder>[0]): number => ask(OURS, facts({ candidates: crowd(500), order: anOrder(given) })).asks.length;
    expect(size({ startAt: inHours(2.2) })).toBeGreaterThan(5 * size({ startAt: inHours(48) }));
    expect(size({ placesFree: 4, placesWanted: 4 })).toBe(4 * size({}));
  });
  test('are planned around the hours in which nobody is pushed', () => {
    const night = [{ from: inHours(6), until: inHours(16) }];
    const tomorrow = anOrder({ startAt: inHours(18) });
    const [short, long] = [night, []].map((quiet) => ask(OURS, facts({ candidates: crowd(500), order: tomorrow, quiet })));
    expect(short!.nextAt!.getTime()).toBeLessThan(long!.nextAt!.getTime());
    const evening = facts({ now: inHours(5.8), candidates: crowd(500, () => ({ pushableAt: NOW })), order: tomorrow, quiet: night });
    expect(ask(OURS, evening).asks.length).toBeGreaterThan(short!.asks.length);
    expect(ask(OURS, evening).nextAt!.getTime()).toBeGreaterThanOrEqual(inHours(16).getTime());
  });
  test('a wave looks beyond its radius rather than asking nobody', () => {
    expect(ids(ask(OURS, facts({ candidates: [somebody('far', { metres: 7_000 })] })))).toEqual(['far']);
  });
  test('of an urgent order the community is told at once, and of a full or begun one nobody is asked', () => {
    expect(ask(OURS, facts({ candidates: crowd(9), order: anOrder({ urgent: true }) })).tell).toEqual(['COMMUNITY']);
    for (const order of [anOrder({ placesFree: 0 }), anOrder({ startAt: NOW })]) expect(ask(OURS, facts({ candidates: crowd(9), order }))).toEqual({ asks: [], nextAt: null, tell: [] });
  });
  test('who may not be pushed now is waited for, and who was pushed enough today or this week is left alone, but for an urgent order once more', () => {
    const quiet = ask(OURS, facts({ candidates: crowd(5, (n) => ({ pushableAt: inHours(6 + n) })) }));
    expect(quiet).toEqual({ asks: [], nextAt: inHours(6), tell: [] });
    const today = somebody('today', { pushesToday: ASK_SETTINGS.pushesADay, metres: 1 });
    const thisWeek = somebody('this week', { pushesThisWeek: ASK_SETTINGS.pushesAWeek, metres: 1 });
    const candidates = [today, thisWeek, somebody('not yet', { metres: 1_400 })];
    expect(ids(ask(OURS, facts({ candidates })))).toEqual(['not yet']);
    expect(ids(ask(OURS, facts({ candidates, order: anOrder({ urgent: true, placesFree: 3 }) }))).sort()).toEqual(['not yet', 'this week', 'today']);
  });
  test('an order that nobody can take is told of at once', () => {
    expect(ask(OURS, facts({ candidates: [] })).tell).toEqual(['COMMUNITY']);
  });
});
