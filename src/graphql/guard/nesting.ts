const QUOTE = 34, HASH = 35, OPEN = 40, CLOSE = 41, LINE = 10, RETURN = 13, BACKSLASH = 92;
const OPEN_LIST = 91, CLOSE_LIST = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125;

/**
 * Whether brackets of a GraphQL document or of JSON nest deeper than `limit`. Looks at characters only, so it cannot
 * overflow a stack; where strings are malformed it counts too much rather than too little.
 */
export function nestsDeeper(text: string, limit: number, language: 'graphql' | 'json'): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case OPEN: case OPEN_LIST: case OPEN_OBJECT:
        depth++;
        if (depth > limit) return true;
        break;
      case CLOSE: case CLOSE_LIST: case CLOSE_OBJECT:
        if (depth > 0) depth--;
        break;
      case QUOTE:
        i = endOfString(text, i, language);
        break;
      case HASH:
        if (language === 'graphql') while (i + 1 < text.length && !isLineEnd(text.charCodeAt(i + 1))) i++;
        break;
      default:
    }
  }
  return false;
}

const isLineEnd = (code: number): boolean => code === LINE || code === RETURN;

/** Index of the last character of the string that starts at `from`. */
function endOfString(text: string, from: number, language: 'graphql' | 'json'): number {
  if (language === 'graphql' && text.startsWith('"""', from)) {
    for (let at = text.indexOf('"""', from + 3); at !== -1; at = text.indexOf('"""', at + 3)) {
      if (text.charCodeAt(at - 1) !== BACKSLASH) return at + 2;
    }
    return text.length;
  }
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE || isLineEnd(code)) return i;
    if (code === BACKSLASH) i++;
  }
  return text.length;
}
