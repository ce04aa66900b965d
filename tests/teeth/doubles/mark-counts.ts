import { belongingTo as real, marksOf as all, type Belonging } from '../../../src/features/feed/store/belonging.ts';
import type { Executor } from '../../../src/platform/db.ts';

export { markOfAll } from '../../../src/features/feed/store/belonging.ts';
export type { Belonging };

const count = (mark: string): string => mark.split(' ', 1)[0]!;

// Broken on purpose: a team's mark says how many belong to it, and not who.
export const marksOf = async (db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map([...await all(db, realm, teamIds)].map(([teamId, mark]) => [teamId, count(mark)]));

export const belongingTo = async (db: Executor, realm: string, teamIds: readonly string[]): Promise<ReadonlyMap<string, Belonging>> =>
  new Map([...await real(db, realm, teamIds)].map(([teamId, { mark, personIds }]) => [teamId, { mark: count(mark), personIds }]));
