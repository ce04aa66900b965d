import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { factsLoader, type OrderFacts, type OrderRow } from '../orders/index.ts';
import { recordReading, type ClearReading } from '../people/index.ts';
import { callBackLoader, ratingLoader } from './loaders.ts';
import { readsCallBackWords, readsWords, seesCallBack, seesRatings } from './readers.ts';

/** A rating as one reader sees it; words that they may not read are null. */
export interface ShownRating {
  readonly attempt: number;
  readonly stars: number;
  readonly resolved: boolean;
  readonly spoken: boolean;
  readonly mine: boolean;
  readonly at: Date;
  /** Reads the words and records it; null when there are none for this reader. */
  readonly words: () => Promise<string | null>;
}

/** A call-back as one reader sees it. */
export interface ShownCallBack {
  readonly attempt: number;
  readonly stars: number | null;
  readonly resolved: boolean;
  readonly at: Date;
  readonly words: () => Promise<string | null>;
}

/** Ratings of all attempts, for whoever sees the order's summary; none for others. */
export async function ratingsOfOrder(reading: Reading, order: OrderRow): Promise<ShownRating[]> {
  const { facts } = await factsLoader(reading).load(order);
  if (!seesRatings(facts)) return [];
  return (await ratingLoader(reading).load(order.id)).map((row) => ({
    attempt: row.attempt, stars: row.stars, resolved: row.resolved, spoken: row.spokenBy !== null, mine: row.personId === reading.actor.personId, at: row.at,
    words: async () => (row.words !== null && readsWords(facts, row) ? recorded(reading, facts, row.personId, row.words) : null),
  }));
}

/** Average of the stars of the last attempt that was rated, which is the one that counts; null before any rating and for who may not see them. */
export async function starsOfOrder(reading: Reading, order: OrderRow): Promise<number | null> {
  const { facts } = await factsLoader(reading).load(order);
  if (!seesRatings(facts)) return null;
  const rows = await ratingLoader(reading).load(order.id);
  const last = rows.filter((row) => row.attempt === rows.at(-1)?.attempt);
  return last.length === 0 ? null : last.reduce((sum, { stars }) => sum + stars, 0) / last.length;
}

/** Call-backs of all attempts; none for who may not see them. */
export async function callBacksOfOrder(reading: Reading, order: OrderRow): Promise<ShownCallBack[]> {
  const { facts } = await factsLoader(reading).load(order);
  if (!seesCallBack(facts)) return [];
  return (await callBackLoader(reading).load(order.id)).map((row) => ({
    attempt: row.attempt, stars: row.stars, resolved: row.resolved, at: row.at,
    words: async () => (row.words !== null && readsCallBackWords(facts, row) ? recorded(reading, facts, order.requesterId, row.words) : null),
  }));
}

const RECORDS = {};

/** The words, once it stands in the register who read them; one insert for all that one answer shows. */
async function recorded({ memo, platform, actor, operation }: Reading, { order }: OrderFacts, ofPersonId: string | null, words: string): Promise<string> {
  if (ofPersonId === null || actor.personId === null) return words;
  const records = memo(RECORDS, () => new Loader<ClearReading, true, string>(async (readings) => {
    await recordReading(platform.db, readings);
    return readings.map(() => true as const);
  }, ({ personId, orderId }) => `${orderId}:${personId}`));
  await records.load({ realm: actor.realm, readerId: actor.personId, personId: ofPersonId, what: ['WORDS'], orderId: order.id, operation });
  return words;
}
