import { sql } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';

/** Counts everything of a realm from before a moment as read some hours after it came, and whoever was to be told as told; by one statement. For demonstrations. */
export async function settleEntries(db: Executor, realm: string, before: Date): Promise<void> {
  await db.execute(sql`
    update inbox_entries set read_at = coalesce(read_at, at + interval '3 hours'),
      told_at = case when about_person_id is not null then coalesce(told_at, at + interval '5 hours') end,
      told_by = case when about_person_id is not null then coalesce(told_by, person_id) end,
      told_outcome = case when about_person_id is not null then coalesce(told_outcome, 'TOLD') end,
      told_how = case when about_person_id is not null then coalesce(told_how, 'BY_PHONE') end
    where realm = ${realm} and at < ${moment(before)} and (read_at is null or (about_person_id is not null and told_outcome is null))`);
}
