import { lyingIn, type Place, type Scope } from './rules.ts';

/** What events are found by: the kind of a scope and what it names. */
export type Key = string;

/** Where and with what a team helps; no items: with everything. */
export interface TeamReach { readonly teamId: string; readonly divisionIds: readonly string[]; readonly itemCodes: readonly string[] }

/** What of the database an event is found by, beside itself. */
export interface Found {
  /** Teams that help in a division. */
  readonly teamsIn: ReadonlyMap<string, readonly TeamReach[]>;
  /** By `seq`: who stood in a relation to its order then. */
  readonly related: ReadonlyMap<string, readonly string[]>;
}

export const EVERYTHING: Key = 'ALL';

/** Under which key a scope is found. `claims`: accepted orders concern whoever watches what is open, too, because they may claim the lead. */
export function keyOf(scope: Scope, { personId, claims }: { readonly personId: string | null; readonly claims: boolean }): Key {
  switch (scope.kind) {
    case 'OPEN': return claims ? 'CLAIMABLE' : 'OPEN';
    case 'MINE': return `PERSON ${personId ?? ''}`;
    case 'DIVISION': return scope.level === 'COUNTY' ? EVERYTHING : `DIVISION ${scope.id}`;
    default: return `${scope.kind} ${scope.id}`;
  }
}

/** What is told of an event that decides where it is found. */
export interface Told { readonly seq: string; readonly orderId: string | null; readonly before: Place | null; readonly after: Place | null }

/** All keys under which an event is found: those of exactly the scopes that match it as it was before or after (`matches`). */
export function keysOf({ seq, orderId, before, after }: Told, { teamsIn, related }: Found): Set<Key> {
  const keys = new Set<Key>();
  if (orderId !== null) keys.add(`ORDER ${orderId}`);
  for (const place of [before, after]) {
    if (place === null) continue;
    keys.add(EVERYTHING);
    for (const id of lyingIn(place)) keys.add(`DIVISION ${id}`);
    if (place.holdingId != null) keys.add(`DIVISION ${place.holdingId}`);
    if (place.organisationId != null) keys.add(`ORGANISATION ${place.organisationId}`);
    for (const id of [...place.personIds ?? [], ...related.get(seq) ?? []]) keys.add(`PERSON ${id}`);
    if (orderId === null) continue;
    if (place.open === true) {
      keys.add('OPEN');
      for (const id of lyingIn(place)) {
        for (const { teamId, itemCodes } of teamsIn.get(id) ?? []) {
          if (itemCodes.length === 0 || (place.itemId != null && itemCodes.includes(place.itemId))) keys.add(`TEAM ${teamId}`);
        }
      }
    }
    if (place.open === true || (place.state === 'ACCEPTED' && place.held !== true)) keys.add('CLAIMABLE');
  }
  return keys;
}

/** Divisions whose teams may be concerned by these events: where something is, or was, open. */
export function openIn(events: readonly Told[]): Set<string> {
  const ids = new Set<string>();
  for (const { orderId, before, after } of events) {
    if (orderId === null) continue;
    for (const place of [before, after]) if (place?.open === true) for (const id of lyingIn(place)) ids.add(id);
  }
  return ids;
}
