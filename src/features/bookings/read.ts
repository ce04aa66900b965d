import { BOOKING_STEPS, type BookingStep, type BookingWords } from '../../booking-steps.ts';
import { decide, stepsFor, type Decision } from '../../kernel/lifecycle.ts';
import type { Reading } from '../../platform/platform.ts';
import { disclosureOf, orderLoader, readOrder, sightOf, type OrderRow } from '../orders/index.ts';
import { nextPlaces, readResources, resourceLoader, speaksFor } from '../resources/index.ts';
import type { BookingFacts, BookingRow } from './facts.ts';
import { lastBookingLoader, nowLoader, saidLoader, type Said } from './loaders.ts';
import { BOOKING_RULES, rolesOf, type BookingCode } from './rules.ts';

async function factsOf(reading: Reading, booking: BookingRow): Promise<BookingFacts> {
  const { platform, actor } = reading;
  // The unit decides by its order's state, also where the order has left its sight.
  const [order, now] = await Promise.all([orderLoader(reading).load(booking.orderId), nowLoader(reading).load('now')]);
  return { now, isClock: false, speaks: speaksFor(actor, booking), booking, order: order ?? (await readOrder(platform.db, booking.realm, booking.orderId))! };
}

/** Steps that the reader may take now by a mutation. */
export async function stepsOf(reading: Reading, booking: BookingRow): Promise<BookingStep[]> {
  const facts = await factsOf(reading, booking);
  return stepsFor(BOOKING_STEPS, BOOKING_RULES, { state: booking.state, roles: rolesOf(facts), facts });
}

/** Whether the reader may take a step now, or the refusal that its mutation would give. */
export async function stepAnswer(reading: Reading, booking: BookingRow, step: BookingStep): Promise<Decision<BookingWords, BookingCode>> {
  const facts = await factsOf(reading, booking);
  return decide(BOOKING_STEPS, BOOKING_RULES, step, { state: booking.state, roles: rolesOf(facts), facts });
}

/**
 * What the unit wrote. Why it was declined or cancelled reads whoever reads the order's words; the name of who comes only the unit itself and
 * whoever reads the requester's name in the clear, until a day after the end: the same rows of the table of personal data.
 */
export async function saidTo(reading: Reading, booking: BookingRow): Promise<Said> {
  const said = saidLoader(reading);
  if (speaksFor(reading.actor, booking)) return said.load(booking.id);
  const order = await orderLoader(reading).load(booking.orderId);
  const shown = order && disclosureOf(await sightOf(reading, order));
  if (!shown?.words) return { whoComes: null, words: null };
  const { whoComes, words } = await said.load(booking.id);
  return { words, whoComes: shown.name === 'CLEAR' && !isLongOver(order!, await nowLoader(reading).load('now')) ? whoComes : null };
}

const DAY_MS = 86_400_000;
const isLongOver = ({ doneAt, closedAt, state, stateSince }: OrderRow, now: Date): boolean => {
  const end = doneAt ?? closedAt ?? (state === 'CANCELLED' ? stateSince : null);
  return end !== null && now.getTime() >= end.getTime() + DAY_MS;
};

/** The order's last booking, for whoever reads its words. */
export async function bookingOfOrder(reading: Reading, order: OrderRow): Promise<BookingRow | null> {
  return disclosureOf(await sightOf(reading, order)).words ? lastBookingLoader(reading).load(order) : null;
}

/** An occurrence that could be booked instead. */
export interface Offered { readonly resourceId: string; readonly startsAt: Date; readonly endsAt: Date; readonly capacity: number; readonly free: number }

const RESOURCES = 10;

/** Where an order without a booking could go instead: the next occurrences with room for it of its last resource, but the one that it lost, and of others of its item; soonest first. */
export async function otherOccurrences(reading: Reading, order: OrderRow, first: number): Promise<Offered[]> {
  if (order.resourceId !== null || !['PLACED', 'NEEDS_INFO', 'DISPATCHED', 'ACCEPTED'].includes(order.state)) return [];
  const last = await bookingOfOrder(reading, order);
  if (last === null) return [];
  const [same, others] = await Promise.all([resourceLoader(reading).load(last.resourceId), readResources(reading, { itemCodes: [order.itemCode], states: ['LISTED'] }, 'NEWEST', RESOURCES, null)]);
  const resources = [...(same ? [same] : []), ...others.filter(({ id }) => id !== same?.id)];
  const places = await Promise.all(resources.map(async (resource) => (await nextPlaces(reading, resource, first + 1)).map((one) => ({ ...one, resourceId: resource.id }))));
  const isLost = ({ resourceId, startsAt }: Offered): boolean => resourceId === last.resourceId && startsAt.getTime() === last.startsAt.getTime();
  return places.flat().filter((one) => one.free >= order.persons && !isLost(one)).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).slice(0, first);
}
