import { metresTo } from './distance.ts';
import type { Candidate, OrderToFill, Why } from './facts.ts';
import type { AskSettings } from './settings.ts';

/** A candidate as judged for one order. */
export interface Scored { readonly candidate: Candidate; readonly metres: number; readonly score: number; readonly why: readonly Why[] }

/** Beyond this many metres a way has lost nearly two thirds of its points. */
const FAR_METRES = 1_500;

/** Whether somebody may be asked at all: they have every skill that is needed, and are not known to be busy. */
export function eligible({ skills }: OrderToFill, candidate: Candidate): boolean {
  return candidate.freeThen !== false && skills.every((skill) => candidate.skills.includes(skill));
}

/** How well somebody fits an order, and why. `meanOffers` is what the candidates were offered on average, by which fairness is judged. */
export function scoreOf(order: OrderToFill, candidate: Candidate, meanOffers: number, { points }: AskSettings): Scored {
  const metres = metresTo(order, candidate);
  const { services, good, bad } = candidate.withResident;
  const fair = points.fairness * Math.max(-1, Math.min(1, (meanOffers - candidate.offersLately) / (meanOffers + 1)));
  const why: Why[] = [];
  const add = (code: Why['code'], value: number, amount: number): void => {
    const rounded = Math.round(amount * 10) / 10;
    if (rounded !== 0) why.push({ code, value, points: rounded });
  };
  if (order.skills.length > 0) add('SKILLED', order.skills.length, points.skilled);
  if (candidate.teamForIt) add('TEAM_FOR_IT', 1, points.teamForIt);
  add('DID_SUCH', candidate.didSuch, points.didSuch * candidate.didSuch / (candidate.didSuch + 2));
  add('NEAR', Math.round(metres), points.near * Math.exp(-metres / FAR_METRES));
  if (candidate.freeThen) add('FREE_THEN', 1, points.freeThen);
  const load = candidate.seatsHeld + candidate.servedLately / 2;
  add('LOAD', load, -points.load * load);
  if (bad > 0) add('WENT_BADLY', bad, -points.wentBadly * bad);
  else add('KNOWN_TO_EACH_OTHER', services, points.known * (services + good) / (services + good + 2));
  add(fair > 0 ? 'LITTLE_OFFERED' : 'OFTEN_OFFERED', candidate.offersLately, fair);
  add('TIRED', candidate.unanswered, -points.tired * candidate.unanswered);
  return { candidate, metres, score: Math.round(why.reduce((sum, one) => sum + one.points, 0) * 10) / 10, why };
}

/** What the candidates of an order were offered on average. */
export function meanOffersOf(candidates: readonly Candidate[]): number {
  return candidates.length === 0 ? 0 : candidates.reduce((sum, one) => sum + one.offersLately, 0) / candidates.length;
}
