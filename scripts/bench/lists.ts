import { DESKS, SELDOM, STEADY } from './fill-desks.ts';
import { DISPATCHERS, REALM } from './fill.ts';

/** What lists are asked with. */
export interface Asked { readonly base: Date; readonly realm: string; readonly id: (type: string, uuid: string) => string; readonly team: string; readonly unit: string; readonly resource: string }

/** A list of somebody's desk. Each shows the same number of rows at every size, so that what is compared is finding them. */
export interface DeskList {
  readonly name: string;
  /** Number of the person. */
  readonly who: number;
  readonly query: string;
  readonly variables?: (asked: Asked) => object;
  /** No list: numbers alone. */
  readonly plain?: true;
}

const CARD = 'id number itemCode label urgent summary placedAt community { name }';
const STREET = `${REALM}000`;
const COMMUNITY = `${REALM}-0`;
const GRID = `${REALM}-G0`;
const DAY_MS = 86_400_000;
const page = (field: string, fields: string): string => `query { ${field} { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
const search = (text: string, first = 10): string => page(`searchOrders(divisionCode: "${STREET}", text: "${text}", first: ${first})`, `${CARD} takenBy { id name }`);
const { dispatcher, worker, officer, leader, volunteer, representative, captain } = DESKS;

/** What counts the living: at the same desk, and where they are as many at every size. */
const counts = (name: string, list: (streetCode: string) => Omit<DeskList, 'name' | 'who'>): DeskList[] =>
  [{ name, who: dispatcher, ...list(STREET) }, { name: `${name}, as much living`, who: DISPATCHERS.first, ...list(STEADY.code) }];

export const LISTS: readonly DeskList[] = [
  { name: 'community worker, what to do, overdue first', who: worker, query: page(`queue(divisionCode: "${COMMUNITY}", first: 10)`, `overdue dueAt troubles order { ${CARD} viewerMay }`) },
  { name: 'community worker, orders held', who: worker, query: page(`orders(scope: { heldByCode: "${COMMUNITY}" }, first: 20)`, `${CARD} state revision helpersFree led`) },
  { name: 'dispatcher, what waits to be sent on', who: dispatcher, query: page(`orders(scope: { divisionCode: "${STREET}" }, filter: { states: [PLACED] }, orderBy: OLDEST, first: 10)`, `${CARD} takenBy { id } viewerMay`) },
  { name: 'dispatcher, by item and community', who: dispatcher, query: page(`orders(scope: { divisionCode: "${STREET}" }, filter: { itemCodes: ["ELDER_VISIT"], communityCode: "${COMMUNITY}" }, first: 20)`, `${CARD} state`) },
  { name: 'dispatcher, search for a seldom word', who: dispatcher, query: search(SELDOM.words) },
  { name: 'dispatcher, search for a word that all have', who: dispatcher, query: search(SELDOM.often) },
  { name: 'dispatcher, search for one character', who: dispatcher, query: search(SELDOM.often[0]!) },
  { name: 'dispatcher, search for two words, one seldom', who: dispatcher, query: search(`${SELDOM.words} ${SELDOM.words[0]}`) },
  { name: 'dispatcher, search for a number', who: dispatcher, query: search('850', 1) },
  ...counts('dispatcher, idle and unmet', (code) => ({ query: page(`balances(divisionCode: "${code}", days: 7, first: 20)`, 'itemCode item { name } community { code name } unmetOrders missingPlaces idleResources freePlaces') })),
  ...counts('dispatcher, the day at a glance', (code) => ({ plain: true, query: `query { centerDay(streetCode: "${code}") { placed queued taken waitingForAcceptance waitingForLead open placesFree startingToday underway done rated unresolved onHold overdue } }` })),
  { name: 'street leader, unsolved', who: leader, query: page(`unsolvedOrders(streetCode: "${STREET}", first: 5)`, `troubles since order { ${CARD} holding { name } viewerMay }`) },
  { name: 'volunteer, what I could do', who: volunteer, query: 'query { viewer { openings(days: 7, first: 20) { kind score why { code value points } order { id number itemCode plannedStart helpersFree community { name } } } } }' },
  { name: 'volunteer, calendar', who: captain, query: `query { viewer { calendar(first: 20) { nodes { kind startsAt endsAt order { id number community { name } } seat { id state } } } } }` },
  { name: 'volunteer, hours', who: captain, query: 'query { viewer { service { hours services byItem { itemCode hours } } services(first: 20) { nodes { id kind hours endedAt order { id number itemCode } } pageInfo { hasNextPage } } } }' },
  { name: 'captain, the team\'s calendar', who: captain, query: 'query($id: ID!) { team(id: $id) { calendar(first: 20) { nodes { seatId kind state startsAt member { id name } order { id number itemCode } } pageInfo { hasNextPage } } } }', variables: ({ id, team }) => ({ id: id('Team', team) }) },
  { name: 'captain, the team\'s service', who: captain, plain: true, query: 'query($id: ID!) { team(id: $id) { service { hours services people } } }', variables: ({ id, team }) => ({ id: id('Team', team) }) },
  { name: 'grid officer, found by name', who: officer, query: `query { findOrders(by: { name: "${SELDOM.name}" }) { orders { ${CARD} spoken contact { name phone } } } }` },
  { name: 'grid officer, found by last digits', who: officer, query: `query { findOrders(by: { lastDigits: "${SELDOM.digits}" }) { orders { ${CARD} spoken contact { name phone } } } }` },
  { name: 'grid officer, found by number', who: officer, query: `query { findOrders(by: { number: "5" }) { orders { ${CARD} spoken } } }` },
  { name: 'grid officer, orders of the grid', who: officer, query: page(`orders(scope: { divisionCode: "${GRID}" }, first: 20)`, `${CARD} state`) },
  { name: 'unit, bookings', who: representative, query: page('bookings(orderBy: LATEST, first: 10)', 'id state startsAt persons viewerMay resource { id title } order { id number state }') },
  { name: 'unit, use of a resource', who: representative, plain: true, variables: ({ id, resource, base }) => ({ id: id('Resource', resource), from: new Date(base.getTime() - 30 * DAY_MS).toISOString() }),
    query: 'query($id: ID!, $from: DateTime!) { resource(id: $id) { utilisation(from: $from, days: 31) { occurrences booked delivered } usedOccurrences(from: $from, days: 31, first: 10) { nodes { startsAt booked delivered } } } }' },
  { name: 'unit, given this quarter', who: representative, query: page(`given(at: "2025-09-20T00:00:00Z", first: 10)`, 'itemCode delivered persons notCome') },
  { name: 'report of a street, by community, half a year', who: dispatcher, query: page('report(filter: { from: "2025-09-04", until: "2026-03-02" }, dividedBy: DIVISION, first: 10)', 'placed division { name } funnel { step reached times { median } } response { share } resolution { share } satisfaction { share }') },
  { name: 'report of a street, by item, a month', who: dispatcher, query: page('report(filter: { from: "2025-09-04", until: "2025-10-03" }, dividedBy: ITEM, first: 10)', 'placed itemCode funnel { step reached times { median } } response { share }') },
  { name: 'report of the county, by item, a month', who: DISPATCHERS.first, query: page('report(filter: { from: "2026-02-01", until: "2026-02-28" }, dividedBy: ITEM, first: 10)', 'placed itemCode funnel { step reached times { median } } response { share }') },
  ...counts('how a street stands now', (code) => ({ plain: true, query: `query { reportNow(divisionCode: "${code}") { waiting overdue open seatsFree unled underway } }` })),
  { name: 'public statistics', who: volunteer, query: 'query { publicStatistics(month: "2026-01", dividedBy: ITEM) { total { placed } rows(first: 10) { nodes { placed done resolved item { code } } } } }' },
];
