import { COOLING_STEPS, type CoolingWho, type CoolingWords } from '../../cooling-steps.ts';
import { newId } from '../../kernel/ids.ts';
import { decide, type Needs } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import type { Actor, Caller } from '../../platform/actor.ts';
import { guestOf } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Telling } from '../../platform/events/event.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { SeatStep } from '../../seat-steps.ts';
import type { AlongWritten, OrderRow } from '../orders/index.ts';
import type { FairPlay } from '../places/index.ts';
import { coolingsOf, KNOWN_RECORD, lifting, lockCooling, puttingCooling, putLifted, recordedSince, type CoolingBrief, type CoolingRow, type JudgedStep } from './store/cooling.ts';
import type { SeatNow } from './store/facts.ts';
import type { CoolingCause } from './words.ts';

const DAY_MS = 86_400_000;
const MOST_WORDS = 2_000;

interface Judged {
  readonly step: SeatStep;
  /** As the step left it. */
  readonly order: OrderRow;
  readonly seat: Pick<SeatNow, 'personId'>;
  readonly now: Date;
  readonly actor: Actor;
  readonly fairPlay: FairPlay;
}

/** What else a step of a seat writes and tells, with its one statement. */
export interface Judgement { readonly along: readonly AlongWritten[]; readonly tellings: readonly Telling[] }

const NOTHING: Judgement = { along: [], tellings: [] };

export const isJudged = (step: SeatStep): step is JudgedStep => Object.hasOwn(KNOWN_RECORD, step);

/**
 * What a step of a seat means for its person: too many absences, or seats that are given back after the requester's contact was read, and
 * they cool off; an absence that is undone takes the cooling off back. `known` is what `KNOWN_RECORD` gave under the person's lock.
 */
export function judge(tx: Tx, judged: Judged, known: unknown): Judgement {
  const { step, order: { realm }, seat, now, actor, fairPlay } = judged;
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  if (step === 'noShow') {
    const seats = recordedSince(known, ago(fairPlay.noShowDays));
    return seats.length >= fairPlay.noShows ? begin(tx, judged, 'NO_SHOWS', seats) : NOTHING;
  }
  if (step === 'giveBack' && seat.personId === actor.personId) {
    const seats = recordedSince(known, ago(fairPlay.readReturnDays));
    return seats.length >= fairPlay.readReturns ? begin(tx, judged, 'READ_AND_GAVE_BACK', seats) : NOTHING;
  }
  if (step !== 'undoNoShow') return NOTHING;
  const coolings = coolingsOf(realm, known);
  return { along: coolings.map((row) => ({ write: lifting(tx, row, null, now) })), tellings: coolings.map((row) => about('liftCooling', row, now, actor)) };
}

function begin(tx: Tx, { order, seat, now, actor, fairPlay }: Judged, cause: CoolingCause, seatIds: readonly string[]): Judgement {
  const row = { realm: order.realm, id: newId(), personId: seat.personId, cause, streetId: order.streetId, seatIds, since: now, until: new Date(now.getTime() + fairPlay.coolingDays * DAY_MS) };
  return { along: [{ write: puttingCooling(tx, row) }], tellings: [about('coolOff', row, now, actor)] };
}

/** News of it reach its person, and the center of the street; no order's readers. */
const about = (step: 'coolOff' | 'liftCooling', row: CoolingBrief, now: Date, actor: Actor): Telling => ({
  realm: row.realm, table: COOLING_STEPS.name, step, subjectType: 'CoolingOff', subjectId: row.id, revision: step === 'coolOff' ? 1 : 2, at: now,
  // Told by nobody in particular: its person is told, though it came from a step of their own.
  actorPerson: step === 'coolOff' ? null : actor.personId, actorKind: step === 'coolOff' ? 'CLOCK' : actor.kind,
  after: { streetId: row.streetId, personIds: [row.personId] }, facts: { cause: row.cause, until: row.until.toISOString() },
});

/** Whether the actor speaks for the center to which it was reported: dispatcher or leader of the street, without a street the operator. */
export const coolsFor = (actor: Actor, { streetId }: Pick<CoolingRow, 'streetId'>): boolean => actor.roles.some(({ role, divisionId, level }) =>
  (streetId === null ? role === 'OPERATOR' : ['DISPATCHER', 'STREET_LEADER'].includes(role) && (divisionId === streetId || level === 'COUNTY')));

interface CoolingFacts { readonly until: Date; readonly now: Date }

export const COOLING_RULES: Needs<CoolingWords, CoolingFacts, 'COOLING_OVER'> = {
  NOT_OVER: { code: 'COOLING_OVER', holds: ({ until, now }) => until > now, args: ({ until }) => ({ until: until.toISOString() }) },
};

/** The center lifts a cooling off, with a reason that stays beside it. The same key gives the same outcome. */
export async function liftCoolingOff(platform: Platform, { caller, key }: { readonly caller: Caller; readonly key: string }, input: { readonly id: string; readonly reason: string }): Promise<Outcome<{ id: string }>> {
  const { realm } = caller;
  const mutation = COOLING_STEPS.steps.liftCooling.mutation!;
  const outcome = await once<{ id: string }, string>(platform, { actor: guestOf(realm, caller), mutation, key, input }, async (tx, keyed) => {
    const actor = await platform.readActor(tx, caller);
    const found = await lockCooling(tx, realm, input.id);
    const center = found !== null && coolsFor(actor, found.row);
    if (found === null || (!center && found.row.personId !== actor.personId)) return refuse('NOT_FOUND');
    const { row, now } = found;
    const decision = decide(COOLING_STEPS, COOLING_RULES, 'liftCooling', { state: row.state, roles: new Set<CoolingWho>(center && row.personId !== actor.personId ? ['center'] : []), facts: { until: row.until, now } });
    if (!decision.allowed) return refused(decision);
    const reason = input.reason.trim();
    if (reason === '') return refuse('WORDS_NEEDED', {}, ['input', 'reason']);
    if (reason.length > MOST_WORDS) return refuse('WORDS_TOO_LONG', { most: MOST_WORDS }, ['input', 'reason']);
    const lifted = done({ id: row.id });
    await putLifted(tx, row, { personId: actor.personId!, reason }, { now, told: about('liftCooling', row, now, actor), keyed, outcome: lifted });
    return lifted;
  });
  if (outcome.ok) platform.hub.hint();
  return outcome;
}
