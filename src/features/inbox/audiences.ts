import { ASK_STEPS, ASKING_STEPS } from '../../ask-steps.ts';
import { BOOKING_STEPS } from '../../booking-steps.ts';
import { COOLING_STEPS } from '../../cooling-steps.ts';
import type { Event } from '../../platform/events/event.ts';
import { DRAW_STEPS, ENTRY_STEPS, type DrawAudience } from '../../draw-steps.ts';
import { PRESS_STEPS } from '../../press-steps.ts';
import { RESOURCE_STEPS, type ResourceAudience } from '../../resource-steps.ts';
import { SEAT_STEPS, type SeatAudience } from '../../seat-steps.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import { SEVEN_ORDERS } from '../../seven-orders.ts';
import { URGE_STEPS } from '../../urge-steps.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';

/** Everybody whom a table of steps may tell. */
export type Audience = SeatAudience | ResourceAudience | DrawAudience;
export const AUDIENCES: readonly Audience[] = [
  'requester', 'placer', 'holder', 'lead', 'crew', 'line', 'entrants', 'provider', 'owner', 'broker', 'holding', 'community', 'center', 'streetLeader', 'offerer',
];

type Rows = Readonly<Record<string, { readonly tells: readonly Audience[]; readonly says: string; readonly zh: string; readonly presses?: true }>>;

const TABLES: Readonly<Record<string, Rows>> = {
  [SEVEN_ORDERS.name]: SEVEN_ORDERS.steps, [SEAT_STEPS.name]: SEAT_STEPS.steps, [RESOURCE_STEPS.name]: RESOURCE_STEPS.steps,
  [WAIT_STEPS.name]: WAIT_STEPS.steps, [COOLING_STEPS.name]: COOLING_STEPS.steps, [DRAW_STEPS.name]: DRAW_STEPS.steps, [ENTRY_STEPS.name]: ENTRY_STEPS.steps,
  [BOOKING_STEPS.name]: BOOKING_STEPS.steps, [ASKING_STEPS.name]: ASKING_STEPS.steps, [ASK_STEPS.name]: ASK_STEPS.steps, [URGE_STEPS.name]: URGE_STEPS.steps, [SERIES_STEPS.name]: SERIES_STEPS.steps, [PRESS_STEPS.name]: PRESS_STEPS.steps,
};

/** What is said between the parties to an order is no step (`notes`), and tells those to whom it is said: only that there is something to read. */
export const NOTE = 'NOTE';
const NOTES: Rows = { addNote: { says: 'There is a note for you on it', zh: '有给您的新留言', tells: [] } };
/** Whom a note is for, by the parties that it names. The center reads all talk and is told of what is said to it by name. */
const PARTY: Readonly<Record<string, readonly Audience[]>> = { REQUESTER: ['requester', 'placer'], CREW: ['crew', 'provider'], BROKERS: ['broker'], HOLDING: ['holding'] };

function readersOf({ audience }: Event['facts']): Audience[] {
  const parties = Array.isArray(audience) ? audience.map(String) : [];
  const all = Object.keys(PARTY).every((party) => parties.includes(party));
  return [...parties.flatMap((party) => PARTY[party] ?? []), ...(parties.includes('CENTER') && !all ? ['center' as const] : [])];
}

/** The row of the table of steps that an event names; undefined for tables that tell nobody. */
export const rowOf = (table: string, step: string): Rows[string] | undefined => (table === NOTE ? NOTES : TABLES[table])?.[step];

/**
 * Who is told of an event: whom the row names, and beside them the workers of the community when something urgent is placed, and the
 * street leader when a call-back contradicts the rating. Nobody is told that an imported order was placed: a list of thousands would bury
 * what matters; it stands in the queue, and its reminders come like any other's. Pure.
 */
export function audiencesOf({ table, step, facts }: Pick<Event, 'table' | 'step' | 'facts'>): Audience[] {
  if (table === SEVEN_ORDERS.name && step === 'place' && facts['source'] === 'IMPORT') return [];
  const told = new Set<Audience>(table === NOTE ? readersOf(facts) : rowOf(table, step)?.tells ?? []);
  if (table === SEVEN_ORDERS.name && step === 'place' && facts['urgent'] === true) told.add('community');
  // Whoever holds it is pressed, and nobody else.
  if (table === URGE_STEPS.name) told.delete(facts['dispatched'] === true ? 'center' : 'holding');
  if (table === SEVEN_ORDERS.name && step === 'callBack' && facts['contradiction'] === true) told.add('streetLeader');
  return AUDIENCES.filter((audience) => told.has(audience));
}

/** The steps of an order with which its requester is sent the answer: without it nothing closes (事事有回音). */
export const answers = ({ table, step }: Pick<Event, 'table' | 'step'>): boolean =>
  table === SEVEN_ORDERS.name && (step === 'finish' || step === 'settle');
