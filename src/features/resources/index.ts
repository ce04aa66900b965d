export { book, giveBack, type Booked, type BookingCode, type Wanted } from './book.ts';
export { nextPeriods, timingOf, type Period, type Timing, type TimingInput } from './occurrences.ts';
export { resourceOf, type ResourceRow, type ResourceView } from './store/rows.ts';
export { OWNER_KINDS, PERIOD_KINDS, type ForWhom, type OwnerKind, type PeriodKind } from './words.ts';
