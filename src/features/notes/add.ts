import { newId } from '../../kernel/ids.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { tell } from '../../platform/events/tell.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';
import { maySee, PARTIES, readFacts, readOrder, type OrderRow, type Party } from '../orders/index.ts';
import { writesAs } from './readers.ts';
import { appendNote } from './store/notes.ts';
import { LONGEST_NOTE, MOST_NOTES, MOST_NOTES_OF_ONE } from './words.ts';

export interface NoteInput {
  readonly orderId: string;
  readonly words: string;
  /** Which parties are to read it beside the writer's own; null: all of them. */
  readonly to: readonly Party[] | null;
}

/** Writes a note on an order, for the parties that it names and the writer's own. It is no step: no lock of the order is taken, and its revision stays. */
export async function addNote(platform: Platform, caller: Caller, input: NoteInput, key: string): Promise<Outcome<{ readonly id: string }>> {
  const outcome = await once(platform, { actor: guestOf(caller.realm, caller), mutation: 'addNote', key, input }, (tx) => addWithin(tx, caller, input));
  platform.hub.hint();
  return outcome;
}

async function addWithin(tx: Tx, caller: Caller, { orderId, words: said, to }: NoteInput) {
  const { realm } = caller;
  const order = await readOrder(tx, realm, orderId);
  const facts = order && (await readFacts(tx, realm, { caller }, [order])).get(order.id)!.facts;
  if (!order || !facts || !maySee(facts)) return refuse('NOT_FOUND', {}, ['input', 'orderId']);
  const { actor } = facts;
  if (actor.personId === null) return refuse('NOT_JOINED');
  const [party] = writesAs(facts);
  if (party === undefined) return refuse('NOT_A_PARTY');
  const words = said.trim();
  if (words === '') return refuse('WORDS_NEEDED', {}, ['input', 'words']);
  if ([...words].length > LONGEST_NOTE) return refuse('WORDS_TOO_LONG', { most: LONGEST_NOTE }, ['input', 'words']);
  const audience = to === null ? [...PARTIES] : PARTIES.filter((one) => one === party || to.includes(one));
  const id = newId();
  const at = await appendNote(tx, { realm, id, orderId, personId: actor.personId, party, audience, words });
  if (at === null) return refuse('NOTES_FULL', { most: MOST_NOTES, ofOne: MOST_NOTES_OF_ONE });
  await tell(tx, [{
    realm, table: 'NOTE', step: 'addNote', subjectType: 'Note', subjectId: id, orderId, at, actorPerson: actor.personId, actorKind: actor.kind,
    after: placeOf(order), facts: { party, audience, attempt: order.attempt },
  }]);
  return done({ id });
}

/** Where it is found: with its order, but never among what is open. */
const placeOf = ({ streetId, communityId, gridId, buildingId, holdingId, providerId }: OrderRow) => ({ streetId, communityId, gridId, buildingId, holdingId, organisationId: providerId });
