import type { ApolloServer } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { QuietEnding } from '../ending.ts';
import { DoorError } from '../errors.ts';
import type { Faults } from '../faults.ts';
import { nestsDeeper } from '../guard/nesting.ts';
import { addressOf, callerOf, clientOf, realmOf, type Verify } from '../identity.ts';
import { languageOf } from '../language.ts';
import type { Metrics } from '../metrics.ts';
import type { Rate } from '../rate.ts';
import type { DoorSettings } from '../settings.ts';
import type { Carried } from './apollo.ts';
import { readBody } from './body.ts';
import { RequestHeaders } from './headers.ts';
import { reply, replyRefused } from './reply.ts';
import { openTurnstile } from './turnstile.ts';

export interface EndpointParts {
  readonly apollo: ApolloServer<Carried>;
  readonly settings: DoorSettings;
  readonly verify: Verify;
  readonly rate: Rate;
  readonly realm: string;
  readonly metrics: Metrics;
  readonly faults: Faults;
}

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Requests that are begun in one turn of the event loop. */
const A_TURN = 64;
/** So many may wait to be begun: of a crowd larger than any race the others are asked to come again. */
const MOST_WAITING = 8_192;

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** The GraphQL endpoint over HTTP: every answer is JSON, whatever was sent. */
export function openEndpoint({ apollo, settings, verify, rate, realm, metrics, faults }: EndpointParts): Endpoint {
  const authenticate = async (request: IncomingMessage): Promise<Carried['asker']> => {
    const address = addressOf(request, settings.trustProxy);
    try {
      const caller = await callerOf(verify, request.headers.authorization);
      return {
        transport: 'http', caller, language: languageOf(header(request.headers['accept-language'])),
        realm: realmOf(caller, header(request.headers['x-realm']), realm), client: clientOf(caller, address),
      };
    } catch (error) {
      const waitMs = rate.take(`address ${address}`); // guessing tokens is counted too
      throw waitMs > 0 ? new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs }) : error;
    }
  };

  const turnstile = openTurnstile(A_TURN, MOST_WAITING);

  return async (request, response) => {
    const language = languageOf(header(request.headers['accept-language']));
    const cors = corsOf(request, settings.origins);
    const gone = new QuietEnding();
    response.once('close', () => { if (!response.writableFinished) gone.abort(); });
    try {
      if (request.method === 'OPTIONS') return reply(response, 204, { ...cors, ...PREFLIGHT }, '');
      if (request.method !== 'GET' && request.method !== 'POST') {
        return await replyRefused(request, response, new DoorError('BAD_REQUEST', { detail: { en: 'GET or POST only.', zh: '只接受 GET 或 POST。' } }, { httpStatus: 405 }), language, { ...cors, allow: 'GET, POST' });
      }
      const text = request.method === 'POST' ? checkType(request) ?? await readBody(request, settings.bodyBytes) : undefined;
      await turnstile();
      const body = text === undefined ? undefined : parseBody(text, settings);
      const asker = await authenticate(request);
      const url = request.url ?? '/';
      const answered = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? 'GET', headers: new RequestHeaders(request.headers), search: url.includes('?') ? url.slice(url.indexOf('?')) : '', body },
        context: () => Promise.resolve({ asker, gone }),
      });
      const status = answered.status ?? 200;
      const said = answered.body.kind === 'complete' ? answered.body.string : '';
      reply(response, status, { ...Object.fromEntries(answered.headers), ...PRIVATE, ...cors }, status === 200 ? said : inOurWords(said, status, language));
    } catch (error) {
      const door = error instanceof DoorError ? error : faults.masked(error, { operation: '' });
      metrics.refused('http', door.code);
      await replyRefused(request, response, door, language, cors);
    }
  };
}

/** Refuses a media type that is not JSON in UTF-8; returns nothing otherwise. */
function checkType(request: IncomingMessage): undefined {
  const [essence = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((p) => p.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '');
  if (essence !== 'application/json' || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
    throw new DoorError('BAD_REQUEST', { detail: { en: 'Send application/json in UTF-8.', zh: '请发送 UTF-8 的 application/json。' } }, { httpStatus: 415 });
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new DoorError('BAD_REQUEST', { detail: { en: 'Send the body uncompressed.', zh: '请勿压缩请求体。' } }, { httpStatus: 415 });
  }
  return undefined;
}

function parseBody(text: string, { nesting }: DoorSettings): unknown {
  if (nestsDeeper(text, nesting, 'json')) throw new DoorError('LIMIT_NESTING', { limit: nesting });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new DoorError('BAD_REQUEST', { detail: { en: 'The body is not JSON.', zh: '请求体不是 JSON。' } });
  }
  if (Array.isArray(body)) throw new DoorError('BAD_REQUEST', { detail: { en: 'One operation a request: no batches.', zh: '每个请求只能有一个操作，不支持批量。' } });
  return body;
}

/** What Apollo refused by itself, with our codes and in the reader's language. */
function inOurWords(text: string, status: number, language: 'zh-CN' | 'en'): string {
  const { errors, ...rest } = JSON.parse(text) as { errors?: { message: string; extensions?: Record<string, unknown> }[] };
  const words = errors?.map((error) => {
    if (error.extensions !== undefined && 'retryable' in error.extensions) return error;
    const door = new DoorError('BAD_REQUEST', { detail: error.message.trim() }, { httpStatus: status });
    return { message: door.say(language), extensions: door.extensions };
  });
  return `${JSON.stringify({ errors: words, ...rest })}\n`;
}

/** What one reader may see is kept by nobody on the way. */
const PRIVATE = { 'cache-control': 'no-store' };

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, accept-language, x-realm, apollo-require-preflight, x-apollo-operation-name',
  'access-control-max-age': '86400',
};

function corsOf(request: IncomingMessage, origins: DoorSettings['origins']): Record<string, string> {
  const origin = request.headers.origin;
  if (origin === undefined) return {};
  const exposed = { 'access-control-expose-headers': 'retry-after' };
  if (origins === '*') return { 'access-control-allow-origin': '*', ...exposed };
  return origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'origin', ...exposed } : { vary: 'origin' };
}
