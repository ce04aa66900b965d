import type { Needs } from '../../kernel/lifecycle.ts';
import type { SeriesWords } from '../../series-steps.ts';
import type { SeriesFacts } from './facts.ts';

/** Refusals of the series' needs. */
export type SeriesCode = 'CONSENT_NEEDED' | 'SERIES_ITEM_UNFIT' | 'NO_OCCURRENCES_LEFT';

/** What the steps of a series need, each with the refusal that it gives. Pure. */
export const SERIES_RULES: Needs<SeriesWords, SeriesFacts, SeriesCode> = {
  CONSENTED: { code: 'CONSENT_NEEDED', holds: ({ consented, actor, series }) => consented || actor.personId === series.requesterId },
  // What a unit provides is booked occurrence by occurrence, with the unit's own calendar.
  ITEM_SERVED: { code: 'SERIES_ITEM_UNFIT', holds: ({ item }) => item !== null && item.servedBy !== 'PROVIDER' },
  OCCURRENCES_LEFT: { code: 'NO_OCCURRENCES_LEFT', holds: ({ next }) => next !== null },
};
