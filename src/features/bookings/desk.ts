import type { Reading } from '../../platform/platform.ts';
import { realmOf } from '../places/index.ts';
import { periodsIn, seesAll, type Offering } from '../resources/index.ts';
import { ownersAsked } from './store/list.ts';
import { givenPage, usedPage, type Given, type Used } from './store/use.ts';

type ResourceView = Parameters<typeof seesAll>[1] & Offering & { readonly realm: string; readonly id: string };

/** A span of time; the second end is not within it. */
export interface Span { readonly from: Date; readonly until: Date }

/** How a resource was used in a span of time, in occurrences and persons. */
export interface Utilisation {
  readonly occurrences: number;
  readonly cancelled: number;
  /** Persons that the occurrences which were not cancelled could take. */
  readonly capacity: number;
  readonly booked: number;
  readonly delivered: number;
  readonly notCome: number;
}

/** At most so many days at once. */
export const MOST_DAYS = 92;
const MOST_OCCURRENCES = MOST_DAYS + 1;

/** Occurrences that somebody booked or that were cancelled; none for who does not answer for the resource. */
export const usedOccurrences = async (reading: Reading, resource: ResourceView, span: Span, limit: number, after: Date | null): Promise<Used[]> =>
  (seesAll(reading.actor, resource) ? usedPage(reading.platform.db, resource.realm, resource.id, span, limit, after) : []);

/** The sum of a span of time, with the occurrences that nobody booked in the denominator; null for who does not answer for the resource. */
export async function utilisationOf(reading: Reading, resource: ResourceView, span: Span): Promise<Utilisation | null> {
  if (!seesAll(reading.actor, resource)) return null;
  const [realm, used] = await Promise.all([realmOf(reading), usedPage(reading.platform.db, resource.realm, resource.id, span, MOST_OCCURRENCES, null)]);
  const planned = resource.periodKind === null || !realm ? [] : periodsIn(resource, span.from, span.until, realm.calendar);
  const known = new Set(used.map(({ startsAt }) => startsAt.getTime()));
  const unused = planned.filter(({ startsAt }) => !known.has(startsAt.getTime())).length;
  const given = used.filter(({ cancelled }) => !cancelled);
  const sum = (of: (one: Used) => number): number => used.reduce((total, one) => total + of(one), 0);
  return {
    occurrences: used.length + unused, cancelled: used.length - given.length, booked: sum((one) => one.booked), delivered: sum((one) => one.delivered), notCome: sum((one) => one.notCome),
    capacity: given.reduce((total, one) => total + one.capacity, 0) + unused * (resource.capacity ?? 0),
  };
}

/** Quarters of which both ends can be written. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 9998];

/** The quarter of the realm's calendar that an instant lies in; null: of none in which anybody gave anything. */
export async function quarterOf(reading: Reading, at: Date): Promise<Span | null> {
  const realm = await realmOf(reading);
  if (!realm) return null;
  const [year, month] = realm.calendar.dateOf(at).split('-').map(Number) as [number, number];
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null;
  const first = Math.floor((month - 1) / 3) * 3 + 1;
  const begin = (y: number, m: number): Date => realm.calendar.at(`${y}-${String(m).padStart(2, '0')}-01`, '00:00');
  return { from: begin(year, first), until: first === 10 ? begin(year + 1, 1) : begin(year, first + 3) };
}

/** An item that was given, with whose and when: a higher room adds what was said of it. */
export interface GivenItemRow extends Given { readonly owners: readonly string[]; readonly span: Span }

/** What those for whom the reader speaks gave in a span of time, by item: numbers alone. */
export async function given({ platform, actor }: Reading, span: Span, organisationId: string | null, limit: number, after: string | null): Promise<GivenItemRow[]> {
  const owners = ownersAsked(actor, organisationId);
  return (await givenPage(platform.db, actor, { ...span, organisationId }, limit, after)).map((row) => ({ ...row, owners, span }));
}

