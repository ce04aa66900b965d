import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Outcome } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db.ts';
import { settingDeadlines, type DeadlineSetting } from '../../../platform/deadlines/set.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { Keyed } from '../../../platform/keys/once.ts';
import { resources } from '../tables.ts';
import type { ResourceRow } from './rows.ts';

/** One more write, as a part of the statement. */
export type Also = SQL;

export interface Written {
  /** As it shall be. */
  readonly resource: ResourceRow;
  /** Null for a birth. */
  readonly before: ResourceRow | null;
  readonly saying: { readonly step: string; readonly words: string; readonly personId: string | null; readonly at: Date } | null;
  readonly telling: Telling;
  readonly deadlines: DeadlineSetting;
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
  /** One more write, into a table of this room. */
  readonly also: Also | null;
}

/** Writes a step with one statement: the row, what was said, time limits, the key's outcome and the event. Throws if the row was not locked. */
export async function writeResource(tx: Tx, { resource, before, saying, telling: told, deadlines, keyed, outcome, also }: Written): Promise<void> {
  const { realm, id, revision } = resource;
  const moved = before === null
    ? tx.insert(resources).values(resource).returning({ id: resources.id })
    : tx.update(resources).set(resource).where(and(eq(resources.realm, realm), eq(resources.id, id), eq(resources.revision, before.revision))).returning({ id: resources.id });
  const parts: SQL[] = [sql`moved as ${moved}`];
  if (saying) {
    parts.push(sql`said as (insert into resource_sayings (realm, resource_id, revision, step, words, person_id, at)
      select ${realm}, moved.id, ${revision}::integer, ${saying.step}, ${saying.words}, ${saying.personId}::uuid, ${saying.at.toISOString()}::timestamptz from moved)`);
  }
  settingDeadlines(deadlines).forEach((part, i) => parts.push(sql`${sql.raw(`due${i}`)} as (${part})`));
  if (also) parts.push(sql`also as (${also})`);
  if (keyed) parts.push(sql`keyed as (${keyed.into(outcome, sql`moved`)})`);
  const rows = await tx.execute(sql`with ${sql.join(parts, sql`, `)} ${telling([told], sql`moved`)} returning seq`);
  if (rows.length !== 1) throw new Error('a resource was moved without its lock');
}
