/** Most characters of a public summary. */
export const LONGEST_ECHO = 300;

/** So many digits in a row may be a number by which somebody is reached or known. */
const MANY_DIGITS = /\d(?:[\s-]?\d){5,}/;
const LEAST_NAME = 2;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** Whether words tell who somebody is: a long number, or one of the names, numbers and addresses behind the order. Pure. */
export const tellsSomebody = (words: string, personal: readonly (string | null)[]): boolean => MANY_DIGITS.test(words.normalize('NFKC'))
  || personal.some((one) => one !== null && plain(one).length >= LEAST_NAME && plain(words).includes(plain(one)));
