import type { seats } from '../tables.ts';

export type SeatRow = typeof seats.$inferSelect;
/** What a step writes into a seat's row. */
export type SeatPatch = Partial<Omit<SeatRow, 'realm' | 'id' | 'orderId' | 'attempt' | 'kind' | 'personId' | 'during' | 'takenAt'>>;
