import { doublePrecision, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { at, bytea, id, oneOf, realm } from '../../platform/columns.ts';
import { GRID_KINDS, LEVELS, REALM_KINDS, type GridKind, type Level, type RealmKind } from './levels.ts';
import type { StoredSettings } from './settings.ts';

/** A tenant: one street or county. `code` is the official code of its outermost division and stands first in every key of every table. */
export const realms = pgTable('realms', {
  code: text('realm').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<RealmKind>().notNull(),
  timeZone: text('time_zone').notNull(),
  /** Only what differs from the defaults of `settings.ts`. */
  settings: jsonb('settings').$type<StoredSettings>().notNull().default({}),
  /** Seeds draws and start codes; never leaves the server. */
  secret: bytea('secret').notNull(),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
}, (t) => [oneOf(t.kind, REALM_KINDS)]);

/** A node of the tree. Its own id and those of its ancestors stand in the level columns, so that a subtree is one equality. */
export const divisions = pgTable('divisions', {
  realm: realm(),
  id: id().notNull(),
  /** Official code where there is one; unique within the realm. */
  code: text('code').notNull(),
  /** Not unique. */
  name: text('name').notNull(),
  level: text('level').$type<Level>().notNull(),
  parentId: id('parent_id'),
  countyId: id('county_id'),
  streetId: id('street_id'),
  communityId: id('community_id'),
  gridId: id('grid_id'),
  buildingId: id('building_id'),
  gridKind: text('grid_kind').$type<GridKind>(),
  households: integer('households'),
  latitude: doublePrecision('latitude'),
  longitude: doublePrecision('longitude'),
  createdAt: at('created_at').notNull().default(sql`business_now()`),
  endedAt: at('ended_at'),
}, (t) => [
  primaryKey({ name: 'divisions_pk', columns: [t.realm, t.id] }),
  unique('divisions_code').on(t.realm, t.code),
  foreignKey({ name: 'divisions_realm_fk', columns: [t.realm], foreignColumns: [realms.code] }),
  foreignKey({ name: 'divisions_parent_fk', columns: [t.realm, t.parentId], foreignColumns: [t.realm, t.id] }),
  oneOf(t.level, LEVELS),
  oneOf(t.gridKind, GRID_KINDS),
  index('divisions_by_parent').on(t.realm, t.parentId, t.code),
  index('divisions_by_level').on(t.realm, t.level, t.code),
  index('divisions_by_street').on(t.realm, t.streetId),
  index('divisions_by_community').on(t.realm, t.communityId),
  index('divisions_by_grid').on(t.realm, t.gridId),
]);
