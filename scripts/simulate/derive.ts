import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { itemFinder, joined } from '../../src/features/imports/kinds.ts';
import { readMap, type ListMap } from '../../src/features/imports/map.ts';

/**
 * `npm run simulate -- --derive <map> <list> [<map> <list>]…`: prints the form of arrivals of lists of real requests, as `arrivals.ts` keeps
 * it. Hours leave out what lies exactly at midnight (a date without a time).
 */
export async function derive(files: readonly string[]): Promise<string> {
  const lists = [];
  for (let i = 0; i + 1 < files.length; i += 2) lists.push(await readList(files[i]!, files[i + 1]!));
  const rows = lists.flat();
  const count = (keys: readonly (string | number)[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
    return counts;
  };
  const hours = count(rows.filter(({ midnight }) => !midnight).map(({ at }) => at.getUTCHours()));
  const lags = rows.flatMap(({ lagHours }) => (lagHours === null ? [] : [lagHours])).sort((a, b) => a - b);
  const quantile = (q: number): number => Math.round(lags[Math.min(lags.length - 1, Math.floor(q * lags.length))]! * 10) / 10;
  const places = lists.map((list) => Object.values(count(list.map(({ place }) => place))).sort((a, b) => b - a).slice(0, 8));
  return JSON.stringify({
    requests: rows.length,
    hours: Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0),
    weekdays: lists.map((list) => Array.from({ length: 7 }, (_, day) => list.filter(({ at }) => (at.getUTCDay() + 6) % 7 === day).length)),
    items: Object.fromEntries(Object.entries(count(rows.map(({ item }) => item))).sort(([, a], [, b]) => b - a)),
    hoursUntilClosed: Array.from({ length: 9 }, (_, i) => quantile((i + 1) / 10)),
    busiestPlaces: places,
  }, null, 1);
}

interface Request { readonly at: Date; readonly midnight: boolean; readonly item: string; readonly lagHours: number | null; readonly place: string }

async function readList(mapFile: string, listFile: string): Promise<Request[]> {
  const map = readMap(await readFile(mapFile, 'utf8'));
  const rows: Record<string, string>[] = parse(await readFile(listFile), { columns: true, skip_empty_lines: true, bom: true, relax_column_count: true });
  const find = itemFinder(map.kind.items);
  return rows.flatMap((row): Request[] => {
    const at = readTime(row[map.placedAt.column]);
    if (at === null) return [];
    const closed = readTime(row['closed_dt'] ?? row['Closed Date']);
    return [{
      at, midnight: at.getTime() % 86_400_000 === 0, item: find(joined(map.kind.columns.map((name) => row[name] ?? ''))) ?? map.kind.otherwise ?? '',
      lagHours: closed === null ? null : (closed.getTime() - at.getTime()) / 3_600_000, place: innermost(map, row),
    }];
  });
}

const innermost = (map: ListMap, row: Record<string, string>): string => row[map.place.columns.at(-1)!.column]?.trim() ?? '';

/** Both lists write wall time; it is read as such, because only hours and weekdays are counted. */
function readTime(text = ''): Date | null {
  const read = new Date(`${text.trim()} UTC`);
  return Number.isNaN(read.getTime()) ? null : read;
}
