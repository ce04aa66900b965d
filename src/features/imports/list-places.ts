import { LEVELS } from '../places/index.ts';
import type { Told } from './import-orders.ts';
import { readList } from './list.ts';
import type { ListMap } from './map.ts';
import type { NamedPlace } from './places-of.ts';

/**
 * The places of another list as a file for `import divisions`, to lie below the division `under`: parents before children, each once, and
 * the place of rows that name none. Rows that cannot be read are told.
 */
export async function listPlaces({ map, file, under }: { map: ListMap; file: AsyncIterable<Uint8Array>; under: string }, tell: (told: Told) => void): Promise<string> {
  const { otherwise } = map.place;
  const places = new Map<string, NamedPlace>(otherwise ? [[otherwise.code, { ...otherwise, parent: null }]] : []);
  for await (const { line, found } of readList(map, file)) {
    if ('wrong' in found) tell({ line, reference: found.reference, reason: found.wrong });
    else for (const place of found.row.places) if (!places.has(place.code)) places.set(place.code, place);
  }
  const sorted = [...places.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1));
  return ['code,name,level,parent', ...sorted.map(({ code, name, level, parent }) => [code, name, level.toLowerCase(), parent ?? under].map(cell).join(','))].join('\n');
}

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
