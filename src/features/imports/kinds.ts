/** Words compared without regard to case and to how many blanks stand between them. */
export const sameWords = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The values of several columns as one, as a map writes them. */
export const joined = (values: readonly string[]): string => values.map((value) => value.trim()).filter((value) => value !== '').join(' / ');

/**
 * Which item a kind of the list is: by exact words first, then by patterns with `*` for anything, of which the one with the most letters
 * wins. Null: none says so.
 */
export function itemFinder(items: Readonly<Record<string, string>>): (kind: string) => string | null {
  const entries = Object.entries(items).map(([words, item]) => [sameWords(words), item] as const);
  const exact = new Map(entries.filter(([words]) => !words.includes('*')));
  const patterns = entries.filter(([words]) => words.includes('*')).sort(([a], [b]) => letters(b) - letters(a) || (a < b ? -1 : 1));
  return (kind) => {
    const words = sameWords(kind);
    return exact.get(words) ?? patterns.find(([pattern]) => matches(pattern.split('*'), words))?.[1] ?? null;
  };
}

const letters = (pattern: string): number => pattern.replaceAll('*', '').length;

/** Whether words are these pieces with anything between them. Linear, whatever a pattern says. */
function matches(pieces: readonly string[], words: string): boolean {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (words.length < first.length + last.length || !words.startsWith(first) || !words.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = words.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= words.length - last.length;
}
