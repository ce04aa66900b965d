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

/** More that have the terms are not gathered: what so many have is met soon enough by walking from the newest on. */
const FEW = 500;

const ON = sql`f.realm = o.realm and f.order_id = o.id`;

/** The whole of what is shown has a term, or else the words have it and may be read. */
const has = (words: boolean) => (term: string): SQL => (words ? sql`(f.shown @@ ${term}::tsquery or (f.words @@ ${term}::tsquery and ${readable}))` : sql`f.shown @@ ${term}::tsquery`);
/** The same before anybody looks at the order. */
const holds = (words: boolean) => (term: string): SQL => (words ? sql`(f.shown @@ ${term}::tsquery or f.words @@ ${term}::tsquery)` : sql`f.shown @@ ${term}::tsquery`);
const every = (terms: readonly string[], one: (term: string) => SQL): SQL => sql.join(terms.map(one), sql` and `);

type After = { readonly at: Date; readonly id: string } | null;

/** Where it is looked for, and where the page goes on. */
const within = ({ place }: Sought, after: After): SQL => sql`${place.level === 'COUNTY' ? sql`true` : sql`f.street_id = ${place.streetId}::uuid`}
  and ${after === null ? sql`true` : sql`(f.placed_at, f.order_id) < (${moment(after.at)}, ${after.id}::uuid)`}`;
const inCommunity = ({ place }: Sought): SQL => (place.level === 'COMMUNITY' ? sql`o.community_id = ${place.id}::uuid` : sql`true`);

/** What has the terms, found by its pieces: the planner believes of a seldom piece that it is everywhere, and would walk. One more than are few says that there are many; what they say is read of those alone that are shown. */
const gathered = (realm: string, sought: Sought, after: After): SQL =>
  sql`(select g.*, f.shown, f.words from (select f.*, count(*) over () as hits from (
      select f.realm, f.order_id, f.placed_at from search_texts f where f.realm = ${realm} and ${within(sought, after)} and ${every(sought.terms, holds(sought.words))} limit ${FEW + 1}::int) f order by f.placed_at desc, f.order_id desc) g
    join search_texts f on f.realm = g.realm and f.order_id = g.order_id) f`;

/** One page of what is found, the newest first; `byWords`: without the requester's words it would not have been found. What few have is found by one statement; what many have by one more, and so is that nothing is found. */
export async function foundPage(db: Executor, actor: Actor, sought: Sought, limit: number, after: After): Promise<{ order: OrderRow; byWords: boolean }[]> {
  const { terms, words, filter } = sought;
  const page = {
    on: ON, filter, limit, by: sql`f.placed_at desc, f.order_id desc`, where: sql`${inCommunity(sought)} and ${every(terms, has(words))}`,
  };
  const byWords = sql`not (${every(terms, has(false))})`;
  const few = await ordersBeside(db, actor, { ...page, table: gathered(actor.realm, sought, after), also: sql<{ byWords: boolean; hits: number }>`json_build_object('byWords', ${byWords}, 'hits', f.hits)` });
  const hits = few[0]?.also.hits ?? await hitsOf(db, actor.realm, sought, after);
  if (hits <= FEW) return few.map(({ order, also }) => ({ order, byWords: also.byWords }));
  const many = await ordersBeside(db, actor, { ...page, table: sql`search_texts f`, where: sql`f.realm = o.realm and ${within(sought, after)} and ${page.where}`, also: sql<boolean>`to_json(${byWords})` });
  return many.map(({ order, also }) => ({ order, byWords: also }));
}

async function hitsOf(db: Executor, realm: string, sought: Sought, after: After): Promise<number> {
  const [row] = await db.execute<{ hits: number }>(sql`select coalesce(max(f.hits), 0)::int as hits from ${gathered(realm, sought, after)}`);
  return row!.hits;
}

/** Of more than these no more are counted. */
export const MOST_COUNTED = 1_000;

/** How many there are by what is shown. What the words alone have is not counted: a number would tell of them, and be on nobody's record. */
export const countFound = (db: Executor, actor: Actor, sought: Sought): Promise<number> => countBeside(db, actor, {
  table: sql`search_texts f`, on: ON, filter: sought.filter, where: sql`f.realm = o.realm and ${within(sought, null)} and ${inCommunity(sought)} and ${every(sought.terms, has(false))}`,
}, MOST_COUNTED);
