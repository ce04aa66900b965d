/**
 * What is counted, each once an order (or a resource that was listed), on the day it was placed in the realm's zone: a period is always "the orders that were
 * placed in it", so that numbers of two periods add up and every rate is of the same orders.
 */
export const COUNTS = [
  'LISTED', 'PLACED', 'DISPATCHED', 'ACCEPTED', 'CLAIMED', 'GRABBED', 'STARTED', 'DONE', 'RATED',
  'ANSWERABLE', 'ANSWERED', 'JUDGED', 'RESOLVED', 'SATISFIED', 'CALLED_OFF', 'REJECTED', 'EXPIRED', 'MERGED',
  'IN_GRID', 'IN_COMMUNITY', 'IN_STREET', 'BY_UNIT', 'OPENINGS', 'FILLED', 'SEATS', 'SEATS_TAKEN',
] as const;
export type Count = (typeof COUNTS)[number];

/** Times that are measured: from the step before (of `FILL`: from the opening until no place was free). */
export const SPANS = ['LIST', 'DISPATCH', 'ACCEPT', 'CLAIM', 'GRAB', 'RATE', 'ANSWER', 'FILL', 'SOLVE'] as const;
export type Span = (typeof SPANS)[number];

/** Upper bounds of the classes of a histogram, in minutes; the last class has none. Never changed: histograms of all days add up. */
export const BOUNDS = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 4_320, 7_200, 10_080, 20_160, 43_200, 86_400] as const;

/** Numbers by name: a count; "SPAN:3", how many fell into that class of its histogram; "SPAN:sum", their minutes. */
export type Numbers = Readonly<Record<string, number>>;

/** The seven orders, as the funnel shows them. */
export const FUNNEL = [
  { no: 1, step: 'LIST', count: 'LISTED', span: 'LIST' }, { no: 2, step: 'PLACE', count: 'PLACED', span: null }, { no: 3, step: 'DISPATCH', count: 'DISPATCHED', span: 'DISPATCH' },
  { no: 4, step: 'ACCEPT', count: 'ACCEPTED', span: 'ACCEPT' }, { no: 5, step: 'CLAIM', count: 'CLAIMED', span: 'CLAIM' }, { no: 6, step: 'GRAB', count: 'GRABBED', span: 'GRAB' },
  { no: 7, step: 'RATE', count: 'RATED', span: 'RATE' },
] as const satisfies readonly { no: number; step: string; count: Count; span: Span | null }[];
export type FunnelStep = (typeof FUNNEL)[number]['step'];

/** By what a report is divided. */
export const DIVIDED = ['NOTHING', 'DIVISION', 'GRID', 'ITEM', 'ORGANISATION', 'DAY'] as const;
export type Divided = (typeof DIVIDED)[number];

/** Satisfied is whoever gives so many stars or more. */
export const SATISFIED_STARS = 4;
/** Cells of public statistics below this are hidden, and counts that a grid is shown of itself. */
export const LEAST_PUBLIC = 5;
/** Longest period of a report, in days. */
export const MOST_DAYS = 400;
