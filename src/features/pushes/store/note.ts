import { sql } from 'drizzle-orm';
import type { BesideEntries } from '../../inbox/index.ts';

/** Notes, in the very statement that delivers entries, those of people who have a channel: so nothing is pushed that was not delivered, and nothing delivered is forgotten by a crash. */
export const noteNews: BesideEntries = (delivered) => sql`
  insert into push_news (realm, entry_id, person_id, due_at)
  select d.realm, d.id, d.person_id, business_now() from ${delivered} d
  where exists (select from push_subscriptions s where s.realm = d.realm and s.person_id = d.person_id and s.ended_at is null)`;
