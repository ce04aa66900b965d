import { BOOKING_STEPS, type BookingEffect, type BookingStep, type BookingWho } from '../../booking-steps.ts';
import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { clockOf, guestOf, type Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Asker } from '../orders/index.ts';
import { bookingDues, calendarOfRealm } from '../resources/index.ts';
import { EFFECTS } from './effects.ts';
import { BOOKING_RULES, rolesOf } from './rules.ts';
import { readLocked, type ReadBooking } from './store/facts.ts';
import { writeBooking } from './store/write.ts';

/** What the steps of a booking say besides which one it is. */
export interface StepInputs {
  confirm: { readonly whoComes?: string | null };
  decline: { readonly words?: string | null };
  sayWhoComes: { readonly whoComes: string };
  cancelByUnit: { readonly words: string };
  deliver: object;
  notCome: { readonly words?: string | null };
  remindToAnswer: object;
  remindToMark: object;
}
/** Every step but births, and what an order's own step does. */
export type BookingMove = keyof StepInputs;

export interface MoveCall<S extends BookingMove = BookingMove> {
  readonly realm: string;
  readonly asker: Asker;
  readonly bookingId: string;
  readonly step: S;
  readonly input: StepInputs[S];
  /** Taken as the effect of another room's step, which answers for it. */
  readonly byEffect?: true;
}

/** Where a step has left a booking. */
export interface Moved { readonly id: string; readonly revision: number }

const LONGEST = { words: 1_000, whoComes: 80 } as const;
const BY_EFFECT: ReadonlySet<BookingWho> = new Set(['effect']);

/**
 * THE way a booking changes state by itself. Locks its order before it writes anything, reads the facts under that lock, decides by the pure
 * table, moves the order where the row says so, and writes the booking with one statement of the same transaction. The same key gives the same outcome.
 */
export async function move<S extends BookingMove>(platform: Platform, call: MoveCall<S>, key: string): Promise<Outcome<Moved>> {
  const ask = { actor: identity(call), mutation: BOOKING_STEPS.steps[call.step].mutation ?? call.step, key, input: { bookingId: call.bookingId, ...call.input }, about: call.bookingId };
  const outcome = await once(platform, ask, (tx, keyed) => moveWithin(platform, tx, call, keyed));
  platform.hub.hint();
  return outcome;
}

/** A step that the clock takes when a time limit is over, if under the lock it still is. */
export async function takeAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<Moved>> {
  const call: MoveCall = { realm: due.realm, asker: { clock: true }, bookingId: due.id, step: due.step as BookingMove, input: {} };
  const outcome = await platform.db.transaction((tx) => moveWithin(platform, tx, call, null, due.stands));
  platform.hub.hint();
  return outcome;
}

/** The same inside a transaction of the caller, who answers for the key. */
export async function moveWithin<S extends BookingMove>(platform: Platform, tx: Tx, call: MoveCall<S>, keyed: Keyed | null = null, stands?: Due['stands']): Promise<Outcome<Moved>> {
  const read = await readLocked(tx, call.realm, call.asker, call.bookingId, stands);
  if (!read) return refuse('NOT_FOUND', { what: 'Booking' }, ['input', 'bookingId']);
  if (!read.stands) return refuse(NOT_DUE);
  const { facts } = read;
  const roles = call.byEffect ? BY_EFFECT : rolesOf(facts);
  if (roles.size === 0 && !read.shown) return refuse('NOT_FOUND', { what: 'Booking' }, ['input', 'bookingId']);
  const decision = decide(BOOKING_STEPS, BOOKING_RULES, call.step, { state: facts.booking.state, roles, facts });
  if (!decision.allowed) return refused(decision);
  const wrong = wrongInput(call, decision.as);
  if (wrong) return wrong;
  const effects: readonly BookingEffect[] = BOOKING_STEPS.steps[call.step].effects;
  for (const effect of effects) {
    const happened = await EFFECTS[effect]({ platform, tx, actor: read.actor, order: facts.order, booking: facts.booking });
    if (!happened.ok) return happened;
  }
  const outcome = done({ id: facts.booking.id, revision: facts.booking.revision + 1 });
  // The order that was finished has marked it already, with its own step.
  if (call.step !== 'deliver' || facts.order.state !== 'UNDERWAY') await write(tx, call, read, { as: decision.as, to: decision.to, placesBack: effects.includes('PLACES_BACK'), keyed, outcome });
  return outcome;
}

interface Writing extends Pick<Parameters<typeof writeBooking>[1], 'to' | 'placesBack' | 'keyed' | 'outcome'> { readonly as: BookingWho }

function write(tx: Tx, call: MoveCall, { facts, actor, limits, timeZone, settings }: ReadBooking, { as, ...writing }: Writing): Promise<void> {
  const { booking, now, order } = facts;
  const { words, whoComes } = call.input as { words?: string | null; whoComes?: string | null };
  return writeBooking(tx, {
    ...writing, booking, step: call.step, by: { actorPerson: actor.personId, actorKind: actor.kind, at: now, as, requesterId: order.requesterId, placerId: order.placerId },
    said: { ...(whoComes?.trim() ? { whoComes: whoComes.trim() } : {}), ...(words?.trim() ? { words: words.trim() } : {}) },
    deadlines: {
      subject: { realm: booking.realm, table: BOOKING_STEPS.name, id: booking.id }, dues: bookingDues(call.step, booking, now, calendarOfRealm(timeZone, settings), limits),
      keep: writing.to === booking.state, held: false, wasHeldSince: null, now, taken: call.step,
    },
  });
}

/** Whoever declines or cancels says why; names and words are not endless. */
function wrongInput({ step, input }: MoveCall, as: BookingWho): Outcome<never> | null {
  const { words, whoComes } = input as { words?: string | null; whoComes?: string | null };
  const needed: readonly BookingStep[] = ['decline', 'cancelByUnit'];
  if (needed.includes(step) && as === 'unit' && !words?.trim()) return refuse('REASON_NEEDED', {}, ['input', 'words']);
  if ((words ?? '').length > LONGEST.words) return refuse('WORDS_TOO_LONG', { most: LONGEST.words }, ['input', 'words']);
  const named = (whoComes ?? '').trim().length;
  return (step === 'sayWhoComes' && named === 0) || named > LONGEST.whoComes ? refuse('WHO_COMES_WRONG', { most: LONGEST.whoComes }, ['input', 'whoComes']) : null;
}

const identity = ({ realm, asker }: Pick<MoveCall, 'realm' | 'asker'>): Actor =>
  ('clock' in asker ? clockOf(realm) : 'actor' in asker ? asker.actor : guestOf(realm, asker.caller));
