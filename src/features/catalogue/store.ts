import { and, asc, desc, eq, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { newId } from '../../kernel/ids.ts';
import type { Executor, Tx } from '../../platform/db.ts';
import { keptRowsOf } from '../../platform/rows.ts';
import { given, steady } from '../../platform/steady.ts';
import { byKey, together } from '../../platform/together.ts';
import type { CatalogueContent, Change } from './rules/changes.ts';
import { catalogueCategories, catalogueItems, catalogueVersions } from './tables.ts';
import type { ItemKind, ServedBy } from './words.ts';

export type Version = typeof catalogueVersions.$inferSelect;
export type Category = typeof catalogueCategories.$inferSelect;
export type Item = typeof catalogueItems.$inferSelect;

const V = catalogueVersions;
const I = catalogueItems;
const published = (realm: string): SQL => and(eq(V.realm, realm), eq(V.state, 'PUBLISHED'))!;
const ofVersion = and(eq(I.realm, V.realm), eq(I.version, V.version));

/** The item of the published version; null: it is not in it. One statement. */
export async function itemOf(db: Executor, realm: string, code: string): Promise<Item | null> {
  const [row] = await db.select({ item: I }).from(V).innerJoin(I, ofVersion).where(and(published(realm), eq(I.code, code)));
  return row?.item ?? null;
}

/** All items of the published version, in their order. One statement. */
export async function publishedItems(db: Executor, realm: string): Promise<Item[]> {
  const rows = await db.select({ item: I }).from(V).innerJoin(I, ofVersion).where(published(realm)).orderBy(asc(I.position), asc(I.code));
  return rows.map(({ item }) => item);
}

/** Condition: the published list has this item, and it is not sensitive. For lists of other rooms that guests may read; unknown items are hidden. */
export const isPublicItem = (realm: AnyPgColumn, code: AnyPgColumn): SQL => sql`exists (select from catalogue_items pub_i
  join catalogue_versions pub_v on pub_v.realm = pub_i.realm and pub_v.version = pub_i.version and pub_v.state = 'PUBLISHED'
  where pub_i.realm = ${realm} and pub_i.code = ${code} and not pub_i.sensitive)`;

/** The published version's item as a value of type json (an `Item` with names as in the table), to be read along by another statement; null if there is none. */
export const itemJson = (realm: SQL | AnyPgColumn, code: SQL | AnyPgColumn): SQL => sql`(select to_json(pub_i) from catalogue_items pub_i
  join catalogue_versions pub_v on pub_v.realm = pub_i.realm and pub_v.version = pub_i.version and pub_v.state = 'PUBLISHED'
  where pub_i.realm = ${realm} and pub_i.code = ${code})`;

const i = keptRowsOf(I, 'i');
const asPlaced = steady<Item>(sql`select ${i.columns} from json_to_recordset(${given('wanted')}::text::json) as w(version integer, code text)
  join catalogue_items i on i.realm = ${given('realm')} and i.version = w.version and i.code = w.code`, i.read);

/** An item under which something was placed. */
export interface Placed { readonly version: number; readonly code: string }
export const placedKey = ({ version, code }: Placed): string => `${version} ${code}`;
const placedOf = (key: string): Placed => ({ version: Number.parseInt(key, 10), code: key.slice(key.indexOf(' ') + 1) });

/** Items by `placedKey`, whatever became of the version. */
export const itemsAsPlaced = together((db, realm, keys) => asPlaced(db, { realm, wanted: JSON.stringify(keys.map(placedOf)) }), byKey<Item>(placedKey));

/** For each code the item as it stood last in a published version, so that one removed from the list can still be named. One statement. */
export async function newestItems(db: Executor, realm: string, codes: readonly string[]): Promise<Item[]> {
  if (codes.length === 0) return [];
  const rows = await db.selectDistinctOn([I.code], { item: I }).from(I).innerJoin(V, ofVersion)
    .where(and(eq(I.realm, realm), inArray(I.code, [...codes]), isNotNull(V.publishedAt))).orderBy(asc(I.code), desc(I.version));
  return rows.map(({ item }) => item);
}

/** Who may see which versions: `drafts` false hides what was never published. */
const visible = (drafts: boolean): SQL | undefined => (drafts ? undefined : isNotNull(V.publishedAt));

/** Versions by id; hidden ones are left out. */
export async function versionsById(db: Executor, realm: string, ids: readonly string[], drafts: boolean): Promise<Version[]> {
  return ids.length === 0 ? [] : db.select().from(V).where(and(eq(V.realm, realm), inArray(V.id, [...ids]), visible(drafts)));
}

/** A version by number, or the published one. */
export async function versionOf(db: Executor, realm: string, version: number | null, drafts: boolean): Promise<Version | null> {
  return (await db.select().from(V).where(version === null ? published(realm) : and(eq(V.realm, realm), eq(V.version, version), visible(drafts))))[0] ?? null;
}

/** Versions from the newest down, below a number. */
export async function versionPage(db: Executor, realm: string, limit: number, below: number | null, drafts: boolean): Promise<Version[]> {
  return db.select().from(V).where(and(eq(V.realm, realm), below === null ? undefined : lt(V.version, below), visible(drafts))).orderBy(desc(V.version)).limit(limit);
}

export const countVersions = (db: Executor, realm: string, drafts: boolean): Promise<number> => db.$count(V, and(eq(V.realm, realm), visible(drafts)));

export async function categoriesOf(db: Executor, realm: string, versions: readonly number[]): Promise<Category[]> {
  const C = catalogueCategories;
  return db.select().from(C).where(and(eq(C.realm, realm), inArray(C.version, [...versions]))).orderBy(asc(C.version), asc(C.position));
}

/** What a list of items may be narrowed to. */
export interface ItemFilter {
  readonly categories?: readonly string[] | null;
  readonly kind?: ItemKind | null;
  readonly servedBy?: ServedBy | null;
  readonly skills?: readonly string[] | null;
  readonly sensitive?: boolean | null;
}

const matching = (realm: string, version: number, filter: ItemFilter): SQL => and(
  eq(I.realm, realm), eq(I.version, version),
  filter.categories ? inArray(I.category, [...filter.categories]) : undefined,
  filter.kind ? eq(I.kind, filter.kind) : undefined,
  filter.servedBy ? eq(I.servedBy, filter.servedBy) : undefined,
  filter.skills && filter.skills.length > 0 ? sql`${I.skills} && ${`{${filter.skills.map((s) => JSON.stringify(s)).join(',')}}`}::text[]` : undefined,
  typeof filter.sensitive === 'boolean' ? eq(I.sensitive, filter.sensitive) : undefined,
)!;

/** A page of a version's items in their order, after a (position, code). */
export async function itemPage(db: Executor, realm: string, version: number, filter: ItemFilter, limit: number, after: readonly [number, string] | null): Promise<Item[]> {
  const beyond = after === null ? undefined : sql`(${I.position}, ${I.code}) > (${after[0]}::smallint, ${after[1]}::text)`;
  return db.select().from(I).where(and(matching(realm, version, filter), beyond)).orderBy(asc(I.position), asc(I.code)).limit(limit);
}

export const countItems = (db: Executor, realm: string, version: number, filter: ItemFilter): Promise<number> => db.$count(I, matching(realm, version, filter));

/** Items by id, in versions that may be seen. */
export async function itemsById(db: Executor, realm: string, ids: readonly string[], drafts: boolean): Promise<Item[]> {
  if (ids.length === 0) return [];
  const rows = await db.select({ item: I }).from(I).innerJoin(V, ofVersion).where(and(eq(I.realm, realm), inArray(I.id, [...ids]), visible(drafts)));
  return rows.map(({ item }) => item);
}

/** The published version, locked: whoever proposes or publishes in a realm waits here. Null: the realm has none yet. Whoever waited while another was published finds none by the statement with which they waited, and asks again. */
export async function lockPublished(tx: Tx, realm: string): Promise<Version | null> {
  for (;;) {
    const [locked] = await tx.select().from(V).where(published(realm)).for('no key update');
    if (locked) return locked;
    if ((await tx.select({ id: V.id }).from(V).where(published(realm))).length === 0) return null;
  }
}

/** Categories and items of one version, in their order. */
export async function contentOf(db: Executor, realm: string, version: number): Promise<CatalogueContent> {
  const [categories, items] = [await categoriesOf(db, realm, [version]), await db.select().from(I).where(and(eq(I.realm, realm), eq(I.version, version))).orderBy(asc(I.position))];
  return { categories, items };
}

export interface NewVersion {
  readonly realm: string;
  readonly base: number | null;
  readonly state: 'DRAFT' | 'PUBLISHED';
  readonly changes: readonly Change[];
  readonly note: string | null;
  readonly proposedBy: string | null;
}

/** Writes a version under the next number, with its content. Numbers have no gap. */
export async function insertVersion(tx: Tx, given: NewVersion, content: CatalogueContent): Promise<{ id: string; version: number }> {
  const id = newId();
  const rows = await tx.insert(V).values({
    ...given, id, changes: given.changes, version: sql`(select coalesce(max(version), 0) + 1 from catalogue_versions where realm = ${given.realm})`,
    publishedAt: given.state === 'PUBLISHED' ? sql`business_now()` : null,
  }).returning({ version: V.version });
  const { version } = rows[0]!;
  const { realm } = given;
  if (content.categories.length > 0) {
    await tx.insert(catalogueCategories).values(content.categories.map(({ code, zh, en }, position) => ({ realm, version, code, zh, en, position })));
  }
  if (content.items.length > 0) {
    await tx.insert(I).values(content.items.map((item, position) => ({ ...item, realm, version, position, id: newId(), skills: [...item.skills] })));
  }
  return { id, version };
}

/** Supersedes the draft, if there is one. */
export async function supersedeDraft(tx: Tx, realm: string): Promise<void> {
  await tx.update(V).set({ state: 'SUPERSEDED', supersededAt: sql`business_now()` }).where(and(eq(V.realm, realm), eq(V.state, 'DRAFT')));
}

/** Publishes a draft and supersedes what was published before; in this order the one index never sees two. */
export async function publishVersion(tx: Tx, realm: string, version: number, by: string): Promise<void> {
  await tx.update(V).set({ state: 'SUPERSEDED', supersededAt: sql`business_now()` }).where(published(realm));
  await tx.update(V).set({ state: 'PUBLISHED', publishedBy: by, publishedAt: sql`business_now()` }).where(and(eq(V.realm, realm), eq(V.version, version)));
}

/** Any version by id; whoever asks has checked rights. */
export async function versionById(tx: Tx, realm: string, id: string): Promise<Version | null> {
  return (await tx.select().from(V).where(and(eq(V.realm, realm), eq(V.id, id))))[0] ?? null;
}
