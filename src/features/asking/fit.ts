import type { FreeWindow } from '../people/index.ts';
import { eligible, scoreOf, type AskSettings, type OrderToFill, type Spot } from './policy/index.ts';
import { freeThen } from './rules.ts';
import { toWhoIsAsked, type ShownScore } from './shown.ts';

/** Somebody who looks for something to do, as far as it may be judged without telling who the resident is: where they are by communities, and nothing of the past with anybody. */
export interface Looking {
  readonly id: string;
  readonly skills: readonly string[];
  readonly places: readonly { readonly streetId: string | null; readonly communityId: string | null }[];
  readonly freeHours: readonly FreeWindow[];
}

/** An order that somebody could take, as far as they may know it, and what of themselves there is to it. */
export interface Found {
  readonly id: string;
  readonly itemCode: string;
  readonly skills: readonly string[];
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly urgent: boolean;
  readonly plannedStart: Date;
  readonly plannedEnd: Date;
  readonly placesFree: number;
  readonly teamForIt: boolean;
  readonly didSuch: number;
}

const NOBODY = { services: 0, good: 0, bad: 0 };
const spotOf = ({ streetId, communityId }: Looking['places'][number]): Spot => ({ streetId, communityId, gridId: null, buildingId: null });

/**
 * How well an order fits somebody, by the policy by which people are asked, and why: what they may be told. Null: it does not fit at all, because they said
 * that they are not free then. Pure.
 */
export function fitOf({ id, skills, places, freeHours }: Looking, found: Found, { now, timeZone, settings }: { readonly now: Date; readonly timeZone: string; readonly settings: AskSettings }): ShownScore | null {
  const order: OrderToFill = {
    id: found.id, itemCode: found.itemCode, skills: found.skills, spot: spotOf(found), openedAt: now, startAt: found.plannedStart, placesWanted: found.placesFree, placesFree: found.placesFree, urgent: found.urgent, requesterId: null,
  };
  const candidate = {
    id, skills, spots: places.map(spotOf), metres: null, teamForIt: found.teamForIt, didSuch: found.didSuch, freeThen: freeThen(freeHours, found.plannedStart, found.plannedEnd, timeZone), seatsHeld: 0, servedLately: 0,
    withResident: NOBODY, offersLately: 0, lastOfferedAt: null, unanswered: 0, pushesToday: 0, pushesThisWeek: 0, pushableAt: now,
  };
  return eligible(order, candidate) ? toWhoIsAsked(scoreOf(order, candidate, 0, settings).why) : null;
}
