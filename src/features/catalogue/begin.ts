import type { Tx } from '../../platform/db.ts';
import { DEFAULT_CATALOGUE } from './default-items.ts';
import type { CatalogueContent } from './rules/changes.ts';
import { insertVersion } from './store.ts';

/** Gives a new realm its first list, published at once. Called in the transaction that makes the realm. */
export const beginCatalogue = (tx: Tx, realm: string, content: CatalogueContent = DEFAULT_CATALOGUE): Promise<{ id: string; version: number }> =>
  insertVersion(tx, {
    realm, base: null, state: 'PUBLISHED', note: null, proposedBy: null, changes: content.items.map(({ code }) => ({ code, kind: 'ADDED', fields: [] })),
  }, content);
