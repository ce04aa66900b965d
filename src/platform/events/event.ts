/** Where a subject belongs, as far as boards and readers must know to decide whether it concerns them. */
export interface Routing {
  readonly state?: string;
  readonly held?: boolean;
  readonly streetId?: string | null;
  readonly communityId?: string | null;
  readonly gridId?: string | null;
  readonly buildingId?: string | null;
  /** The division it lies in, as exact as is known. */
  readonly divisionId?: string | null;
  readonly holdingId?: string | null;
  readonly itemId?: string | null;
  readonly organisationId?: string | null;
  /** Persons related to it or addressed by it. */
  readonly personIds?: readonly string[];
  /** Could be taken by somebody now. */
  readonly open?: boolean;
  readonly sensitive?: boolean;
}

/** Ids, codes and numbers. Never anything that a person wrote or that tells who they are. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What a use case says has happened. Time, order and epoch are added by the database. */
export interface Telling {
  readonly realm: string;
  /** Table of steps: ORDER, SEAT, RESOURCE, ... */
  readonly table: string;
  readonly step: string;
  /** GraphQL type of the subject. */
  readonly subjectType: string;
  readonly subjectId: string;
  readonly orderId?: string | null;
  /** Of the order (of the subject where there is no order), raised under its lock. */
  readonly revision?: number | null;
  /** Business time; left out: the database's. */
  readonly at?: Date;
  readonly actorPerson?: string | null;
  readonly actorKind: 'PERSON' | 'GUEST' | 'CLOCK';
  readonly before?: Routing | null;
  readonly after?: Routing | null;
  readonly facts?: Facts;
}

/** A place in the feed: every transaction of that epoch up to and including this one has been seen. Transaction ids are decimal text. */
export interface Position {
  readonly epoch: number;
  readonly xid: string;
}

/** An event as read. `seq` alone identifies it within the database, also after a restore. */
export interface Event extends Position {
  readonly seq: string;
  readonly realm: string;
  readonly table: string;
  readonly step: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly orderId: string | null;
  readonly revision: number | null;
  readonly at: Date;
  readonly actorPerson: string | null;
  readonly actorKind: string;
  readonly before: Routing | null;
  readonly after: Routing | null;
  readonly facts: Facts;
}

/** Events of one realm in the promised order, and the cursor after them. */
export interface Page {
  readonly realm: string;
  readonly events: readonly Event[];
  /** Opaque; resuming after it misses nothing and repeats nothing. */
  readonly cursor: string;
}

/** The cursor cannot be continued (too old, another epoch, another realm, unreadable): read the state afresh. */
export const RESYNC = 'RESYNC';
export type Resync = typeof RESYNC;
