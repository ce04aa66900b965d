import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';

/** A push as the browser sees it, and the request that brought it, as the browser's service sees it. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Encrypted, as it came. */
  readonly body: Buffer;
  readonly content: { readonly v: number; readonly id: string; readonly kind: string; readonly entry: string | null; readonly code: string | null; readonly news: number; readonly urgent: boolean; readonly says: Record<string, string> };
  /** Decrypted, byte by byte. */
  readonly text: string;
  /** Of the token: for whom it is, until when, whom to write to. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  readonly vapidPublicKey: string;
}

/** What the service answers; null: nothing, it hangs. */
export type Answering = (path: string) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | null;

/** A browser that subscribed: keys of its own, which only it has. */
export interface Browser {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface Receiver {
  readonly origin: string;
  readonly received: readonly Received[];
  /** Requests that were not answered. */
  readonly hanging: number;
  answer: Answering;
  browser(path?: string): Browser;
  /** Everything that came for a browser. */
  of(browser: Browser): readonly Received[];
}

const CREATED = { status: 201 };

/** A push service over real HTTP with its browsers: verifies the token of each push (RFC 8292) and decrypts it (RFC 8291, 8188) with nothing but node's crypto. Stopped after the file. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const browsers = new Map<string, { readonly pair: ECDH; readonly auth: Buffer }>();
  const open = new Set<ServerResponse>();
  const state = { answer: (() => CREATED) as Answering };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const answer = state.answer(path);
      const browser = browsers.get(path);
      if (browser) received.push({ ...read(browser, Buffer.concat(chunks)), ...verified(request), path, headers: request.headers, body: Buffer.concat(chunks) });
      if (answer === null) { open.add(response); return; }
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  afterAll(() => { server.closeAllConnections(); server.close(); });
  return {
    origin, received,
    get hanging() { return open.size; },
    get answer() { return state.answer; },
    set answer(answer: Answering) { state.answer = answer; },
    browser: (path = `/${randomBytes(8).toString('hex')}`) => {
      const pair = createECDH('prime256v1');
      const p256dh = pair.generateKeys('base64url');
      const auth = randomBytes(16);
      browsers.set(path, { pair, auth });
      return { endpoint: `${origin}${path}`, p256dh, auth: auth.toString('base64url') };
    },
    of: ({ endpoint }) => received.filter(({ path }) => `${origin}${path}` === endpoint),
  };
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer => Buffer.from(hkdfSync('sha256', secret, salt, info, length));

/** RFC 8291: salt (16), record size (4), length of the key id (1), the sender's public key (65), one record, ended by a 2 and padding. */
function read({ pair, auth }: { pair: ECDH; auth: Buffer }, body: Buffer): Pick<Received, 'content' | 'text'> {
  const [salt, theirs] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)];
  const key = hkdf(pair.computeSecret(theirs), auth, Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]), 32);
  const [contentKey, nonce] = [hkdf(key, salt, 'Content-Encoding: aes128gcm\0', 16), hkdf(key, salt, 'Content-Encoding: nonce\0', 12)];
  const record = body.subarray(21 + body[20]!);
  const open = createDecipheriv('aes-128-gcm', contentKey, nonce).setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([open.update(record.subarray(0, -16)), open.final()]);
  const text = padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
  return { text, content: JSON.parse(text) as Received['content'] };
}

/** RFC 8292: `vapid t=<JWT>, k=<public key>`, signed with that key (ES256). Throws where the signature is wrong. */
function verified({ headers: { authorization } }: IncomingMessage): Pick<Received, 'claims' | 'vapidPublicKey'> {
  const [, token, vapidPublicKey] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization ?? '') ?? [];
  const [head, claims, signature] = token!.split('.');
  const point = Buffer.from(vapidPublicKey!, 'base64url');
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))) throw new Error('the token is signed by somebody else');
  return { vapidPublicKey: vapidPublicKey!, claims: JSON.parse(Buffer.from(claims!, 'base64url').toString('utf8')) as Received['claims'] };
}
