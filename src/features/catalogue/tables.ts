import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, oneOf, realm } from '../../platform/columns.ts';
import { persons } from '../people/tables.ts';
import { realms } from '../places/tables.ts';
import type { Change } from './rules/changes.ts';
import type { Limits } from './rules/limits.ts';
import { ITEM_KINDS, SERVED_BY, VERSION_STATES, type ItemKind, type ServedBy, type VersionState } from './words.ts';

/** The versions of a realm's list 《共驻共建服务项目资源及需求清单》; at most one is published and one a draft. Content never changes after its row is written. */
export const catalogueVersions = pgTable('catalogue_versions', {
  realm: realm(),
  version: integer('version').notNull(),
  id: id().notNull(),
  state: text('state').$type<VersionState>().notNull(),
  /** The published version it was drafted from; null for the first. */
  base: integer('base'),
  /** What differs from `base`, item by item. */
  changes: jsonb('changes').$type<readonly Change[]>().notNull(),
  /** Why, in the proposer's words. */
  note: text('note'),
  proposedBy: id('proposed_by'),
  proposedAt: at('proposed_at').notNull().default(sql`business_now()`),
  /** Null with a time: published when the realm was made. */
  publishedBy: id('published_by'),
  publishedAt: at('published_at'),
  supersededAt: at('superseded_at'),
}, (t) => [
  primaryKey({ name: 'catalogue_versions_pk', columns: [t.realm, t.version] }),
  unique('catalogue_versions_id').on(t.realm, t.id),
  foreignKey({ name: 'catalogue_versions_realm_fk', columns: [t.realm], foreignColumns: [realms.code] }),
  foreignKey({ name: 'catalogue_versions_base_fk', columns: [t.realm, t.base], foreignColumns: [t.realm, t.version] }),
  foreignKey({ name: 'catalogue_versions_proposed_fk', columns: [t.realm, t.proposedBy], foreignColumns: [persons.realm, persons.id] }),
  foreignKey({ name: 'catalogue_versions_published_fk', columns: [t.realm, t.publishedBy], foreignColumns: [persons.realm, persons.id] }),
  oneOf(t.state, VERSION_STATES),
  check('catalogue_versions_published_when', sql`(${t.state} = 'PUBLISHED') <= (${t.publishedAt} is not null) and (${t.state} = 'DRAFT') <= (${t.publishedAt} is null)`),
  uniqueIndex('catalogue_versions_one_published').on(t.realm).where(sql`${t.state} = 'PUBLISHED'`),
  uniqueIndex('catalogue_versions_one_draft').on(t.realm).where(sql`${t.state} = 'DRAFT'`),
]);

/** The categories (类) of a version, in their order. */
export const catalogueCategories = pgTable('catalogue_categories', {
  realm: realm(),
  version: integer('version').notNull(),
  /** Stable through all versions. */
  code: text('code').notNull(),
  position: smallint('position').notNull(),
  zh: text('zh').notNull(),
  en: text('en').notNull(),
}, (t) => [
  primaryKey({ name: 'catalogue_categories_pk', columns: [t.realm, t.version, t.code] }),
  foreignKey({ name: 'catalogue_categories_version_fk', columns: [t.realm, t.version], foreignColumns: [catalogueVersions.realm, catalogueVersions.version] }),
]);

/** The items (分项) of a version. An order names realm, version and code, so that it keeps the meaning under which it was placed. */
export const catalogueItems = pgTable('catalogue_items', {
  realm: realm(),
  version: integer('version').notNull(),
  /** Stable through all versions. */
  code: text('code').notNull(),
  /** Of this item in this version. */
  id: id().notNull(),
  category: text('category').notNull(),
  position: smallint('position').notNull(),
  kind: text('kind').$type<ItemKind>().notNull(),
  zh: text('zh').notNull(),
  en: text('en').notNull(),
  /** What is offered or needed, in a sentence. */
  whatZh: text('what_zh').notNull(),
  whatEn: text('what_en').notNull(),
  servedBy: text('served_by').$type<ServedBy>().notNull(),
  /** Time limits of its own: "ORDER.accept.open" to a duration. */
  limits: jsonb('limits').$type<Limits>().notNull(),
  /** Codes of skills that a helper should have. */
  skills: text('skills').array().notNull(),
  /** Health, mind, debts...: never public with place and time together, and not for guests at all. */
  sensitive: boolean('sensitive').notNull(),
  /** Helpers wanted if the order does not say. */
  helpers: smallint('helpers').notNull(),
  /** Length of a visit if the order does not say. */
  minutes: smallint('minutes').notNull(),
}, (t) => [
  primaryKey({ name: 'catalogue_items_pk', columns: [t.realm, t.version, t.code] }),
  unique('catalogue_items_id').on(t.realm, t.id),
  foreignKey({ name: 'catalogue_items_category_fk', columns: [t.realm, t.version, t.category], foreignColumns: [catalogueCategories.realm, catalogueCategories.version, catalogueCategories.code] }),
  oneOf(t.kind, ITEM_KINDS),
  oneOf(t.servedBy, SERVED_BY),
  check('catalogue_items_helpers', sql`${t.helpers} between 0 and 50 and (${t.servedBy} = 'CREW') = (${t.helpers} > 0)`),
  check('catalogue_items_minutes', sql`${t.minutes} between 10 and 1440`),
  index('catalogue_items_in_order').on(t.realm, t.version, t.position, t.code),
]);
