import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { ask, askOver, connect } from './graphql/clients.ts';
import { newId } from '../src/kernel/ids.ts';
import { startApp } from './support/app.ts';
import { ISSUER, makeStreet } from './support/street.ts';

/** What is no token of this deployment is refused by every door in the same way, and never a fault. */

const app = await startApp({ env: { REALM: '999001', AUTH_ISSUER: ISSUER } });
const street = await makeStreet(app.db);
const other = await makeStreet(app.db, '999002');
const key = new TextEncoder().encode(app.config.authSecret!);
const WHO = '{ viewer { person { id } } realm { code } }';

const signed = (change: (token: SignJWT) => SignJWT = (token) => token, claims: Record<string, unknown> = { realm: '999001' }, alg = 'HS256', secret = key): Promise<string> =>
  change(new SignJWT(claims).setProtectedHeader({ alg }).setIssuer(ISSUER).setAudience('linlibang').setSubject(street.worker.caller.subject).setExpirationTime('1h')).sign(secret);
const unsigned = new UnsecuredJWT({ realm: '999001' }).setIssuer(ISSUER).setAudience('linlibang').setSubject(street.worker.caller.subject).setExpirationTime('1h').encode();

const BAD: readonly (readonly [what: string, token: () => string | Promise<string>, code: string])[] = [
  ['without a signature (alg none)', () => unsigned, 'UNAUTHENTICATED'],
  ['of another algorithm', () => signed(undefined, undefined, 'HS512'), 'UNAUTHENTICATED'],
  ['signed with another secret', () => signed(undefined, undefined, 'HS256', new TextEncoder().encode('another secret, as long as the right one is')), 'UNAUTHENTICATED'],
  ['that has expired', () => signed((token) => token.setExpirationTime('-1m')), 'TOKEN_EXPIRED'],
  ['that is not valid yet', () => signed((token) => token.setNotBefore('5m')), 'UNAUTHENTICATED'],
  ['for another audience', () => signed((token) => token.setAudience('another')), 'UNAUTHENTICATED'],
  ['of another issuer', () => signed((token) => token.setIssuer('https://another.example')), 'UNAUTHENTICATED'],
  ['of an issuer with NUL', () => signed((token) => token.setIssuer(`${ISSUER}\0`)), 'UNAUTHENTICATED'],
  ['whose subject holds NUL', () => signed((token) => token.setSubject('a\0b')), 'UNAUTHENTICATED'],
  ['whose subject is half a pair', () => signed((token) => token.setSubject('a\ud800')), 'UNAUTHENTICATED'],
  ['whose subject is too long', () => signed((token) => token.setSubject('x'.repeat(256))), 'UNAUTHENTICATED'],
  ['that is too long', () => signed((token) => token.setSubject('x'.repeat(5_000))), 'UNAUTHENTICATED'],
  ['whose realm holds NUL', () => signed(undefined, { realm: '999001\0' }), 'UNAUTHENTICATED'],
  ['whose realm is too long', () => signed(undefined, { realm: '9'.repeat(41) }), 'UNAUTHENTICATED'],
  ['without a realm', () => signed(undefined, {}), 'UNAUTHENTICATED'],
];

describe('A token', () => {
  test.each(BAD)('%s is refused over HTTP and over WebSocket', async (_, make, code) => {
    const token = await make();
    const told = await ask(app.url, WHO, { token });
    expect([told.status, told.body.errors?.map(({ extensions }) => extensions.code), told.body.data]).toEqual([401, [code], undefined]);
    await expect(connect(app.wsUrl, { token })).rejects.toThrow(`closed with 4403 ${code}`);
  });

  test('whose scope is for reading reads, and changes nothing over any door; words that are not ours narrow nothing', async () => {
    const deed = { query: 'mutation($input: AskToJoinTeamInput!) { askToJoinTeam(input: $input) { __typename } }', variables: { input: { key: newId(), teamId: 'x' } } };
    for (const [scope, allowed] of [['read', false], ['openid read', false], ['', false], [['write'], false], ['read write', true], ['write', true], ['openid profile', true]] as const) {
      const token = await signed(undefined, { realm: '999001', scope });
      expect((await ask(app.url, WHO, { token })).body.data).toMatchObject({ realm: { code: '999001' } });
      const told = await ask(app.url, deed.query, { token, variables: deed.variables });
      const codes = told.body.errors?.map(({ extensions }) => extensions.code) ?? [];
      expect([scope, codes.includes('SCOPE_TOO_NARROW'), told.status === 403]).toEqual([scope, !allowed, !allowed]);
    }
  });

  test('says the realm: a header or a parameter that names another changes nothing', async () => {
    const token = await signed();
    const headers = { 'x-realm': other.realm };
    const plain = await ask(app.url, WHO, { token });
    expect(plain.body.data).toMatchObject({ viewer: { person: { id: expect.any(String) as string } }, realm: { code: '999001' } });
    expect((await ask(app.url, WHO, { token, headers })).body.data).toEqual(plain.body.data);
    expect((await ask(app.url, '{ realm { code } }', { headers })).body.data).toEqual({ realm: { code: '999002' } });
    const foreign = await signed(undefined, { realm: '999002' });
    expect((await ask(app.url, WHO, { token: foreign, headers: { 'x-realm': '999001' } })).body.data).toEqual({ viewer: { person: null }, realm: { code: '999002' } });
    const socket = await connect(app.wsUrl, { token: foreign, headers: { 'x-realm': '999001' }, params: { realm: '999001' } });
    const told = await askOver(socket, 'subscription { feed(scope: { divisionCode: "999001" }) { __typename ... on Events { events { __typename ... on Gone { reason } } } } }');
    expect(told.payload).toMatchObject({ data: { feed: { events: [{ __typename: 'Gone', reason: 'RIGHTS_LOST' }] } } });
    socket.raw.close();
  });
});
