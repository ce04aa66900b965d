import type { Candidate, OrderToFill, Spot } from './facts.ts';

/** How far apart two spots are when only divisions are known: metres that are typical of a town's street (街道). */
const STEPS: readonly (readonly [level: 'buildingId' | 'gridId' | 'communityId' | 'streetId', metres: number])[] =
  [['buildingId', 50], ['gridId', 300], ['communityId', 900], ['streetId', 3_000]];
export const BEYOND_METRES = 8_000;
const METRES_A_DEGREE = 111_195;

/** Metres from a candidate to the order: known, else from their nearest spot; who named none is taken to be in the same street. */
export function metresTo({ spot }: OrderToFill, { metres, spots }: Pick<Candidate, 'metres' | 'spots'>): number {
  if (metres !== null) return metres;
  let least = Number.POSITIVE_INFINITY;
  for (const own of spots) least = Math.min(least, between(own, spot));
  return least === Number.POSITIVE_INFINITY ? 3_000 : least;
}

function between(a: Spot, b: Spot): number {
  if (a.point && b.point) {
    const north = (a.point.latitude - b.point.latitude) * METRES_A_DEGREE;
    const east = (a.point.longitude - b.point.longitude) * METRES_A_DEGREE * Math.cos((a.point.latitude + b.point.latitude) * Math.PI / 360);
    return Math.hypot(north, east);
  }
  for (const [level, metres] of STEPS) if (a[level] !== null && a[level] === b[level]) return metres;
  return BEYOND_METRES;
}
