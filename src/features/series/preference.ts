import { refuse, type Outcome } from '../../kernel/result.ts';
import type { Executor } from '../../platform/db.ts';
import type { SeriesRow } from './facts.ts';
import { preferable, teamStands } from './store/people.ts';
import { MOST_PREFERRED } from './words.ts';

/** Who shall be asked first: people, a team, or both. */
export interface Preference {
  readonly preferredIds?: readonly string[] | null;
  readonly teamId?: string | null;
}

/** What is wrong with a preference; null: nothing. */
export async function preferenceRight(db: Executor, { realm, requesterId }: Pick<SeriesRow, 'realm' | 'requesterId'>, { preferredIds, teamId }: Preference, byOffice: boolean): Promise<Outcome<never> | null> {
  const people = [...new Set(preferredIds ?? [])];
  if (people.length > MOST_PREFERRED) return refuse('TOO_MANY_PREFERRED', { most: MOST_PREFERRED }, ['input', 'preferredIds']);
  if (people.length > 0 && (await preferable(db, realm, people, requesterId, byOffice)).size !== people.length) return refuse('PREFERRED_UNFIT', {}, ['input', 'preferredIds']);
  return teamId != null && !await teamStands(db, realm, teamId) ? refuse('NOT_FOUND', { what: 'Team' }, ['input', 'teamId']) : null;
}
