import type { BookingState } from '../../booking-steps.ts';
import type { SeatState } from '../../seat-steps.ts';

/** What stands in somebody's calendar: a seat that they hold, or a booking of what they themselves give. */
export const DIARY_KINDS = ['SEAT', 'BOOKING'] as const;
export type DiaryKind = (typeof DIARY_KINDS)[number];

interface Words { readonly zh: string; readonly en: string }

/** How it stands with an entry, as a calendar program says it. */
export const DIARY_WORDS: { readonly [S in SeatState | BookingState]?: Words } = {
  HELD: { zh: '已占名额，待确认', en: 'held, to be confirmed' }, CONFIRMED: { zh: '已确认', en: 'confirmed' }, SERVING: { zh: '服务中', en: 'serving' }, REQUESTED: { zh: '预约待确认', en: 'to be confirmed' },
};
