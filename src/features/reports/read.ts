import type { Reading } from '../../platform/platform.ts';
import { publishedItems } from '../catalogue/index.ts';
import { divisionByCode, realmOf } from '../places/index.ts';
import { reachOf, seesNothing, type Reach } from './roles.ts';
import { hidden, type PublicNumbers, type Shown } from './rules/hiding.ts';
import { balancePage, presentOf, type Balance, type Present, type Where } from './store/present.ts';
import { countSums, sumsPage, type Asked } from './store/sums.ts';
import type { Divided, Numbers } from './words.ts';

/** What a report is narrowed to, as it is asked for. */
export interface Filter {
  readonly from: string;
  readonly until: string;
  readonly divisionCode?: string | null;
  readonly itemCode?: string | null;
  readonly organisationId?: string | null;
}

/** A row of a report: sums of what lies in it. */
export interface Row { readonly key: string; readonly by: Divided; readonly numbers: Numbers }

/** Where a code of a division points: a street, or a community; undefined: nothing that has figures. */
async function whereOf({ platform: { db }, actor: { realm } }: Reading, code: string | null | undefined): Promise<Where | undefined> {
  if (code == null) return { streetId: null, communityId: null };
  const division = await divisionByCode(db, realm, code);
  if (division?.level === 'COUNTY') return { streetId: null, communityId: null };
  return division?.level === 'STREET' ? { streetId: division.id, communityId: null } : division?.level === 'COMMUNITY' ? { streetId: null, communityId: division.id } : undefined;
}

/** Sums of the orders placed in a period, as far as the reader may see them. */
export async function rowsOf(reading: Reading, { divisionCode, ...filter }: Filter, by: Divided, limit: number, after: string | null): Promise<Row[]> {
  const reach = reachOf(reading.actor);
  const where = await whereOf(reading, divisionCode);
  if (seesNothing(reach) || where === undefined) return [];
  return (await sumsPage(reading.platform.db, reading.actor.realm, reach, { ...filter, ...where }, by, limit, after)).map((row) => ({ ...row, by }));
}

export async function countRows(reading: Reading, { divisionCode, ...filter }: Filter, by: Divided): Promise<number> {
  const reach = reachOf(reading.actor);
  const where = await whereOf(reading, divisionCode);
  return seesNothing(reach) || where === undefined ? 0 : countSums(reading.platform.db, reading.actor.realm, reach, { ...filter, ...where }, by);
}

/** How things stand now, for the center and for communities; null for everybody else. */
export async function present(reading: Reading, divisionCode: string | null): Promise<Present | null> {
  const [reach, where] = [reachOf(reading.actor), await whereOf(reading, divisionCode)];
  return !looksAfter(reach) || where === undefined ? null : presentOf(reading.platform.db, reading.actor.realm, reach, where);
}

export async function balance(reading: Reading, divisionCode: string | null, limit: number, after: string | null): Promise<Balance[]> {
  const [reach, where] = [reachOf(reading.actor), await whereOf(reading, divisionCode)];
  return !looksAfter(reach) || where === undefined ? [] : balancePage(reading.platform.db, reading.actor.realm, reach, where, limit, after);
}

const looksAfter = ({ all, streetIds, communityIds }: Reach): boolean => all || streetIds.length + communityIds.length > 0;

/** A month as everybody may see it. */
export interface PublicMonth { readonly month: string; readonly total: Shown; readonly rows: readonly (Shown & { readonly key: string })[] }

const EVERYTHING: Reach = { all: true, streetIds: [], communityIds: [], organisationIds: [] };
const MOST_ROWS = 1_000;
/** What is sensitive stands in one row, so that nobody reads of one such item. */
export const OTHER = 'OTHER';

/** The public numbers of a month of the realm that is over; null: it is not, or is no month. Whole months alone, so that no two periods differ by a day. */
export async function publicMonth(reading: Reading, month: string, by: 'DIVISION' | 'ITEM', now: Date): Promise<PublicMonth | null> {
  const realm = await realmOf(reading);
  if (!realm || !/^20\d\d-(0[1-9]|1[0-2])$/.test(month) || month >= realm.calendar.dateOf(now).slice(0, 7)) return null;
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  const asked: Asked = { from: `${month}-01`, until: last };
  const [byDivision, byItem] = [await publicRows(reading, asked, 'DIVISION'), await publicRows(reading, asked, 'ITEM')];
  const { keys, shown } = by === 'DIVISION' ? byDivision : byItem;
  const other = by === 'DIVISION' ? byItem : byDivision;
  // What one of the two tables has to hide, the other one's total would give away.
  const total = Object.fromEntries(Object.entries(shown.total).map(([name, n]) => [name, other.shown.total[name as keyof Shown] === null ? null : n])) as unknown as Shown;
  return { month, total, rows: keys.map((key, i) => ({ key, ...shown.rows[i]! })) };
}

async function publicRows(reading: Reading, asked: Asked, by: 'DIVISION' | 'ITEM'): Promise<{ readonly keys: readonly string[]; readonly shown: ReturnType<typeof hidden> }> {
  const { platform: { db }, actor: { realm } } = reading;
  const open = by === 'ITEM' ? new Set((await publishedItems(db, realm)).filter(({ sensitive }) => !sensitive).map(({ code }) => code)) : null;
  const rows = new Map<string, PublicNumbers>();
  for (const { key, numbers } of await sumsPage(db, realm, EVERYTHING, asked, by, MOST_ROWS, null)) {
    const name = open === null || open.has(key) ? key : OTHER;
    const { placed, done, resolved } = rows.get(name) ?? { placed: 0, done: 0, resolved: 0 };
    rows.set(name, { placed: placed + (numbers['PLACED'] ?? 0), done: done + (numbers['DONE'] ?? 0), resolved: resolved + Math.min(numbers['RESOLVED'] ?? 0, numbers['DONE'] ?? 0) });
  }
  const keys = [...rows.keys()].sort();
  return { keys, shown: hidden(keys.map((key) => rows.get(key)!)) };
}
