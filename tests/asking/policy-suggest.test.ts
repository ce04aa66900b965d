import { describe, expect, test } from 'vitest';
import { ASK_SETTINGS, suggest, SUGGEST_CODES, SUGGEST_WORDS, type CommunityFacts } from '../../src/features/asking/policy/index.ts';
import { anOrder, crowd } from './policy-facts.ts';

const community = (id: string, given: Partial<CommunityFacts> = {}): CommunityFacts => ({ id, underWay: 2, returned: false, teamForIt: false, candidates: [], ...given });
const suggested = (...communities: CommunityFacts[]) => suggest(ASK_SETTINGS, { order: anOrder(), communities, seed: 's', limit: 3 });

describe('to which community an order is sent', () => {
  test('to the one where it lies, unless it returned the order', () => {
    expect(suggested(community('c2'), community('c1'))[0]!.communityId).toBe('c1');
    expect(suggested(community('c2'), community('c1', { returned: true })).map(({ communityId }) => communityId)).toEqual(['c2']);
  });
  test.each<[string, Partial<CommunityFacts>, Partial<CommunityFacts>]>([
    ['where people who fit live near', { candidates: crowd(5) }, {}],
    ['where they are free rather than loaded', { candidates: crowd(5) }, { candidates: crowd(5, () => ({ seatsHeld: 3 })) }],
    ['where they are rested rather than tired of pushes', { candidates: crowd(5) }, { candidates: crowd(5, () => ({ unanswered: 8 })) }],
    ['where a team does such things', { teamForIt: true }, {}],
    ['where less is under way', { underWay: 1 }, { underWay: 7 }],
  ])('else %s', (_, better, worse) => {
    expect(suggested(community('c2', worse), community('c3', better))[0]!.communityId).toBe('c3');
    expect(suggested(community('c2', better), community('c3', worse))[0]!.communityId).toBe('c2');
  });
  test('the points of the reasons add up to the score, and each has words in both languages', () => {
    for (const { why, score } of suggested(community('c1', { candidates: crowd(4), teamForIt: true }), community('c2', { underWay: 9 }))) {
      expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6);
    }
    expect(Object.keys(SUGGEST_WORDS).sort()).toEqual([...SUGGEST_CODES].sort());
  });
  test('enough people for the places are as good as a crowd', () => {
    const [a, b] = suggested(community('c2', { candidates: crowd(3) }), community('c3', { candidates: crowd(90) }));
    expect(a!.score).toBe(b!.score);
  });
});
