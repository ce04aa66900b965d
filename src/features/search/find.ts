import type { Reading } from '../../platform/platform.ts';
import { holds, orderLoader, type OrderFilter, type OrderRow } from '../orders/index.ts';
import { recordReading } from '../people/index.ts';
import { divisionByCode } from '../places/index.ts';
import { termsOf } from './grams.ts';
import { foundPage, type Sought } from './store/found.ts';

/** What somebody asks for. */
export interface Asked { readonly divisionCode: string; readonly text: string; readonly filter: OrderFilter }

/** Where the reader may look, and how; null: nowhere there. Who dispatches in a street, leads or audits it looks also in the words, who operates it does not. */
export async function soughtBy({ platform, actor }: Reading, { divisionCode, text, filter }: Asked): Promise<Sought | null> {
  const division = await divisionByCode(platform.db, actor.realm, divisionCode);
  if (division === null || (division.level !== 'COUNTY' && division.level !== 'STREET' && division.level !== 'COMMUNITY')) return null;
  const street = division.level === 'COUNTY' ? null : division.level === 'STREET' ? division.id : division.streetId;
  const words = holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'], street);
  if (!words && !holds(actor, ['OPERATOR'], street)) return null;
  return { place: { level: division.level, id: division.id, streetId: street }, terms: termsOf(text), words, filter };
}

/** One page of what is found. Whoever finds an order by its requester's words has read of them: that is recorded before it is answered. */
export async function findOrders(reading: Reading, sought: Sought, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<readonly OrderRow[]> {
  const { platform: { db }, actor, operation } = reading;
  const found = await foundPage(db, actor, sought, limit, after);
  const read = found.flatMap(({ order, byWords }) => (byWords && order.requesterId !== null && actor.personId !== null
    ? [{ realm: actor.realm, readerId: actor.personId, personId: order.requesterId, what: ['WORDS' as const], orderId: order.id, operation }] : []));
  if (read.length > 0) await recordReading(db, read);
  for (const { order } of found) orderLoader(reading).put(order.id, order);
  return found.map(({ order }) => order);
}
