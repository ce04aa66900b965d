import { is, SQL, sql } from 'drizzle-orm';
import { refused, type Outcome } from '../../kernel/result.ts';
import type { Actor } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Db, Executor, Tx } from '../db.ts';
import { worthRetrying } from '../faults.ts';
import { openTurns, type Turns } from '../turns.ts';
import { inputHash, keyOwner, keySecret } from './identity.ts';

/** One asking of a mutation. */
export interface Ask {
  readonly actor: Actor;
  readonly mutation: string;
  /** Chosen by the client; a UUID. */
  readonly key: string;
  readonly input: unknown;
  /** What others may want to change in the same moment: an order, a resource. Left out: nothing. */
  readonly about?: string;
}

/** Lets a use case write the key's row inside its own statement, and so save one. */
export interface Keyed {
  /**
   * The INSERT of the row, to be a CTE of the write: once for each row of `from`, or once. It must insert exactly one row on
   * success; `outcome` must be what the work returns (SQL when it comes out of the same statement).
   */
  into(outcome: Outcome<unknown> | SQL, from?: SQL): SQL;
}

/** A row of `keys` as it is identified and compared. */
export interface KeyRow {
  readonly realm: string;
  readonly owner: string;
  readonly mutation: string;
  readonly key: string;
  readonly hash: Buffer;
}

interface Machinery {
  readonly db: Db;
  readonly config: Pick<Config, 'authSecret' | 'dataDir'> & Partial<Pick<Config, 'limits'>>;
}

const TRIES = 3;

/**
 * Runs `work` in a transaction of its own, at most once for a key: the same key and input give the same outcome, however often, at
 * once, on other nodes and after a restart; the same key with another input gives KEY_REUSED. A refusal undoes what the work wrote and
 * is kept as the outcome; a fault keeps nothing and is thrown.
 *
 * The row is written last, in the same transaction. A repeated asking therefore runs the work again, runs into the primary key, undoes
 * everything and answers what is kept: the first asking pays one statement, and nobody waits for a key while others wait for him.
 * Outcomes hold ids, codes and numbers; they come back as JSON does. A guest has no account to which a key could belong: what they ask
 * can only be refused, and nothing of it is kept.
 *
 * Transactions take turns (`Turns`): however many want the same thing, the others go on, and everybody has an answer or a `Trouble` in time.
 */
export function once<T, Code extends string>(
  machinery: Machinery, ask: Ask, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code | 'KEY_REUSED'>> {
  const turns = turnsOf(machinery);
  return turns === null ? onceNow(machinery, ask, work) : turns.take(ask.about ?? `${ask.mutation} ${ask.key}`, () => onceNow(machinery, ask, work));
}

const turnsOn = new WeakMap<Db, Turns>();

/** One line of turns for a pool; none where no limits are set (a command that works alone). */
function turnsOf({ db, config: { limits } }: Machinery): Turns | null {
  if (limits === undefined) return null;
  let turns = turnsOn.get(db);
  if (turns === undefined) {
    turns = openTurns({ atOnce: limits.deedsAtOnce, atOnceAPlace: limits.deedsAtOnceAPlace, waiting: limits.deedsWaiting, waitingAPlace: limits.deedsWaitingAPlace, deadlineMs: limits.deedMs });
    turnsOn.set(db, turns);
  }
  return turns;
}

async function onceNow<T, Code extends string>(
  machinery: Machinery, ask: Ask, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code | 'KEY_REUSED'>> {
  if (isNobody(ask.actor)) return unkept(machinery.db, work);
  const row = keyRow(machinery.config, ask);
  for (let tries = 1; ; tries++) {
    try {
      return asKept(await attempt(machinery.db, row, work));
    } catch (error) {
      if (worthRetrying(error) && tries < TRIES) continue;
      // A repeated asking may also fail in the work itself, because its effect is already there.
      const prior = await priorOutcome<T, Code>(machinery.db, row).catch(() => null);
      if (prior) return prior;
      throw error;
    }
  }
}

const isNobody = ({ kind, caller }: Actor): boolean => kind === 'GUEST' && caller === null;

async function unkept<T, Code extends string>(db: Db, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T, Code>>): Promise<Outcome<T, Code>> {
  const nothing: Keyed = { into: () => { throw new Error('a guest has no keys'); } };
  return db.transaction<Outcome<T, Code>>(async (tx) => { throw new Undo(await work(tx, nothing)); }).catch((error: unknown) => {
    if (error instanceof Undo && !error.outcome.ok) return error.outcome as Outcome<T, Code>;
    throw error instanceof Undo ? new Error('a guest did a deed') : error;
  });
}

async function attempt<T, Code extends string>(
  db: Db, row: KeyRow, work: (tx: Tx, keyed: Keyed) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code>> {
  let written = false;
  const keyed: Keyed = { into: (outcome, from) => { written = true; return keyInsert(row, outcome, from); } };
  try {
    return await db.transaction(async (tx) => {
      const outcome = await work(tx, keyed);
      if (!outcome.ok) throw new Undo(outcome);
      if (!written) await tx.execute(keyInsert(row, outcome));
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    const outcome = error.outcome as Outcome<T, Code>;
    await db.execute(keyInsert(row, outcome));
    return outcome;
  }
}

/** Carries a refusal out of the transaction that it undoes. */
class Undo extends Error {
  readonly outcome: Outcome<unknown>;
  constructor(outcome: Outcome<unknown>) {
    super('undone');
    this.outcome = outcome;
  }
}

/** What the key answered before: the outcome, KEY_REUSED when the input was another, null when it was never asked. */
export async function priorOutcome<T, Code extends string>(db: Executor, row: KeyRow): Promise<Outcome<T, Code | 'KEY_REUSED'> | null> {
  const [kept] = await db.execute<{ same: boolean; outcome: Outcome<T, Code> }>(sql`
    select input_hmac = ${hex(row.hash)} as same, outcome from keys
    where realm = ${row.realm} and actor = ${row.owner} and mutation = ${row.mutation} and key = ${row.key}::uuid`);
  if (!kept) return null;
  return kept.same ? kept.outcome : refused({ code: 'KEY_REUSED', args: {}, path: ['input', 'key'] });
}

/** Who asks what: identifies the row and holds the HMAC of the input. */
export function keyRow(config: Machinery['config'], ask: Ask): KeyRow {
  const secret = keySecret(config);
  return {
    realm: ask.actor.realm, owner: keyOwner(secret, ask.actor), mutation: ask.mutation, key: ask.key, hash: inputHash(secret, ask.input),
  };
}

/** The INSERT of a key's row. Runs into `keys_pk` when the key was asked before; waits while it is being asked elsewhere. */
export function keyInsert(row: KeyRow, outcome: Outcome<unknown> | SQL, from?: SQL): SQL {
  const kept = is(outcome, SQL) ? outcome : sql`${JSON.stringify(outcome)}::text::jsonb`;
  return sql`insert into keys (realm, actor, mutation, key, input_hmac, outcome)
    select ${row.realm}::text, ${row.owner}::text, ${row.mutation}::text, ${row.key}::uuid, ${hex(row.hash)}, ${kept}
    ${from ? sql`from ${from}` : sql``}`;
}

const hex = (bytes: Buffer): SQL => sql`decode(${bytes.toString('hex')}::text, 'hex')`;

const asKept = <T>(outcome: T): T => JSON.parse(JSON.stringify(outcome)) as T;
