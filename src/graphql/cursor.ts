import { createHash } from 'node:crypto';
import { DoorError } from './errors.ts';

/** The values that a list is ordered by, in that order; the last one makes it unique. */
export type CursorKey = readonly (string | number | null)[];

/** What a cursor is bound to: the list's name, its order and its filter. */
export interface ListBinding {
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

/** The key of a cursor that was made for this binding; any other text is refused with BAD_CURSOR. */
export function decodeCursor(binding: ListBinding, cursor: string): CursorKey {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value[0] === markOf(binding)
      && value.every((v) => v === null || typeof v === 'string' || typeof v === 'number')) return value.slice(1);
  } catch { /* no JSON: refused below */ }
  throw new DoorError('BAD_CURSOR');
}
