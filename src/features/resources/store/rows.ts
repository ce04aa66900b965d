import { and, eq, sql } from 'drizzle-orm';
import { itemJson } from '../../catalogue/index.ts';
import type { Executor } from '../../../platform/db.ts';
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

/** A resource by id, whoever asks; null: there is none. For code that shows nothing of it to anyone who may not see it. */
export async function resourceOf(db: Executor, realm: string, id: string): Promise<ResourceView | null> {
  const [row] = await db.select(VIEW).from(resources).where(and(eq(resources.realm, realm), eq(resources.id, id)));
  return row ? viewOf(row) : null;
}
