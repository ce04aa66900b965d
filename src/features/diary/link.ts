import { createHash, createHmac } from 'node:crypto';
import { done, refuse } from '../../kernel/result.ts';
import { canonical, keySecret } from '../../platform/keys/identity.ts';
import { deed, type Asking, type Machinery } from '../people/index.ts';
import { putLink, revokeLink } from './store/links.ts';

/** What of a secret is kept: enough to know it again, and useless to who reads it. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The secret that a deed gives: 256 bits out of its key and the deployment's own secret, so that the same deed answers the same link and nothing of it is kept. */
const secretFor = (config: Machinery['config'], realm: string, personId: string, key: string): string =>
  createHmac('sha256', keySecret(config)).update(canonical(['calendar link', realm, personId, key])).digest('base64url');

/** Where a calendar program finds what the secret opens, below the address of the API. */
const pathOf = (realm: string, secret: string): string => `/calendar/${encodeURIComponent(realm)}/${secret}.ics`;

/** A new link to one's calendar; the one before is none any more, in the same moment. The path is answered here and never again. */
export const renewCalendarLink = (machinery: Machinery, asking: Asking) => deed(machinery, asking, 'renewCalendarLink', {}, async (tx, me) => {
  await putLink(tx, me, hashOf(secretFor(machinery.config, me.realm, me.personId, asking.key)));
  return done({ personId: me.personId });
});

/** The path that the deed of that key gave to its person, if it is the one that opens their calendar now; null: another took its place, or it was revoked. */
export function pathAfter(config: Machinery['config'], realm: string, personId: string, key: string, link: { readonly hash: Buffer; readonly revokedAt: Date | null }): string | null {
  const secret = secretFor(config, realm, personId, key);
  return link.revokedAt === null && hashOf(secret).equals(link.hash) ? pathOf(realm, secret) : null;
}

/** The link opens nothing from now on. */
export const revokeCalendarLink = (machinery: Machinery, asking: Asking) => deed(machinery, asking, 'revokeCalendarLink', {}, async (tx, me) =>
  (await revokeLink(tx, me) ? done({ personId: me.personId }) : refuse('ALREADY_ENDED')));
