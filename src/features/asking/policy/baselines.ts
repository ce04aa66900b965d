import { metresTo } from './distance.ts';
import type { AskFacts, Asking, Candidate, Why } from './facts.ts';
import { eligible } from './score.ts';
import { chanceOf } from './seeded.ts';
import { ASK_SETTINGS } from './settings.ts';
import { dueAfter, nextWave, startOf } from './waves.ts';

/** How a plain policy goes about it: how many people for each free place (parts of a person are drawn), and in how many waves. */
export interface Plain { readonly k: number; readonly waves: number }

const NOTHING: Asking = { asks: [], nextAt: null, tell: [] };

/** Everybody who may be pushed, at once. */
export const broadcast = (facts: AskFacts): Asking => plainly({ k: Number.POSITIVE_INFINITY, waves: 1 }, facts, () => 0, () => ({ code: 'EVERYBODY', value: 1, points: 0 }));

/** The `k` nearest for each free place. */
export const nearest = (plain: Plain, facts: AskFacts): Asking =>
  plainly(plain, facts, (one) => metresTo(facts.order, one), (one) => ({ code: 'NEAREST', value: Math.round(metresTo(facts.order, one)), points: 0 }));

/** Any `k` for each free place, drawn by the seed. */
export const random = (plain: Plain, facts: AskFacts): Asking => plainly(plain, facts, () => 0, () => ({ code: 'DRAWN', value: 1, points: 0 }));

function plainly({ k, waves }: Plain, facts: AskFacts, rank: (one: Candidate) => number, why: (one: Candidate) => Why): Asking {
  const { order, now, seed, asked } = facts;
  const wave = nextWave(facts);
  if (order.placesFree <= 0 || now >= startOf(order) || wave > waves) return NOTHING;
  const before = new Set(asked.flatMap(({ candidateIds }) => candidateIds));
  const ready = facts.candidates.filter((one) => !before.has(one.id) && one.pushableAt !== null && one.pushableAt <= now && eligible(order, one));
  if (ready.length === 0) return { ...NOTHING, nextAt: soonest(facts.candidates, now) };
  const ranked = ready.map((one) => ({ one, rank: rank(one), draw: chanceOf(seed, order.id, `${wave}`, one.id) })).sort((a, b) => a.rank - b.rank || a.draw - b.draw);
  const wanted = k * order.placesFree;
  const size = Number.isFinite(wanted) ? Math.floor(wanted + chanceOf(seed, order.id, `${wave}`, 'size')) : ranked.length;
  const asks = ranked.slice(0, size).map(({ one }) => ({ candidateId: one.id, wave, score: 0, why: [why(one)] }));
  return { asks, nextAt: wave < waves ? dueAfter(wave, facts, ASK_SETTINGS) : null, tell: [] };
}

/** When the first may be pushed of those who may not be now: quiet hours are kept by every policy. */
function soonest(candidates: readonly Candidate[], now: Date): Date | null {
  const times = candidates.flatMap(({ pushableAt }) => (pushableAt !== null && pushableAt > now ? [pushableAt.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.min(...times));
}
