import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { WebSocket } from 'ws';
import { HANDLERS } from '../../src/composition.ts';
import { BASE, REALM } from './fill.ts';
import { startServer, type Started } from './processes.ts';
import { ISSUER, SECRET, tokenOf } from './tokens.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As `npm start` starts it. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
  return scripts.start.replace(/^exec node /, '').split(' ');
}

/**
 * A real node as a process of its own, with everything on (not in production mode only because production refuses a moved clock): token check, limits, keys, events, clock, handlers, and the feed,
 * which somebody follows over WebSocket (one to whom nothing happens: the tail reads everything, and delivers nothing).
 */
export async function startOurs(name: string, url: string, adminUrl: string, more: Record<string, string> = {}): Promise<Started> {
  await ready(adminUrl);
  const env = { NODE_ENV: 'development', DEMO: 'off', DATABASE_URL: url, AUTH_SECRET: SECRET, AUTH_ISSUER: ISSUER, DATA_DIR: `.bench/node-${name}`, LOG_LEVEL: 'error', ...more };
  const node = await startServer('node', process.execPath, startArguments(), env, ROOT);
  const socket = await follow(node.port).catch(async (error: unknown) => { await node.stop(); throw error; });
  return { ...node, stop: async () => { socket.terminate(); await node.stop(); } };
}

/** Business time at the moment of the fill, and handlers that have handled what the fill says has happened. */
export async function ready(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin`update business_clock set ahead = ${BASE}::timestamptz - now()`;
  for (const { name } of HANDLERS) {
    await admin`insert into handler_cursors (realm, handler, epoch, xid) select realm, ${name}, epoch, xid from events where realm = ${REALM} order by realm desc, epoch desc, xid desc limit 1
      on conflict (realm, handler) do update set epoch = excluded.epoch, xid = excluded.xid, handled = '{}', lease = null, leased_until = null`;
  }
  await admin.end();
}

/** Follows a feed in which nothing happens; returns when it is there. */
function follow(port: number): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const query = 'subscription { feed(scope: { mine: true }) { __typename } }';
  return new Promise((there, failed) => {
    socket.on('open', () => say({ type: 'connection_init', payload: { authorization: `Bearer ${tokenOf(999)}` } }));
    socket.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: unknown };
      if (type === 'ping') say({ type: 'pong' });
      if (type === 'error' || type === 'complete') failed(new Error(`the feed cannot be followed: ${JSON.stringify(payload)}`));
      if (type !== 'connection_ack') return;
      say({ id: '1', type: 'subscribe', payload: { query } });
      setTimeout(() => there(socket), 300);
    });
    socket.on('error', failed);
  });
}
