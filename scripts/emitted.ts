import { operationsTyped } from './operations-typed.ts';
import { schemaDocument } from './schema-sdl.ts';
import { sevenOrdersDocument } from './seven-orders-doc.ts';

/** A file that is made from the code, checked in for readers, and compared by `npm run check`. */
export interface Emitted {
  /** From the project's root. */
  readonly path: string;
  make(): Promise<string>;
}

/** One line each; `npm run emit` writes them. */
export const EMITTED: readonly Emitted[] = [
  { path: 'schema/schema.graphql', make: schemaDocument },
  { path: 'schema/seven-orders.md', make: () => Promise.resolve(sevenOrdersDocument()) },
  // Reads schema.graphql, so it comes after it.
  { path: 'scripts/client/graphql.ts', make: operationsTyped },
];
