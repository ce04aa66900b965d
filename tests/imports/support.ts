import { readFileSync } from 'node:fs';
import { importOrders, readMap, type ListImport, type Told } from '../../src/features/imports/index.ts';
import { readBusinessNow } from '../../src/platform/clock/clock.ts';
import type { Db } from '../../src/platform/db.ts';

const FILES = new URL('files/', import.meta.url);

export const MAP = readMap(readFileSync(new URL('map.json', FILES), 'utf8'));
export const REQUESTS = readFileSync(new URL('requests.csv', FILES));
export const HEADER = 'No,Opened,Kind,Detail,Quarter,Block,Story,Caller,Phone,Door,Status';

/** A good row of the small list, by its reference. */
export const good = (no: string | number, story = 'A story'): string => `${no},05/03/2026 09:30 AM,Meal,hot,Green Lane,,${story},,,,Open`;

/** A file in chunks of a few bytes, as a slow disk might give it. */
export async function* chunksOf(file: string | Uint8Array, size = 7_000): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** What a run counted, and what it told. */
export type Ran = Omit<ListImport, 'kinds' | 'places'> & { readonly told: Told[]; readonly kinds: Record<string, number>; readonly places: Record<string, number> };

/** Imports a file into a realm as its operator. */
export async function run(db: Db, { realm, operator }: { realm: string; operator: string }, file: string | Uint8Array, more: { dryRun?: boolean; onlyOpen?: boolean; map?: typeof MAP; progress?: (bytes: number) => void } = {}): Promise<Ran> {
  const told: Told[] = [];
  const input = { realm, map: more.map ?? MAP, file: chunksOf(file), placerId: operator, now: await readBusinessNow(db), dryRun: more.dryRun === true, onlyOpen: more.onlyOpen === true };
  const { kinds, places, ...count } = await importOrders(db, input, (one) => told.push(one), more.progress);
  return { ...count, told, kinds: Object.fromEntries(kinds), places: Object.fromEntries(places) };
}
