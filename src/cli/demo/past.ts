import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { DERIVED_OF_LAID } from '../../composition.ts';
import { numberOn } from '../../features/orders/index.ts';
import { layRealm, type TableOfRealm } from '../../platform/whole-realm.ts';
import { DEMONSTRATION_REALM } from '../../platform/config.ts';
import type { Platform } from '../../platform/platform.ts';
import { ROOT } from '../../platform/root.ts';
import type { Known } from './beats.ts';
import type { Founded } from './found.ts';
import type { Kept } from './scene.ts';
import type { Story } from './telling.ts';
import type { Town } from './town.ts';

/** What stories must know of the street. */
export type Standing = Known & Pick<Founded, 'projectIds'>;

/**
 * Everything up to a midnight, as the use cases left it, with every row of the street: written down by `npm run street`, laid so that it ends when yesterday
 * began. What is told of the time since is played.
 */
export interface Past {
  /** The day at whose beginning it ends, in the street's zone. */
  readonly until: string;
  readonly streetId: string;
  /** By what is served in them. */
  readonly projectIds: Readonly<Record<string, string>>;
  /** By key of the offer; of the representative the id. */
  readonly resources: Readonly<Record<string, { readonly id: string; readonly itemCode: string; readonly representative: string }>>;
  /** How far each story had come. */
  readonly kept: readonly Kept[];
  readonly tables: readonly TableOfRealm[];
}

export const PAST_FILE = new URL('src/cli/demo/past.json.br', ROOT);
const DAY_MS = 86_400_000;
/** Days that lie so near to a past's end are its own; others (when a project was signed) stay. */
const OWN_DAYS = 200;

export const readPast = (file: URL = PAST_FILE): Past => JSON.parse(brotliDecompressSync(readFileSync(file)).toString()) as Past;

export const communityIdsOf = (town: Town): ReadonlyMap<string, string> => new Map(town.communities.map(({ code, id }) => [code, id]));

/** When it ends, once it is laid: as yesterday begins, so that whatever is told as some hours ago is played. */
export const startOf = (midnight: Date): Date => new Date(midnight.getTime() - DAY_MS);

/** How far the stories had come, each of them. Throws where other stories are told now than when the past was written down. */
export function keptOf({ kept }: Past, stories: readonly Story[]): readonly Kept[] {
  if (kept.length !== stories.length || kept.some(({ kind }, n) => kind !== stories[n]!.kind)) throw new Error('other stories are told now than in the past that was written down: npm run street');
  return kept;
}

const untilOf = (past: Past): number => Date.parse(`${past.until}T00:00+08:00`);

/** Lays a past so that it ends at a midnight of its zone, with a secret of its own and the logins under this node's issuer. */
export async function layPast({ db, config }: Pick<Platform, 'db' | 'config'>, past: Past, town: Town, at: Date): Promise<Standing> {
  const own: Readonly<Record<string, object>> = { realms: { secret: `\\x${randomBytes(32).toString('hex')}` }, accounts: { issuer: config.authIssuer } };
  await layRealm(db, past.tables.map(({ table, columns, rows }) => {
    const given = own[table];
    const changed = given ? JSON.stringify((JSON.parse(rows) as object[]).map((row) => ({ ...row, ...given }))) : rows;
    return { table, columns, rows: moved(changed, untilOf(past), at.getTime()) };
  }));
  for (const derive of DERIVED_OF_LAID) await derive(db, DEMONSTRATION_REALM);
  await numberOn(db, DEMONSTRATION_REALM);
  const souls = new Map(town.everybody.map((soul) => [soul.id, soul]));
  return {
    streetId: past.streetId, communityIds: communityIdsOf(town), projectIds: new Map(Object.entries(past.projectIds)),
    resources: new Map(Object.entries(past.resources).map(([key, { representative, ...resource }]) => [key, { ...resource, representative: souls.get(representative)! }])),
  };
}

const DATE = /\b20\d\d-\d\d-\d\d(?=[T "\\])/g;

/** The same rows as many days later; times of the day stay as they are, for in the street's zone no clock is ever put forward. */
export function moved(rows: string, from: number, to: number): string {
  const days = Math.round((to - from) / DAY_MS);
  const kept = new Map<string, string>();
  const later = (date: string): string => {
    const time = Date.parse(date);
    return Math.abs(time - from) > OWN_DAYS * DAY_MS ? date : new Date(time + days * DAY_MS).toISOString().slice(0, 10);
  };
  return rows.replace(DATE, (date) => {
    const known = kept.get(date) ?? later(date);
    kept.set(date, known);
    return known;
  });
}
