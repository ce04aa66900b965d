import type { ResourceState } from '../../../resource-steps.ts';
import type { PeriodKind } from '../words.ts';

/** Somebody who asks, as far as the rules look at them. An `Actor` is one. */
export interface Asking {
  readonly kind: 'PERSON' | 'GUEST' | 'CLOCK';
  readonly personId: string | null;
  readonly roles: readonly {
    readonly role: string; readonly level: string | null; readonly divisionId: string | null; readonly organisationId: string | null; readonly teamId: string | null;
  }[];
}

/** Whose it is; exactly one is not null. */
export interface Owner {
  readonly ownerOrganisationId: string | null;
  readonly ownerDivisionId: string | null;
  readonly ownerTeamId: string | null;
  readonly ownerPersonId: string | null;
}

/** A resource as far as decisions look at it. */
export interface Decided extends Owner {
  readonly state: ResourceState;
  readonly streetId: string | null;
  readonly periodKind: PeriodKind | null;
  readonly capacity: number | null;
  readonly validUntil: Date | null;
}

/** Everything that a decision about a resource may look at; of a birth, the resource as it would be. */
export interface ResourceFacts {
  readonly now: Date;
  readonly actor: Asking;
  readonly resource: Decided;
  /** True when there is no such resource yet. */
  readonly birth: boolean;
  /** Of the published list; null: it is not in it. */
  readonly item: { readonly kind: string; readonly sensitive: boolean } | null;
  /** Bookings whose period is not over. */
  readonly livingBookings: number;
  /** The step says that the orders of living bookings shall be cancelled. */
  readonly cancelsBookings: boolean;
}
