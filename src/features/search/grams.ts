/** How text is cut, so that Chinese is found: into single characters and pairs of neighbours, each with its place. Pure. */

/** More characters of one text than anybody may write are not looked at; PostgreSQL keeps places up to 16,383. */
const MOST_CHARACTERS = 8_000;
export const MOST_TERMS = 8;
export const LONGEST_QUERY = 60;

const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
/** Between Chinese and anything else a space says nothing: people write "WiFi 路由器" and "WiFi路由器". */
const IDLE_SPACE = new RegExp(String.raw`(?<=${HAN})\s+|\s+(?=${HAN})`, 'gu');
const PLAIN = /[\p{L}\p{N}\p{M}]+/gu;

/** Widths, forms and cases that mean the same become one. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Runs of letters and digits of a plain text, each as its characters. */
const runsOf = (text: string): string[][] => (text.match(PLAIN) ?? []).map((run) => [...run]);

/** A text as PostgreSQL's `tsvector`, in its notation: each character and each pair at the place of its first; between two runs a place is left free, so that no pair bridges it. */
export function vectorOf(...texts: readonly (string | null)[]): string {
  const places = new Map<string, number[]>();
  const put = (gram: string, place: number): void => { places.set(gram, [...places.get(gram) ?? [], place]); };
  let place = 1;
  for (const run of texts.flatMap((text) => (text === null ? [] : runsOf(plain(text).replace(IDLE_SPACE, ''))))) {
    run.forEach((character, i) => {
      if (place + i > MOST_CHARACTERS) return;
      put(character, place + i);
      if (i + 1 < run.length) put(character + run[i + 1]!, place + i);
    });
    place += run.length + 1;
  }
  return [...places].map(([gram, at]) => `'${gram}':${at.join(',')}`).join(' ');
}

/** What somebody looks for, term by term (all must be found), as `tsquery`s: a term is found wherever its characters stand side by side. Empty: there is nothing to look for. */
export const termsOf = (query: string): string[] => runsOf(plain(query)).map((characters) => {
  const [first, second] = characters;
  if (second === undefined) return `'${first}'`;
  return characters.slice(1).map((character, i) => `'${characters[i]}${character}'`).join(' <-> ');
});
