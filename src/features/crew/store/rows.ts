import { dateOf } from '../../../platform/columns.ts';
import type { seats } from '../tables.ts';

export type SeatRow = typeof seats.$inferSelect;
/** What a step writes into a seat's row. */
export type SeatPatch = Partial<Omit<SeatRow, 'realm' | 'id' | 'orderId' | 'attempt' | 'kind' | 'personId' | 'during' | 'reach' | 'communityId' | 'takenAt'>>;

type Json<T> = T extends Date ? string : T;
type Snake<K extends string> = K extends `${infer A}${infer B}` ? (B extends Uncapitalize<B> ? `${A}${Snake<B>}` : `${A}_${Snake<Uncapitalize<B>>}`) : K;
/** A seat as `row_to_json` gives it. */
export type SeatJson = { readonly [K in keyof SeatRow as Snake<K>]: Json<SeatRow[K]> };

/** A seat out of the statement that wrote it. */
export const seatOf = (json: SeatJson): SeatRow => ({
  realm: json.realm, id: json.id, orderId: json.order_id, attempt: json.attempt, kind: json.kind, personId: json.person_id, state: json.state, during: json.during,
  takenAt: dateOf(json.taken_at), assignedBy: json.assigned_by, heldAt: when(json.held_at), confirmedAt: when(json.confirmed_at), confirmedBy: json.confirmed_by,
  begunAt: when(json.begun_at), endedAt: when(json.ended_at), endedBy: json.ended_by, reason: json.reason, late: json.late, unmarkedUntil: when(json.unmarked_until), hours: json.hours,
  reach: json.reach, communityId: json.community_id, slot: json.slot, extendedAt: when(json.extended_at), extendedBecause: json.extended_because,
});

const when = (at: string | null): Date | null => (at === null ? null : dateOf(at));
