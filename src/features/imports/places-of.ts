import { createHash } from 'node:crypto';
import type { Level } from '../places/index.ts';
import { sameWords } from './kinds.ts';
import type { ListMap } from './map.ts';

/** A place as a list names it. Its code is made from its name, so that the same words give the same code each time. */
export interface NamedPlace {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** Null: directly below the division under which the list's places lie. */
  readonly parent: string | null;
}

const LONGEST_CODE = 64;
const LONGEST_NAME = 100;

/** The places that a row names, from the outermost to the innermost, by the values of the map's place columns. */
export function placesOf({ columns, prefix, none }: ListMap['place'], values: readonly string[]): NamedPlace[] {
  const nowhere = new Set((none ?? []).map(sameWords));
  const found: NamedPlace[] = [];
  for (const [i, { level }] of columns.entries()) {
    const name = (values[i] ?? '').trim().replace(/\s+/g, ' ');
    if (name === '' || nowhere.has(sameWords(name)) || !isName(name)) continue;
    const above = found.at(-1);
    const code = codeOf(above?.code ?? prefix, name);
    // A list that repeats the outer name as the inner one means one place.
    if (above?.name.toLowerCase() !== name.toLowerCase()) found.push({ code, name, level, parent: above?.code ?? null });
  }
  return found;
}

/** Names that a spreadsheet would run as a formula, or that hold control characters, are no names of places. */
const isName = (name: string): boolean => name.length <= LONGEST_NAME && !/^[=+\-@]/.test(name) && !/\p{Cc}/u.test(name);

function codeOf(above: string, name: string): string {
  const plain = name.normalize('NFKD').toUpperCase().replace(/\p{M}/gu, '').replace(/[^A-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  const code = `${above}-${plain}`;
  const exact = !/[^\p{ASCII}]/u.test(name.normalize('NFKD').replace(/\p{M}/gu, '')) && plain !== '' && code.length <= LONGEST_CODE;
  return exact ? code : `${code.slice(0, LONGEST_CODE - 9).replace(/-$/, '')}-${createHash('sha256').update(sameWords(name)).update(above).digest('hex').slice(0, 8)}`;
}
