import type { AskingSettings } from '../places/index.ts';
import { ASK_SETTINGS, HEADS, type Ask, type AskSettings, type Asking, type Head, type Policy } from './policy/index.ts';

/** The policy that a realm has chosen; null: nobody is asked. */
export function policyOf(settings: AskingSettings): Policy | null {
  const { policy: name, perPlace: k, waves } = settings;
  if (name === 'NONE') return null;
  if (name === 'BROADCAST') return { name };
  return name === 'NEIGHBOURLY' ? { name, settings: settingsFor(settings) } : { name, k, waves };
}

/** The neighbourly policy's settings with what the realm decides for itself. */
export const settingsFor = ({ perPlace, growth, waves, leastMinutes, mostMinutes, asksADay, asksAWeek }: AskingSettings): AskSettings =>
  ({ ...ASK_SETTINGS, waves: { ...ASK_SETTINGS.waves, perPlace, growth, most: waves, spacing: [leastMinutes, mostMinutes] }, pushesADay: asksADay, pushesAWeek: asksAWeek });

/** What is to be done after a policy was asked. */
export interface Next {
  readonly asks: readonly Ask[];
  /** When the clock looks again; null: never by itself. */
  readonly dueAt: Date | null;
  readonly tell: readonly Head[];
  readonly exhausted: boolean;
}

const LEAST_MS = 60_000;
/** An order without a date is looked at again after so long. */
const UNDATED_MS = 24 * 60 * LEAST_MS;

/**
 * A policy that has nobody left to ask is done only when community and center were told; one that asked its last is looked at once more, when half
 * of the time until the start has passed. The clock never looks again within a minute.
 */
export function nextOf({ asks, nextAt, tell }: Asking, { now, startAt, told }: { readonly now: Date; readonly startAt: Date | null; readonly told: readonly Head[] }): Next {
  const later = (at: Date): Date => new Date(Math.max(at.getTime(), now.getTime() + LEAST_MS));
  if (nextAt !== null) return { asks, dueAt: later(nextAt), tell, exhausted: false };
  if (asks.length > 0) return { asks, dueAt: later(startAt === null ? new Date(now.getTime() + UNDATED_MS) : new Date((now.getTime() + startAt.getTime()) / 2)), tell, exhausted: false };
  return { asks, dueAt: null, tell: HEADS.filter((head) => !told.includes(head)), exhausted: true };
}
