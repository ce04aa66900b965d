import { sql } from 'drizzle-orm';
import type { Caller } from '../../../platform/actor.ts';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { standingJson } from '../../appointments/index.ts';

export type Account = Pick<Caller, 'realm' | 'issuer' | 'subject'>;

/** A mark of each account's rights that changes whenever they change, in the order asked; one statement for all. Null: not linked to a person. */
export async function rightsMarks(db: Executor, accounts: readonly Account[]): Promise<(string | null)[]> {
  const given = JSON.stringify(accounts.map(({ realm, issuer, subject }, key) => ({ key, realm, issuer, subject })));
  const rows = await db.execute<{ key: number; mark: string }>(sql`
    select w.key, md5(${standingJson(sql`a.realm`, sql`a.person_id`)}::text) as mark
    from json_to_recordset(${given}::json) as w(key int, realm text, issuer text, subject text)
    join accounts a on a.realm = w.realm and a.issuer = w.issuer and a.subject = w.subject`);
  const byKey = new Map(rows.map(({ key, mark }) => [key, mark]));
  return accounts.map((_, key) => byKey.get(key) ?? null);
}

/** Business time: what deadlines are counted by. */
export async function serverTime(db: Executor): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select business_now() as now`);
  return dateOf(row!.now);
}
