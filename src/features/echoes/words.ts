/** Most characters of a public summary. */
export const LONGEST_ECHO = 300;

/** So many digits, with nothing between them but signs, may be a number by which somebody is reached or known. */
const MANY_DIGITS = /\d{6,}/;
/** A number of an address that is told by itself: of a door, say. */
const DOOR = /\d{3,}/g;
const LEAST_NAME = 2;

/** Letters and digits alone: what stands between them hides nothing. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const doorsOf = (text: string): readonly string[] => text.normalize('NFKC').match(DOOR) ?? [];

/** Whether words tell who somebody is: a long number, or one of the names, numbers and addresses behind the order. Pure. */
export const tellsSomebody = (words: string, personal: readonly (string | null)[]): boolean => MANY_DIGITS.test(plain(words))
  || personal.some((one) => one !== null && plain(one).length >= LEAST_NAME && (plain(words).includes(plain(one)) || doorsOf(one).some((door) => doorsOf(words).includes(door))));
