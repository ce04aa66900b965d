import { refuse, type Refusal } from '../../../kernel/result.ts';
import type { ForWhom } from '../words.ts';

/** What its owner says about a resource, besides when it is given. */
export interface Content {
  readonly title: string;
  readonly what: string;
  readonly place: string | null;
  readonly forWhom: ForWhom;
  readonly capacity: number | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

type Wrong = { readonly ok: false; readonly refusal: Refusal<'RESOURCE_WRONG'> };
const LONGEST = { title: 80, what: 1_000, place: 200, words: 300 } as const;
const MOST = { capacity: 100_000, age: 150, divisions: 20 } as const;

/** The first thing that is wrong with it; null when it can stand. */
export function wrongContent(content: Content): Wrong | null {
  const { title, what, place, capacity, validFrom, validUntil, forWhom } = content;
  const wrong = (problem: string, field: string): Wrong => refuse('RESOURCE_WRONG', { problem }, ['input', field]);
  if (!isText(title, LONGEST.title)) return wrong('TITLE', 'title');
  if (!isText(what, LONGEST.what)) return wrong('WHAT', 'what');
  if (place !== null && !isText(place, LONGEST.place)) return wrong('PLACE', 'place');
  if (capacity !== null && !isWhole(capacity, 1, MOST.capacity)) return wrong('CAPACITY', 'capacity');
  if (validUntil !== null && validUntil <= validFrom) return wrong('VALID_UNTIL', 'validUntil');
  return wrongForWhom(forWhom) ? wrong('FOR_WHOM', 'forWhom') : null;
}

function wrongForWhom({ ageFrom, ageTo, divisionIds = [], words }: ForWhom): boolean {
  const ages = [ageFrom, ageTo].filter((age) => age !== undefined);
  if (!ages.every((age) => isWhole(age, 0, MOST.age)) || (ageFrom ?? 0) > (ageTo ?? MOST.age)) return true;
  return divisionIds.length > MOST.divisions || (words !== undefined && !isText(words, LONGEST.words));
}

/**
 * Whether somebody is meant, by the age that they reach in the year of the visit, or have until their birthday (null: they have not said when
 * they were born, and are not judged), and by the divisions that their home lies in.
 */
export function isFor(forWhom: ForWhom, reaches: number | null, home: readonly string[]): boolean {
  const { ageFrom = 0, ageTo = MOST.age, divisionIds = [] } = forWhom;
  return (reaches === null || (reaches >= ageFrom && reaches - 1 <= ageTo)) && (divisionIds.length === 0 || divisionIds.some((id) => home.includes(id)));
}

const isText = (text: string, longest: number): boolean => text.trim().length > 0 && text.length <= longest;
const isWhole = (n: number, least: number, most: number): boolean => Number.isInteger(n) && n >= least && n <= most;
