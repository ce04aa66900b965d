import { decide, stepsFor } from '../../kernel/lifecycle.ts';
import type { Refusal } from '../../kernel/result.ts';
import { all, upon, type Soon } from '../../kernel/soon.ts';
import type { Reading } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderStep } from '../../seven-orders.ts';
import { maskName, maskPhone } from '../people/index.ts';
import { calendarFor } from './calendar.ts';
import { disclosureOf, type Disclosure, type Shown } from './disclosure.ts';
import type { OrderRow, Sight } from './facts.ts';
import { duesLoader, factsLoader, privateLoader, sayingsLoader, sightOf, sightsAhead, type Wanted } from './loaders.ts';
import { rolesOf } from './roles.ts';
import { ORDER_RULES } from './rules.ts';
import type { PrivateRow } from './store/private.ts';
import type { DueRow, Saying } from './store/read.ts';

/** Contact as one reader sees it; masked parts are already masked. */
export interface ShownContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly masked: boolean;
}

const DISCLOSURES = {};

/** What the viewer may see of the people behind the order; judged once a reading. */
export const disclosure = (reading: Reading, order: OrderRow): Soon<Disclosure> => upon(sightOf(reading, order), (sight) => {
  const judged = reading.memo(DISCLOSURES, () => new Map<Sight, Disclosure>());
  const known = judged.get(sight) ?? disclosureOf(sight);
  judged.set(sight, known);
  return known;
});

/** Every step that the viewer may take now, by the same function that then decides. */
export async function viewerMay(reading: Reading, order: OrderRow): Promise<OrderStep[]> {
  const { facts } = await factsLoader(reading).load(order);
  return stepsFor(SEVEN_ORDERS, ORDER_RULES, { state: order.state, roles: rolesOf(facts), facts });
}

/** The refusal that a step would meet now; null when it is allowed. What only its input decides is not judged. */
export async function viewerCan(reading: Reading, order: OrderRow, step: OrderStep): Promise<Refusal | null> {
  const { facts } = await factsLoader(reading).load(order);
  const decision = decide(SEVEN_ORDERS, ORDER_RULES, step, { state: order.state, roles: rolesOf(facts), facts });
  return decision.allowed ? null : decision;
}

/** What one field wants of an order's words and contact; null: the viewer may read nothing of it. */
type Wanting = (order: OrderRow, shown: Disclosure, reason: string | null) => Wanted | null;

const wantWords: Wanting = (order, shown) => (shown.words ? { order, clear: ['WORDS'], reason: null } : null);
const wantLanguage: Wanting = (order, shown) => (shown.words ? { order, clear: [], reason: null } : null);
const wantStartCode: Wanting = (order, shown) => (shown.startCode ? { order, clear: [], reason: null } : null);
const wantContact: Wanting = (order, shown, reason) => {
  const { name, phone } = openedBy(shown, reason);
  if (name === 'NONE' && phone === 'NONE') return null;
  return { order, clear: [...(name === 'CLEAR' ? ['NAME' as const] : []), ...(phone === 'CLEAR' ? ['PHONE' as const] : [])], reason: isReason(reason) ? reason : null };
};

/** What is wanted of an order, if the viewer may read it. Recorded. */
const privately = <T>(reading: Reading, order: OrderRow, wanting: Wanting, reason: string | null, of: (row: PrivateRow, shown: Disclosure) => T): Soon<T | null> =>
  upon(disclosure(reading, order), (shown) => {
    const wanted = wanting(order, shown, reason);
    return wanted === null ? null : upon(privateLoader(reading).load(wanted), (row) => (row === null ? null : of(row, shown)));
  });

/** The same read for many orders at once, without a reason. */
const ahead = (wanting: Wanting) => async (reading: Reading, orders: readonly OrderRow[]): Promise<void> => {
  await sightsAhead(reading, orders);
  const shown = await all(orders.map((order) => disclosure(reading, order)));
  await privateLoader(reading).ahead(orders.flatMap((order, i) => wanting(order, shown[i]!, null) ?? []));
};
export const wordsAhead = ahead(wantWords);
export const contactsAhead = ahead(wantContact);

/** The requester's words; null when the viewer may not read them. Recorded. */
export const wordsOf = (reading: Reading, order: OrderRow): Soon<string | null> => privately(reading, order, wantWords, null, ({ words }) => words);

/** The language of the words, where it is known and the viewer may read them. */
export const wordsLanguageOf = (reading: Reading, order: OrderRow): Soon<string | null> => privately(reading, order, wantLanguage, null, ({ language }) => language);

/** The code that the resident tells the crew; for requester and placer only. */
export const startCodeOf = (reading: Reading, order: OrderRow): Soon<string | null> => privately(reading, order, wantStartCode, null, ({ startCode }) => startCode);

/** Name, telephone and door as far as the viewer may read them; a stated reason opens what is masked. Clear readings are recorded. */
export const contactOf = (reading: Reading, order: OrderRow, reason: string | null): Soon<ShownContact | null> => privately(reading, order, wantContact, reason, (row, shown) => {
  const { name, phone } = openedBy(shown, reason);
  return {
    name: show(name, row.name, maskName),
    phone: show(phone, row.phone, maskPhone),
    address: phone === 'CLEAR' ? row.address : null,
    latitude: phone === 'CLEAR' ? row.latitude : null,
    longitude: phone === 'CLEAR' ? row.longitude : null,
    masked: name === 'MASKED' || phone === 'MASKED',
  };
});

const LEAST_REASON = 4;
const isReason = (reason: string | null): reason is string => reason !== null && reason.trim().length >= LEAST_REASON;
const open = (shown: Shown, reason: string | null): Shown => (shown === 'MASKED' && isReason(reason) ? 'CLEAR' : shown);
const openedBy = ({ name, phone }: Disclosure, reason: string | null) => ({ name: open(name, reason), phone: open(phone, reason) });
const show = (shown: Shown, value: string | null, mask: (value: string) => string): string | null =>
  (value === null || shown === 'NONE' ? null : shown === 'CLEAR' ? value : mask(value));

/** Questions, answers and reasons, for whoever may read the requester's words. What requester or placer said is recorded as a reading of words. */
export async function sayings(reading: Reading, order: OrderRow): Promise<Saying[]> {
  if (!(await disclosure(reading, order)).words) return [];
  const said = await sayingsLoader(reading).load(order.id);
  const theirs = said.some(({ personId }) => personId !== null && (personId === order.requesterId || personId === order.placerId));
  if (theirs) await privateLoader(reading).load({ order, clear: ['WORDS'], reason: null });
  return said;
}

/** What the clock will do next; provisional where the calendar does not know the holidays of a year that it reaches into. */
export async function dues(reading: Reading, order: OrderRow): Promise<(DueRow & { readonly provisional: boolean })[]> {
  const [rows, read] = await Promise.all([duesLoader(reading).load(order.id), factsLoader(reading).load(order)]);
  const calendar = calendarFor(read);
  return rows.map((due) => ({ ...due, provisional: calendar.isProvisional(order.stateSince, due.at) }));
}
