import { after, type Duration, type WorkingTime } from '../../kernel/durations.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import type { Occurrence, SeriesRow } from './facts.ts';

/** A step that the clock will take. */
export interface Due { readonly step: 'placeNext' | 'runOut'; readonly at: Date; readonly anchored: boolean }

/** Limits that differ from the table, by "SERIES.begin.placeNext": the realm's, over them the item's. */
export type Limits = Readonly<Record<string, Duration>>;

const [PLACE, RUN_OUT] = SERIES_STEPS.steps.begin.within as unknown as readonly [{ readonly in: Duration }, { readonly in: Duration }];

/** How long before an occurrence its order is placed, whether the limit is written as before (-7 days) or as how long (7 days). Working time is counted backwards as plain time. */
function aheadMs(limits: Limits): number {
  const [unit, amount] = Object.entries(limits['SERIES.begin.placeNext'] ?? PLACE.in)[0] as [string, number];
  const plain = unit === 'workingDays' ? { days: amount } : unit === 'workingHours' ? { hours: amount } : { [unit]: amount };
  return Math.abs(after(new Date(0), plain as Duration, NO_WORK).getTime());
}
const NO_WORK: WorkingTime = { addWorkingHours: (from) => from, addWorkingDays: (from) => from };

/** What the clock is to do with the series as a step left it: the next order, ahead of its time but not before now; or, where none is left, its end. Pure. */
export function duesAfter({ state, lastEndsAt }: Pick<SeriesRow, 'state' | 'lastEndsAt'>, next: Occurrence | null, now: Date, calendar: WorkingTime, limits: Limits = {}): Due[] {
  if (state !== 'RUNNING') return [];
  const notBefore = (at: Date): Date => (at > now ? at : now);
  if (next === null) return [{ step: 'runOut', at: notBefore(after(lastEndsAt ?? now, limits['SERIES.begin.runOut'] ?? RUN_OUT.in, calendar)), anchored: true }];
  return [{ step: 'placeNext', at: notBefore(new Date(next.startsAt.getTime() - aheadMs(limits))), anchored: true }];
}
