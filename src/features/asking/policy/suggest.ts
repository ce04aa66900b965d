import type { Candidate, OrderToFill, Why } from './facts.ts';
import { eligible, meanOffersOf, scoreOf } from './score.ts';
import { chanceOf } from './seeded.ts';
import type { AskSettings } from './settings.ts';

export const SUGGEST_CODES = ['LIES_THERE', 'PEOPLE_READY', 'TEAM_FOR_IT', 'BURDEN'] as const;
export type SuggestCode = (typeof SUGGEST_CODES)[number];

/** A community to which an order could be sent. */
export interface CommunityFacts {
  readonly id: string;
  /** Orders it has under way: its load. */
  readonly underWay: number;
  /** It returned this order: it is not suggested again. */
  readonly returned: boolean;
  /** A team there does such things, also where none of its members is handed in. */
  readonly teamForIt: boolean;
  /** Those whom it would ask: who lives or helps there. */
  readonly candidates: readonly Candidate[];
}

export interface SuggestFacts { readonly order: OrderToFill; readonly communities: readonly CommunityFacts[]; readonly seed: string; readonly limit: number }

export interface SuggestedCommunity { readonly communityId: string; readonly score: number; readonly eligible: number; readonly why: readonly Why<SuggestCode>[] }

const LIES_THERE = 50;
const TEAM = 10;
const PEOPLE = 40;
const BURDEN = 20;
/** So many people who fit are enough for a place: more do not make a community better. */
const ENOUGH_A_PLACE = 3;

/**
 * The asking seen from the other side: to which community an order should go, the best first. People count by the very score by which
 * they would be asked (of the best three for each place), so a community of many who are tired, busy or far is no better than one of few.
 */
export function suggest(settings: AskSettings, { order, communities, seed, limit }: SuggestFacts): SuggestedCommunity[] {
  const open = communities.filter(({ returned }) => !returned);
  const mean = meanOffersOf(open.flatMap(({ candidates }) => candidates));
  const meanBurden = open.reduce((sum, { underWay }) => sum + underWay, 0) / Math.max(1, open.length);
  const full = Math.max(1, settings.points.near + settings.points.freeThen + settings.points.skilled);
  const judged = open.map((community): SuggestedCommunity => {
    const scores = community.candidates.filter((one) => eligible(order, one)).map((one) => scoreOf(order, one, mean, settings).score).sort((a, b) => b - a);
    const enough = ENOUGH_A_PLACE * Math.max(1, order.placesWanted);
    const people = scores.slice(0, enough).reduce((sum, score) => sum + Math.max(0, Math.min(1, score / full)), 0) / enough;
    const why: Why<SuggestCode>[] = [
      { code: 'LIES_THERE', value: 1, points: community.id === order.spot.communityId ? LIES_THERE : 0 },
      { code: 'PEOPLE_READY', value: scores.length, points: Math.round(PEOPLE * people * 10) / 10 },
      { code: 'TEAM_FOR_IT', value: 1, points: community.teamForIt ? TEAM : 0 },
      { code: 'BURDEN', value: community.underWay, points: Math.round(BURDEN * Math.max(-1, Math.min(1, (meanBurden - community.underWay) / (meanBurden + 1))) * 10) / 10 },
    ];
    const said = why.filter(({ points }) => points !== 0);
    return { communityId: community.id, eligible: scores.length, why: said, score: Math.round(said.reduce((sum, { points }) => sum + points, 0) * 10) / 10 };
  });
  return judged.sort((a, b) => b.score - a.score || chanceOf(seed, order.id, a.communityId) - chanceOf(seed, order.id, b.communityId)).slice(0, limit);
}
