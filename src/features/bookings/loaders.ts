import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { disclosureOf, orderLoader, sightOf, type OrderRow } from '../orders/index.ts';
import { speaksFor } from '../resources/index.ts';
import type { BookingRow } from './facts.ts';
import { nowOf } from './store/facts.ts';
import { bookingsById, lastBookings, saidOf } from './store/list.ts';

const [BOOKINGS, LAST, SAID, NOW] = [{}, {}, {}, {}];

/** Whether the reader sees that there is a booking: its unit, and whoever reads the words of its order. */
export async function sees(reading: Reading, booking: BookingRow): Promise<boolean> {
  if (speaksFor(reading.actor, booking)) return true;
  const order = await orderLoader(reading).load(booking.orderId);
  return order !== null && disclosureOf(await sightOf(reading, order)).words;
}

/** Bookings by id as far as the reader may see them; null for the others. */
export const bookingLoader = (reading: Reading): Loader<string, BookingRow | null> =>
  reading.memo(BOOKINGS, () => new Loader<string, BookingRow | null>(async (ids) => {
    const rows = await bookingsById(reading.platform.db, reading.actor.realm, ids);
    const seen = new Map((await Promise.all(rows.map(async (row) => [row.id, await sees(reading, row) ? row : null] as const))));
    return ids.map((id) => seen.get(id) ?? null);
  }));

/** The last booking of an order; ask only for whoever may see it. */
export const lastBookingLoader = (reading: Reading): Loader<OrderRow, BookingRow | null, string> =>
  reading.memo(LAST, () => new Loader<OrderRow, BookingRow | null, string>(async (orders) => {
    const rows = new Map((await lastBookings(reading.platform.db, reading.actor.realm, orders.map(({ id }) => id))).map((row) => [row.orderId, row]));
    return orders.map(({ id }) => rows.get(id) ?? null);
  }, ({ id }) => id));

export interface Said { readonly whoComes: string | null; readonly words: string | null }

/** What people wrote of a booking; ask only for whoever may read it. */
export const saidLoader = (reading: Reading): Loader<string, Said> =>
  reading.memo(SAID, () => new Loader<string, Said>(async (ids) => {
    const rows = new Map((await saidOf(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? { whoComes: null, words: null });
  }));

/** Business time of the reading. */
export const nowLoader = (reading: Reading): Loader<string, Date> =>
  reading.memo(NOW, () => new Loader<string, Date>(async (keys) => { const now = await nowOf(reading.platform.db); return keys.map(() => now); }));
