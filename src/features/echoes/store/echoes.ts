import { sql, type SQL } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';

/** A public summary as everybody sees it. */
export interface EchoRow {
  readonly orderId: string;
  readonly itemCode: string;
  readonly communityId: string | null;
  readonly words: string;
  readonly at: Date;
  readonly doneAt: Date;
}

/** Where a list of them looks. */
export interface EchoScope { readonly level: 'REALM' | 'STREET' | 'COMMUNITY'; readonly id: string | null; readonly itemCode: string | null }

/** Names, numbers and addresses of the people behind an order: of whoever has or had to do with it, acts or acted for them or placed it, as they stand and as the order has them. */
export async function personalOf(tx: Tx, { realm, id, requesterId, placerId }: OrderRow): Promise<(string | null)[]> {
  const rows = await tx.execute<{ text: string | null }>(sql`
    select unnest(array[p.name, p.phone, p.address]) as text from order_private p where p.realm = ${realm} and p.order_id = ${id}::uuid
    union select unnest(array[c.name, c.phone, c.address]) from person_contacts c where c.realm = ${realm} and c.person_id in (
      select r.person_id from order_relations r where r.realm = ${realm} and r.order_id = ${id}::uuid
      union select g.guardian_id from guardianships g where g.realm = ${realm} and g.ward_id = ${requesterId}::uuid union select ${placerId}::uuid)`);
  return rows.map(({ text }) => text);
}

/** Publishes, in place of what was published before. */
export async function putEcho(tx: Tx, { realm, id, streetId, communityId }: OrderRow, words: string, by: string): Promise<void> {
  await tx.execute(sql`insert into order_echoes (realm, order_id, street_id, community_id, words, by, at)
    values (${realm}, ${id}::uuid, ${streetId}::uuid, ${communityId}::uuid, ${words}, ${by}::uuid, business_now())
    on conflict (realm, order_id) do update set street_id = excluded.street_id, community_id = excluded.community_id, words = excluded.words, by = excluded.by, at = excluded.at, withdrawn_at = null`);
}

/** Takes it back. False: nothing was published. */
export async function withdrawEcho(tx: Tx, { realm, id }: OrderRow): Promise<boolean> {
  const rows = await tx.execute(sql`update order_echoes set withdrawn_at = business_now() where realm = ${realm} and order_id = ${id}::uuid and withdrawn_at is null returning order_id`);
  return rows.length === 1;
}

/** Shown as long as it stands, and the order is done (not again since: of what was done before nothing comes back) and is not one of what strangers never see. */
const shown = (realm: string, { level, id, itemCode }: EchoScope): SQL => sql`e.realm = ${realm} and e.withdrawn_at is null
  ${level === 'REALM' ? sql`` : level === 'STREET' ? sql`and e.street_id = ${id}::uuid` : sql`and e.community_id = ${id}::uuid`}
  and o.state in ('DONE', 'RATED', 'CLOSED') and not o.sensitive and o.done_at <= e.at ${itemCode === null ? sql`` : sql`and o.item_code = ${itemCode}`}`;

/** One page, published last first: one statement. */
export async function echoPage(db: Executor, realm: string, scope: EchoScope, limit: number, after: { readonly at: Date; readonly id: string } | null): Promise<EchoRow[]> {
  const rows = await db.execute<{ order_id: string; item_code: string; community_id: string | null; words: string; at: string; done_at: string }>(sql`
    select e.order_id, o.item_code, e.community_id, e.words, e.at, o.done_at from order_echoes e join orders o on o.realm = e.realm and o.id = e.order_id
    where ${shown(realm, scope)} ${after === null ? sql`` : sql`and (e.at, e.order_id) < (${moment(after.at)}, ${after.id}::uuid)`} order by e.at desc, e.order_id desc limit ${limit}::int`);
  return rows.map((row) => ({ orderId: row.order_id, itemCode: row.item_code, communityId: row.community_id, words: row.words, at: dateOf(row.at), doneAt: dateOf(row.done_at) }));
}

/** How many there are. */
export async function countEchoes(db: Executor, realm: string, scope: EchoScope): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from order_echoes e join orders o on o.realm = e.realm and o.id = e.order_id where ${shown(realm, scope)}`);
  return row!.n;
}

/** What is published of an order now; null: nothing. */
export async function echoOf(db: Executor, { realm, id, doneAt }: OrderRow): Promise<string | null> {
  const [row] = await db.execute<{ words: string }>(sql`select words from order_echoes where realm = ${realm} and order_id = ${id}::uuid and withdrawn_at is null and at >= ${doneAt === null ? null : moment(doneAt)}`);
  return row?.words ?? null;
}
