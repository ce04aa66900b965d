import type { Soon } from '../kernel/soon.ts';
import type { Ending } from './ending.ts';
import { guestOf, type Actor, type Caller } from '../platform/actor.ts';
import type { ByRights, Language, Platform, Reading } from '../platform/platform.ts';

/** A row of an object type that implements `Node`: its own UUID, and the realm it belongs to (the context's if left out). */
export interface NodeRow {
  readonly id: string;
  readonly realm?: string;
}

/** Reads rows by UUID for `node` and `nodes`, in the order asked; null for what is not there or may not be seen. */
export type NodeLoader = (reading: Reading, ids: readonly string[]) => Promise<readonly (NodeRow | null)[]>;
export type NodeLoaders = Readonly<Record<string, NodeLoader>>;

/** What every resolver is handed, on every transport. It gives no right by itself: rights are in `reading()`. */
export interface Context extends ByRights {
  readonly realm: string;
  /** Null: a guest. */
  readonly caller: Caller | null;
  readonly language: Language;
  /** Name of the GraphQL operation, or what one without a name asks for, for the record of readings. */
  readonly operation: string;
  readonly nodes: NodeLoaders;
  /** Whom rate limits count; nobody where a message is executed for many. */
  readonly client?: string;
  /** Of a query that selects it: the position in the feed before anything else was read. */
  readonly feedCursor?: string | null;
  /** Aborted when nobody waits for the answer any more: client gone, deadline over, stream ended, token expired. */
  readonly signal: AbortSignal;
  /** Rights and loaders: one statement the first time, then remembered, and there without a promise, until `renew`. */
  reading(): Soon<Reading>;
  /**
   * Forgets rights and loaders. Called after a mutation has written, and before each message of a subscription. `actor`: the caller's
   * rights as the mutation itself has just read them, so that they are not read once more.
   */
  renew(actor?: Actor): void;
}

export type ContextParts = Omit<Context, 'reading' | 'along' | 'renew' | 'signal'> & { readonly ending: Pick<Ending, 'signal'> };

/** Of so many callers the last rights are remembered, as a guess at the next ones. */
const REMEMBERED = 10_000;
const remembered = new WeakMap<Platform, Map<string, string>>();

const readingOf = ({ platform, language, operation }: ContextParts, actor: Actor): Reading => {
  const kept = new Map<object, unknown>();
  return {
    platform, actor, language, operation,
    memo<T>(key: object, make: () => T): T {
      const known = kept.get(key);
      if (known !== undefined) return known as T;
      const made = make();
      kept.set(key, made);
      return made;
    },
  };
};

/** A context for one operation. Nothing is read until `reading()` or `along()` is called. */
export function openContext(parts: ContextParts): Context {
  const { platform, realm, caller } = parts;
  let current: Soon<Reading> | null = null;

  const begin = (): Soon<Reading> => {
    if (caller === null) return readingOf(parts, guestOf(realm));
    const coming = platform.readActor(platform.db, caller).then((actor) => readingOf(parts, actor));
    coming.then((reading) => { if (current === coming) current = reading; }, () => {});
    return coming;
  };
  const reading = (): Soon<Reading> => (current ??= begin());

  return {
    ...parts, reading,
    get signal() { return parts.ending.signal; },
    renew: (actor) => { current = actor ? readingOf(parts, actor) : null; },
    async along(read) {
      if (caller === null || current !== null) {
        const known = await reading();
        return { reading: known, value: (await read(known.actor, false)).value };
      }
      const last = lastRights(platform);
      const who = JSON.stringify([caller.realm, caller.issuer, caller.subject]);
      const guess = last.get(who) ?? null;
      const { value, rights } = await read(platform.readActor.of(caller, guess), true);
      const found = await (current ??= readingOf(parts, platform.readActor.of(caller, rights)));
      if (rights === guess) return { reading: found, value };
      remember(last, who, rights);
      return { reading: found, value: (await read(found.actor, false)).value };
    },
  };
}

function lastRights(platform: Platform): Map<string, string> {
  const last = remembered.get(platform) ?? new Map<string, string>();
  remembered.set(platform, last);
  return last;
}

function remember(last: Map<string, string>, who: string, rights: string | null): void {
  last.delete(who);
  if (rights === null) return;
  last.set(who, rights);
  if (last.size > REMEMBERED) last.delete(last.keys().next().value!);
}
