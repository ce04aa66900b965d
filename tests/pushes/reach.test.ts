import { createServer } from 'node:http';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { openChannels } from '../../src/features/pushes/channels/load.ts';
import { openPost } from '../../src/features/pushes/channels/post.ts';
import { isOutside, outsideOnly, wrongEndpoint } from '../../src/features/pushes/channels/reach.ts';
import { openVapid } from '../../src/features/pushes/channels/vapid.ts';
import { readConfig } from '../../src/platform/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'linlibang-push-'));
afterAll(() => { rmSync(folder, { recursive: true }); });
const log = pino({ level: 'silent' });
const configOf = (env: Record<string, string> = {}) => readConfig({ NODE_ENV: 'test', DATA_DIR: folder, ...env });

describe('Web push', () => {
  test.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1', '192.0.2.1', '203.0.113.9', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fec0::1', 'not an address', '',
  ])('connects to no address inside: %s', (address) => expect(isOutside(address)).toBe(false));

  test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.255.255', '100.128.0.1', '1.1.1.1', '2606:4700::1111', '2a00:1450:4001::200e', '2400:3200::1'])('and to those in the world: %s', (address) => expect(isOutside(address)).toBe(true));

  test.each([
    'http://push.example.com/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x', 'https://0x7f.1/x', 'https://localhost/x', 'https://printer.local/x', 'https://db.internal/x', 'https://intranet/x',
    'https://user:word@push.example.com/x', 'https://push.example.com:8443/x', 'ftp://push.example.com/x', 'no url', '', `https://push.example.com/${'x'.repeat(1_000)}`,
  ])('takes no endpoint like %s', (endpoint) => expect(wrongEndpoint(endpoint)).toEqual({ en: expect.stringMatching(/^endpoint: /) as string, zh: expect.stringMatching(/^endpoint：.*\p{Script=Han}/u) as string }));

  test.each(['https://fcm.googleapis.com/fcm/send/abc', 'https://updates.push.services.mozilla.com/wpush/v2/abc', 'https://web.push.apple.com/abc', 'https://wns2-par02p.notify.windows.com/w/?token=abc'])('takes %s', (endpoint) => expect(wrongEndpoint(endpoint)).toBeNull());

  test('looks at where a name leads to when it connects, not before: one that leads inside is not connected to', async () => {
    let knocked = 0;
    const server = createServer((_, response) => { knocked += 1; response.end(); });
    await new Promise<void>((ready) => { server.listen(0, ready); });
    const { port } = server.address() as { port: number };
    const signal = AbortSignal.timeout(5_000);
    await expect(openPost({ anywhere: false })(`https://localhost:${port}/x`, {}, Buffer.from('x'), signal)).rejects.toMatchObject({ code: 'ADDRESS_INSIDE' });
    expect(await openPost({ anywhere: true })(`http://localhost:${port}/x`, {}, Buffer.from('x'), signal)).toEqual({ status: 200, retryAfterSeconds: null });
    expect(knocked).toBe(1);
    server.closeAllConnections();
    server.close();
  });

  test('answers every address of a name, or none', async () => {
    const found = (all: boolean): Promise<unknown> => new Promise((done) => { outsideOnly('localhost', { all }, (error, address) => { done(error ?? address); }); });
    for (const all of [true, false]) expect(await found(all)).toMatchObject({ code: 'ADDRESS_INSIDE' });
  });

  test('signs with one key, made when it is first asked for and kept where only its owner reads', () => {
    const config = configOf();
    const vapid = openVapid(config);
    expect(readdirSync(folder)).toEqual([]);
    const key = vapid.publicKey();
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    expect(openVapid(config).publicKey()).toBe(key);
    expect(statSync(join(folder, 'vapid.secret')).mode & 0o777).toBe(0o600);
    expect(vapid.authorization('https://push.example.com')).toBe(vapid.authorization('https://push.example.com'));
    expect(vapid.authorization('https://push.example.com')).not.toBe(vapid.authorization('https://other.example.com'));
  });

  test('or with the key of the environment; one that is none, and reaching anywhere in production, are refused at once', () => {
    const key = Buffer.alloc(32, 7).toString('base64url');
    expect(openVapid(configOf({ VAPID_PRIVATE_KEY: key })).publicKey()).toBe(openVapid(configOf({ VAPID_PRIVATE_KEY: key })).publicKey());
    expect(() => openVapid(configOf({ VAPID_PRIVATE_KEY: Buffer.alloc(32).toString('base64url') }))).toThrow(/P-256/);
    for (const [name, wrong] of [['VAPID_PRIVATE_KEY', 'short'], ['VAPID_CONTACT', 'somebody'], ['WEB_PUSH_ANYWHERE', 'yes']] as const) expect(() => configOf({ [name]: wrong })).toThrow(new RegExp(name));
    expect(() => configOf({ NODE_ENV: 'production', AUTH_SECRET: 'x'.repeat(32), AUTH_ISSUER: 'i', WEB_PUSH_ANYWHERE: 'on' })).toThrow(/WEB_PUSH_ANYWHERE/);
  });
});

describe('A module of channels', () => {
  const moduleOf = (name: string, source: string): string => {
    const path = join(folder, name);
    writeFileSync(path, source);
    return path;
  };
  test('is plugged in beside what is built in; the log only outside of production', async () => {
    const path = moduleOf('good.mjs', "export const channels = [{ name: 'POST', refuses: () => null, send: async () => ({ is: 'SENT' }) }];");
    expect((await openChannels(configOf({ CHANNELS: path }), log)).all.map(({ name }) => name)).toEqual(['WEB_PUSH', 'LOG', 'POST']);
    const { all } = await openChannels({ ...configOf(), production: true }, log);
    expect(all.map(({ name }) => name)).toEqual(['WEB_PUSH']);
  });
  test.each([
    ['that is not there', null], ['with a fault', 'throw new Error("x")'], ['that exports none', 'export const x = 1;'], ['with something that is no channel', "export const channels = [{ name: 'POST' }];"],
    ['with a bad name', "export const channels = [{ name: 'my post', refuses() {}, send() {} }];"], ['with a name that is taken', "export const channels = [{ name: 'WEB_PUSH', refuses() {}, send() {} }];"],
  ])('%s is refused at the start', async (what, source) => {
    const name = `${what.replaceAll(' ', '-')}.mjs`;
    const path = source === null ? join(folder, name) : moduleOf(name, source);
    await expect(openChannels(configOf({ CHANNELS: path }), log)).rejects.toMatchObject({ name: 'StartRefused', message: expect.stringContaining('CHANNELS') });
  });
});
