import type { Db } from '../../platform/db.ts';
import { recount } from './count.ts';
import { subjectsAfter } from './store/events.ts';
import { dropPortion, lockFigures, putGeneration, takePlace } from './store/figures.ts';

const PORTION = 200;
const DROPPED = 1_000;

/**
 * Counts everything anew, from all events there ever were, into a generation of its own, while the figures are read and events go on: what happens meanwhile is counted into both. Then the new one takes the
 * place of the old at once. A rebuild that dies leaves the figures as they were. Answers how many orders and resources were looked at;
 * null: another rebuild that began later was done first.
 */
export async function rebuildReports(db: Db, realm: string, heard: (subjects: number) => void = () => {}): Promise<number | null> {
  const generation = await db.transaction(async (tx) => {
    const next = 1 + Math.max(0, ...(await lockFigures(tx, realm)).map((one) => one.generation));
    await putGeneration(tx, realm, next, 'BUILDING');
    return next;
  });
  let looked = 0;
  for (const table of ['orders', 'resources'] as const) {
    for (let after: string | null = null; ;) {
      const subjects: string[] = await subjectsAfter(db, realm, table, after, PORTION);
      if (subjects.length === 0) break;
      await db.transaction((tx) => recount(tx, realm, subjects, generation));
      looked += subjects.length;
      heard(looked);
      after = subjects.at(-1)!;
    }
  }
  const took = await db.transaction(async (tx) => {
    await lockFigures(tx, realm);
    return takePlace(tx, realm, generation);
  });
  while (await dropPortion(db, realm, DROPPED)) heard(looked);
  return took ? looked : null;
}
