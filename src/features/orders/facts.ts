import type { Actor } from '../../platform/actor.ts';
import type { OrderState } from '../../seven-orders.ts';
import type { RealmSettings } from '../places/index.ts';
import type { orders } from './tables.ts';
import type { Relation } from './words.ts';

export type OrderRow = typeof orders.$inferSelect;
/** What a step writes into the order's row. */
export type OrderPatch = Partial<Omit<OrderRow, 'realm' | 'id' | 'revision' | 'number'>>;

/** How the actor stands to the order. */
export interface MyRelation {
  readonly relation: Relation;
  readonly attempt: number;
  /** Not ended. */
  readonly living: boolean;
  /** LEAD and CREW: confirmed. */
  readonly firm: boolean;
}

/** What of the facts decides who sees an order, and what of it. A list reads it along with its orders. */
export interface Sight {
  readonly now: Date;
  readonly order: OrderRow;
  readonly actor: Actor;
  readonly mine: readonly MyRelation[];
  readonly settings: RealmSettings;
  /** A registered volunteer with all the skills that the order wants. */
  readonly skilled: boolean;
  /** The requester has no login and is reached by an officer. */
  readonly requesterByOfficer: boolean;
  /** Officers may act for the requester: they have an app of their own, or a consent that was written down stands. Nobody is asked where there is no requester. */
  readonly consented: boolean;
}

/** Everything that a decision about an order may look at. Read under the order's lock, by one statement. */
export interface OrderFacts extends Sight {
  /** Lead and helpers who hold or confirmed a seat of this attempt; offers do not count. */
  readonly crewBound: number;
  /** Level of the division that holds it; null before dispatch. */
  readonly holdingLevel: string | null;
  /** The division above the holding one, that may hold an order in its turn; null when there is none. */
  readonly higherId: string | null;
  /** This attempt has a rating of the requester, by whomever it was said. */
  readonly requesterRated: boolean;
}

export const isIn = (order: Pick<OrderRow, 'state'>, ...states: OrderState[]): boolean => states.includes(order.state);
