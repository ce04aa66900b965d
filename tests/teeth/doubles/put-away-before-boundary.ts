import { putEventsAway as real, type PutAway } from '../../../src/platform/events/put-away.ts';
import { altered } from '../support/altered.ts';
import { changed } from '../support/blunt.ts';

export * from '../../../src/platform/events/put-away.ts';

/** Moves first, and raises the boundary at last. */
export async function putEventsAway(given: PutAway): Promise<number> {
  const moved = await real({ ...given, db: altered(given.db, (text) => (text.includes('kept_after <') ? changed(text, 'and kept_after <', 'and false and kept_after <') : text)) });
  await real({ ...given, portion: 1 });
  return moved;
}
