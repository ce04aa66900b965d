import type { Actor } from '../../platform/actor.ts';
import type { Duration } from '../../kernel/durations.ts';
import type { OrderWho } from '../../seven-orders.ts';
import type { RealmSettings } from '../places/index.ts';
import { holds } from './roles.ts';
import { GRID_ROLES } from './visible.ts';
import type { Contact } from './inputs.ts';
import type { Serves } from './words.ts';

/** A division with those above it; its own id stands in its own level's column. */
export interface Lineage {
  readonly id: string; readonly level: string; readonly ended: boolean;
  readonly streetId: string | null; readonly communityId: string | null; readonly gridId: string | null; readonly buildingId: string | null;
}

/** Everything that the birth of an order may look at; read by one statement. */
export interface BirthFacts {
  readonly now: Date;
  readonly actor: Actor;
  /** The realm exists. */
  readonly known: boolean;
  readonly timeZone: string;
  readonly settings: RealmSettings;
  readonly number: number;
  /** The project that was named, if it runs and serves the item. */
  readonly project: string | null;
  readonly division: Lineage | null;
  readonly item: {
    readonly code: string; readonly version: number; readonly servedBy: Serves; readonly sensitive: boolean; readonly skills: string[];
    readonly limits: Readonly<Record<string, Duration>>; readonly helpers: number; readonly minutes: number;
  } | null;
  /** Whom it is for; null when that person does not exist. */
  readonly requesterId: string | null;
  /** Others may order for them; always true of oneself. */
  readonly consented: boolean;
  /** What is known of the order before it is born. */
  readonly order: { readonly requesterId: string | null };
  /** Nobody stands to what is not born. */
  readonly mine: readonly never[];
  readonly requester: (Contact & { readonly home: Lineage | null }) | null;
}

/** In what capacity the caller places: for themselves, or for somebody who lives in what they look after. */
export function birthRoles({ actor, requesterId, requester, division }: BirthFacts): ReadonlySet<OrderWho> {
  const roles = new Set<OrderWho>();
  if (actor.personId === null || requesterId === null) return roles;
  if (requesterId === actor.personId) roles.add('requester');
  else if (requester && looksAfter(actor, requester.home) && (division === null || looksAfter(actor, division))) roles.add('onBehalf');
  if (actor.wardIds.includes(requesterId)) roles.add('guardian');
  return roles;
}

const looksAfter = (actor: Actor, home: Lineage | null): boolean => home !== null && (
  (home.gridId !== null && holds(actor, GRID_ROLES, home.gridId))
  || (home.buildingId !== null && holds(actor, ['BUILDING_HEAD'], home.buildingId))
  || (home.communityId !== null && holds(actor, ['COMMUNITY_WORKER'], home.communityId)));
