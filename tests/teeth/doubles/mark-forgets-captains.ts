import { sql } from 'drizzle-orm';
import { belongingTo as real, type Belonging } from '../../../src/features/feed/store/belonging.ts';
import type { Executor } from '../../../src/platform/db.ts';
import { asList, given, steady } from '../../../src/platform/steady.ts';

export { markOfAll } from '../../../src/features/feed/store/belonging.ts';
export type { Belonging };

const members = steady<[string, string]>(sql`
  select team_id, concat_ws(' ', count(*), sum(uuid_hash_extended(person_id, 0))) from team_members
  where realm = ${given('realm')} and team_id = any(${given('teams')}::uuid[]) and ended_at is null and admitted_at is not null group by team_id`,
([teamId, mark]) => [teamId as string, mark as string]);

// Broken on purpose: who is captain is no part of a team's mark.
export const marksOf = async (db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, string>> => new Map(await members(db, { realm, teams: asList(teamIds) }));

export async function belongingTo(db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> {
  const marks = await marksOf(db, realm, teamIds);
  return new Map([...await real(db, realm, teamIds)].map(([teamId, { personIds }]) => [teamId, { mark: marks.get(teamId) ?? '', personIds }]));
}
