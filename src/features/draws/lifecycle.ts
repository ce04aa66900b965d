import { after, type Duration } from '../../kernel/durations.ts';
import { DRAW_STEPS } from '../../draw-steps.ts';

/** What a fair start must know of an order. */
export interface Opening {
  readonly now: Date;
  readonly plannedStart: Date | null;
}

/** Those who were under way when the window closed are still waited for before it is drawn. */
const UNDER_WAY_MS = 1_000;
const MINUTE_MS = 60_000;
const [LIMIT] = DRAW_STEPS.steps.announce.within;

/**
 * The last moment at which an entry counts: the announced instant and the realm's (over it the item's) seconds after it, in which
 * somebody whose connection broke fits in. One that would lie beyond the start is halfway between the instant and the start.
 */
export function closingOf(opensAt: Date, plannedStart: Date | null, limits: Readonly<Record<string, Duration>>): Date {
  const at = after(opensAt, limits['DRAW.announce.draw'] ?? LIMIT!.in, NO_CALENDAR);
  return plannedStart === null || at < plannedStart ? at : new Date(opensAt.getTime() + (plannedStart.getTime() - opensAt.getTime()) / 2);
}

/** The window is a matter of seconds: hours and days of work do not come into it. */
const NO_CALENDAR = {
  addWorkingHours: (from: Date, hours: number): Date => new Date(from.getTime() + hours * 60 * MINUTE_MS),
  addWorkingDays: (from: Date, days: number): Date => new Date(from.getTime() + days * 24 * 60 * MINUTE_MS),
};

/** When the clock draws. */
export const drawnAt = (closesAt: Date): Date => new Date(closesAt.getTime() + UNDER_WAY_MS);

/** The instant that the realm's rule announces; null when it announces none, or one at which the service would have begun. */
export function openingByRule({ now, plannedStart }: Opening, order: { readonly serves: string; readonly urgent: boolean }, afterMinutes: number | undefined): Date | null {
  if (afterMinutes === undefined || order.serves !== 'CREW' || order.urgent) return null;
  const at = new Date(now.getTime() + afterMinutes * MINUTE_MS);
  return plannedStart !== null && at < plannedStart ? at : null;
}

export interface Window { readonly opensAt: Date; readonly closesAt: Date }

/** The window after the start was moved: if it would reach beyond it, it closes at half of the time that is left. */
export function fitted(window: Window, { now, plannedStart }: Opening): Window {
  if (plannedStart === null || window.closesAt < plannedStart || plannedStart <= now) return window;
  const closesAt = new Date(now.getTime() + (plannedStart.getTime() - now.getTime()) / 2);
  return { opensAt: window.opensAt < closesAt ? window.opensAt : closesAt, closesAt };
}

/** The window after a hold: what of it was still to come is as much later as the order stood. */
export function shifted(window: Window, heldSince: Date, opening: Opening): Window {
  const later = (at: Date): Date => new Date(at.getTime() + (opening.now.getTime() - heldSince.getTime()));
  return fitted({ opensAt: window.opensAt > heldSince ? later(window.opensAt) : window.opensAt, closesAt: later(window.closesAt) }, opening);
}
