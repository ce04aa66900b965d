import { sql, type SQL } from 'drizzle-orm';
import type { EntryState } from '../../../draw-steps.ts';
import { crewFactsJson, crewFactsOf, type CrewFacts } from '../../crew/index.ts';
import type { ReadFacts } from '../../orders/index.ts';
import { entryJson } from './entries.ts';

/** What is read about whoever asks to enter, beside the order's facts. */
export interface About {
  readonly crew: CrewFacts;
  readonly entry: { readonly id: string; readonly state: EntryState } | null;
  /** Somebody's entry in this draw has the key already. */
  readonly keyTaken: boolean;
}

export interface Read { readonly read: ReadFacts; readonly about: About }

/** What is read along with the order's facts, for a step on the asker's entry. */
export const askedAbout = (realm: string, drawId: string | null, key: string | null): SQL =>
  sql`json_build_object('crew', ${crewFactsJson(sql`null::uuid`, sql`me.id`)}, 'own', ${entryJson(realm, drawId, key)})`;

export function entryFactsOf(json: unknown): About {
  const { crew, own } = json as { crew: unknown; own: Omit<About, 'crew'> };
  return { crew: crewFactsOf(crew), ...own };
}
