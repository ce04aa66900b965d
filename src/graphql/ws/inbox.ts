import type { RawData, WebSocket } from 'ws';
import type { Language } from '../../platform/platform.ts';
import { DoorError } from '../errors.ts';
import { nestsDeeper } from '../guard/nesting.ts';
import type { Metrics } from '../metrics.ts';
import { openRate } from '../rate.ts';
import type { DoorSettings } from '../settings.ts';
import { CLOSE } from './codes.ts';
import { closeFor } from './outbox.ts';

export interface InboxParts {
  readonly settings: DoorSettings;
  readonly metrics: Metrics;
  send(data: string): Promise<void>;
  language(): Language;
}

/** What a client may say; a server's messages from a client are none. */
const CLIENT_MESSAGES = new Set(['connection_init', 'ping', 'pong', 'subscribe', 'complete']);
/** So many seconds' worth may come at once; ten times that is an attack. */
const BURST_SECONDS = 2;
const FLOOD = 10;

interface Message {
  readonly type?: unknown;
  readonly id?: unknown;
}

/**
 * Hands on only messages that a client of graphql-transport-ws may send, within the limits: a subscribe that comes too
 * fast or nests too deep is refused by an error message, anything else wrong closes the socket.
 */
export function openInbox(socket: WebSocket, { settings, metrics, send, language }: InboxParts, take: (text: string) => Promise<void>): void {
  const perSecond = settings.socketMessagesPerSecond;
  const polite = openRate(perSecond, perSecond * BURST_SECONDS);
  const flood = openRate(perSecond * FLOOD, perSecond * FLOOD);
  const close = (code: number, reason: string): void => {
    metrics.refused('ws', reason);
    closeFor(socket, code, reason, settings.socketGoodbyeMs);
  };
  const refuse = (id: string, error: DoorError): void => {
    metrics.refused('ws', error.code);
    void send(JSON.stringify({ id, type: 'error', payload: [{ message: error.say(language()), extensions: error.extensions }] }));
  };

  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (socket.readyState !== socket.OPEN) return;
    if (flood.take('') > 0) return close(CLOSE.TOO_MANY, 'RATE_LIMITED');
    if (isBinary) return close(CLOSE.BAD_MESSAGE, 'BAD_REQUEST');
    const text = (data as Buffer).toString('utf8');
    const message = parsed(text);
    if (message === null || typeof message.type !== 'string' || !CLIENT_MESSAGES.has(message.type)) return close(CLOSE.BAD_MESSAGE, 'BAD_REQUEST');
    const deep = nestsDeeper(text, settings.nesting, 'json');
    if (message.type === 'subscribe' && typeof message.id === 'string' && message.id !== '') {
      if (deep) return refuse(message.id, new DoorError('LIMIT_NESTING', { limit: settings.nesting }));
      const waitMs = polite.take('');
      if (waitMs > 0) return refuse(message.id, new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs }));
    } else if (deep) return close(CLOSE.BAD_MESSAGE, 'LIMIT_NESTING');
    void take(text);
  });
}

function parsed(text: string): Message | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
