import { putEventsAway as real, type PutAway } from '../../../src/platform/events/put-away.ts';
import { altered } from '../support/altered.ts';
import { changed } from '../support/blunt.ts';

export * from '../../../src/platform/events/put-away.ts';

export const putEventsAway = (given: PutAway): Promise<number> => real({
  ...given, db: altered(given.db, (text) => (text.includes('from events lower') ? changed(text, '(lower.epoch, lower.xid) > (select epoch, xid from bound)', 'false') : text)),
});
