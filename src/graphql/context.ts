import { guestOf, type Actor, type Caller } from '../platform/actor.ts';
import type { Language, Platform, Reading } from '../platform/platform.ts';

/** A row of an object type that implements `Node`: its own UUID, and the realm it belongs to (the context's if left out). */
export interface NodeRow {
  readonly id: string;
  readonly realm?: string;
}

/** Reads rows by UUID for `node` and `nodes`, in the order asked; null for what is not there or may not be seen. */
export type NodeLoader = (reading: Reading, ids: readonly string[]) => Promise<readonly (NodeRow | null)[]>;
export type NodeLoaders = Readonly<Record<string, NodeLoader>>;

/** What every resolver is handed, on every transport. It gives no right by itself: rights are in `reading()`. */
export interface Context {
  readonly platform: Platform;
  readonly realm: string;
  /** Null: a guest. */
  readonly caller: Caller | null;
  readonly language: Language;
  /** Name of the GraphQL operation, for the record of readings; empty if it has none. */
  readonly operation: string;
  readonly nodes: NodeLoaders;
  /** Of a query that selects it: the position in the feed before anything else was read. */
  readonly feedCursor?: string | null;
  /** Aborted when nobody waits for the answer any more: client gone, deadline over, stream ended, token expired. */
  readonly signal: AbortSignal;
  /** Rights and loaders: one statement the first time, then remembered until `renew`. */
  reading(): Promise<Reading>;
  /**
   * Forgets rights and loaders. Called after a mutation has written, and before each message of a subscription. `actor`: the caller's
   * rights as the mutation itself has just read them, so that they are not read once more.
   */
  renew(actor?: Actor): void;
}

export type ContextParts = Omit<Context, 'reading' | 'renew'>;

const readAs = async ({ platform, realm, caller, language, operation }: ContextParts, known?: Actor): Promise<Reading> => {
  const actor = known ?? (caller === null ? guestOf(realm) : await platform.readActor(platform.db, caller));
  const kept = new Map<object, unknown>();
  return {
    platform, actor, language, operation,
    memo<T>(key: object, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
};

/** A context for one operation. Nothing is read until `reading()` is called. */
export function openContext(parts: ContextParts): Context {
  let current: Promise<Reading> | null = null;
  return {
    ...parts,
    reading: () => (current ??= readAs(parts)),
    renew: (actor) => { current = actor ? readAs(parts, actor) : null; },
  };
}
