import { markOfAll as real } from '../../../src/features/feed/store/belonging.ts';
import type { Executor } from '../../../src/platform/db.ts';

export { belongingTo, marksOf, type Belonging } from '../../../src/features/feed/store/belonging.ts';

// Broken on purpose: the mark of all teams says how many belong to them, and neither who nor to which.
export const markOfAll = async (db: Executor, realm: string, teams: string): Promise<string> => (await real(db, realm, teams)).split(' ', 1)[0]!;
