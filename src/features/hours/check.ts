import type { Executor } from '../../platform/db.ts';
import { maskName, namesOf } from '../people/index.ts';
import { numberIn } from './rules/number.ts';
import { recordByNumber } from './store/records.ts';
import { serviceOf } from './store/sums.ts';

/** Whether a paper is right: yes, and a masked name; or no, whatever the reason. */
export interface Checked { readonly valid: boolean; readonly name: string | null }

const NO: Checked = { valid: false, name: null };

/** Whether a record with this number stands (and says these hours, where the paper says any): yes or no and a masked name, for everybody, and nothing else. */
export async function checkRecord(db: Executor, realm: string, typed: string, hours: number | null): Promise<Checked> {
  const number = numberIn(typed);
  const record = number === null ? null : await recordByNumber(db, realm, number);
  if (record === null || record.withdrawnAt !== null) return NO;
  if (hours !== null && (await serviceOf(db, record)).hours !== hours) return NO;
  return { valid: true, name: maskName((await namesOf(db, realm, [record.personId])).get(record.personId)?.name ?? '') };
}
