import { namesOf } from '../../../src/features/people/index.ts';
import { checkRecord as real } from '../../../src/features/hours/check.ts';
import { numberIn } from '../../../src/features/hours/rules/number.ts';
import { recordByNumber } from '../../../src/features/hours/store/records.ts';

export const checkRecord: typeof real = async (db, realm, typed, hours) => {
  const record = await recordByNumber(db, realm, numberIn(typed) ?? '');
  return record === null ? real(db, realm, typed, hours) : { valid: true, name: (await namesOf(db, realm, [record.personId])).get(record.personId)?.name ?? null };
};
