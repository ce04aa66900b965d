import type { AskFacts, Asking, Candidate, Head } from './facts.ts';
import { eligible, meanOffersOf, scoreOf, type Scored } from './score.ts';
import { chanceOf } from './seeded.ts';
import type { AskSettings } from './settings.ts';
import { dueAfter, nextWave, radiusOf, sizeOf, startOf } from './waves.ts';

const NOTHING: Asking = { asks: [], nextAt: null, tell: [] };

/**
 * Ours. Asks the best of those who may be pushed now, in waves that widen while places stay free. When the ordinary waves are out the community
 * is told (of an urgent order at once) and further waves go on as large as the last; when nobody is left to ask, so is the center, half
 * of the time that was left then later. A wave of which nobody
 * may be pushed now waits for the first who may. Equal facts give equal answers.
 */
export function neighbourly(settings: AskSettings, facts: AskFacts): Asking {
  const { order, now, told } = facts;
  if (order.placesFree <= 0 || now >= startOf(order)) return NOTHING;
  const wave = nextWave(facts);
  const left = unasked(facts);
  const head: Head[] = (order.urgent || wave > settings.waves.most) && !told.includes('COMMUNITY') ? ['COMMUNITY'] : [];
  if (left.length === 0) return toldAtLast(facts, head);
  const ready = left.filter((one) => mayBePushed(one, facts, settings));
  if (ready.length === 0) return { asks: [], nextAt: soonest(left, facts), tell: head };
  const mean = meanOffersOf(facts.candidates);
  const asks = best(ready.map((one) => scoreOf(order, one, mean, settings)), wave, facts, settings)
    .map(({ candidate, score, why }) => ({ candidateId: candidate.id, wave, score, why }));
  return { asks, nextAt: dueAfter(wave, facts, settings), tell: head };
}

function unasked({ asked, candidates, order }: AskFacts): Candidate[] {
  const before = new Set(asked.flatMap(({ candidateIds }) => candidateIds));
  return candidates.filter((one) => !before.has(one.id) && one.pushableAt !== null && eligible(order, one));
}

const mayBePushed = ({ pushableAt, pushesToday, pushesThisWeek }: Candidate, { now, order: { urgent } }: AskFacts, { pushesADay, pushesAWeek }: AskSettings): boolean =>
  pushableAt !== null && pushableAt <= now && pushesToday < pushesADay + (urgent ? 1 : 0) && pushesThisWeek < pushesAWeek + (urgent ? 1 : 0);

/** The best within the wave's radius; if they are too few, the nearest beyond it as well. Who is equal is drawn by the seed. */
function best(scored: readonly Scored[], wave: number, facts: AskFacts, settings: AskSettings): Scored[] {
  const size = sizeOf(wave, facts, settings);
  const radius = radiusOf(wave, settings);
  const draw = new Map(scored.map(({ candidate: { id } }) => [id, chanceOf(facts.seed, facts.order.id, `${wave}`, id)]));
  const within = (one: Scored): number => (one.metres <= radius ? 0 : 1);
  return [...scored].sort((a, b) => within(a) - within(b) || b.score - a.score || draw.get(a.candidate.id)! - draw.get(b.candidate.id)!).slice(0, size);
}

const HOUR_MS = 3_600_000;

/** When the first of those who are left may be pushed; who has had enough today, in an hour at the earliest. */
function soonest(left: readonly Candidate[], { now }: AskFacts): Date {
  const times = left.map(({ pushableAt }) => (pushableAt !== null && pushableAt > now ? pushableAt.getTime() : now.getTime() + HOUR_MS));
  return new Date(Math.min(...times));
}

function toldAtLast({ order, now, told }: AskFacts, head: readonly Head[]): Asking {
  if (!told.includes('COMMUNITY')) {
    return { asks: [], tell: ['COMMUNITY'], nextAt: new Date((now.getTime() + startOf(order).getTime()) / 2) };
  }
  return { asks: [], tell: told.includes('CENTER') ? head : [...head, 'CENTER'], nextAt: null };
}
