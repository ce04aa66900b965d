import type { Reading } from '../../platform/platform.ts';
import { holds, leads, sayings, type OrderRow } from '../orders/index.ts';
import { audits } from './seers.ts';
import { trailPage, type TrailPlace, type TrailRow } from './store/trail.ts';

/** A step as somebody sees it. */
export interface Step extends TrailRow {
  /** What was said at it; null: nothing, or not for the reader. */
  readonly words: string | null;
  /** Who took it; null: nobody did, or not for the reader. */
  readonly by: string | null;
}

/** One page of the trail. Words as far as the reader may read the order's words (a reading of what the requester said is recorded); persons for those who look over its street. */
export async function readTrail(reading: Reading, order: OrderRow, limit: number, after: TrailPlace | null): Promise<Step[]> {
  const [rows, said] = await Promise.all([trailPage(reading.platform.db, order, limit, after), sayings(reading, order)]);
  const words = new Map(said.map(({ revision, words: text }) => [revision, text]));
  const { actor } = reading;
  const who = audits(actor, order) || holds(actor, ['DISPATCHER', 'STREET_LEADER'], order.streetId) || leads(actor, order);
  return rows.map((row) => ({ ...row, words: (row.table === 'ORDER' && row.revision !== null ? words.get(row.revision) : undefined) ?? null, by: who ? row.actorPerson : null }));
}
