import { WebSocket } from 'ws';

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: { code: string; retryable: boolean; retryAfterMs?: number; id?: string } }[];
    extensions?: { cost?: { requested: number; limit: number } };
  };
}

/** Asks over HTTP as an ordinary client does. */
export async function ask(url: string, query: string, options: { variables?: object; operationName?: string; token?: string; language?: string; headers?: Record<string, string> } = {}): Promise<Told> {
  return send(url, JSON.stringify({ query, variables: options.variables, operationName: options.operationName }), {
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), 'accept-language': options.language ?? 'en', ...options.headers,
  });
}

/** Sends any body over HTTP. */
export async function send(url: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Told> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body as never });
  return told(response);
}

export async function told(response: Response): Promise<Told> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) as Told['body'] : {} };
}

export interface Message {
  readonly type: string;
  readonly id?: string;
  // Shapes differ by type; the tests look at what they expect.
  readonly payload?: { data?: Record<string, unknown>; errors?: Told['body']['errors'] } & { message?: string; extensions?: { code: string; retryable: boolean; retryAfterMs?: number } }[];
}

export interface Socket {
  readonly raw: WebSocket;
  send(message: object | string): void;
  /** The next message, in order. */
  next(): Promise<Message>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a WebSocket and, unless told otherwise, greets. */
export async function connect(url: string, options: { token?: string; params?: object; greet?: boolean; protocol?: string | string[]; headers?: Record<string, string> } = {}): Promise<Socket> {
  const raw = new WebSocket(url, options.protocol ?? 'graphql-transport-ws', { headers: { 'accept-language': 'en', ...options.headers } });
  const heard: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  raw.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString('utf8')) as Message;
    const waiter = waiting.shift();
    if (waiter) waiter(message); else heard.push(message);
  });
  raw.on('error', () => {});
  const closed = new Promise<{ code: number; reason: string }>((done) => { raw.on('close', (code, reason) => done({ code, reason: String(reason) })); });
  await new Promise<void>((done, failed) => { raw.once('open', done); raw.once('error', failed); });
  const socket: Socket = {
    raw, closed,
    send: (message) => raw.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => { const message = heard.shift(); return message ? Promise.resolve(message) : new Promise((done) => { waiting.push(done); }); },
  };
  if (options.greet !== false) {
    socket.send({ type: 'connection_init', payload: { ...(options.token ? { authorization: `Bearer ${options.token}` } : {}), ...options.params } });
    const answer = await Promise.race([socket.next(), closed]);
    if ('code' in answer) throw new Error(`closed with ${answer.code} ${answer.reason}`);
  }
  return socket;
}

/** The first answer to one operation over a WebSocket. */
export async function askOver(socket: Socket, query: string, options: { id?: string; variables?: object; operationName?: string } = {}): Promise<Message> {
  socket.send({ id: options.id ?? String(Math.random()), type: 'subscribe', payload: { query, variables: options.variables, operationName: options.operationName } });
  return socket.next();
}

/** Waits until something holds, by turns of the event loop. */
export async function until(holds: () => boolean, ms = 5_000): Promise<void> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) throw new Error('It did not come to hold.');
    await new Promise((turn) => { setImmediate(turn); });
  }
}
