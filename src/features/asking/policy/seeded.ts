/** 32 bits out of texts (FNV-1a, then mixed as MurmurHash3 ends): the same for the same texts, on every machine. Not for secrets. */
export function hash32(...texts: readonly string[]): number {
  let h = 0x811c9dc5;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ 0x1f, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** At least 0 and below 1, out of texts. */
export const chanceOf = (...texts: readonly string[]): number => hash32(...texts) / 2 ** 32;
