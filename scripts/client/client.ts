import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from './graphql.ts';

/** A request that was refused as a whole: what transport and guard say, not a step's refusal. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  /** `retryAfterMs`: when it may be asked again, with the same key; null: that would change nothing. */
  constructor(readonly code: string, message: string, readonly retryAfterMs: number | null = null) { super(`${code}: ${message}`); }
}

/** Messages of one subscription. `drop` cuts the connection as a bad network does; `for await` then ends in an error. */
export interface Listening<R> extends AsyncIterable<R> {
  /** The next message; throws when the stream is over. */
  next(): Promise<R>;
  drop(): void;
  close(): Promise<void>;
}

export interface Client {
  /** Asks over HTTP. Throws `RequestFailed` when there is any error. */
  run<R, V>(document: TypedDocumentString<R, V>, variables: V, token?: string): Promise<R>;
  /** Subscribes over a WebSocket of its own; resolves when it is open. */
  subscribe<R, V>(document: TypedDocumentString<R, V>, variables: V, token?: string): Promise<Listening<R>>;
}

/** The server to which a test or the story speaks, with the documents of `schema/operations`. `url` is its GraphQL endpoint. */
export function openClient(url: string, language: 'zh-CN' | 'en' = 'en'): Client {
  return {
    run: async (document, variables, token) => {
      const response = await fetch(url, {
        method: 'POST', body: JSON.stringify({ query: document.toString(), variables }),
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'accept-language': language, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      });
      const { data, errors } = await response.json() as Answer;
      if (errors?.[0]) throw failed(errors);
      return data as never;
    },
    subscribe: (document, variables, token) => listen(url.replace(/^http/, 'ws'), document.toString(), variables as Record<string, unknown>, token, language),
  };
}

interface Answer { readonly data?: unknown; readonly errors?: readonly Fault[] }
interface Fault { readonly message: string; readonly extensions?: { readonly code?: unknown; readonly retryable?: unknown; readonly retryAfterMs?: unknown } }

const failed = ([first]: readonly Fault[]): RequestFailed =>
  new RequestFailed(String(first?.extensions?.code ?? 'UNKNOWN'), first?.message ?? '', first?.extensions?.retryable === true ? Number(first.extensions.retryAfterMs ?? 0) : null);

async function listen<R>(url: string, query: string, variables: Record<string, unknown>, token: string | undefined, language: string): Promise<Listening<R>> {
  class Speaking extends WebSocket {
    constructor(address: string, protocol: string) { super(address, protocol, { headers: { 'accept-language': language } }); }
  }
  let socket: WebSocket | null = null;
  let opened: () => void;
  const open = new Promise<void>((done) => { opened = done; });
  const ws = createClient({
    url, webSocketImpl: Speaking, retryAttempts: 0, connectionParams: token ? { authorization: `Bearer ${token}` } : {},
    on: { connected: (one) => { socket = one as WebSocket; opened(); } },
  });
  const messages = ws.iterate<R>({ query, variables });
  // Asked for at once, so that the subscription is sent now; its answer is the first of `next`.
  let first: ReturnType<typeof messages.next> | null = messages.next();
  await Promise.race([open, first.catch((error: unknown) => { throw wrapped(error); })]);
  const next = async (): Promise<IteratorResult<R, void>> => {
    const asked = first ?? messages.next();
    first = null;
    const { value, done } = await asked.catch((error: unknown) => { throw wrapped(error); });
    if (done) return { value: undefined, done: true };
    const { data, errors } = value;
    if (errors?.[0]) throw failed(errors);
    return { value: data as R, done: false };
  };
  return {
    next: async () => {
      const { value, done } = await next();
      if (done) throw new RequestFailed('COMPLETED', 'the stream is over');
      return value;
    },
    drop: () => { socket?.terminate(); },
    close: async () => { first?.catch(() => {}); await ws.dispose(); },
    [Symbol.asyncIterator]: () => ({ next }),
  };
}

const wrapped = (error: unknown): RequestFailed => (Array.isArray(error) ? failed(error as Fault[])
  : new RequestFailed(String((error as { code?: unknown } | null)?.code ?? 'CLOSED'), (error as { reason?: string } | null)?.reason ?? ''));

/** The answer to a step that must not have been refused; throws the refusal. */
export function granted<A extends { readonly __typename: string }>(answer: A): Exclude<A, { readonly __typename: 'Refused' | 'WrongCode' }> {
  if (answer.__typename === 'Refused' || answer.__typename === 'WrongCode') throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as never;
}
