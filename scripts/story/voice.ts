import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { openClient, RequestFailed } from '../client/client.ts';
import type { TypedDocumentString } from '../client/graphql.ts';

/** What a subscriber has received, in order. */
export interface Heard<R> {
  readonly received: readonly R[];
  /** Cuts the connection as a bad network would. */
  cut(): void;
}

/** Somebody with a token, who asks with the shipped documents over HTTP and WebSocket, as any client would. */
export interface Voice {
  ask<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R>;
  /** A mutation under a key of its own; answers what came of it. */
  do<R, I extends Keyed>(document: TypedDocumentString<R, { input: I }>, input: Unkeyed<I>): Promise<R[keyof R]>;
  /** Listens without reconnecting by itself. */
  listen<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<Heard<R>>;
}
interface Keyed { key: string }
type Unkeyed<I> = I extends Keyed ? Omit<I, 'key'> : never;

const MOST_TRIES = 5;
const LEAST_PAUSE_MS = 200;

/** Asks again what may be asked again, as a client should: the key makes it one deed. */
async function patiently<R>(ask: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.retryAfterMs === null || tries === MOST_TRIES) throw error;
      await wait(Math.max(LEAST_PAUSE_MS, error.retryAfterMs));
    }
  }
}

/** `url` is the server's GraphQL endpoint. */
export function voice(url: string, token: string): Voice {
  const client = openClient(url, 'zh-CN');
  return {
    ask: (document, variables) => patiently(() => client.run(document, variables, token)),
    do: async <R, I extends Keyed>(document: TypedDocumentString<R, { input: I }>, input: Unkeyed<I>) => {
      const keyed = { input: { ...input, key: randomUUID() } as unknown as I };
      const answer = await patiently(() => client.run(document, keyed, token));
      return Object.values(answer as object)[0] as R[keyof R];
    },
    listen: async <R, V>(document: TypedDocumentString<R, V>, variables: V) => {
      const listening = await client.subscribe(document, variables, token);
      const received: R[] = [];
      void (async () => { for await (const message of listening) received.push(message); })().catch(() => {});
      return { received, cut: () => { listening.drop(); } };
    },
  };
}
