import type { Outcome } from '../../kernel/result.ts';
import { refuse } from '../../kernel/result.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { once } from '../../platform/keys/once.ts';
import type { Platform } from '../../platform/platform.ts';

/** What the deeds of these rooms need of the machinery. */
export type Machinery = Pick<Platform, 'db' | 'config' | 'readActor'>;

/** Who asks for a deed, by which key. */
export interface Asking {
  readonly actor: Actor;
  readonly key: string;
}

/** An actor who is a person. */
export type Person = Actor & { readonly personId: string };

/**
 * Runs a person's deed at most once for its key, in one transaction, with rights read again inside it.
 * Who is no person here is refused before the work begins.
 */
export function deed<T, Code extends string>(
  machinery: Machinery, asking: Asking, mutation: string, input: unknown, work: (tx: Tx, me: Person) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code | 'KEY_REUSED' | 'NOT_JOINED' | 'SIGN_IN_FIRST'>> {
  return once(machinery, { actor: asking.actor, mutation, key: asking.key, input }, async (tx): Promise<Outcome<T, Code | 'NOT_JOINED' | 'SIGN_IN_FIRST'>> => {
    const { caller } = asking.actor;
    const me = caller === null ? asking.actor : await machinery.readActor(tx, caller);
    if (me.personId === null) return caller === null ? refuse('SIGN_IN_FIRST') : refuse('NOT_JOINED');
    return work(tx, { ...me, personId: me.personId });
  });
}
