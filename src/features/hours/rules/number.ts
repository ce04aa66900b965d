/** Crockford's 32 signs: none is mistaken for another when somebody reads it aloud or off paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const LENGTH = 16;

/** A number out of ten bytes of chance: XXXX-XXXX-XXXX-XXXX. */
export function numberOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = bits * 256n + BigInt(byte);
  let signs = '';
  for (let i = 0; i < LENGTH; i++, bits /= 32n) signs = SIGNS[Number(bits % 32n)]! + signs;
  return grouped(signs);
}

/** A number as somebody typed it: small letters, full-width signs, spaces and dashes as they like, O for 0, I and L for 1. Null: it is none. */
export function numberIn(typed: string): string | null {
  if (typed.length > 60) return null;
  const signs = typed.normalize('NFKC').toUpperCase().replace(/[\s\-‐-―·.]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign)) ? grouped(signs) : null;
}

const grouped = (signs: string): string => signs.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
