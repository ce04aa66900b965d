import { GraphQLError, type ExecutionArgs } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { QuietEnding } from '../ending.ts';
import { DoorError } from '../errors.ts';
import type { Faults } from '../faults.ts';
import { addressOf, callerOf, clientOf, realmOf, type Verify } from '../identity.ts';
import { languageOf } from '../language.ts';
import type { Metrics } from '../metrics.ts';
import type { Admitted, Asker, Runner } from '../run.ts';
import type { DoorSettings } from '../settings.ts';
import type { Stream } from '../stream.ts';
import { CLOSE } from './codes.ts';
import { openInbox } from './inbox.ts';
import { openHeart } from './heart.ts';
import { closeFor, Outbox } from './outbox.ts';

export interface SocketParts {
  readonly runner: Runner;
  readonly settings: DoorSettings;
  readonly verify: Verify;
  readonly now: () => number;
  readonly realm: string;
  readonly metrics: Metrics;
  readonly faults: Faults;
}

/** All WebSockets of this node. */
export interface Sockets {
  readonly count: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every client to go and come again elsewhere. */
  goAway(): void;
  terminate(): void;
}

const PROTOCOL = 'graphql-transport-ws';
/** setTimeout counts in 32 bits. */
const LONGEST_MS = 2_147_483_647;

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly outbox: Outbox;
  /** Of the upgrade; forgotten after the greeting. */
  request: IncomingMessage | null;
  asker: Asker | null;
  expiry?: NodeJS.Timeout;
}

interface Held extends ExecutionArgs {
  readonly admitted: Admitted;
  readonly id: string;
  readonly outbox: Outbox;
}

/** `ws` closes it; what it was stands in the close code. */
const ignored = (): void => {};

export function openSockets({ runner, settings, verify, now, realm, metrics, faults }: SocketParts): Sockets {
  const listener = new WebSocketServer({
    noServer: true, maxPayload: settings.socketMessageBytes, perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  });
  const end = (socket: WebSocket, code: number, reason: string): void => closeFor(socket, code, reason, settings.socketGoodbyeMs);

  const greet = async (extra: Extra, params: Readonly<Record<string, unknown>>): Promise<void> => {
    const request = extra.request!;
    const { headers } = request;
    extra.request = null;
    const caller = await callerOf(verify, params['authorization'] ?? params['Authorization'] ?? headers.authorization);
    const said = params['language'] ?? params['Accept-Language'] ?? headers['accept-language'];
    extra.asker = {
      transport: 'ws', caller, language: languageOf(typeof said === 'string' ? said : undefined),
      realm: realmOf(caller, params['realm'] ?? headers['x-realm'], realm), client: clientOf(caller, addressOf(request, settings.trustProxy)),
    };
    if (caller !== null) {
      const left = Math.max(0, Math.min(LONGEST_MS, caller.expiresAt * 1000 - now()));
      extra.expiry = setTimeout(() => end(extra.socket, CLOSE.FORBIDDEN, 'TOKEN_EXPIRED'), left);
      extra.expiry.unref();
    }
  };

  const protocol: Server<Extra> = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: settings.socketInitMs,
    onConnect: async ({ extra, connectionParams }) => {
      try {
        await greet(extra, connectionParams ?? {});
        return true;
      } catch (error) {
        const door = error instanceof DoorError ? error : faults.masked(error, { operation: 'connection_init' });
        metrics.refused('ws', door.code);
        end(extra.socket, door.code === 'INTERNAL' ? CLOSE.FAULT : CLOSE.FORBIDDEN, door.code);
        return false;
      }
    },
    onSubscribe: ({ extra, subscriptions }, id, { query, operationName, variables }) => {
      const asker = extra.asker!;
      if (Object.keys(subscriptions).length > settings.socketSubscriptions) {
        metrics.refused('ws', 'LIMIT_SUBSCRIPTIONS');
        const error = new DoorError('LIMIT_SUBSCRIPTIONS', { limit: settings.socketSubscriptions });
        return [new GraphQLError(error.code, { originalError: error })];
      }
      const admitted = runner.admit(asker, { query, operationName, variables });
      if (!admitted.ok) return admitted.errors;
      const held: Held = { ...admitted.admitted, schema: runner.schema, contextValue: null, rootValue: null, admitted: admitted.admitted, id, outbox: extra.outbox };
      return held;
    },
    subscribe: async (args) => {
      const { admitted, outbox, id } = args as Held;
      return counted(await runner.stream(admitted, outbox.wire(id))) as never;
    },
    execute: async (args) => (await runner.run((args as Held).admitted, new QuietEnding())).result as never,
    // What the runner answers is worded already.
    onNext: (_context, _id, _payload, _args, result) => result as never,
    onError: ({ extra }, _id, _payload, errors) =>
      runner.wording.wordAll(errors, { kind: 'subscription', operation: '', language: extra.asker?.language ?? 'zh-CN' }),
  });

  const counted = (stream: Stream | object): Stream | object => {
    if (!('next' in stream)) return stream;
    metrics.subscription(1);
    stream.whenEnded(() => metrics.subscription(-1));
    return stream;
  };

  const heart = openHeart(settings.socketHeartbeatMs, (socket) => {
    const { outbox } = attended.get(socket) ?? {};
    // Whoever reads nothing cannot answer either: that is said by its own code.
    if (outbox && outbox.unread > 0) outbox.cut(); else socket.terminate();
  });
  const attended = new WeakMap<WebSocket, Extra>();
  metrics.unread(() => [...listener.clients].map((socket) => attended.get(socket)?.outbox.unread ?? 0));

  const attend = (socket: WebSocket, request: IncomingMessage, connection: Duplex): void => {
    metrics.socket(1);
    const outbox = new Outbox(socket, connection as Socket, settings);
    const extra: Extra = { socket, outbox, request, asker: null };
    const send = (data: string): Promise<void> => outbox.send(data);
    attended.set(socket, extra);
    heart.add(socket, outbox);
    socket.on('error', ignored);
    const closed = protocol.opened({
      protocol: socket.protocol,
      send,
      close: (code = CLOSE.FAULT, reason = '') => end(socket, code, reason),
      onMessage: (take) => openInbox(socket, { settings, send, metrics, language: () => extra.asker?.language ?? 'zh-CN' }, async (text) => {
        try {
          await take(text);
        } catch (error) {
          faults.masked(error, { operation: 'socket message' });
          end(socket, CLOSE.FAULT, 'INTERNAL');
        }
      }),
    }, extra);
    socket.once('close', (code, reason) => {
      heart.delete(socket);
      clearTimeout(extra.expiry);
      metrics.socket(-1);
      metrics.socketClosed(code);
      void closed(code, String(reason));
    });
  };

  return {
    get count() { return listener.clients.size; },
    upgrade: (request, socket, head) => listener.handleUpgrade(request, socket, head, (opened) => attend(opened, request, socket)),
    goAway: () => { for (const socket of listener.clients) end(socket, CLOSE.GOING_AWAY, 'Going away: connect again and resume'); },
    terminate: () => {
      heart.stop();
      for (const socket of listener.clients) socket.terminate();
    },
  };
}
