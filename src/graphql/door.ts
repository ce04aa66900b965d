import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Registry } from 'prom-client';
import type { Platform } from '../platform/platform.ts';
import { openWording } from './answer.ts';
import { DoorError } from './errors.ts';
import { openFaults, troubleOf } from './faults.ts';
import { openDocuments } from './guard/document.ts';
import { openApollo, type Carried } from './http/apollo.ts';
import { openEndpoint } from './http/endpoint.ts';
import { openPages, type Readiness } from './http/pages.ts';
import { openPlain, type PlainPage } from './http/plain.ts';
import { replyJson, replyRefused } from './http/reply.ts';
import { openSecretLinks, type SecretLink } from './http/secret-links.ts';
import type { Verify } from './identity.ts';
import { languageOf } from './language.ts';
import { openMetrics } from './metrics.ts';
import type { NodeLoaders } from './context.ts';
import { openRate } from './rate.ts';
import { openRunner } from './run.ts';
import { buildDoorSchema } from './schema.ts';
import { doorSettings, type DoorSettings } from './settings.ts';
import { openSockets } from './ws/sockets.ts';

export type { Readiness } from './http/pages.ts';

export interface DoorParts {
  readonly platform: Platform;
  /** type-graphql resolver classes of all rooms. */
  readonly resolvers: readonly Function[];
  readonly nodes: NodeLoaders;
  /** What rooms show over plain GET, by path. */
  readonly plain?: Readonly<Record<string, PlainPage>>;
  /** What is read by secret paths, without a token. */
  readonly links?: readonly SecretLink[];
  readonly verify: Verify;
  /** By whose time tokens end, in milliseconds since 1970; this node's own if left out. */
  readonly now?: () => number;
  /** Database, migrations, feed: asked by /readyz. */
  ready(): Promise<Readiness>;
  readonly settings?: Partial<DoorSettings>;
  /** Of Apollo, for what an operator wants to watch or add. */
  readonly plugins?: readonly ApolloServerPlugin<Carried>[];
  /** Where other machinery counts too; a registry of its own otherwise. */
  readonly registry?: Registry;
}

/** The way in from outside. */
export interface Door {
  readonly schema: GraphQLSchema;
  /** 0 takes any free port. Rejects when the port cannot be taken. */
  listen(port: number): Promise<{ port: number }>;
  /** Not ready any more; sockets are told to go, new connections end after `drainMs`, what is under way is answered. */
  drain(): Promise<void>;
  /** Ends whatever is left. */
  close(): Promise<void>;
}

const ENDPOINT = '/graphql';

/** Builds the schema and both transports behind one guard. Throws if the schema is broken. */
export async function openDoor({ platform, resolvers, nodes, plain = {}, links = [], verify, now = () => Date.now(), ready, settings: given, plugins, registry }: DoorParts): Promise<Door> {
  const { config, log } = platform;
  const settings = doorSettings(config, given);
  const schema = await buildDoorSchema(resolvers);
  const metrics = openMetrics(settings.processMetrics, registry);
  const faults = openFaults(log);
  const wording = openWording(settings, faults);
  const documents = openDocuments(schema, settings);
  const rate = openRate(settings.requestsPerSecond, settings.requestBurst);
  const runner = openRunner({ schema, platform, nodes, settings, documents, wording, rate, metrics });
  const apollo = await openApollo(schema, documents, runner, log, plugins);
  const endpoint = openEndpoint({ apollo, settings, verify, rate, realm: config.realm, metrics, faults });
  const sockets = openSockets({ runner, settings, verify, now, realm: config.realm, metrics, faults });
  let draining = false;
  const pages = {
    ...openPlain({ platform, nodes, verify, rate, settings, realm: config.realm, pages: plain }),
    ...openPages({ schema, metrics, ready, draining: () => draining }),
  };
  const secrets = openSecretLinks({ links, rate, trustProxy: settings.trustProxy });

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (draining) response.setHeader('connection', 'close');
    const secret = path === ENDPOINT ? undefined : secrets(path);
    try {
      if (path === ENDPOINT) return await endpoint(request, response);
      const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (page === undefined && secret === undefined) return nothingHere(request, response);
      if (request.method !== 'GET' && request.method !== 'HEAD') throw new DoorError('BAD_REQUEST', { detail: { en: 'GET only.', zh: '只接受 GET。' } }, { httpStatus: 405 });
      await page?.(request, response);
      if (secret !== undefined && !await secret.serve(request, response)) nothingHere(request, response);
    } catch (error) {
      const door = error instanceof DoorError ? error : troubleOf(error, 'query') ?? faults.masked(error, { operation: secret?.name ?? path });
      await replyRefused(request, response, door, languageOf(request.headers['accept-language']), door.httpStatus === 405 ? { allow: 'GET, HEAD' } : {});
    }
  };

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }, (request, response) => { void serve(request, response); });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= settings.bodyBytes) response.writeContinue();
    void serve(request, response);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else hangUp(socket, error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request', new DoorError('BAD_REQUEST', { detail: { en: 'This is not HTTP as the server knows it.', zh: '无法识别的 HTTP 请求。' } }));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== ENDPOINT) return hangUp(socket, '404 Not Found', new DoorError('BAD_REQUEST', { detail: { en: 'WebSockets are at /graphql.', zh: 'WebSocket 地址是 /graphql。' } }));
    if (draining || sockets.count >= settings.sockets) return hangUp(socket, '503 Service Unavailable', new DoorError('OVERLOADED'));
    sockets.upgrade(request, socket, head);
  });

  let closing: Promise<void> | null = null;
  const stopListening = (): Promise<void> => (closing ??= new Promise((closed) => {
    if (!server.listening) return closed();
    server.close(() => closed());
  }));

  return {
    schema,
    listen: (port) => new Promise((listening, refused) => {
      server.once('error', refused);
      server.listen(port, config.host, () => {
        server.off('error', refused);
        listening({ port: (server.address() as AddressInfo).port });
      });
    }),
    async drain() {
      if (draining) return;
      draining = true;
      server.closeIdleConnections();
      await wait(settings.drainMs);
      sockets.goAway();
      const over = stopListening();
      server.closeIdleConnections();
      await Promise.race([over, wait(settings.closeMs)]);
    },
    async close() {
      draining = true;
      const over = stopListening();
      sockets.terminate();
      server.closeAllConnections();
      await over;
      await apollo.stop();
    },
  };
}

const nothingHere = (request: IncomingMessage, response: ServerResponse): void =>
  replyJson(response, 404, { errors: [{ message: languageOf(request.headers['accept-language']) === 'en' ? 'There is nothing here. The API is at /graphql.' : '此处没有内容。API 地址是 /graphql。', extensions: { code: 'NOT_FOUND', retryable: false } }] });

const wait = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** Answers a connection that never became a request. */
function hangUp(socket: Duplex, status: string, error: DoorError): void {
  const body = `${JSON.stringify({ errors: [{ message: error.say('en'), extensions: error.extensions }] })}\n`;
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}
