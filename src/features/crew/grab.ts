import { newId } from '../../kernel/ids.ts';
import { refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import { worthRetrying } from '../../platform/faults.ts';
import { inputHash, keyOwner, keySecret } from '../../platform/keys/identity.ts';
import type { Platform } from '../../platform/platform.ts';
import { grabOnce } from './store/grab.ts';
import type { SeatRow } from './store/rows.ts';

/** A seat as the statement that gave it answers. */
export interface GrabbedSeat {
  readonly seatId: string;
  readonly orderId: string;
  /** Of the order, as the grab left it. */
  readonly revision: number;
  /** Places still free after it. */
  readonly seatsLeft: number;
}

export interface GrabCall {
  readonly caller: Caller;
  readonly orderId: string;
  readonly key: string;
  readonly waitIfFull?: boolean;
}

const MUTATION = 'grabSeat';
const TRIES = 8;

/**
 * A volunteer takes a free place (抢单), by one statement that reads nothing before it. Never gives a place twice, never binds a person
 * twice; the same key gives the same outcome. It asks again where a rival was there in the same moment.
 */
export const grab = async (platform: Platform, call: GrabCall): Promise<Outcome<GrabbedSeat>> => (await grabSeat(platform, call)).outcome;

/** The same, with the row of a seat that was given just now, so that nothing has to be read to show it; null after a replay. */
export async function grabSeat(platform: Platform, { caller, orderId, key, waitIfFull }: GrabCall): Promise<{ outcome: Outcome<GrabbedSeat>; seat: SeatRow | null }> {
  const secret = keySecret(platform.config);
  const parts = {
    realm: caller.realm, issuer: caller.issuer, subject: caller.subject, owner: keyOwner(secret, guestOf(caller.realm, caller)),
    mutation: MUTATION, key, hash: inputHash(secret, { orderId, waitIfFull: waitIfFull ?? false }), orderId, seatId: newId(),
  };
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const { outcome, reused, seat } = await grabOnce(platform.sql, parts);
      if (reused) return { outcome: refused({ code: 'KEY_REUSED', args: {}, path: ['input', 'key'] }), seat: null };
      if (outcome) {
        if (seat) platform.hub.hint();
        return { outcome: outcome as Outcome<GrabbedSeat>, seat };
      }
    } catch (error) {
      if (!worthRetrying(error) || tries === TRIES) throw error;
    }
  }
  throw new Error('a grab found a rival each time it was asked');
}
