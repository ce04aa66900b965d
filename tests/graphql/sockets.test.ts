import { createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { askOver, connect, until } from './clients.ts';
import { openLamps, street } from './lamps.ts';

const lamps = await openLamps();
const LIGHTS = 'subscription { lights }';
const subscribe = (id: string) => ({ id, type: 'subscribe', payload: { query: LIGHTS } });

describe('a subscription', () => {
  test('delivers in order, by the ordinary client, and ends when its source ends', async () => {
    const client = createClient({ url: lamps.wsUrl, webSocketImpl: WebSocket, connectionParams: { authorization: 'Bearer ann' } });
    const heard: unknown[] = [];
    const over = (async () => { for await (const { data } of client.iterate({ query: LIGHTS })) heard.push(data?.['lights']); })();
    await until(() => street.open === 1);
    for (const lamp of ['one', 'two', 'three', 'end']) street.send(lamp);
    await over;
    expect(heard).toEqual(['one for ann', 'two for ann', 'three for ann']);
    expect(street.open).toBe(0);
    await client.dispose();
  });

  test('reads rights anew for each message', async () => {
    const socket = await connect(lamps.wsUrl, { token: 'ann' });
    socket.send(subscribe('1'));
    await until(() => street.open === 1);
    const before = street.rightsRead;
    street.send('one');
    await socket.next();
    street.send('two');
    await socket.next();
    expect(street.rightsRead - before).toBe(2);
    socket.raw.close();
    await until(() => street.open === 0);
  });

  test('ends at once when the client completes it, and another of the same socket goes on', async () => {
    const socket = await connect(lamps.wsUrl);
    socket.send(subscribe('1'));
    socket.send(subscribe('2'));
    await until(() => street.open === 2);
    socket.send({ id: '1', type: 'complete' });
    await until(() => street.open === 1);
    street.send('one');
    expect(await socket.next()).toEqual({ id: '2', type: 'next', payload: { data: { lights: 'one for a guest' } } });
    socket.raw.terminate();
    await until(() => street.open === 0);
  });

  test('that meets a bug ends with a masked error, logged with its id; the socket stays', async () => {
    street.logged.length = 0;
    const socket = await connect(lamps.wsUrl);
    socket.send(subscribe('1'));
    await until(() => street.open === 1);
    street.send('bug');
    const message = await socket.next();
    expect(message).toMatchObject({ id: '1', type: 'error', payload: [{ extensions: { code: 'INTERNAL', retryable: false } }] });
    expect(JSON.stringify(message)).not.toContain('secret');
    expect(street.logged).toHaveLength(1);
    expect(street.open).toBe(0);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.raw.close();
  });

  test('is all that a socket takes, unless configured', async () => {
    const socket = await connect(lamps.wsUrl);
    expect(await askOver(socket, '{ whoami }', { id: '1' })).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'SUBSCRIPTIONS_ONLY', retryable: false } }] });
    socket.raw.close();
    const all = await openLamps({ socketQueries: true });
    const open = await connect(all.wsUrl, { token: 'ann', params: { language: 'zh-CN' } });
    expect(await askOver(open, 'query Who { whoami }')).toMatchObject({ payload: { data: { whoami: 'ann in R1 by Who in zh-CN' } } });
    open.raw.close();
  });
});

describe('identity', () => {
  test.each([['nonsense', 'UNAUTHENTICATED'], ['expired', 'TOKEN_EXPIRED']])('the token "%s" closes with 4403 %s', async (token, code) => {
    await expect(connect(lamps.wsUrl, { token })).rejects.toThrow(`closed with 4403 ${code}`);
  });

  test('expiry closes the socket with 4403 and ends what it had open', async () => {
    const socket = await connect(lamps.wsUrl, { token: `ann@${Date.now() + 150}` });
    socket.send(subscribe('1'));
    await until(() => street.open === 1);
    expect(await socket.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    await until(() => street.open === 0);
  });

  test('the token may come with the upgrade request too', async () => {
    const all = await openLamps({ socketQueries: true });
    const socket = await connect(all.wsUrl, { headers: { authorization: 'Bearer bob' } });
    expect(await askOver(socket, '{ whoami }')).toMatchObject({ payload: { data: { whoami: 'bob in R1 by { whoami } in en' } } });
    socket.raw.close();
  });
});

describe('the protocol', () => {
  test('the older subprotocol is refused', async () => {
    await expect(connect(lamps.wsUrl, { protocol: 'graphql-ws', greet: false })).rejects.toThrow('Server sent no subprotocol');
  });

  test('no subprotocol closes with 4406', async () => {
    const raw = new WebSocket(lamps.wsUrl);
    expect(await new Promise((done) => { raw.on('close', done); })).toBe(4406);
  });

  test.each<[string, string | Buffer]>([
    ['next', '{"type":"next","id":"1","payload":{"data":{}}}'],
    ['error', '{"type":"error","id":"1","payload":[{"message":"x"}]}'],
    ['connection_ack', '{"type":"connection_ack"}'],
    ['an unknown type', '{"type":"hello"}'],
    ['no type', '{}'],
    ['a list', '[]'],
    ['no JSON', '{'],
    ['binary', Buffer.from('{"type":"ping"}')],
    ['a subscribe without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['a subscribe without an id', '{"type":"subscribe","payload":{"query":"{ whoami }"}}'],
    ['a ping that nests 10,000 deep', `{"type":"ping","payload":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
  ])('%s from a client closes with 4400', async (_name, message) => {
    const socket = await connect(lamps.wsUrl);
    socket.raw.send(message);
    expect((await socket.closed).code).toBe(4400);
  });

  test('a second greeting closes with 4429, no greeting in time with 4408, a subscribe before it with 4401', async () => {
    const twice = await connect(lamps.wsUrl);
    twice.send({ type: 'connection_init' });
    expect((await twice.closed).code).toBe(4429);
    const hasty = await openLamps({ socketInitMs: 20 });
    expect((await (await connect(hasty.wsUrl, { greet: false })).closed).code).toBe(4408);
    const early = await connect(lamps.wsUrl, { greet: false });
    early.send(subscribe('1'));
    expect((await early.closed).code).toBe(4401);
  });

  test('an id that is in use closes with 4409', async () => {
    const socket = await connect(lamps.wsUrl);
    socket.send(subscribe('1'));
    socket.send(subscribe('1'));
    expect((await socket.closed).code).toBe(4409);
    await until(() => street.open === 0);
  });

  test('an upgrade elsewhere is refused with JSON', async () => {
    const raw = new WebSocket(`${lamps.origin.replace('http', 'ws')}/other`, 'graphql-transport-ws');
    const status = await new Promise((done) => { raw.on('unexpected-response', (_, response) => done(response.statusCode)); raw.on('error', () => {}); });
    expect(status).toBe(404);
  });
});
