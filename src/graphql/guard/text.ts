import { visit, type DocumentNode } from 'graphql';

/** Halves of a surrogate pair alone. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What a client is told of it. */
export const UNKEEPABLE = { en: 'A text holds U+0000 or half of a surrogate pair. Leave it out.', zh: '文本含有 U+0000 或不完整的代理对，请去掉。' };

/** A text that no database of ours can keep: it holds U+0000, or half of a surrogate pair. */
const isUnkeepable = (text: string): boolean => text.includes('\u0000') || HALF.test(text);

/** Whether a text anywhere in these variables cannot be kept. Does not recurse, so that nothing can nest too deep for it. */
export function holdsUnkeepableText(variables: unknown): boolean {
  const left: unknown[] = [variables];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') {
      if (isUnkeepable(value)) return true;
    } else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) left.push(inner);
  }
  return false;
}

/** The same for what is written out in a document. (A raw U+0000 and half of a pair do not parse; an escaped U+0000 does.) */
export function writesUnkeepableText(document: DocumentNode, source: string): boolean {
  if (!source.includes('\\u')) return false;
  let found = false;
  visit(document, { StringValue: ({ value }) => { found ||= isUnkeepable(value); } });
  return found;
}
