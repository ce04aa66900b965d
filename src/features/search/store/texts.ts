import { sql } from 'drizzle-orm';
import type { Executor, Tx } from '../../../platform/db.ts';
import { vectorOf } from '../grams.ts';

interface Row extends Record<string, unknown> {
  id: string; street_id: string | null; placed_at: string; number: string; item_code: string; zh: string | null; en: string | null; community: string | null; summary: string | null; words: string | null;
}

/**
 * Puts down anew what these orders are found by, as it stands now: one read, one write. Whoever does so in a realm does it alone, or what was read earlier might be written later;
 * a lock that gives the transaction no id, so no feed waits for whoever waits here.
 */
export async function putTexts(tx: Tx, realm: string, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('search ' || ${realm}::text, 0))`);
  const rows = await tx.execute<Row>(sql`
    select o.id, o.street_id, o.placed_at::text, o.number::text, o.item_code, i.zh, i.en, c.name as community, o.summary, p.words
    from orders o left join catalogue_items i on i.realm = o.realm and i.version = o.catalogue_version and i.code = o.item_code
      left join divisions c on c.realm = o.realm and c.id = o.community_id left join order_private p on p.realm = o.realm and p.order_id = o.id
    where o.realm = ${realm} and o.id = any(${`{${ids.join(',')}}`}::uuid[]) order by o.id`);
  if (rows.length === 0) return;
  const texts = rows.map(({ id, street_id, placed_at, number, item_code, zh, en, community, summary, words }) =>
    ({ order_id: id, street_id, placed_at, shown: vectorOf(number, item_code, zh, en, community, summary), words: vectorOf(words) }));
  await tx.execute(sql`
    insert into search_texts (realm, order_id, street_id, placed_at, shown, words)
    select ${realm}, t.order_id, t.street_id, t.placed_at, t.shown::tsvector, t.words::tsvector
    from json_to_recordset(${JSON.stringify(texts)}::text::json) as t(order_id uuid, street_id uuid, placed_at timestamptz, shown text, words text)
    on conflict (realm, order_id) do update set street_id = excluded.street_id, placed_at = excluded.placed_at, shown = excluded.shown, words = excluded.words`);
}

/** Ids of a realm's orders, a portion at a time after one of them. */
export async function ordersAfter(db: Executor, realm: string, after: string | null, portion: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select o.id from orders o where o.realm = ${realm} ${after === null ? sql`` : sql`and o.id > ${after}::uuid`} order by o.id limit ${portion}::int`);
  return rows.map(({ id }) => id);
}
