import { sql } from 'drizzle-orm';
import { dateOf } from '../../../src/platform/columns.ts';
import { openTicker as real, type Ticker } from '../../../src/platform/deadlines/ticker.ts';

export * from '../../../src/platform/deadlines/ticker.ts';

export function openTicker(settings: Parameters<typeof real>[0]): Ticker {
  const { db, take } = settings;
  const runDue = async (): Promise<number> => {
    const rows = await db.execute<{ realm: string; table: string; id: string; step: string; due: string }>(sql`
      select realm, subject_table as table, subject_id as id, step, due_at as due from deadlines where paused_at is null and refused is null and due_at <= business_now() order by due_at`);
    let taken = 0;
    for (const { due, ...row } of rows) {
      if (!(await take({ ...row, dueAt: dateOf(due), stands: sql`true` })).ok) continue;
      taken++;
      await db.execute(sql`delete from deadlines where subject_id = ${row.id}::uuid and step = ${row.step} and due_at = ${due}::timestamptz`);
    }
    return taken;
  };
  return { ...real(settings), runDue };
}
