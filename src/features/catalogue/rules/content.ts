import { refuse, type Refusal } from '../../../kernel/result.ts';
import type { CatalogueContent, ItemContent } from './changes.ts';
import { isLimitKey, type Limits } from './limits.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;
/** The most of each unit: about a year, because working time is counted day by day. */
const UNITS: Readonly<Record<string, number>> = { seconds: 31_622_400, minutes: 527_040, hours: 8_784, days: 366, workingHours: 2_200, workingDays: 260 };
const MOST_ITEMS = 500;
const MOST_HELPERS = 50;
const LONGEST = { name: 60, what: 400 } as const;

type Wrong = { readonly ok: false; readonly refusal: Refusal<'CATALOGUE_WRONG'> };

/** What is wrong with a list, the first thing found; null when a street can work with it. */
export function wrongContent(content: CatalogueContent, isSkill: (code: string) => boolean): Wrong | null {
  const { categories, items } = content;
  const wrong = (problem: string, code: string): Wrong => refuse('CATALOGUE_WRONG', { problem, code });
  if (items.length > MOST_ITEMS) return wrong('TOO_MANY_ITEMS', String(MOST_ITEMS));
  const double = firstDouble(categories) ?? firstDouble(items);
  if (double !== null) return wrong('CODE_TWICE', double);
  const badName = [...categories, ...items].find((one) => !CODE.test(one.code) || !isText(one.zh, LONGEST.name) || !isText(one.en, LONGEST.name));
  if (badName) return wrong('NAME', badName.code);
  const known = new Set(categories.map((category) => category.code));
  for (const item of items) {
    const problem = !known.has(item.category) ? 'CATEGORY' : wrongItem(item, isSkill);
    if (problem) return wrong(problem, item.code);
  }
  return null;
}

function wrongItem(item: ItemContent, isSkill: (code: string) => boolean): string | null {
  if (!isText(item.whatZh, LONGEST.what) || !isText(item.whatEn, LONGEST.what)) return 'WHAT';
  // Nobody offers a need, so no unit can serve it.
  if (item.kind === 'NEED' && item.servedBy === 'PROVIDER') return 'SERVED_BY';
  const helpersFit = item.servedBy === 'CREW' ? item.helpers >= 1 && item.helpers <= MOST_HELPERS : item.helpers === 0;
  if (!helpersFit || !Number.isInteger(item.helpers)) return 'HELPERS';
  if (!Number.isInteger(item.minutes) || item.minutes < 10 || item.minutes > 1440) return 'MINUTES';
  if (!item.skills.every(isSkill)) return 'SKILLS';
  return wrongLimit(item.limits) === null ? null : 'LIMITS';
}

/** So many of a unit are a minute: a shorter limit would be over at each beat of the clock. */
const MINUTE: Readonly<Record<string, number>> = { seconds: 60, minutes: 1, hours: 1 / 60, days: 1 / 1_440, workingHours: 1 / 60, workingDays: 1 / 1_440 };

/** The key of a limit that is none of the tables', or no span from a minute to a year; null: all are right. Pure. */
export const wrongLimit = (limits: Limits): string | null => Object.entries(limits).find(([key, span]) => {
  const [[unit, amount] = ['', 0], ...more] = Object.entries(span) as [string, number][];
  return !isLimitKey(key) || more.length > 0 || !Object.hasOwn(UNITS, unit) || !(amount >= MINUTE[unit]!) || amount > UNITS[unit]!;
})?.[0] ?? null;

const isText = (text: string, longest: number): boolean => text.trim().length > 0 && text.length <= longest;

function firstDouble(rows: readonly { code: string }[]): string | null {
  const seen = new Set<string>();
  return rows.find(({ code }) => seen.has(code) || (seen.add(code), false))?.code ?? null;
}

/** How a proposal differs from the published list: categories as they shall be, items to put and to remove. */
export interface Proposal {
  /** All categories in their order; left out, they stay. */
  readonly categories?: CatalogueContent['categories'] | null;
  /** Added, or put in the place of the item with the same code. */
  readonly put: readonly ItemContent[];
  /** Codes. */
  readonly remove: readonly string[];
}

/** The list with a proposal put into it: known items keep their place, new ones come last in their category. Unknown codes to remove are refused. */
export function proposed(base: CatalogueContent, proposal: Proposal): CatalogueContent | Wrong {
  const known = new Set(base.items.map((item) => item.code));
  const unknown = proposal.remove.find((code) => !known.has(code));
  if (unknown !== undefined) return refuse('CATALOGUE_WRONG', { problem: 'REMOVE_UNKNOWN', code: unknown });
  const gone = new Set(proposal.remove);
  const put = new Map(proposal.put.map((item) => [item.code, item]));
  if (put.size < proposal.put.length) return refuse('CATALOGUE_WRONG', { problem: 'CODE_TWICE', code: firstDouble(proposal.put) });
  const kept = base.items.filter((item) => !gone.has(item.code)).map((item) => put.get(item.code) ?? item);
  const added = proposal.put.filter((item) => !known.has(item.code) || gone.has(item.code));
  const categories = proposal.categories ?? base.categories;
  const rank = new Map(categories.map(({ code }, n) => [code, n]));
  const items = [...kept, ...added].map((item, n) => ({ item, n }))
    .sort((a, b) => (rank.get(a.item.category) ?? 0) - (rank.get(b.item.category) ?? 0) || a.n - b.n).map(({ item }) => item);
  return { categories, items };
}
