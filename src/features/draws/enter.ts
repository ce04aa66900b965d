import { ENTRY_STEPS } from '../../draw-steps.ts';
import { newId } from '../../kernel/ids.ts';
import { done, refuse, refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Telling } from '../../platform/events/event.ts';
import { once, type Keyed } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { factsOf } from '../crew/index.ts';
import { maySee, readFacts, readOrder } from '../orders/index.ts';
import { decideEntry, entryRolesOf, type EntryFacts } from './rules.ts';
import { holdDraw, type DrawRow } from './store/draws.ts';
import { drawOfEntry, entriesById, putEntry, takeBack } from './store/entries.ts';
import { askedAbout, entryFactsOf, type Read } from './store/facts.ts';

/** An entry that stands or was taken back. */
export interface Entered {
  readonly entryId: string;
  readonly orderId: string;
  /** Until when it can be taken back, as the draw was announced then. */
  readonly closesAt: string;
}

export interface EnterCall {
  readonly caller: Caller;
  readonly orderId: string;
  readonly key: string;
}

/**
 * A volunteer enters the draw of an order's places (报名). It counts if the database's time of the row lies within the window, whatever came
 * before whom. The key is what the entrant puts into the draw: nobody else may have it there. The same key gives the same outcome.
 */
export async function enterDraw(platform: Platform, { caller, orderId, key }: EnterCall): Promise<Outcome<Entered>> {
  const ask = { actor: guestOf(caller.realm, caller), mutation: ENTRY_STEPS.steps.enter.mutation!, key, input: { orderId }, about: orderId };
  return told(platform, once(platform, ask, async (tx, keyed) => {
    const asked = await look(tx, caller, orderId, key);
    if (asked === null || !maySee(asked.read.facts)) return refuse('NOT_FOUND');
    const { draw, facts, read: { facts: { actor } }, about } = asked;
    const decision = decideEntry('enter', entryRolesOf({ volunteer: actor.volunteer, entrant: false }), facts);
    if (!decision.allowed) return refused(decision);
    if (about.keyTaken) return refuse('KEY_REUSED', {}, ['input', 'key']);
    const id = newId();
    const outcome = done(enteredOf(id, orderId, draw!));
    const telling = eventOf('enter', { realm: caller.realm, id, drawId: draw!.id, orderId, personId: actor.personId!, revision: 1, state: decision.to });
    const put = await putEntry(tx, { realm: caller.realm, id, drawId: draw!.id, personId: actor.personId!, key, telling, keyed, outcome });
    return put ? outcome : tooLate();
  }));
}

export interface WithdrawCall {
  readonly caller: Caller;
  readonly entryId: string;
  readonly key: string;
}

/** An entrant takes their entry back (退出报名), as long as the window is open or the order is on hold. They may enter again with another key. */
export async function withdrawFromDraw(platform: Platform, { caller, entryId, key }: WithdrawCall): Promise<Outcome<Entered>> {
  const ask = { actor: guestOf(caller.realm, caller), mutation: ENTRY_STEPS.steps.withdraw.mutation!, key, input: { entryId } };
  return told(platform, once(platform, ask, (tx, keyed) => withdraw(platform, tx, keyed, caller, entryId)));
}

async function withdraw(platform: Platform, tx: Tx, keyed: Keyed, caller: Caller, entryId: string): Promise<Outcome<Entered>> {
  const { realm } = caller;
  const { personId } = await platform.readActor(tx, caller);
  const theirs = await drawOfEntry(tx, realm, personId, entryId);
  const asked = theirs && await look(tx, caller, theirs.orderId, null);
  const [entry] = asked ? await entriesById(tx, realm, personId, [entryId]) : [];
  if (!asked || !entry || personId === null) return refuse('NOT_FOUND');
  const { draw, facts } = asked;
  const current = draw?.id === entry.drawId;
  const decision = decideEntry('withdraw', entryRolesOf({ volunteer: false, entrant: true }), { ...facts, draw: current ? facts.draw : null, entry });
  if (!decision.allowed) return refused(decision);
  const outcome = done(enteredOf(entryId, theirs.orderId, draw!));
  const telling = eventOf('withdraw', { realm, id: entryId, drawId: entry.drawId, orderId: theirs.orderId, personId, revision: 2, state: decision.to });
  return await takeBack(tx, { realm, id: entryId, held: facts.order.holds > 0, telling, keyed, outcome }) ? outcome : tooLate();
}

const tooLate = () => refuse('DRAW_CLOSED');
const enteredOf = (entryId: string, orderId: string, { closesAt }: DrawRow): Entered => ({ entryId, orderId, closesAt: closesAt.toISOString() });

interface Looked extends Read { readonly draw: DrawRow | null; readonly facts: EntryFacts }

/** Holds the order's draw, and then reads what a decision looks at, so that nothing of it is older than the hold. */
async function look(tx: Tx, caller: Caller, orderId: string, key: string | null): Promise<Looked | null> {
  const draw = await holdDraw(tx, caller.realm, orderId);
  const order = await readOrder(tx, caller.realm, orderId);
  if (order === null) return null;
  const read = (await readFacts(tx, caller.realm, { caller }, [order], askedAbout(caller.realm, draw?.id ?? null, key))).get(orderId)!;
  const about = entryFactsOf(read.extra);
  return { read, about, draw, facts: { ...factsOf(read.facts, about.crew, 'HELPER'), draw, entry: about.entry } };
}

/** What is told of an entry alone: to nobody but whoever it is of. */
const eventOf = (step: 'enter' | 'withdraw', { realm, id, drawId, orderId, personId, revision, state }: { realm: string; id: string; drawId: string; orderId: string; personId: string; revision: number; state: string }): Telling => ({
  realm, table: ENTRY_STEPS.name, step, subjectType: 'DrawEntry', subjectId: id, revision, actorPerson: personId, actorKind: 'PERSON',
  after: { personIds: [personId] }, facts: { drawId, orderId, state },
});

async function told<T>(platform: Platform, outcome: Promise<T>): Promise<T> {
  const value = await outcome;
  platform.hub.hint();
  return value;
}
