export { beginCatalogue } from './begin.ts';
export { DEFAULT_CATALOGUE } from './default-items.ts';
export { categoryLoader, itemByIdLoader, itemLoader, placedItemLoader, versionLoader } from './loaders.ts';
export { proposeCatalogue, publishCatalogue, type ProposeInput } from './propose.ts';
export { readItemCount, readItems, readVersion, readVersionCount, readVersions } from './read.ts';
export type { CatalogueContent, Change, ItemContent } from './rules/changes.ts';
export { isLimitKey, LIMIT_KEYS, type Limits } from './rules/limits.ts';
export { isPublicItem, itemJson, itemOf, publishedItems, type Category, type Item, type ItemFilter, type Version } from './store.ts';
export { ITEM_KINDS, SERVED_BY, VERSION_STATES, type ItemKind, type ServedBy } from './words.ts';
