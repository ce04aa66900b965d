import type { Routing } from '../../platform/events/event.ts';
import type { Numbers } from './words.ts';

/** An event of an order or a resource, as far as it is counted. */
export interface Happened {
  readonly table: string;
  readonly step: string;
  readonly at: Date;
  readonly after: Routing | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Of the requester's rating of that attempt; events do not tell them. */
  readonly stars: number | null;
}

/** Where and what a subject is counted as. */
export interface Cell {
  /** When it was placed, or listed: decides the day. */
  readonly at: Date;
  /** The grid it lies in; without one the community, the street, or whatever division is known. */
  readonly placeId: string;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly itemCode: string;
  /** The unit that serves it, or offers it. */
  readonly organisationId: string | null;
}

/** All that a subject adds to the figures. */
export interface Contribution extends Cell { readonly numbers: Numbers }
