import type { Reading } from '../../platform/platform.ts';
import { publishedItems } from '../catalogue/index.ts';
import { realmOf } from '../places/index.ts';
import type { Reach } from './roles.ts';
import { hidden, type PublicNumbers, type PublicTable, type PublicTables, type Shown } from './rules/hiding.ts';
import { tellMonth, toldOf } from './store/months.ts';
import { countsBy, OTHER, type Asked } from './store/sums.ts';

/** A month as everybody may see it. */
export interface PublicMonth extends PublicTable { readonly month: string }

const EVERYTHING: Reach = { all: true, streetIds: [], communityIds: [], gridIds: [], organisationIds: [] };
const MOST_ROWS = 1_000;

/**
 * The public numbers of a month of the realm; null: it is not told yet, or is no month. Whole months alone, so that no two periods differ by a day; and each as it stood the first time that it
 * was told, a month after its end at the earliest: what becomes of one order later changes nothing, so that nobody learns of it by asking again.
 */
export async function publicMonth(reading: Reading, month: string, by: 'DIVISION' | 'ITEM', now: Date): Promise<PublicMonth | null> {
  const realm = await realmOf(reading);
  if (!realm || !/^20\d\d-(0[1-9]|1[0-2])$/.test(month) || monthAfter(month) >= realm.calendar.dateOf(now).slice(0, 7)) return null;
  const { platform: { db }, actor } = reading;
  const told = await toldOf(db, actor.realm, month) ?? await tellMonth(db, actor.realm, month, await tables(reading, month));
  return { month, ...told[by] };
}

const monthAfter = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7);

async function tables(reading: Reading, month: string): Promise<PublicTables> {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  const asked: Asked = { from: `${month}-01`, until: last };
  const [byDivision, byItem] = [await publicRows(reading, asked, 'DIVISION'), await publicRows(reading, asked, 'ITEM')];
  // What one of the two tables has to hide, the other one's total would give away.
  const total = Object.fromEntries(Object.entries(byDivision.shown.total).map(([name, n]) => [name, byItem.shown.total[name as keyof Shown] === null ? null : n])) as unknown as Shown;
  const table = ({ keys, shown }: typeof byDivision): PublicTable => ({ total, rows: keys.map((key, i) => ({ key, ...shown.rows[i]! })) });
  return { DIVISION: table(byDivision), ITEM: table(byItem) };
}

async function publicRows(reading: Reading, asked: Asked, by: 'DIVISION' | 'ITEM'): Promise<{ readonly keys: readonly string[]; readonly shown: ReturnType<typeof hidden> }> {
  const { platform: { db }, actor: { realm } } = reading;
  const open = by === 'ITEM' ? new Set((await publishedItems(db, realm)).filter(({ sensitive }) => !sensitive).map(({ code }) => code)) : null;
  const rows = new Map<string, PublicNumbers>();
  for (const { key, counts } of await countsBy(db, realm, EVERYTHING, asked, by, ['PLACED', 'DONE', 'RESOLVED'], MOST_ROWS)) {
    const name = open === null || open.has(key) ? key : OTHER;
    const { placed, done, resolved } = rows.get(name) ?? { placed: 0, done: 0, resolved: 0 };
    rows.set(name, { placed: placed + counts.PLACED, done: done + counts.DONE, resolved: resolved + Math.min(counts.RESOLVED, counts.DONE) });
  }
  const keys = [...rows.keys()].sort();
  return { keys, shown: hidden(keys.map((key) => rows.get(key)!)) };
}
