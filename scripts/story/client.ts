import { createClient, type Client } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';

/** What an answer holds; the story knows the schema and says which shape it expects. */
export type Data = Record<string, unknown>;

/** Somebody with a token, over HTTP and WebSocket, as any client would be. */
export interface Voice {
  readonly token: string | null;
  ask<T = Data>(document: string, variables?: Data): Promise<T>;
  /** A mutation by name with an input; makes a key unless one is given. Answers what came of it, `__typename` included. */
  do<T extends Data = Data>(mutation: string, input: Data, selection: string): Promise<T & { __typename: string; code?: string; message?: string }>;
}

export function voice(url: string, token: string | null, language: 'zh-CN' | 'en' = 'zh-CN'): Voice {
  const headers = { 'content-type': 'application/json', 'accept-language': language, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const ask = async <T>(query: string, variables: Data = {}): Promise<T> => {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = await answer.json() as { data?: T; errors?: { message: string; extensions?: Data }[] };
    if (errors) throw new Error(errors.map(({ message, extensions }) => `${message} ${JSON.stringify(extensions ?? {})}`).join('; '));
    return data as T;
  };
  return {
    token, ask,
    do: async <T extends Data>(mutation: string, input: Data, selection: string) => {
      const type = INPUTS[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation Do($input: ${type}!) { done: ${mutation}(input: $input) { __typename ... on Refusal { code message } ${selection} } }`;
      const { done } = await ask<{ done: T & { __typename: string } }>(document, { input: { key: randomUUID(), ...input } });
      return done;
    },
  };
}

/** Inputs that are not named after their mutation. */
const INPUTS: Readonly<Record<string, string>> = {
  registerAsVolunteer: 'VolunteerInput', askAboutOrder: 'SayInput', answerAboutOrder: 'SayInput', cancelOrder: 'SayInput', returnOrder: 'SayInput', rejectOrder: 'SayInput',
  takeOrder: 'OrderInput', letGoOrder: 'OrderInput', handleOrderAlone: 'OrderInput', recallOrder: 'MaySayInput', closeOrder: 'MaySayInput', confirmSeat: 'SeatInput',
  listResource: 'ResourceInput',
};

/** What a subscriber has received, in order. */
export interface Listening<T> {
  readonly received: readonly T[];
  readonly closed: Promise<void>;
  /** Cuts the connection as a bad network would. */
  cut(): void;
}

/** Listens over WebSocket without reconnecting by itself. */
export async function listen<T>(url: string, token: string, document: string, variables: Data): Promise<Listening<T>> {
  const received: T[] = [];
  const sockets: WebSocket[] = [];
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`, retryAttempts: 0, lazy: false, onNonLazyError: () => {},
    webSocketImpl: class extends WebSocket { constructor(address: string, protocol: string) { super(address, protocol); sockets.push(this); } },
    connectionParams: { authorization: `Bearer ${token}`, language: 'zh-CN' },
  });
  await new Promise<void>((connected, failed) => {
    client.on('connected', () => connected());
    client.on('closed', (event) => failed(new Error(`closed: ${(event as { code?: number }).code}`)));
  });
  const closed = new Promise<void>((done) => {
    client.subscribe<T>({ query: document, variables }, { next: ({ data }) => { if (data) received.push(data); }, error: () => done(), complete: () => done() });
  });
  return { received, closed, cut: () => { for (const socket of sockets) socket.terminate(); void client.dispose(); } };
}
