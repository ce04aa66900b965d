import { endingBooking, type Booked, type PlacesPart, type Teller } from '../resources/index.ts';
import type { OwnEffect } from '../../seven-orders.ts';
import type { OrderPatch } from './facts.ts';
import { knowing, type Effect } from './higher.ts';
import type { Provider, StepInputs } from './inputs.ts';
import { StepRefused, type Moving } from './moving.ts';
import { bookingAhead, firstEnd, freeHolds, knownHolds, liftingHolds, puttingHold, standingHolds } from './store/holds.ts';

type BookingEffect = Extract<OwnEffect, 'GIVE_CAPACITY_BACK' | 'BOOK_AGAIN' | 'BOOKING_LEFT' | 'BOOKING_ENDS'>;

/** What a booking makes of the provider's columns; without one, and until the unit has confirmed it, they are empty: it reads nothing of the resident before. */
export const providerOf = (booked: Pick<Booked, 'organisationId' | 'ownerDivisionId' | 'teamId' | 'ownerPersonId'> | null): Provider => ({
  providerId: booked?.organisationId ?? null, providerDivisionId: booked?.ownerDivisionId ?? null, providerTeamId: booked?.teamId ?? null, providerPersonId: booked?.ownerPersonId ?? null,
});

const tellerOf = ({ facts: { actor, now }, order, as }: Moving): Teller => ({ actorPerson: actor.personId, actorKind: actor.kind, at: now, as, requesterId: order.requesterId, placerId: order.placerId });

function write({ along }: Moving, parts: readonly PlacesPart[]): void {
  for (const { write: part, name, told } of parts) along(part, told ? { name, told } : { name });
}

/** Ends the order's booking with the order's step. */
function end(moving: Moving, step: 'callOff' | 'cancelByUnit' | 'deliver', onlyIf?: ReturnType<typeof bookingAhead>): void {
  const { order } = moving;
  if (order.resourceId === null) return;
  write(moving, endingBooking({ realm: order.realm, orderId: order.id, step, by: tellerOf(moving), ...(onlyIf ? { onlyIf } : {}) }));
}

/** What the order's steps do to its booking, and what a booking does to its order. */
export const BOOKING_OWN: { readonly [E in BookingEffect]: Effect } = {
  // By effect it is the unit that takes the resource off the list; otherwise the order is not wanted any more.
  GIVE_CAPACITY_BACK: async (moving) => { end(moving, moving.as === 'effect' ? 'cancelByUnit' : 'callOff'); },
  // What was under way was given. Settled before, a booking that is still to come is called off; one whose hour has struck is the unit's to mark.
  BOOKING_ENDS: async (moving) => {
    if (moving.order.state === 'UNDERWAY') end(moving, 'deliver');
    else end(moving, 'callOff', bookingAhead(moving.facts.now));
  },
  BOOKING_LEFT: knowing(({ holds }) => (holds === 0 ? null : knownHolds()), async (moving): Promise<OrderPatch> => {
    const { tx, order, facts, known } = moving;
    const standing = standingHolds(known['BOOKING_LEFT']);
    const left = freeHolds(standing);
    if (left.length < standing.length) moving.along(liftingHolds(tx, order, standing.filter(({ forBooking }) => forBooking).map(({ id }) => id), facts.now));
    const next = firstEnd(left);
    if (next !== null) moving.due('lift', next);
    return { resourceId: null, ...providerOf(null), holds: left.length, heldSince: left.length === 0 ? null : order.heldSince };
  }),
  BOOK_AGAIN: async (moving): Promise<OrderPatch> => {
    const { tx, order, facts } = moving;
    const { booking: found, wish } = moving.input as StepInputs['rebook'];
    if (!found.ok) throw new StepRefused(found.refusal);
    const { booked, parts } = found.value;
    const when = booked.plain ? wish : { start: booked.startsAt, end: booked.endsAt };
    if (order.state === 'ACCEPTED' && when === null) throw new StepRefused({ code: 'NO_DATE', args: {}, path: ['input', 'wantedStart'] });
    write(moving, parts);
    if (booked.requested) moving.along(puttingHold(tx, order, { by: null, since: facts.now, until: booked.endsAt, forBooking: true }));
    else if (order.state === 'ACCEPTED') moving.then('open');
    return {
      resourceId: booked.resourceId, ...providerOf(booked.requested ? null : booked), ...(when && { wantedStart: when.start, wantedEnd: when.end }),
      ...(when && order.state === 'ACCEPTED' ? { plannedStart: when.start, plannedEnd: when.end } : {}),
      ...(booked.requested ? { holds: order.holds + 1, heldSince: order.heldSince ?? facts.now } : {}),
    };
  },
};
