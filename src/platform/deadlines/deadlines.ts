import { is, SQL, sql } from 'drizzle-orm';
import { dateOf } from '../columns.ts';
import type { Executor } from '../db.ts';

/** What has deadlines: a row of a table of steps (ORDER, SEAT, RESOURCE, ...). */
export interface DeadlineSubject {
  readonly realm: string;
  readonly table: string;
  readonly id: string;
}

/** Several subjects of one table. */
export interface DeadlineSubjects {
  readonly realm: string;
  readonly table: string;
  readonly ids: readonly string[];
}

/** The step that the clock shall take, and when (business time). */
export interface Deadline {
  readonly step: string;
  readonly dueAt: Date | SQL;
  /** Tied to a planned time: a hold does not stop it. */
  readonly anchored?: boolean;
}

/** A deadline that a hold has stopped. */
export interface Paused {
  readonly id: string;
  readonly step: string;
  readonly dueAt: Date;
  readonly pausedAt: Date;
}

/** Replaces all deadlines of a subject; an empty list removes them. While it is `held`, those that are not anchored begin stopped. */
export async function setDeadlines(tx: Executor, subject: DeadlineSubject, list: readonly Deadline[], held = false): Promise<void> {
  await tx.execute(sql`with ${settingDeadlines(subject, list, held)} select 1`);
}

/** The CTEs of `setDeadlines`, for a use case's one write statement: `with moved as (...), ${settingDeadlines(...)} select ...`. */
export function settingDeadlines({ realm, table, id }: DeadlineSubject, list: readonly Deadline[], held = false): SQL {
  const mine = sql`realm = ${realm}::text and subject_table = ${table}::text and subject_id = ${id}::uuid`;
  if (list.length === 0) return sql`deadlines_gone as (delete from deadlines where ${mine})`;
  const rows = list.map(({ step, dueAt, anchored = false }) => sql`
    select ${realm}::text, ${table}::text, ${id}::uuid, ${step}::text, ${is(dueAt, SQL) ? dueAt : sql`${dueAt.toISOString()}::timestamptz`},
      ${anchored}::boolean, ${held && !anchored ? sql`business_now()` : sql`null::timestamptz`}`);
  return sql`
    deadlines_gone as (delete from deadlines where ${mine} and step not in (${sql.join(list.map(({ step }) => sql`${step}::text`), sql`, `)})),
    deadlines_set as (
      insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored, paused_at) ${sql.join(rows, sql` union all `)}
      on conflict on constraint deadlines_pk do update set due_at = excluded.due_at, anchored = excluded.anchored,
        paused_at = excluded.paused_at, lease = null, leased_until = null, tries = 0, refused = null)`;
}

/** Stops the deadlines of held subjects, except the anchored. Those already stopped stay as they are. */
export async function pauseDeadlines(tx: Executor, subjects: DeadlineSubjects): Promise<void> {
  await tx.execute(sql`
    update deadlines set paused_at = business_now(), lease = null, leased_until = null
    where ${of(subjects)} and not anchored and paused_at is null`);
}

/**
 * Lets stopped deadlines go on: each is put off by as long as it stood, or to what `renew` says (for limits in working hours, which are
 * not put off by hours of the night).
 */
export async function resumeDeadlines(tx: Executor, subjects: DeadlineSubjects, renew?: (paused: Paused, now: Date) => Date): Promise<void> {
  if (!renew) {
    await tx.execute(sql`
      update deadlines set due_at = due_at + (business_now() - paused_at), paused_at = null where ${of(subjects)} and paused_at is not null`);
    return;
  }
  const stopped = await tx.execute<{ id: string; step: string; due: string; paused: string; now: string }>(sql`
    select subject_id as id, step, due_at as due, paused_at as paused, business_now() as now
    from deadlines where ${of(subjects)} and paused_at is not null for update`);
  if (stopped.length === 0) return;
  const renewed = stopped.map(({ id, step, due, paused, now }) =>
    ({ id, step, due: renew({ id, step, dueAt: dateOf(due), pausedAt: dateOf(paused) }, dateOf(now)) }));
  await tx.execute(sql`
    update deadlines d set due_at = r.due, paused_at = null
    from jsonb_to_recordset(${JSON.stringify(renewed)}::text::jsonb) as r(id uuid, step text, due timestamptz)
    where ${of(subjects)} and d.subject_id = r.id and d.step = r.step`);
}

const of = ({ realm, table, ids }: DeadlineSubjects): SQL =>
  sql`realm = ${realm}::text and subject_table = ${table}::text
    and subject_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`;
