import type { Candidate } from './policy/index.ts';
import { freeThen } from './rules.ts';
import type { Able } from './store/candidates.ts';

/** What is true of everybody at that moment: the time, and from when on people may be asked. */
export interface Moment { readonly now: Date; readonly timeZone: string; readonly askableAt: Date }

/** Somebody who could take it, as a candidate. */
export const candidateOf = ({ home, areas, freeHours, mate, preferred: _, asksToday, asksThisWeek, ...able }: Able, order: { readonly plannedStart: Date | null; readonly plannedEnd: Date | null }, { timeZone, askableAt }: Moment): Candidate => ({
  ...able, spots: [...(home ? [home] : []), ...areas], metres: null, teamForIt: mate, freeThen: freeThen(freeHours, order.plannedStart, order.plannedEnd, timeZone),
  pushesToday: asksToday, pushesThisWeek: asksThisWeek, pushableAt: askableAt,
});
