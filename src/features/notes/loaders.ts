import { all } from '../../kernel/soon.ts';
import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { orderLoader, sightOf, type OrderRow } from '../orders/index.ts';
import { readsAs } from './readers.ts';
import { notePages, notesById, type NoteRow } from './store/notes.ts';

const [PAGES, NOTES] = [{}, {}];

/** A page of an order's notes. */
export interface NotePage { readonly order: OrderRow; readonly before: number | null; readonly limit: number }

/** Pages of notes, as far as the reader may read them now: one statement for all orders that are asked for in the same moment. */
export const notePageLoader = (reading: Reading): Loader<NotePage, readonly NoteRow[], string> =>
  reading.memo(PAGES, () => new Loader<NotePage, readonly NoteRow[], string>(async (wanted) => {
    const sights = await all(wanted.map(({ order }) => sightOf(reading, order)));
    const readable = wanted.map(({ order, before, limit }, i) => ({ orderId: order.id, parties: readsAs(sights[i]!), before, limit }));
    const some = readable.filter(({ parties }) => parties.length > 0);
    const pages = some.length === 0 ? [] : await notePages(reading.platform.db, reading.actor.realm, some);
    return readable.map((one) => pages[some.indexOf(one)] ?? []);
  }, ({ order, before, limit }) => `${order.id}:${before ?? ''}:${limit}`));

/** Notes by id that the reader may read now; null for the others. */
export const noteLoader = (reading: Reading): Loader<string, NoteRow | null> =>
  reading.memo(NOTES, () => new Loader<string, NoteRow | null>(async (ids) => {
    const rows = new Map((await notesById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    const found = ids.map((id) => rows.get(id) ?? null);
    const orders = await orderLoader(reading).loadMany(found.map((row) => row?.orderId ?? '').filter((id) => id !== ''));
    const byId = new Map(await Promise.all(orders.flatMap((order) => (order === null ? [] : [(async () => [order.id, readsAs(await sightOf(reading, order))] as const)()]))));
    return found.map((row) => (row !== null && byId.get(row.orderId)?.some((party) => row.audience.includes(party)) ? row : null));
  }));
