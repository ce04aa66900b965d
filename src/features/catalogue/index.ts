export { beginCatalogue } from './begin.ts';
export { DEFAULT_CATALOGUE } from './default-items.ts';
export { itemByIdLoader, itemLoader, placedItemLoader, versionLoader } from './loaders.ts';
export { proposeCatalogue, publishCatalogue, type ProposeInput } from './propose.ts';
export { readItems, readVersion, readVersions } from './read.ts';
export type { ItemContent } from './rules/changes.ts';
export { LIMIT_KEYS } from './rules/limits.ts';
export { isPublicItem, itemJson, itemOf, publishedItems, type Item } from './store.ts';
