import { newId } from '../../kernel/ids.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Telling } from '../../platform/events/event.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { WAIT_STEPS } from '../../wait-steps.ts';
import type { GrabbedSeat } from './grab.ts';
import { decideWait } from './line-rules.ts';
import { decideSeat } from './rules.ts';
import { readUnderLock, takeSeat, type UnderLock } from './step.ts';
import { knownWait, standInLine, stepOut, waitsById, type WaitRow } from './store/line.ts';
import { rolesFor, waitRolesFor } from './viewing.ts';

/** Somebody who stands in line, or did; the place itself is computed whenever it is read. */
export interface InLine {
  readonly waitId: string;
  readonly orderId: string;
  /** Of the order, after the step. */
  readonly revision: number;
}

interface Asking { readonly caller: Caller; readonly key: string }

/** Stands at the end of the line of a full order (候补). The same key gives the same outcome. */
export const waitInLine = (platform: Platform, { caller, key }: Asking, orderId: string): Promise<Outcome<InLine>> =>
  asked(platform, { caller, key }, WAIT_STEPS.steps.wait.mutation!, { orderId }, orderId, async (tx, keyed) => {
    const locked = await underLock(tx, caller, orderId);
    return locked.ok ? stand(tx, locked.value, keyed) : locked;
  });

/**
 * Takes a free place, or where there is none stands in line for one: under one lock, so that no place becomes free between the two.
 * Who waits already keeps their place. The same key gives the same outcome.
 */
export const grabOrWait = (platform: Platform, { caller, key }: Asking, orderId: string): Promise<Outcome<GrabbedSeat | InLine>> =>
  asked(platform, { caller, key }, 'grabSeat', { orderId, waitIfFull: true }, orderId, async (tx, keyed): Promise<Outcome<GrabbedSeat | InLine>> => {
    const locked = await underLock(tx, caller, orderId);
    if (!locked.ok) return locked;
    const { read, order, crew, facts } = locked.value;
    const decision = decideSeat('grab', rolesFor(read.facts.actor, order, crew), facts);
    if (decision.allowed) {
      const seatsLeft = order.helpersWanted - order.helpersLiving - 1;
      return takeSeat(platform, tx, { ...locked.value, step: 'grab', to: decision.to, input: {}, keyed, outcomeOf: (moved) => ({ ...moved, seatsLeft }) }) as Promise<Outcome<GrabbedSeat>>;
    }
    if (decision.code !== 'ORDER_FULL') return refused(decision);
    return crew.taker.waitId === null ? stand(tx, locked.value, keyed) : done({ waitId: crew.taker.waitId, orderId, revision: order.revision });
  });

/** Leaves the line (退出候补). The same key gives the same outcome. */
export const leaveLine = (platform: Platform, { caller, key }: Asking, waitId: string): Promise<Outcome<InLine>> =>
  asked(platform, { caller, key }, WAIT_STEPS.steps.leave.mutation!, { waitId }, waitId, async (tx, keyed) => {
    // Known under the lock: the place in line may have become an offer meanwhile.
    const locked = await readUnderLock(tx, caller.realm, { caller }, { waitId }, null, [[WAIT, knownWait(waitId)]]);
    const wait = (locked.ok ? locked.value.read.known[WAIT] : null) as Pick<WaitRow, 'personId' | 'state'> | null;
    if (!locked.ok || wait === null || wait.personId !== locked.value.read.facts.actor.personId) return refuse('NOT_FOUND');
    const { read, order, facts } = locked.value;
    const decision = decideWait('leave', waitRolesFor(read.facts.actor, wait), wait.state, facts);
    if (!decision.allowed) return refused(decision);
    const outcome = done({ waitId, orderId: order.id, revision: order.revision + 1 });
    await stepOut(tx, waitId, { order, now: read.facts.now, telling: told('leave', waitId, locked.value), keyed, outcome });
    return outcome;
  });

const WAIT = 'WAIT';

async function stand(tx: Tx, locked: UnderLock, keyed: Keyed): Promise<Outcome<InLine>> {
  const { read, order, facts } = locked;
  const decision = decideWait('wait', waitRolesFor(read.facts.actor, null), null, facts);
  if (!decision.allowed) return refused(decision);
  const id = newId();
  const outcome = done({ waitId: id, orderId: order.id, revision: order.revision + 1 });
  await standInLine(tx, { id, personId: read.facts.actor.personId! }, { order, now: read.facts.now, telling: told('wait', id, locked), keyed, outcome });
  return outcome;
}

/** News of the line concern whoever waits and whoever watches the order; boards show free places, and those do not change. */
const told = (step: 'wait' | 'leave', id: string, { read: { facts: { actor, now } }, order }: UnderLock): Telling => ({
  realm: order.realm, table: WAIT_STEPS.name, step, subjectType: 'Waiting', subjectId: id, orderId: order.id, revision: order.revision + 1, at: now,
  actorPerson: actor.personId, actorKind: actor.kind, after: { personIds: [actor.personId!] }, facts: { personId: actor.personId },
});

const underLock = (tx: Tx, caller: Caller, orderId: string): Promise<Outcome<UnderLock>> =>
  readUnderLock(tx, caller.realm, { caller }, { orderId, kind: 'HELPER', personId: null }, null);

async function asked<T>(platform: Platform, { caller, key }: Asking, mutation: string, input: object, about: string, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation, key, input, about }, work);
  if (outcome.ok) platform.hub.hint();
  return outcome;
}

/** A place in line for whoever has just taken or left it. */
export async function waitAfter(platform: Platform, realm: string, waitId: string): Promise<WaitRow> {
  const [wait] = await waitsById(platform.db, realm, [waitId]);
  if (!wait) throw new Error('a place in line was taken and is gone');
  return wait;
}
