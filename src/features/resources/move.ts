import { decide } from '../../kernel/lifecycle.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { clockOf, guestOf, type Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { NOT_DUE, type Due } from '../../platform/deadlines/ticker.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { RESOURCE_STEPS } from '../../resource-steps.ts';
import { calendarFor } from './calendar.ts';
import { cancelBookings, cancelOrders } from './higher.ts';
import { periodAt, type Offering, type Period } from './occurrences.ts';
import { maySee, rolesOf } from './roles.ts';
import { RESOURCE_RULES } from './rules/steps.ts';
import { putInto, readFor, type ResourceSaid } from './said.ts';
import { cancellingPeriod, livingOrders } from './store/booking.ts';
import { lockResource, readAlong, type Along, type Asker } from './store/facts.ts';
import { projectNamed } from './store/named.ts';
import type { ResourceRow } from './store/rows.ts';
import { record } from './record.ts';

/** What the steps of a resource say besides which one it is. */
export interface StepInputs {
  revise: ResourceSaid;
  submit: Pick<ResourceSaid, 'timing' | 'capacity' | 'validUntil' | 'confirmsBookings'>;
  return: { readonly words: string };
  pause: { readonly words?: string | null };
  cancelOccurrence: { readonly startsAt: Date; readonly words: string };
  withdraw: { readonly words?: string | null; readonly cancelBookings?: boolean | null };
  list: object;
  resume: object;
  remindCenter: object;
  runOut: object;
}
/** Every step but the birth. */
export type ResourceMove = keyof StepInputs;

export interface MoveCall<S extends ResourceMove = ResourceMove> {
  readonly realm: string;
  readonly asker: Asker;
  readonly resourceId: string;
  readonly step: S;
  readonly input: StepInputs[S];
}

/** Where a step has left a resource. */
export interface Moved {
  readonly id: string;
  readonly revision: number;
}

const LONGEST_WORDS = 1_000;

/**
 * THE way a resource changes state. Locks the row before it writes anything, reads the facts under that lock, decides by the pure table,
 * and writes row, time limits, event and the key's outcome in one statement of the same transaction. The same key gives the same outcome.
 */
export async function move<S extends ResourceMove>(platform: Platform, call: MoveCall<S>, key: string): Promise<Outcome<Moved>> {
  const ask = { actor: identity(call), mutation: RESOURCE_STEPS.steps[call.step].mutation ?? call.step, key, input: { resourceId: call.resourceId, ...call.input }, about: call.resourceId };
  const outcome = await once(platform, ask, (tx, keyed) => moveWithin(platform, tx, call, keyed));
  platform.hub.hint();
  return outcome;
}

/** A step that the clock takes when a time limit is over, if under the lock it still is; it has no key, because the limit itself is done only once. */
export async function takeAsClock(platform: Platform, due: Pick<Due, 'realm' | 'id' | 'step'> & Partial<Due>): Promise<Outcome<Moved>> {
  const call: MoveCall = { realm: due.realm, asker: { clock: true }, resourceId: due.id, step: due.step as ResourceMove, input: {} };
  const outcome = await platform.db.transaction(async (tx): Promise<Outcome<Moved>> => {
    return moveWithin(platform, tx, call, null, due.stands);
  });
  platform.hub.hint();
  return outcome;
}

