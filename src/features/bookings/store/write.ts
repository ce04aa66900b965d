import { sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db.ts';
import { settingDeadlines, type DeadlineSetting } from '../../../platform/deadlines/set.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import type { BookingStep, BookingState } from '../../../booking-steps.ts';
import { bookingTelling, type PlacesPart, type Teller } from '../../resources/index.ts';
import type { BookingRow } from '../facts.ts';

/** Why the booking ended that an order's step ended (`endingBooking`), as a part of that step's statement. */
export const sayingOfEnded = (words: string): PlacesPart => ({
  name: 'booking_said',
  write: sql`insert into booking_private (realm, booking_id, words) select f.realm, f.id, ${words}::text from booking_ended f on conflict (realm, booking_id) do update set words = excluded.words`,
});

export interface Written {
  /** As it was locked. */
  readonly booking: BookingRow;
  readonly step: BookingStep;
  readonly to: BookingState;
  readonly placesBack: boolean;
  readonly by: Teller;
  readonly said: { readonly whoComes?: string; readonly words?: string };
  readonly deadlines: DeadlineSetting;
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
}

/** Writes a step with one statement: the booking, the places that are free again, what was said, time limits, the key's outcome and the event. Throws if its order was not locked. */
export async function writeBooking(tx: Tx, { booking, step, to, placesBack, by, said, deadlines, keyed, outcome }: Written): Promise<void> {
  const { realm, id, orderId, revision, state } = booking;
  const since = to === state ? sql`b.state_since` : sql`${by.at.toISOString()}::timestamptz`;
  const parts: SQL[] = [sql`moved as (update bookings b set state = ${to}, state_since = ${since}, revision = ${revision + 1}::integer
    where b.realm = ${realm} and b.id = ${id}::uuid and b.revision = ${revision}::integer and b.state = ${state} returning b.realm, b.id, b.resource_id, b.starts_at, b.persons, b.revision, b.state)`];
  if (placesBack) {
    parts.push(sql`back as (update resource_periods p set booked = p.booked - m.persons from moved m
      where p.realm = m.realm and p.resource_id = m.resource_id and p.starts_at = m.starts_at returning p.starts_at)`);
  }
  if (said.whoComes !== undefined || said.words !== undefined) {
    parts.push(sql`said as (insert into booking_private as v (realm, booking_id, who_comes, words) select realm, id, ${said.whoComes ?? null}::text, ${said.words ?? null}::text from moved
      on conflict (realm, booking_id) do update set who_comes = coalesce(excluded.who_comes, v.who_comes), words = coalesce(excluded.words, v.words))`);
  }
  settingDeadlines(deadlines).forEach((part, i) => parts.push(sql`${sql.raw(`due${i}`)} as (${part})`));
  if (keyed) parts.push(sql`keyed as (${keyed.into(outcome, sql`moved`)})`);
  const rows = await tx.execute(sql`with ${sql.join(parts, sql`, `)} ${telling([bookingTelling({ realm, orderId, step, by, owner: booking })], sql`moved w`)} returning seq`);
  if (rows.length !== 1) throw new Error('a booking was moved without its lock');
}
