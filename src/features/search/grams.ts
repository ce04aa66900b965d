/** How text is cut, so that Chinese is found: into single characters and pairs of neighbours, each with its place; letters and digits also into threes, because each of their pairs stands everywhere. Pure. */

/** More characters of one text than anybody may write are not looked at; PostgreSQL keeps places up to 16,383. */
const MOST_CHARACTERS = 8_000;
export const MOST_TERMS = 8;
export const LONGEST_QUERY = 60;

const HAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
/** Between Chinese and anything else a space says nothing: people write "WiFi 路由器" and "WiFi路由器". */
const IDLE_SPACE = new RegExp(String.raw`(?<=${HAN})\s+|\s+(?=${HAN})`, 'gu');
const IS_HAN = new RegExp(HAN, 'u');
const PLAIN = /[\p{L}\p{N}\p{M}]+/gu;

/** Widths, forms and cases that mean the same become one. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Runs of letters and digits of a plain text, each as its characters. */
const runsOf = (text: string): string[][] => (text.match(PLAIN) ?? []).map((run) => [...run]);

/** The three letters or digits that begin at a place; null: there are not so many, or something Chinese is among them. */
function threeAt(run: readonly string[], i: number): string | null {
  const three = run.slice(i, i + 3);
  return three.length < 3 || three.some((character) => IS_HAN.test(character)) ? null : three.join('');
}

/** A text as PostgreSQL's `tsvector`, in its notation: each piece at the place of its first character; between two runs a place is left free, so that no pair bridges it. */
export function vectorOf(...texts: readonly (string | null)[]): string {
  const places = new Map<string, number[]>();
  const put = (gram: string, place: number): void => { places.set(gram, [...places.get(gram) ?? [], place]); };
  let place = 1;
  for (const run of texts.flatMap((text) => (text === null ? [] : runsOf(plain(text).replace(IDLE_SPACE, ''))))) {
    run.forEach((character, i) => {
      if (place + i > MOST_CHARACTERS) return;
      put(character, place + i);
      if (i + 1 < run.length) put(character + run[i + 1]!, place + i);
      const three = threeAt(run, i);
      if (three !== null) put(three, place + i);
    });
    place += run.length + 1;
  }
  return [...places].map(([gram, at]) => `'${gram}':${at.join(',')}`).join(' ');
}

/** What somebody looks for, term by term (all must be found), as `tsquery`s: a term is found wherever its characters stand side by side. Empty: there is nothing to look for. */
export const termsOf = (query: string): string[] => runsOf(plain(query)).map((characters) => {
  if (characters.length === 1) return `'${characters[0]}'`;
  // Threes where there are any, pairs where no three has covered them: each piece says how far it stands from the one before.
  return characters.slice(1).reduce<{ readonly query: string; readonly last: number }>(({ query, last }, character, i) => {
    const three = threeAt(characters, i);
    if (three === null && i > 0 && threeAt(characters, i - 1) !== null) return { query, last };
    const piece = `'${three ?? `${characters[i]}${character}`}'`;
    return { query: i === 0 ? piece : `${query} <${i - last === 1 ? '-' : i - last}> ${piece}`, last: i };
  }, { query: '', last: 0 }).query;
});
