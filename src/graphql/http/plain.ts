import type { IncomingMessage } from 'node:http';
import type { Platform, Reading } from '../../platform/platform.ts';
import { openContext, type NodeLoaders } from '../context.ts';
import { QuietEnding } from '../ending.ts';
import { DoorError } from '../errors.ts';
import { addressOf, callerOf, clientOf, realmOf, type Verify } from '../identity.ts';
import { languageOf } from '../language.ts';
import type { Rate } from '../rate.ts';
import type { DoorSettings } from '../settings.ts';
import type { Page } from './pages.ts';
import { reply } from './reply.ts';

/** What somebody asks of a plain page: by whose rights, and the query of its address. */
export interface PlainAsk { readonly reading: Reading; readonly query: URLSearchParams }
export interface PlainAnswer { readonly headers: Readonly<Record<string, string>>; readonly body: string }
/** A page of a room that is no GraphQL: a sheet, something to print. It reads by the same rights; a `DoorError` refuses. */
export type PlainPage = (ask: PlainAsk) => Promise<PlainAnswer>;

export interface PlainParts {
  readonly platform: Platform;
  readonly nodes: NodeLoaders;
  readonly verify: Verify;
  readonly rate: Rate;
  readonly settings: Pick<DoorSettings, 'trustProxy'>;
  readonly realm: string;
  readonly pages: Readonly<Record<string, PlainPage>>;
}

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** What one reader may see is kept by nobody on the way. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** Plain pages behind the same guard as the endpoint: who asks is read from the Authorization header, and counted by the same limit. */
export function openPlain({ platform, nodes, verify, rate, settings, realm, pages }: PlainParts): Readonly<Record<string, Page>> {
  const askOf = async (request: IncomingMessage, operation: string): Promise<PlainAsk> => {
    const address = addressOf(request, settings.trustProxy);
    const caller = await callerOf(verify, request.headers.authorization).catch((error: unknown) => {
      // Guessing tokens is counted, too.
      const waitMs = rate.take(`address ${address}`);
      throw waitMs > 0 ? new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs }) : error;
    });
    const waitMs = rate.take(clientOf(caller, address));
    if (waitMs > 0) throw new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs });
    const context = openContext({
      platform, nodes, caller, operation, realm: realmOf(caller, header(request.headers['x-realm']), realm), language: languageOf(header(request.headers['accept-language'])), ending: new QuietEnding(),
    });
    return { reading: await context.reading(), query: new URL(request.url ?? '/', 'http://localhost').searchParams };
  };
  return Object.fromEntries(Object.entries(pages).map(([path, page]): [string, Page] => [path, async (request, response) => {
    const { headers, body } = await page(await askOf(request, path.slice(1)));
    reply(response, 200, { ...PRIVATE, ...headers }, body);
  }]));
}
