import { visit, BREAK, type DocumentNode } from 'graphql';

const known = new WeakMap<DocumentNode, boolean>();

/** Whether a document selects `feedCursor` anywhere: then the cursor is taken before anything else of the query is read, so that nothing falls between the two. */
export function asksForCursor(document: DocumentNode): boolean {
  const before = known.get(document);
  if (before !== undefined) return before;
  let asks = false;
  visit(document, { Field: ({ name }) => { if (name.value === 'feedCursor') { asks = true; return BREAK; } return undefined; } });
  known.set(document, asks);
  return asks;
}
