import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { sightOf, type OrderRow, type Party } from '../orders/index.ts';
import { recordReading, type ClearReading } from '../people/index.ts';
import { readsAs, writesAs } from './readers.ts';
import { countNotes, type NoteRow } from './store/notes.ts';

const RECORDS = {};

/** The words of a note that was read by the reader's right, once it stands in the register who read them; one insert for all that one answer shows. */
export async function wordsOf({ memo, platform, actor, operation }: Reading, { personId, orderId, words }: NoteRow): Promise<string> {
  if (actor.personId === null || personId === actor.personId) return words;
  const records = memo(RECORDS, () => new Loader<ClearReading, true, string>(async (readings) => {
    await recordReading(platform.db, readings);
    return readings.map(() => true as const);
  }, (one) => `${one.orderId}:${one.personId}`));
  await records.load({ realm: actor.realm, readerId: actor.personId, personId, what: ['WORDS'], orderId, operation });
  return words;
}

/** As which parties the reader may write a note on the order now. */
export const mayNoteAs = async (reading: Reading, order: OrderRow): Promise<readonly Party[]> => writesAs(await sightOf(reading, order));

/** How many notes of the order the reader may read now. */
export async function notesOfOrder(reading: Reading, order: OrderRow): Promise<number> {
  const parties = readsAs(await sightOf(reading, order));
  return parties.length === 0 ? 0 : countNotes(reading.platform.db, reading.actor.realm, order.id, parties);
}
