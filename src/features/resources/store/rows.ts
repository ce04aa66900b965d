import { sql } from 'drizzle-orm';
import { itemJson } from '../../catalogue/index.ts';
import { resources } from '../tables.ts';

export type ResourceRow = typeof resources.$inferSelect;

/** What is read of an item along with a resource; null: the published list has no such item. */
export interface ItemAlong {
  readonly kind: string;
  readonly sensitive: boolean;
  readonly limits: Readonly<Record<string, { hours: number }>>;
}

/** A resource with its item in the published list and the business time of the reading. */
export interface ResourceView extends ResourceRow {
  readonly item: ItemAlong | null;
  readonly now: Date;
}

/** Columns of a view. */
export const VIEW = {
  resource: resources,
  item: sql<ItemAlong | null>`${itemJson(resources.realm, resources.itemCode)}`,
  now: sql<string>`business_now()`,
};

export const viewOf = (row: { resource: ResourceRow; item: ItemAlong | null; now: string }): ResourceView => ({ ...row.resource, item: row.item, now: new Date(row.now) });
