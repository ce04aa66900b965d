import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { orderLoader } from '../orders/index.ts';
import { shownLoader } from '../people/index.ts';
import { rowOf } from './audiences.ts';
import { entriesById, type Entry } from './store/entries.ts';

const ENTRIES = {};
/** Tables whose words speak of somebody else than whoever is told of their own. */
const SEATED = ['SEAT', 'WAIT', 'DRAW_ENTRY'];

/** One's own entries by id; null for those of others. */
export const entryLoader = (reading: Reading): Loader<string, Entry | null> =>
  reading.memo(ENTRIES, () => new Loader<string, Entry | null>(async (ids) => {
    const rows = new Map((await entriesById(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** The news in one sentence of the reader's language: whom to tell, which order, what has happened. Made from codes whenever it is read. */
export async function sentenceOf(reading: Reading, entry: Entry): Promise<string> {
  const en = reading.language === 'en';
  const row = rowOf(entry.table, entry.step);
  const order = entry.orderId === null ? null : await orderLoader(reading).load(entry.orderId);
  const what = (en ? row?.says : row?.zh) ?? entry.step;
  const theirs = entry.audience === 'holder' && SEATED.includes(entry.table) ? (en ? `Your place: ${what}` : `您的名额：${what}`) : what;
  const said = order === null ? theirs : en ? `Order ${order.number}: ${theirs}` : `订单 ${order.number}：${theirs}`;
  if (entry.aboutPersonId === null) return said;
  const { name } = await shownLoader(reading).load(entry.aboutPersonId);
  return en ? `Please tell ${name}. ${said}` : `请告知 ${name}。${said}`;
}
