import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test, vi } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { openTokens } from '../../src/platform/tokens.ts';
import { emptyFolder } from '../support/process.ts';

const AUTH_SECRET = 'a secret of the tests, known to everybody';
const tokens = openTokens(readConfig({ AUTH_SECRET }));
const key = new TextEncoder().encode(AUTH_SECRET);
const INVALID = { ok: false, reason: 'INVALID' };

/** A token that is right but for what `change` does. */
const forged = (change: (token: SignJWT) => SignJWT, claims: Record<string, unknown> = { realm: 'R' }, alg = 'HS256', secret = key) =>
  change(new SignJWT(claims).setProtectedHeader({ alg }).setIssuer(tokens.issuer).setAudience('linlibang').setSubject('s').setExpirationTime('1h')).sign(secret);

test('a token says who is calling, again and again', async () => {
  const token = await tokens.sign({ realm: 'R', subject: 's', ttlSeconds: 60, clientId: 'c' });
  const first = await tokens.verify(token);
  expect(first).toMatchObject({ ok: true, caller: { realm: 'R', subject: 's', issuer: tokens.issuer, clientId: 'c' } });
  expect(await tokens.verify(token)).toEqual(first);
});

test('a token ends at its time, also when it is remembered', async () => {
  const token = await tokens.sign({ realm: 'R', subject: 's', ttlSeconds: 60 });
  expect(await tokens.verify(token)).toMatchObject({ ok: true });
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  try {
    expect(await tokens.verify(token)).toEqual({ ok: false, reason: 'EXPIRED' });
    expect(await tokens.verify(token)).toEqual({ ok: false, reason: 'EXPIRED' });
  } finally {
    vi.useRealTimers();
  }
});

test('nothing else is taken', async () => {
  expect(await tokens.verify(await forged((token) => token))).toMatchObject({ ok: true });
  for (const bad of [
    '', 'x', 'a.b.c', 'x'.repeat(5_000),
    await forged((token) => token.setIssuer('another')),
    await forged((token) => token.setAudience('another')),
    await forged((token) => token.setNotBefore('5m')),
    await forged((token) => token, {}),
    await forged((token) => token, { realm: '' }),
    await forged((token) => token, { realm: 7 }),
    await forged((token) => token, { realm: 'R' }, 'HS512'),
    await forged((token) => token, { realm: 'R' }, 'HS256', new TextEncoder().encode('another secret of the same length, or so')),
    await new SignJWT({ realm: 'R' }).setProtectedHeader({ alg: 'HS256' }).setIssuer(tokens.issuer).setAudience('linlibang').setSubject('s').sign(key),
    new UnsecuredJWT({ realm: 'R' }).setIssuer(tokens.issuer).setAudience('linlibang').setSubject('s').setExpirationTime('1h').encode(),
  ]) expect(await tokens.verify(bad)).toEqual(INVALID);
});

test('a subject is text that the database can hold, of at most 255 characters; a realm is a code', async () => {
  const saying = (claims: Record<string, unknown>, subject: string) => forged((token) => token.setSubject(subject), claims);
  for (const good of ['s', 'x'.repeat(255), '张三 / 1', 'o\'clock --']) expect(await tokens.verify(await saying({ realm: 'R' }, good))).toMatchObject({ ok: true, caller: { subject: good } });
  for (const bad of ['', 'a\0b', 'a\nb', 'a\u007fb', 'a\ud800b', 'x'.repeat(256)]) expect(await tokens.verify(await saying({ realm: 'R' }, bad))).toEqual(INVALID);
  for (const realm of ['R\0', 'R\ud800', 'R S', 'R'.repeat(41), ['R'], { R: 1 }]) expect(await tokens.verify(await saying({ realm }, 's'))).toEqual(INVALID);
  for (const sub of [7, ['s'], { s: 1 }, null]) expect(await tokens.verify(await new SignJWT({ realm: 'R', sub } as never).setProtectedHeader({ alg: 'HS256' }).setIssuer(tokens.issuer).setAudience('linlibang').setExpirationTime('1h').sign(key))).toEqual(INVALID);
});

test('without a secret of its own a development node makes one, keeps it and shows it to nobody', async () => {
  const config = readConfig({ DATA_DIR: await emptyFolder() });
  const token = await openTokens(config).sign({ realm: 'R', subject: 's' });
  expect(await openTokens(config).verify(token)).toMatchObject({ ok: true });
  expect((await stat(join(config.dataDir, 'tokens.secret'))).mode & 0o777).toBe(0o600);
  expect(await tokens.verify(token)).toEqual(INVALID);
});

test('a scope can only narrow: who is given `read` without `write`, or nothing that is text, may change nothing', async () => {
  const readsOnly = async (scope: unknown): Promise<boolean> => {
    const verified = await tokens.verify(await forged((token) => token, { realm: 'R', scope }));
    return verified.ok && verified.caller.readsOnly === true;
  };
  for (const scope of ['read', 'openid read profile', '', ' ', 7, null, ['write']]) expect([scope, await readsOnly(scope)]).toEqual([scope, true]);
  for (const scope of [undefined, 'write', 'read write', 'openid profile', 'reader']) expect([scope, await readsOnly(scope)]).toEqual([scope, false]);
});
