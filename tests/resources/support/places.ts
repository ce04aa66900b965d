import { sql } from 'drizzle-orm';
import { booking, endingBooking, type Booked, type PlacesPart, type Wanted } from '../../../src/features/resources/index.ts';
import { done, type Outcome } from '../../../src/kernel/result.ts';
import type { Tx } from '../../../src/platform/db.ts';

const written = async (tx: Tx, parts: readonly PlacesPart[], answer: string): Promise<boolean> => {
  const all = parts.map(({ name, write }) => sql`${sql.raw(name)} as (${write})`);
  return (await tx.execute(sql`with ${sql.join(all, sql`, `)} select from ${sql.raw(answer)}`)).length === 1;
};

/** Books as the birth of an order does, without an order. */
export async function book(tx: Tx, wanted: Wanted): Promise<Outcome<Booked>> {
  const found = await booking(tx, wanted);
  if (!found.ok) return found;
  return await written(tx, found.value.parts, 'places_booked') ? done(found.value.booked) : found.value.refusal();
}

/** Gives places back as a step of an order does; false: there were none. */
export const giveBack = (tx: Tx, given: { readonly realm: string; readonly orderId: string }): Promise<boolean> => written(tx, endingBooking({
  ...given, step: 'callOff',
  by: { actorPerson: null, actorKind: 'CLOCK', at: new Date(), as: 'effect', requesterId: null, placerId: null },
}), 'booking_ended');