/** The same inside a transaction of the caller, who answers for the key. */
export async function moveWithin<S extends ResourceMove>(platform: Platform, tx: Tx, call: MoveCall<S>, keyed: Keyed | null = null, stands?: Due['stands']): Promise<Outcome<Moved>> {
  const before = await lockResource(tx, call.realm, call.resourceId);
  if (!before) return refuse('NOT_FOUND', {}, ['input', 'resourceId']);
  const said = saidBy(call);
  const named = readFor(before, said, before.id);
  const along = await readAlong(tx, call.realm, call.asker, { ...named, project: projectNamed(platform, call.realm, named) }, stands);
  if (!along.stands) return refuse(NOT_DUE);
  const changed = call.step === 'revise' || call.step === 'submit' ? putInto(before, said, along) : before;
  const wrongInput = 'ok' in changed ? changed : wrongWords(call);
  // Rights and state are judged first, of the row as it is: what is wrong with an input is said only to whoever may give one.
  const resource = 'ok' in changed ? before : changed;
  const facts = { now: along.now, actor: along.actor, resource, birth: false, item: along.item, livingBookings: along.livingBookings, cancelsBookings: cancels(call) };
  if (!maySee({ ...facts, resource: before })) return refuse('NOT_FOUND', {}, ['input', 'resourceId']);
  const decision = decide(RESOURCE_STEPS, RESOURCE_RULES, call.step, { state: before.state, roles: rolesOf(facts), facts });
  if (!decision.allowed && (decision.code === 'NOT_ALLOWED' || decision.code === 'WRONG_STATE')) return refused(decision);
  if (wrongInput) return wrongInput;
  if (!decision.allowed) return refused(decision);
  const after: ResourceRow = { ...resource, revision: before.revision + 1, ...(decision.to === before.state ? {} : { state: decision.to, stateSince: along.now }) };
  if (call.step === 'withdraw' && along.livingBookings > 0) {
    const cancelled = await cancelAll(platform, tx, call);
    if (!cancelled.ok) return cancelled;
  }
  const dropped = call.step === 'cancelOccurrence' ? await dropOccurrence(platform, tx, call as MoveCall<'cancelOccurrence'>, before, along) : done(null);
  if (!dropped.ok) return dropped;
  const outcome = done({ id: after.id, revision: after.revision });
  await record(tx, { step: call.step, before, after, along, words: wordsOf(call), as: decision.as, keyed, outcome, also: dropped.value && cancellingPeriod(before, dropped.value) });
  return outcome;
}

async function cancelAll(platform: Platform, tx: Tx, call: MoveCall): Promise<Outcome<unknown>> {
  const { realm, resourceId } = call;
  const orderIds = await livingOrders(tx, realm, resourceId);
  const cancelled = await cancelOrders(platform)({ platform, tx, realm, resourceId, orderIds, words: wordsOf(call) ?? '该资源已撤下 / The resource was withdrawn' });
  if (!cancelled.ok) return cancelled;
  const left = (await livingOrders(tx, realm, resourceId)).length;
  return left === 0 ? cancelled : refuse('BOOKINGS_LIVE', { bookings: left });
}

/** Cancels what is booked of an occurrence; the resource's lock keeps anybody from booking it meanwhile, and its period's mark from then on. */
async function dropOccurrence(platform: Platform, tx: Tx, { realm, resourceId, input, asker }: MoveCall<'cancelOccurrence'>, resource: ResourceRow, along: Along): Promise<Outcome<Period>> {
  const period = periodAt(resource as Offering, input.startsAt, along.now, calendarFor(along.timeZone, along.settings), ['input', 'startsAt']);
  if (!period.ok) return period;
  // Counted under the lock: where nothing is booked, nobody is asked.
  if (along.livingBookings === 0) return period;
  const orderIds = await livingOrders(tx, realm, resourceId, period.value.startsAt);
  const cancelled = await cancelBookings(platform)({ platform, tx, realm, asker, resourceId, startsAt: period.value.startsAt, orderIds, words: input.words.trim() });
  return cancelled.ok ? period : cancelled;
}

const saidBy = ({ step, input }: MoveCall): ResourceSaid => (step === 'revise' || step === 'submit' ? (input as ResourceSaid) : {});
const cancels = ({ step, input }: MoveCall): boolean => step === 'withdraw' && (input as StepInputs['withdraw']).cancelBookings === true;
const wordsOf = ({ input }: MoveCall): string | null => (input as { words?: string | null }).words?.trim() || null;

/** A return needs its reason; no words are endless. */
function wrongWords(call: MoveCall): Outcome<never> | null {
  const words = wordsOf(call);
  if ((call.step === 'return' || call.step === 'cancelOccurrence') && words === null) return refuse('REASON_NEEDED', {}, ['input', 'words']);
  return words !== null && words.length > LONGEST_WORDS ? refuse('WORDS_TOO_LONG', { most: LONGEST_WORDS }, ['input', 'words']) : null;
}

/** Somebody at their desk and the clock own their keys; rights are not needed for that. */
const identity = ({ realm, asker }: Pick<MoveCall, 'realm' | 'asker'>): Actor =>
  ('clock' in asker ? clockOf(realm) : 'actor' in asker ? asker.actor : guestOf(realm, asker.caller));
