import type { Db } from '../../platform/db.ts';
import type { Event } from '../../platform/events/event.ts';
import { openIn, type Found } from './keys.ts';
import { relatedTo, teamsIn } from './store/boards.ts';

export interface Wanted { readonly teams: boolean; readonly people: ReadonlySet<string> | null }

/** Which teams and people events concern, as far as somebody follows as one of them. At most two statements. */
export async function find(db: Db, realm: string, events: readonly Event[], { teams, people }: Wanted): Promise<Found> {
  const [reach, related] = await Promise.all([
    teams ? teamsIn(db, realm, openIn(events)) : new Map<string, never>(),
    people?.size === 0 ? new Map<string, never>() : relatedTo(db, realm, events, people),
  ]);
  return { teamsIn: reach, related };
}
