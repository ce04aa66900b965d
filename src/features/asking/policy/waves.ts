import { afterAwake, awakeMs } from './awake.ts';
import type { AskFacts, OrderToFill } from './facts.ts';
import type { AskSettings } from './settings.ts';

const MINUTE_MS = 60_000;
/** An order without a date is filled as if it began so long after it was opened. */
const UNDATED_MS = 3 * 24 * 60 * MINUTE_MS;

export const startOf = ({ startAt, openedAt }: OrderToFill): Date => startAt ?? new Date(openedAt.getTime() + UNDATED_MS);

/** Number of the next wave, from 1. */
export const nextWave = ({ asked }: Pick<AskFacts, 'asked'>): number => 1 + asked.reduce((most, { wave }) => Math.max(most, wave), 0);

/**
 * How many people a wave asks: for each free place, more from wave to wave; where there is no time for all of them, the first are left
 * out, so that the last that goes out before the reserve is always as large.
 */
export function sizeOf(wave: number, facts: AskFacts, settings: AskSettings): number {
  const { waves } = settings;
  const left = Math.max(1, Math.min(waves.most - wave + 1, wavesInTime(facts, settings)));
  return Math.ceil(facts.order.placesFree * waves.perPlace * waves.growth ** (waves.most - left));
}

/** Metres within which a wave looks. */
export const radiusOf = (wave: number, { waves: { radius } }: AskSettings): number => radius[Math.min(wave, radius.length) - 1]!;

/** When the wave after `wave` is due: the waking time that is left until the start, less the reserve, is shared among the waves that are left. */
export function dueAfter(wave: number, facts: AskFacts, settings: AskSettings): Date {
  const [least, most] = spacingOf(facts, settings);
  const shared = toAskMs(facts, settings) / Math.max(1, settings.waves.most - wave);
  return afterAwake(facts.now, Math.min(most, Math.max(least, shared)), facts.quiet);
}

/** Waves, the next included, that can still go out before the reserve. */
const wavesInTime = (facts: AskFacts, settings: AskSettings): number => 1 + Math.floor(Math.max(0, toAskMs(facts, settings)) / spacingOf(facts, settings)[0]);

const toAskMs = ({ order, now, quiet }: AskFacts, { waves }: AskSettings): number => awakeMs(now, startOf(order), quiet) - waves.reserve * MINUTE_MS;

function spacingOf({ order }: AskFacts, { waves }: AskSettings): [least: number, most: number] {
  const [least, most] = order.urgent ? waves.spacingUrgent : waves.spacing;
  return [least * MINUTE_MS, most * MINUTE_MS];
}
