import { sql, type SQL } from 'drizzle-orm';
import type { SeatKind } from '../../../seat-steps.ts';
import { crewFactsJson } from './facts.ts';

/** Which seat: one that stands, or a new one of an order (for somebody else, when it is assigned). */
export type SeatSubject =
  | { readonly seatId: string }
  | { readonly orderId: string; readonly kind: SeatKind; readonly personId: string | null };

/** The order of a seat, as an SQL value: it never changes, so it may be read by the statement that locks. */
export const orderOf = (realm: string, seatId: string): SQL => sql`(select s.order_id from seats s where s.realm = ${realm} and s.id = ${seatId}::uuid)`;

/** What is read along with the order's facts, for a step on this seat. */
export const askedAbout = (subject: SeatSubject): SQL => ('seatId' in subject
  ? crewFactsJson(sql`${subject.seatId}::uuid`, sql`null::uuid`)
  : crewFactsJson(sql`null::uuid`, subject.personId === null ? sql`me.id` : sql`${subject.personId}::uuid`));
