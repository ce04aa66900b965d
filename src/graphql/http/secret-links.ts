import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '../../platform/platform.ts';
import { DoorError } from '../errors.ts';
import { addressOf } from '../identity.ts';
import { languageOf } from '../language.ts';
import type { Rate } from '../rate.ts';
import { reply } from './reply.ts';

/** Something that is read by whoever has its secret path, without a token: for programs that know no other way. */
export interface SecretLink {
  /** Of the paths that it answers for, with slashes on both sides. What follows is a secret: it is neither logged nor counted by. */
  readonly prefix: string;
  /** What lies behind the rest of the path; null: nothing, whatever the reason. */
  open(rest: string, language: Language): Promise<{ readonly type: string; readonly body: string } | null>;
}

interface SecretLinksParts { readonly links: readonly SecretLink[]; readonly rate: Rate; readonly trustProxy: boolean }

/** What answers for a path, with the name by which a fault is told; undefined: no secret link lies there. */
export type SecretLinks = (path: string) => { readonly name: string; serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> } | undefined;

/** Serves secret links: each asking counts against the rate of its address, and one that opens nothing is answered as a path where nothing is (`serve` says false). */
export const openSecretLinks = ({ links, rate, trustProxy }: SecretLinksParts): SecretLinks => (path) => {
  const link = links.find(({ prefix }) => path.startsWith(prefix));
  return link && {
    name: link.prefix,
    async serve(request, response) {
      const waitMs = rate.take(`address ${addressOf(request, trustProxy)}`);
      if (waitMs > 0) throw new DoorError('RATE_LIMITED', {}, { retryAfterMs: waitMs });
      const found = await link.open(path.slice(link.prefix.length), languageOf(request.headers['accept-language']));
      if (found === null) return false;
      const etag = `"${createHash('sha256').update(found.body).digest('base64url')}"`;
      const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-language', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };
      if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end();
      else reply(response, 200, { 'content-type': found.type, ...headers }, found.body);
      return true;
    },
  };
};
