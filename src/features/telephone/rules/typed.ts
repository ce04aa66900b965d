/** Signs that somebody types of a name, and digits of a telephone number, at least: fewer would find half a street. */
export const LEAST_NAME = 2;
export const LEAST_DIGITS = 4;
const MOST = 60;

const plain = (typed: string): string => (typed.length > MOST ? '' : typed.normalize('NFKC').trim());

/** A short number as somebody typed or heard it: full-width digits, spaces, dashes and a leading "No.", "#" or "单号" and a "号单" behind it as they like. Null: it is none. */
export function numberTyped(typed: string): number | null {
  const digits = plain(typed).replace(/^(order|no\.?|#|单号|订单|第)[\s:.#]*/i, '').replace(/号?单?$/u, '').replaceAll(/[\s\-‐-―·.,]/gu, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/** A name, or how it begins. Null: too little. */
export function nameTyped(typed: string): string | null {
  const name = plain(typed);
  return [...name].length >= LEAST_NAME ? name : null;
}

/** The last digits of a telephone number, or all of it with the code of the country before it. Null: too few, or no digits. */
export function digitsTyped(typed: string): string | null {
  const digits = plain(typed).replace(/^(\+|00)\s*86/, '').replaceAll(/[\s\-‐-―·.+()]/gu, '');
  return new RegExp(`^\\d{${LEAST_DIGITS},15}$`).test(digits) ? digits : null;
}
