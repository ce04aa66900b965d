import { createConnection } from 'node:net';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ask, connect, until } from './clients.ts';
import { openLamps, street } from './lamps.ts';

const lamps = await openLamps();
const subscribe = (id: string) => ({ id, type: 'subscribe', payload: { query: 'subscription { lights }' } });

describe('limits of a socket', () => {
  test('variables that nest too deep are refused by a message', async () => {
    const socket = await connect(lamps.wsUrl);
    socket.send(`{"id":"1","type":"subscribe","payload":{"query":"subscription { lights }","variables":${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}}}`);
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'LIMIT_NESTING' } }] });
    socket.raw.close();
  });

  test('one subscription more than allowed is refused, the others go on', async () => {
    const few = await openLamps({ socketSubscriptions: 2 });
    const socket = await connect(few.wsUrl);
    for (const id of ['1', '2', '3']) socket.send(subscribe(id));
    expect(await socket.next()).toMatchObject({ id: '3', type: 'error', payload: [{ extensions: { code: 'LIMIT_SUBSCRIPTIONS', retryable: false } }] });
    await until(() => street.open === 2);
    socket.raw.close();
    await until(() => street.open === 0);
  });

  test('messages that come too fast are refused with the time to wait; a flood is closed with 4429', async () => {
    const slow = await openLamps({ socketMessagesPerSecond: 1 });
    const socket = await connect(slow.wsUrl);
    for (const id of ['1', '2', '3']) socket.send(subscribe(id));
    expect(await socket.next()).toMatchObject({ id: '3', type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', retryable: true } }] });
    for (let i = 0; i < 20; i++) socket.send({ type: 'ping' });
    expect((await socket.closed).code).toBe(4429);
    await until(() => street.open === 0);
  });

  test('a socket more than allowed is refused with 503', async () => {
    const one = await openLamps({ sockets: 1 });
    const first = await connect(one.wsUrl);
    await expect(connect(one.wsUrl)).rejects.toThrow('503');
    first.raw.close();
  });

  test.each([
    ['by the bytes it has not read', { socketUnreadBytes: 200_000, socketSlowBytes: 50_000, socketStallMs: 1e6 }, 20],
    ['by the time it reads nothing', { socketUnreadBytes: 1e12, socketSlowBytes: 50_000, socketStallMs: 50 }, 1],
  ])('a client that stops reading is cut %s; nobody else notices', async (_name, bounds, subscriptions) => {
    const strict = await openLamps({ ...bounds, socketGoodbyeMs: 20, socketMessagesPerSecond: 100 });
    const stalled = await connect(strict.wsUrl);
    const other = await connect(strict.wsUrl);
    for (let id = 0; id < subscriptions; id++) stalled.send(subscribe(String(id)));
    other.send(subscribe('1'));
    await until(() => street.open === subscriptions + 1);
    stalled.raw.pause();
    let heard = 0;
    other.raw.on('message', () => { heard++; });
    // The kernel takes some megabytes before anything waits here.
    for (let sent = 0; street.open > 1 && sent < 2_000; sent++) {
      street.send('x'.repeat(20_000));
      await until(() => heard > sent);
    }
    expect(street.open).toBe(1);
    const before = heard;
    street.send('still here');
    await until(() => heard > before);
    stalled.raw.resume();
    expect([4413, 1006]).toContain((await stalled.closed).code);
    other.raw.close();
    await until(() => street.open === 0);
    expect(await (await fetch(`${strict.origin}/metrics`)).text()).toContain('linlibang_subscriptions 0');
  });

  test('what waits for clients is in the metrics, without saying who they are', async () => {
    const { wsUrl, origin } = await openLamps({ socketSlowBytes: 50_000 });
    const waits = async (of: string): Promise<number> => Number(new RegExp(`^linlibang_socket_unread_bytes\\{of="${of}"\\} (\\d+)$`, 'm').exec(await (await fetch(`${origin}/metrics`)).text())?.[1]);
    const [stalled, other] = [await connect(wsUrl), await connect(wsUrl)];
    for (const socket of [stalled, other]) socket.send(subscribe('1'));
    await until(() => street.open === 2);
    expect([await waits('all'), await waits('most')]).toEqual([0, 0]);
    stalled.raw.pause();
    for (let sent = 0; await waits('most') < 50_000 && sent < 2_000; sent += 100) for (let n = 0; n < 100; n++) { street.send('x'.repeat(20_000)); await new Promise((turn) => { setImmediate(turn); }); }
    const [all, most] = [await waits('all'), await waits('most')];
    expect(most).toBeGreaterThanOrEqual(50_000);
    expect(all).toBeGreaterThanOrEqual(most);
    stalled.raw.terminate();
    other.raw.terminate();
    await until(() => street.open === 0);
    expect(await waits('most')).toBe(0);
  });

  test('a client that does not answer pings is gone', async () => {
    const quick = await openLamps({ socketHeartbeatMs: 700 });
    const living = await connect(quick.wsUrl);
    const dead = createConnection(Number(new URL(quick.origin).port), '127.0.0.1');
    dead.on('error', () => {});
    dead.write('GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n');
    dead.resume();
    await new Promise((gone) => { dead.once('close', gone); });
    expect(living.raw.readyState).toBe(WebSocket.OPEN);
    living.raw.close();
  });
});

describe('going away', () => {
  test('draining answers what is under way, is not ready any more, and tells sockets to come again', async () => {
    const leaving = await openLamps({ drainMs: 400, queryMs: 200 });
    const socket = await connect(leaving.wsUrl);
    socket.send(subscribe('1'));
    await until(() => street.open === 1);
    const underWay = ask(leaving.url, '{ broken(how: "never") }');
    const drained = leaving.door.drain();
    const notReady = await fetch(`${leaving.origin}/readyz`);
    expect([notReady.status, notReady.headers.get('connection')]).toEqual([503, 'close']);
    expect((await ask(leaving.url, '{ whoami }')).status).toBe(200);
    expect((await underWay).body.errors?.[0]?.extensions.code).toBe('OVERLOADED');
    expect((await socket.closed).code).toBe(1001);
    await drained;
    await expect(fetch(`${leaving.origin}/livez`)).rejects.toThrow('fetch failed');
    expect(street.open).toBe(0);
  });

  test('closing ends at once whatever is left', async () => {
    const leaving = await openLamps();
    const socket = await connect(leaving.wsUrl);
    socket.send(subscribe('1'));
    await until(() => street.open === 1);
    const underWay = ask(leaving.url, '{ broken(how: "never") }').catch(() => 'cut');
    await leaving.door.close();
    expect(await underWay).toBe('cut');
    expect((await socket.closed).code).toBe(1006);
    await until(() => street.open === 0);
  });

  test('a taken port is a rejection', async () => {
    await expect(openLamps({}, true, Number(new URL(lamps.origin).port))).rejects.toThrow('EADDRINUSE');
  });
});
