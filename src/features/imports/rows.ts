import { ImportRefused } from '../places/index.ts';
import { joined, itemFinder, sameWords } from './kinds.ts';
import { columnsOf, type ListMap } from './map.ts';
import { placesOf, type NamedPlace } from './places-of.ts';
import { timeReader } from './times.ts';

/** A row of a list as its map reads it, before the realm is asked whether it knows item and division. */
export interface ListRow {
  readonly reference: string;
  readonly placedAt: Date;
  readonly kind: string;
  /** Code of the item; null: the map does not know the kind. */
  readonly item: string | null;
  /** From the outermost to the innermost; empty: the row names none. */
  readonly places: readonly NamedPlace[];
  /** Code that the map gives to the place by name. */
  readonly division: string | null;
  readonly words: string;
  readonly contact: { readonly name: string | null; readonly phone: string | null; readonly address: string | null; readonly latitude: number | null; readonly longitude: number | null };
  readonly open: boolean;
}

export type Read = { readonly row: ListRow } | { readonly wrong: string; readonly reference: string };

const LONGEST = { reference: 100, words: 2_000, name: 50, phone: 30, address: 200 } as const;

/** The place of each column that a map names in the header of a list. Throws when one is missing or stands there twice. */
export function columnIndex(map: ListMap, header: readonly string[]): (name: string) => number {
  const wanted = columnsOf(map);
  const missing = wanted.filter((name) => !header.includes(name));
  if (missing.length > 0) throw new ImportRefused(`its first line must name the columns of the map; missing: ${missing.join(', ')}`, `第一行须包含映射中的列名；缺少：${missing.join('、')}`);
  const twice = wanted.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (twice !== undefined) throw new ImportRefused(`its first line names the column ${twice} twice`, `第一行重复出现列名 ${twice}`);
  const places = new Map(wanted.map((name) => [name, header.indexOf(name)]));
  return (name) => places.get(name)!;
}

/** How a map reads the rows of a list with this header. Pure but for the header's check, which throws. */
export function rowReader(map: ListMap, header: readonly string[]): (cells: readonly string[]) => Read {
  const index = columnIndex(map, header);
  const time = timeReader(map.placedAt.format, map.placedAt.zone);
  const item = itemFinder(map.kind.items);
  const codes = new Map(Object.entries(map.place.codes ?? {}).map(([words, code]) => [sameWords(words), code]));
  const opens = new Set(map.open?.values.map(sameWords));

  return (cells) => {
    const cell = (name: string | undefined): string => (name === undefined ? '' : cells[index(name)] ?? '');
    const reference = cell(map.reference);
    const wrong = (reason: string): Read => ({ wrong: reason, reference });
    const foreign = [...columnsOf(map)].find((name) => /[\0\uFFFD]/.test(cell(name)));
    if (foreign !== undefined) return wrong(`${foreign} holds a character that is no text`);
    if (reference === '') return wrong(`has no ${map.reference}`);
    if (reference.length > LONGEST.reference) return wrong(`its ${map.reference} is longer than ${LONGEST.reference} characters`);
    const placedAt = time(cell(map.placedAt.column));
    if (placedAt === null || placedAt.getTime() < 0) return wrong(`its ${map.placedAt.column} is no time like ${map.placedAt.format}`);
    const words = joined([...new Set(map.words.map(cell))]);
    if (words === '') return wrong('has no words');
    if (words.length > LONGEST.words) return wrong(`its words are longer than ${LONGEST.words} characters`);
    const contact = contactOf(map, cell);
    if (typeof contact === 'string') return wrong(contact);
    const kind = joined(map.kind.columns.map(cell));
    const values = map.place.columns.map(({ column }) => cell(column));
    const inner = values.findLast((value) => value !== '') ?? '';
    return {
      row: {
        reference, placedAt, kind, item: item(kind), places: placesOf(map.place, values), division: codes.get(sameWords(inner)) ?? null, words, contact,
        open: map.open === undefined || opens.has(sameWords(cell(map.open.column))),
      },
    };
  };
}

function contactOf({ contact = {} }: ListMap, cell: (name: string | undefined) => string): ListRow['contact'] | string {
  const texts = { name: cell(contact.name), phone: cell(contact.phone), address: cell(contact.address) };
  for (const what of ['name', 'phone', 'address'] as const) if (texts[what].length > LONGEST[what]) return `its ${contact[what]} is longer than ${LONGEST[what]} characters`;
  const [latitude, longitude] = [cell(contact.latitude), cell(contact.longitude)].map((text) => (text === '' ? null : Number(text))) as [number | null, number | null];
  const point = latitude === null || longitude === null ? { latitude: null, longitude: null } : { latitude, longitude };
  if (point.latitude !== null && !(Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180)) return 'its latitude and longitude are no place on earth';
  return { name: texts.name || null, phone: texts.phone || null, address: texts.address.replace(/\s+/g, ' ') || null, ...point };
}
