import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor.ts';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { countBeside, ordersBeside, type OrderFilter, type OrderRow } from '../../orders/index.ts';
import { readable } from './readable.ts';

/** Where somebody looks, and for what. */
export interface Sought {
  readonly place: { readonly level: 'COUNTY' | 'STREET' | 'COMMUNITY'; readonly id: string; readonly streetId: string | null };
  /** Terms as `tsquery`s, of which all must be found. */
  readonly terms: readonly string[];
  /** Also in the requester's words, where they may be read. */
  readonly words: boolean;
  readonly filter: OrderFilter;
}

/** The whole of what is shown has a term, or else the words have it and may be read. */
const has = (words: boolean) => (term: string): SQL => (words ? sql`(f.shown @@ ${term}::tsquery or (f.words @@ ${term}::tsquery and ${readable}))` : sql`f.shown @@ ${term}::tsquery`);

function listed({ place, terms, words, filter }: Sought) {
  const within = place.level === 'COUNTY' ? sql`true` : place.level === 'STREET' ? sql`f.street_id = ${place.id}::uuid` : sql`f.street_id = ${place.streetId}::uuid and o.community_id = ${place.id}::uuid`;
  return { table: sql`search_texts f`, on: sql`f.realm = o.realm and f.order_id = o.id`, where: sql`f.realm = o.realm and ${within} and ${sql.join(terms.map(has(words)), sql` and `)}`, filter };
}

/** One page of what is found, the newest first; `byWords`: without the requester's words it would not have been found. */
export async function foundPage(db: Executor, actor: Actor, sought: Sought, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<{ order: OrderRow; byWords: boolean }[]> {
  const { where, ...list } = listed(sought);
  const rows = await ordersBeside(db, actor, {
    ...list, limit, by: sql`f.placed_at desc, f.order_id desc`,
    where: after === null ? where : sql`${where} and (f.placed_at, f.order_id) < (${moment(after.at)}, ${after.id}::uuid)`,
    also: sql<boolean>`to_json(not (${sql.join(sought.terms.map(has(false)), sql` and `)}))`,
  });
  return rows.map(({ order, also }) => ({ order, byWords: also }));
}

/** How many there are. */
export const countFound = (db: Executor, actor: Actor, sought: Sought): Promise<number> => countBeside(db, actor, listed(sought));
