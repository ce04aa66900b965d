import type { Reading } from '../../platform/platform.ts';
import { disclosureOf, orderByNumber, orderLoader, sightOf, type OrderRow } from '../orders/index.ts';
import { recordReading } from '../people/index.ts';
import { digitsTyped, nameTyped, numberTyped } from './rules/typed.ts';
import { fittingOrders, MOST_LOOKED, type Sought } from './store/find.ts';

/** By what an order is found: as it was typed. */
export interface Typed { readonly number?: string | null; readonly name?: string | null; readonly lastDigits?: string | null }

/** Orders that were found, and why there may be others: too little was typed, or more fit than are shown. */
export interface Found { readonly orders: readonly OrderRow[]; readonly hint: 'TOO_LITTLE' | 'MORE' | null }

const MOST = 50;
const LEAST_REASON = 4;
const NOTHING: Found = { orders: [], hint: null };

/**
 * Finds orders by number, by the name or by the last digits of the telephone number in their contact. By contact only among those of one's own area whose
 * name or number one may read in the clear now (with a stated reason: also what is masked for one otherwise); each finding is on record before it is answered.
 * What one may not read is not found, whatever is typed.
 */
export async function findOrders(reading: Reading, { number, name, lastDigits }: Typed, reason: string | null): Promise<Found> {
  const { actor, platform: { db } } = reading;
  if (number != null) {
    const asked = numberTyped(number);
    const row = asked === null ? null : await orderByNumber(db, actor, asked);
    return { orders: row === null ? [] : [row], hint: asked === null ? 'TOO_LITTLE' : null };
  }
  const sought = soughtBy(name ?? null, lastDigits ?? null);
  if (sought === null) return { ...NOTHING, hint: 'TOO_LITTLE' };
  if (actor.personId === null) return NOTHING;
  const stated = reason !== null && reason.trim().length >= LEAST_REASON ? reason.trim() : null;
  const looked = await fittingOrders(db, actor, sought, stated !== null);
  const fitting = (await orderLoader(reading).loadMany(looked)).filter((row) => row !== null);
  const clear = await Promise.all(fitting.map(async (order) => reads(reading, order, sought, stated !== null)));
  const found = fitting.filter((_, i) => clear[i]);
  const orders = found.slice(0, MOST);
  await record(reading, orders, 'name' in sought ? 'NAME' : 'PHONE', stated);
  return { orders, hint: found.length > MOST || looked.length >= MOST_LOOKED ? 'MORE' : null };
}

function soughtBy(name: string | null, lastDigits: string | null): Sought | null {
  const typed = name === null ? digitsTyped(lastDigits ?? '') : nameTyped(name);
  return typed === null ? null : name === null ? { digits: typed } : { name: typed };
}

/** Whether the reader may read in the clear what it is found by: the table of personal data decides. */
async function reads(reading: Reading, order: OrderRow, sought: Sought, stated: boolean): Promise<boolean> {
  const shown = disclosureOf(await sightOf(reading, order));
  const part = 'name' in sought ? shown.name : shown.phone;
  return part === 'CLEAR' || (part === 'MASKED' && stated);
}

/** Whoever is found by something is told by it. */
const record = ({ actor, operation, platform: { db } }: Reading, orders: readonly OrderRow[], what: 'NAME' | 'PHONE', reason: string | null): Promise<void> =>
  recordReading(db, orders.flatMap(({ id: orderId, requesterId }) => (requesterId === null || actor.personId === null ? [] : [{ realm: actor.realm, readerId: actor.personId, personId: requesterId, what: [what], orderId, operation, reason }])));
