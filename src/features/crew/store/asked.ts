import { sql, type SQL } from 'drizzle-orm';
import type { SeatKind } from '../../../seat-steps.ts';
import { crewFactsJson } from './facts.ts';

/** Which seat: one that stands, or a new one of an order (for somebody else, when it is assigned). */
export type SeatSubject =
  | { readonly seatId: string }
  | { readonly orderId: string; readonly kind: SeatKind; readonly personId: string | null }
  | Waited;

/** The place in line of which somebody steps out: it is about the order as a birth is. */
interface Waited { readonly waitId: string }

/** The order of a subject, if need be as an SQL value: it never changes, so it may be read by the statement that locks. */
export const orderOf = (realm: string, subject: SeatSubject): string | SQL => ('orderId' in subject ? subject.orderId
  : 'waitId' in subject ? sql`(select w.order_id from waits w where w.realm = ${realm} and w.id = ${subject.waitId}::uuid)`
    : sql`(select s.order_id from seats s where s.realm = ${realm} and s.id = ${subject.seatId}::uuid)`);

/** What is read along with the order's facts, for a step on this seat. */
export const askedAbout = (subject: SeatSubject): SQL => ('seatId' in subject
  ? crewFactsJson(sql`${subject.seatId}::uuid`, sql`null::uuid`)
  : crewFactsJson(sql`null::uuid`, 'waitId' in subject || subject.personId === null ? sql`me.id` : sql`${subject.personId}::uuid`));
