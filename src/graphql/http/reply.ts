import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '../../platform/platform.ts';
import type { DoorError } from '../errors.ts';
import { drainBody } from './body.ts';

/** Sends a whole answer once. */
export function reply(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), 'x-content-type-options': 'nosniff', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export const replyJson = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void =>
  reply(response, status, { 'content-type': 'application/json; charset=utf-8', ...headers }, `${JSON.stringify(value)}\n`);

/** Refuses as a GraphQL error with its status. If a body is still arriving, it is let in, within bounds, before the connection ends. */
export async function replyRefused(
  request: IncomingMessage, response: ServerResponse, error: DoorError, language: Language, headers: Record<string, string> = {},
): Promise<void> {
  const body = `${JSON.stringify({ errors: [{ message: error.say(language), extensions: error.extensions }] })}\n`;
  const all = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'x-content-type-options': 'nosniff',
    ...(error.httpStatus === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(error.retryAfterMs === undefined ? {} : { 'retry-after': retryAfter(error.retryAfterMs) }),
    ...headers,
  };
  if (response.headersSent || response.destroyed) return;
  if (request.complete) {
    response.writeHead(error.httpStatus, all).end(body);
    return;
  }
  response.writeHead(error.httpStatus, { ...all, connection: 'close' });
  response.write(body);
  await drainBody(request);
  response.end();
}

/** Whole seconds, never less than asked. */
export const retryAfter = (ms: number): string => String(Math.max(1, Math.ceil(ms / 1000)));
