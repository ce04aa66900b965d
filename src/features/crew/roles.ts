import type { SeatWho } from '../../seat-steps.ts';

/** How somebody stands to an order's crew and to one of its seats. */
export interface SeatViewer {
  readonly clock: boolean;
  readonly volunteer: boolean;
  readonly partyMember: boolean;
  /** The seat is theirs. */
  readonly holder: boolean;
  /** Works for the division that holds the order. */
  readonly holdingWorker: boolean;
  /** Captain of a team that the holder is a member of; for a birth, of one on whose board the order lies and to which whoever is to come belongs. */
  readonly captain: boolean;
  /** Has the order's lead seat of the seat's attempt, living or served. */
  readonly lead: boolean;
  /** Whoever leads is there: the lead seat of the attempt is serving or served. */
  readonly led: boolean;
}

/** In what capacities somebody faces a seat: the names that the seat's table of steps uses. Pure. */
export function seatRolesOf(viewer: SeatViewer): ReadonlySet<SeatWho> {
  const roles = new Set<SeatWho>();
  const add = (role: SeatWho, is: boolean): void => { if (is) roles.add(role); };
  add('clock', viewer.clock);
  add('partyMember', viewer.partyMember);
  add('volunteer', viewer.volunteer);
  add('holder', viewer.holder);
  add('holdingWorker', viewer.holdingWorker);
  add('captain', viewer.captain);
  add('lead', viewer.lead);
  add('unledHolding', viewer.holdingWorker && !viewer.led);
  return roles;
}
