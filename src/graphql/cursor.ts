import { createHash } from 'node:crypto';
import { DoorError } from './errors.ts';
import { isDay } from './day.ts';
import { holdsUnkeepableText } from './guard/text.ts';

/** The values that a list is ordered by, in that order; the last one makes it unique. */
export type CursorKey = readonly (string | number)[];

/** What a value of a key is. Anybody can give a key of their own the right mark; what a list could not read is refused before it is asked. */
export type KeyPart = keyof typeof READABLE;

const MOST_INT = 2 ** 31 - 1;
const READABLE = {
  ID: (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  /** As `toISOString` writes it, in the years that the scalar takes. */
  MOMENT: (value: unknown): boolean => typeof value === 'string' && /^(19|[2-9]\d)\d\d-/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value,
  DAY: (value: unknown): boolean => typeof value === 'string' && isDay(value),
  INT: (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MOST_INT,
  TEXT: (value: unknown): boolean => typeof value === 'string' && !holdsUnkeepableText(value),
} as const;

/** What a cursor is bound to: the list's name, its order and its filter, and what its key is made of. */
export interface ListBinding {
  readonly key: readonly KeyPart[];
  readonly list: string;
  readonly order: string;
  readonly filter?: unknown;
}

const sorted = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(sorted);
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).filter(([, v]) => v !== undefined && v !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]);
  }
  return value;
};

const markOf = ({ list, order, filter }: ListBinding): string =>
  createHash('sha256').update(JSON.stringify([list, order, sorted(filter ?? {})])).digest('base64url').slice(0, 11);

/** Makes opaque cursors that only a list with the same binding will take back. */
export function cursorsOf(binding: ListBinding): (key: CursorKey) => string {
  const mark = markOf(binding);
  return (key) => Buffer.from(JSON.stringify([mark, ...key])).toString('base64url');
}

/** The key of a cursor that was made for this binding, or one that the list can read as well; any other text is refused with BAD_CURSOR. */
export function decodeCursor(binding: ListBinding, cursor: string): CursorKey {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value[0] === markOf(binding) && value.length === binding.key.length + 1
      && binding.key.every((part, i) => READABLE[part](value[i + 1]))) return value.slice(1);
  } catch { /* no JSON: refused below */ }
  throw new DoorError('BAD_CURSOR');
}
