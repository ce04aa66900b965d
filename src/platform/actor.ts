import type { Executor } from './db.ts';

/** Who a verified token says is calling. Nothing in it gives a right. */
export interface Caller {
  readonly realm: string;
  readonly issuer: string;
  readonly subject: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  readonly clientId?: string;
  /** The token's scope narrows it to reading. */
  readonly readsOnly?: true;
}

/** A role over a division, an organisation or a team, in force now. */
export interface HeldRole {
  readonly appointmentId: string;
  readonly role: string;
  readonly divisionId: string | null;
  /** STREET, COMMUNITY, ... of that division. */
  readonly level: string | null;
  readonly organisationId: string | null;
  readonly teamId: string | null;
}

/** What the database says the caller is and may build rights on. `personId` null: a guest, or signed in and not yet joined. */
export interface Actor {
  readonly realm: string;
  readonly kind: 'PERSON' | 'GUEST' | 'CLOCK';
  readonly personId: string | null;
  readonly caller: Caller | null;
  readonly volunteer: boolean;
  readonly partyMember: boolean;
  readonly roles: readonly HeldRole[];
  readonly teamIds: readonly string[];
  /** For whom they may act, as their guardian. */
  readonly wardIds: readonly string[];
}

/** One statement that turns a caller into an actor; composed in `app.ts` from the rooms that own the rows. */
export interface ReadActor {
  (db: Executor, caller: Caller): Promise<Actor>;
  /** The actor out of rights that another statement has read along as text; the same text, the same rights. Null: nobody here, a guest. */
  of(caller: Caller, rights: string | null): Actor;
}

export const guestOf = (realm: string, caller: Caller | null = null): Actor => ({
  realm, kind: 'GUEST', personId: null, caller, volunteer: false, partyMember: false, roles: [], teamIds: [], wardIds: [],
});

/** The actor of time limits: an ordinary actor with no person. */
export const clockOf = (realm: string): Actor => ({ ...guestOf(realm), kind: 'CLOCK' });
