import type { Limits } from './limits.ts';
import type { ChangeKind, ItemKind, ServedBy } from '../words.ts';

export interface CategoryContent {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** An item without its place in a version. */
export interface ItemContent {
  readonly code: string;
  readonly category: string;
  readonly kind: ItemKind;
  readonly zh: string;
  readonly en: string;
  readonly whatZh: string;
  readonly whatEn: string;
  readonly servedBy: ServedBy;
  readonly limits: Limits;
  readonly skills: readonly string[];
  readonly sensitive: boolean;
  readonly helpers: number;
  readonly minutes: number;
}

/** Categories and items in their order. */
export interface CatalogueContent {
  readonly categories: readonly CategoryContent[];
  readonly items: readonly ItemContent[];
}

/** Names of item fields as the schema shows them. */
export const ITEM_FIELDS = ['category', 'kind', 'zh', 'en', 'whatZh', 'whatEn', 'servedBy', 'limits', 'skills', 'sensitive', 'helpers', 'minutes'] as const;
export type ItemField = (typeof ITEM_FIELDS)[number];

export interface Change {
  readonly code: string;
  readonly kind: ChangeKind;
  /** Which fields differ; none for added and removed items. */
  readonly fields: readonly ItemField[];
}

/** What differs between two lists of items, by code, in the order of the newer list, removed ones last. Order of skills and limits does not count. */
export function changesBetween(before: readonly ItemContent[], after: readonly ItemContent[]): Change[] {
  const old = new Map(before.map((item) => [item.code, item]));
  const kept = new Set(after.map((item) => item.code));
  const changes = after.flatMap((item): Change[] => {
    const was = old.get(item.code);
    if (!was) return [{ code: item.code, kind: 'ADDED', fields: [] }];
    const fields = ITEM_FIELDS.filter((field) => plain(was[field]) !== plain(item[field]));
    return fields.length > 0 ? [{ code: item.code, kind: 'CHANGED', fields }] : [];
  });
  return [...changes, ...before.filter((item) => !kept.has(item.code)).map((item): Change => ({ code: item.code, kind: 'REMOVED', fields: [] }))];
}

function plain(value: ItemContent[ItemField]): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (typeof value === 'object') return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify(value);
}
