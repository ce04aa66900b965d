import { decide, stepsFor } from '../../kernel/lifecycle.ts';
import type { Refusal } from '../../kernel/result.ts';
import type { Reading } from '../../platform/platform.ts';
import { SEVEN_ORDERS, type OrderStep } from '../../seven-orders.ts';
import { maskName, maskPhone } from '../people/index.ts';
import { calendarFor } from './calendar.ts';
import { disclosureOf, type Disclosure, type Shown } from './disclosure.ts';
import type { OrderRow } from './facts.ts';
import { duesLoader, factsLoader, privateLoader, sayingsLoader } from './loaders.ts';
import { rolesOf } from './roles.ts';
import { ORDER_RULES } from './rules.ts';
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

/** What the viewer may see of the people behind the order. */
export const disclosure = async (reading: Reading, order: OrderRow): Promise<Disclosure> => disclosureOf((await factsLoader(reading).load(order)).facts);

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

/** The requester's words; null when the viewer may not read them. Recorded. */
export async function wordsOf(reading: Reading, order: OrderRow): Promise<string | null> {
  if (!(await disclosure(reading, order)).words) return null;
  return (await privateLoader(reading).load({ order, clear: ['WORDS'], reason: null }))?.words ?? null;
}

/** The language of the words, where it is known and the viewer may read them. */
export async function wordsLanguageOf(reading: Reading, order: OrderRow): Promise<string | null> {
  if (!(await disclosure(reading, order)).words) return null;
  return (await privateLoader(reading).load({ order, clear: [], reason: null }))?.language ?? null;
}

/** Name, telephone and door as far as the viewer may read them; a stated reason opens what is masked. Clear readings are recorded. */
export async function contactOf(reading: Reading, order: OrderRow, reason: string | null): Promise<ShownContact | null> {
  const shown = await disclosure(reading, order);
  const opened = reason !== null && reason.trim().length >= LEAST_REASON;
  const name = open(shown.name, opened);
  const phone = open(shown.phone, opened);
  if (name === 'NONE' && phone === 'NONE') return null;
  const clear = [...(name === 'CLEAR' ? ['NAME' as const] : []), ...(phone === 'CLEAR' ? ['PHONE' as const] : [])];
  const row = await privateLoader(reading).load({ order, clear, reason: opened ? reason : null });
  if (row === null) return null;
  return {
    name: show(name, row.name, maskName),
    phone: show(phone, row.phone, maskPhone),
    address: phone === 'CLEAR' ? row.address : null,
    latitude: phone === 'CLEAR' ? row.latitude : null,
    longitude: phone === 'CLEAR' ? row.longitude : null,
    masked: name === 'MASKED' || phone === 'MASKED',
  };
}

const LEAST_REASON = 4;
const open = (shown: Shown, opened: boolean): Shown => (shown === 'MASKED' && opened ? 'CLEAR' : shown);
const show = (shown: Shown, value: string | null, mask: (value: string) => string): string | null =>
  (value === null || shown === 'NONE' ? null : shown === 'CLEAR' ? value : mask(value));

/** The code that the resident tells the crew; for requester and placer only. */
export async function startCodeOf(reading: Reading, order: OrderRow): Promise<string | null> {
  if (!(await disclosure(reading, order)).startCode) return null;
  return (await privateLoader(reading).load({ order, clear: [], reason: null }))?.startCode ?? null;
}

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
