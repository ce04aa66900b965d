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
    await forged((token) => token, {}),
    await forged((token) => token, { realm: '' }),
    await forged((token) => token, { realm: 7 }),
    await forged((token) => token, { realm: 'R' }, 'HS512'),
    await forged((token) => token, { realm: 'R' }, 'HS256', new TextEncoder().encode('another secret of the same length, or so')),
    await new SignJWT({ realm: 'R' }).setProtectedHeader({ alg: 'HS256' }).setIssuer(tokens.issuer).setAudience('linlibang').setSubject('s').sign(key),
    new UnsecuredJWT({ realm: 'R' }).setIssuer(tokens.issuer).setAudience('linlibang').setSubject('s').setExpirationTime('1h').encode(),
  ]) expect(await tokens.verify(bad)).toEqual(INVALID);
});

test('without a secret of its own a development node makes one, keeps it and shows it to nobody', async () => {
  const config = readConfig({ DATA_DIR: await emptyFolder() });
  const token = await openTokens(config).sign({ realm: 'R', subject: 's' });
  expect(await openTokens(config).verify(token)).toMatchObject({ ok: true });
  expect((await stat(join(config.dataDir, 'tokens.secret'))).mode & 0o777).toBe(0o600);
  expect(await tokens.verify(token)).toEqual(INVALID);
});
