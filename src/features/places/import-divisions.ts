import { newId } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import { ImportRefused, planImport, readDivisionFile, type BadRow } from './division-csv.ts';
import { knownDivisions, putDivisions } from './store.ts';

/** A commit holds no more rows than this: the feed waits for the longest writer. */
const PORTION = 1_000;

const FACTS = ['name', 'gridKind', 'households', 'latitude', 'longitude'] as const;

export interface DivisionImport {
  readonly added: number;
  /** Known ones whose name or facts changed. */
  readonly changed: number;
  readonly unchanged: number;
  /** Rows of the file that lie elsewhere. */
  readonly outside: number;
  readonly bad: readonly BadRow[];
}

/**
 * Takes the divisions of a file that lie in or below `under`, keeping official codes. Repeating it adds nothing twice; what one bad row says never
 * loses a good one. `dryRun` writes nothing and counts as if it had. Throws when the file has no usable header or `under` is not in the realm.
 */
export async function importDivisions(
  db: Db, input: { realm: string; under: string; text: string; dryRun?: boolean }, progress: (done: number, total: number) => void = () => {},
): Promise<DivisionImport> {
  const known = new Map((await knownDivisions(db, input.realm)).map((row) => [row.code, row]));
  if (!known.has(input.under)) throw new ImportRefused(`${input.under} is not a division of the realm ${input.realm}`, `${input.under} 不是辖区 ${input.realm} 的治理单元`);
  const plan = planImport(readDivisionFile(input.text), known, input.under);
  const total = plan.levels.reduce((sum, rows) => sum + rows.length, 0);
  let [done, added, changed] = [0, 0, 0];
  for (const rows of plan.levels) {
    for (let from = 0; from < rows.length; from += PORTION) {
      const portion = rows.slice(from, from + PORTION)
        .map((row) => ({ ...row, id: newId(), parentCode: row.code === input.under ? known.get(row.code)?.parentCode ?? null : row.parentCode }));
      if (input.dryRun === true) {
        added += portion.filter((row) => !known.has(row.code)).length;
        changed += portion.filter((row) => FACTS.some((fact) => known.has(row.code) && row[fact] !== null && row[fact] !== known.get(row.code)?.[fact])).length;
      } else {
        const taken = await putDivisions(db, input.realm, portion);
        added += taken.filter((row) => row.added).length;
        changed += taken.filter((row) => !row.added).length;
      }
      done += portion.length;
      progress(done, total);
    }
  }
  return { added, changed, unchanged: total - added - changed, outside: plan.outside, bad: plan.bad };
}
