import type { AskFacts, OrderToFill } from './facts.ts';
import type { AskSettings } from './settings.ts';

const MINUTE_MS = 60_000;
/** An order without a date is filled as if it began so long after it was opened. */
const UNDATED_MS = 3 * 24 * 60 * MINUTE_MS;

export const startOf = ({ startAt, openedAt }: OrderToFill): Date => startAt ?? new Date(openedAt.getTime() + UNDATED_MS);

/** Number of the next wave, from 1. */
export const nextWave = ({ asked }: Pick<AskFacts, 'asked'>): number => 1 + asked.reduce((most, { wave }) => Math.max(most, wave), 0);

/** How many people a wave asks: for each free place, more from wave to wave, and more at once when there is no time for all the waves. */
export function sizeOf(wave: number, { order, now }: AskFacts, { waves }: AskSettings): number {
  const missed = Math.max(0, waves.most - wave + 1 - wavesLeft(order, now, waves));
  return Math.ceil(order.placesFree * waves.perPlace * waves.growth ** (wave - 1 + missed));
}

/** Metres within which a wave looks. */
export const radiusOf = (wave: number, { waves: { radius } }: AskSettings): number => radius[Math.min(wave, radius.length) - 1]!;

/** When the wave after `wave` is due: what is left until the start, less the reserve, shared among the waves that are left. */
export function dueAfter(wave: number, { order, now }: AskFacts, { waves }: AskSettings): Date {
  const [least, most] = order.urgent ? waves.spacingUrgent : waves.spacing;
  const shared = (startOf(order).getTime() - now.getTime() - waves.reserve * MINUTE_MS) / Math.max(1, waves.most - wave);
  return new Date(now.getTime() + Math.min(most * MINUTE_MS, Math.max(least * MINUTE_MS, shared)));
}

/** How many waves, the next included, still go out before the reserve; at least one. */
function wavesLeft(order: OrderToFill, now: Date, waves: AskSettings['waves']): number {
  const [least] = order.urgent ? waves.spacingUrgent : waves.spacing;
  const leftMs = startOf(order).getTime() - now.getTime() - waves.reserve * MINUTE_MS;
  return Math.max(1, 1 + Math.floor(leftMs / (least * MINUTE_MS)));
}
