import { sql, type SQL } from 'drizzle-orm';

export interface Subject { readonly realm: string; readonly table: string; readonly id: string }

/** A step that the clock will take. */
export interface Deadline {
  readonly step: string;
  /** Business time. */
  readonly at: Date;
  /** Tied to a planned time: a hold does not stop it. */
  readonly anchored: boolean;
}

export interface DeadlineSetting {
  readonly subject: Subject;
  readonly dues: readonly Deadline[];
  /** False when the state changed: what the clock was to do in the old one is forgotten. */
  readonly keep: boolean;
  /** The subject's clock stands after this step. */
  readonly held: boolean;
  /** Since when it stood before this step. */
  readonly wasHeldSince: Date | null;
  readonly now: Date;
  /** The step just taken: what the clock was to do is done, unless it is set again. */
  readonly taken: string;
}

/**
 * What sets a subject's time limits, as statements that may be CTEs of one write. A hold that begins stops the limits that are not
 * anchored; one that ends moves them on by as long as it stood. No two of the statements touch the same row.
 */
export function settingDeadlines({ subject, dues, keep, held, wasHeldSince, now, taken }: DeadlineSetting): SQL[] {
  const at = sql`${now.toISOString()}::timestamptz`;
  const mine = sql`realm = ${subject.realm} and subject_table = ${subject.table} and subject_id = ${subject.id}::uuid`;
  const again = dues.some((due) => due.step === taken);
  const others = dues.length === 0 ? sql`true` : sql`step not in (${sql.join(dues.map((due) => sql`${due.step}`), sql`, `)})`;
  const parts: SQL[] = [];
  if (!keep) parts.push(sql`delete from deadlines where ${mine} and ${others}`);
  else if (!again) parts.push(sql`delete from deadlines where ${mine} and step = ${taken}`);
  if (keep && held && wasHeldSince === null) parts.push(sql`update deadlines set paused_at = ${at} where ${mine} and ${others} and step <> ${taken} and not anchored and paused_at is null`);
  else if (keep && !held && wasHeldSince !== null) {
    parts.push(sql`update deadlines set due_at = due_at + (${at} - paused_at), paused_at = null where ${mine} and ${others} and step <> ${taken} and paused_at is not null`);
  }
  if (dues.length > 0) {
    const rows = dues.map((due) => sql`(${subject.realm}, ${subject.table}, ${subject.id}::uuid, ${due.step}, ${due.at.toISOString()}::timestamptz, ${due.anchored}::boolean,
      ${held && !due.anchored ? at : sql`null::timestamptz`})`);
    parts.push(sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored, paused_at) values ${sql.join(rows, sql`, `)}
      on conflict (realm, subject_table, subject_id, step) do update
      set due_at = excluded.due_at, anchored = excluded.anchored, paused_at = excluded.paused_at, lease = null, leased_until = null, tries = 0, refused = null`);
  }
  return parts;
}

/**
 * Sets the first time limits of many subjects that have none yet, as one INSERT that may be a CTE of their birth: for those subjects alone
 * whose ids `born` names.
 */
export function firstDeadlines(subjects: readonly { readonly subject: Subject; readonly dues: readonly Deadline[] }[], born: SQL): SQL {
  const rows = subjects.flatMap(({ subject, dues }) => dues.map(({ step, at, anchored }) => ({ realm: subject.realm, tbl: subject.table, id: subject.id, step, at, anchored })));
  return sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored)
    select d.realm, d.tbl, d.id, d.step, d.at, d.anchored from json_to_recordset(${JSON.stringify(rows)}::text::json) as d(realm text, tbl text, id uuid, step text, at timestamptz, anchored boolean)
    where d.id in (${born})`;
}
