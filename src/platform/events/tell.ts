import { is, SQL, sql } from 'drizzle-orm';
import type { Executor } from '../db.ts';
import type { Telling } from './event.ts';
import { provenFacts } from './facts.ts';

/** A telling of which some values come out of the statement it is part of (`revision: sql\`moved.revision\``). */
export type SqlTelling = { readonly [K in keyof Telling]: Telling[K] | SQL };

/** Columns of an event in the order in which `telling` and hand-written hot paths fill them. */
export const EVENT_COLUMNS =
  'realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_person, actor_kind, before, after, facts';

/** The epoch in force, as a value inside an INSERT. */
export const EPOCH = '(select epoch from feed_epoch)';

/**
 * Appends events in the caller's transaction, with one statement for all of them. Sends nothing to anyone.
 * Throws when facts hold anything but ids, codes and numbers.
 */
export async function tell(tx: Executor, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length > 0) await tx.execute(telling(tellings));
}

/**
 * The INSERT of `tell`, to be a CTE of a use case's one write statement:
 * `with moved as (update ... returning *), told as (${telling([{..., revision: sql\`moved.revision\`}], sql\`moved\`)}) select ...`.
 * Each telling is appended once for each row of `from`.
 */
export const telling = (tellings: readonly SqlTelling[], from?: SQL): SQL => appending(toldRows(tellings, from));

/** The rows of `telling`, where one INSERT appends events that come out of several parts of the statement. */
export const toldRows = (tellings: readonly SqlTelling[], from?: SQL): SQL[] =>
  tellings.map((t) => sql`select ${sql.join(values(t), sql`, `)}${from ? sql` from ${from}` : sql``}`);

/** The INSERT of such rows, in their order. */
export const appending = (rows: readonly SQL[]): SQL => sql`insert into events (${sql.raw(EVENT_COLUMNS)}) ${sql.join([...rows], sql` union all `)}`;

function values(t: SqlTelling): SQL[] {
  const facts = t.facts ?? {};
  return [
    cast(t.realm, 'text'),
    sql.raw(EPOCH),
    cast(t.table, 'text'),
    cast(t.step, 'text'),
    cast(t.subjectType, 'text'),
    cast(t.subjectId, 'uuid'),
    cast(t.orderId, 'uuid'),
    cast(t.revision, 'integer'),
    t.at === undefined ? sql`business_now()` : cast(t.at, 'timestamptz'),
    cast(t.actorPerson, 'uuid'),
    cast(t.actorKind, 'text'),
    json(t.before),
    json(t.after),
    is(facts, SQL) ? facts : json(provenFacts(facts)),
  ];
}

type Value = string | number | Date | null | undefined | SQL;

function cast(value: Value, type: string): SQL {
  if (is(value, SQL)) return value;
  if (value === null || value === undefined) return sql.raw(`null::${type}`);
  return sql`${value instanceof Date ? value.toISOString() : value}::${sql.raw(type)}`;
}

// Through text, because a driver that learns the parameter is jsonb would encode the string once more.
function json(value: object | SQL | null | undefined): SQL {
  if (is(value, SQL)) return value;
  return value ? sql`${JSON.stringify(value)}::text::jsonb` : sql.raw('null::jsonb');
}
