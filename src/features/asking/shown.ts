import type { Why } from './policy/index.ts';

/** A score as one reader may see it. */
export interface ShownScore { readonly score: number; readonly why: readonly Why[] }

/** Reasons that would tell who the resident is to somebody who may not know it yet. */
const ABOUT_THE_RESIDENT: readonly string[] = ['KNOWN_TO_EACH_OTHER', 'WENT_BADLY'];
const COMMUNITY_METRES = 900;
const FAR_METRES = 1_500;

/**
 * A score as whoever is asked sees it: they know the community of the order, and neither its building nor who lives there. So what lay between them
 * and the resident is left out, everything nearer than the community is as far as the community, points are whole, and the score is their sum.
 */
export function toWhoIsAsked(why: readonly Why[]): ShownScore {
  const shown = why.filter(({ code }) => !ABOUT_THE_RESIDENT.includes(code)).map((one) => (one.code === 'NEAR' || one.code === 'NEAREST' ? coarse(one) : { ...one, points: Math.round(one.points) }));
  return { score: shown.reduce((sum, { points }) => sum + points, 0), why: shown };
}

/** Through the weight of a way, which is whole: what a score was rounded to would otherwise still tell the near from the nearest. */
function coarse({ code, value, points }: Why): Why {
  const weight = Math.round(points * Math.exp(value / FAR_METRES));
  const metres = Math.max(value, COMMUNITY_METRES);
  return { code, value: metres, points: Math.round(weight * Math.exp(-metres / FAR_METRES)) };
}
