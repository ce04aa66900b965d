import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { openPlain } from '../../src/graphql/http/plain.ts';
import { openRate } from '../../src/graphql/rate.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { ask, askOver, connect, type Message, type Told } from './clients.ts';
import { openLamps, street } from './lamps.ts';

const open = await openLamps({ socketQueries: true, socketMessagesPerSecond: 1_000 });

type Extensions = NonNullable<Told['body']['errors']>[number]['extensions'] | undefined;
const ofHttp = (told: Told): Extensions => told.body.errors?.[0]?.extensions;
const ofSocket = ({ type, payload }: Message): Extensions => (type === 'error' ? payload?.[0]?.extensions : payload?.errors?.[0]?.extensions);

const KEY = '0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77';
const light = (name: string): string => `light(input: {key: "${KEY}", name: "${name}"}) { __typename }`;

const REFUSED: readonly [name: string, document: string, code: string, variables?: object][] = [
  ['a list literal that nests 10,000 deep', `{ broken(how: ${'['.repeat(10_000)}${']'.repeat(10_000)}) }`, 'LIMIT_NESTING'],
  ['an object literal that nests 10,000 deep', `{ broken(how: ${'{a:'.repeat(10_000)}1${'}'.repeat(10_000)}) }`, 'LIMIT_NESTING'],
  ['selections that nest 10,000 deep', `{ ${'a { '.repeat(10_000)}b${' }'.repeat(10_000)} }`, 'LIMIT_NESTING'],
  ['nesting behind a comment with a quote', `# "\n{ broken(how: ${'['.repeat(10_000)}${']'.repeat(10_000)}) }`, 'LIMIT_NESTING'],
  ['1,000 aliases', `{ ${Array.from({ length: 600 }, (_, i) => `a${i}: whoami`).join(' ')} }`, 'LIMIT_ALIASES'],
  ['16 aliases', `{ lamps { ${Array.from({ length: 16 }, (_, i) => `a${i}: totalCount`).join(' ')} } }`, 'LIMIT_ALIASES'],
  ['2,001 tokens', `{ ${'whoami '.repeat(2_000)} }`, 'LIMIT_TOKENS'],
  ['11 root fields', `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: whoami`).join(' ')} }`, 'LIMIT_ROOT_FIELDS'],
  ['4 mutations', `mutation { ${['a', 'b', 'c', 'd'].map((name) => `${name}: ${light(name)}`).join(' ')} }`, 'LIMIT_ROOT_FIELDS'],
  ['root fields hidden in fragments', `{ ...F ...G } fragment F on Query { ${Array.from({ length: 6 }, (_, i) => `a${i}: whoami`).join(' ')} } fragment G on Query { ${Array.from({ length: 6 }, (_, i) => `b${i}: whoami`).join(' ')} }`, 'LIMIT_ROOT_FIELDS'],
  ['a costly page', '{ a: lamps(first: 100) { edges { node { id } } } b: lamps(first: 5000) { nodes { id } } }', 'COST_EXCEEDED'],
  ['a costly page by variable', 'query($n: Int!) { lamps(first: $n) { nodes { id } } }', 'COST_EXCEEDED', { n: 6_000 }],
  ['a costly page by the default of a variable', 'query($n: Int! = 6000) { lamps(first: $n) { nodes { id } } }', 'COST_EXCEEDED'],
  ['six whole introspections', `{ ${Array.from({ length: 6 }, (_, i) => `a${i}: __schema { types { name } }`).join(' ')} }`, 'COST_EXCEEDED'],
  ['introspection that fans out', '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a wrong field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['no document', '{', 'GRAPHQL_PARSE_FAILED'],
  ['wrong variables', 'query($n: Int!) { lamp(is: {number: $n}) { name } }', 'BAD_USER_INPUT', { n: 'x' }],
  ['a cursor of another list', '{ lamps(after: "WyJ4IiwiMSJd") { totalCount } }', 'BAD_CURSOR'],
  ['a page of 101', '{ lamps(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
  ['a page of 0', '{ lamps(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
];

describe('what HTTP refuses, WebSocket refuses, with the same extensions', () => {
  test.each(REFUSED)('%s', async (_name, document, code, variables = {}) => {
    const lit = street.lit.length;
    const told = await ask(open.url, document, { variables });
    const socket = await connect(open.wsUrl);
    const message = await askOver(socket, document, { variables });
    socket.raw.close();
    expect(ofHttp(told)).toEqual({ code, retryable: false });
    expect(ofSocket(message)).toEqual({ code, retryable: false });
    expect(street.lit).toHaveLength(lit);
  });

  test('a document too large is refused by both before it is parsed', async () => {
    const document = `{ whoami } #${'x'.repeat(201_000)}`;
    const told = await ask(open.url, document);
    expect([told.status, ofHttp(told)]).toEqual([413, { code: 'LIMIT_BODY', retryable: false }]);
    const socket = await connect(open.wsUrl);
    socket.send({ id: '1', type: 'subscribe', payload: { query: document } });
    expect((await socket.closed).code).toBe(1009);
  });

  test('a detail is said in the reader\'s language', async () => {
    const said = async (language: string) => (await ask(open.url, '{ lamps(first: 101) { totalCount } }', { headers: { 'accept-language': language } })).body.errors?.map(({ message }) => message);
    expect(await said('zh-CN')).toEqual(['输入有误：first 须为 1 到 100。']);
    expect(await said('en')).toEqual(['first must be 1 to 100.']);
  });

  test('errors are at most 20 a response', async () => {
    const document = `{ ${Array.from({ length: 40 }, (_, i) => `nothing${i}`).join(' ')} }`;
    const socket = await connect(open.wsUrl);
    const message = await askOver(socket, document);
    socket.raw.close();
    expect((await ask(open.url, document)).body.errors).toHaveLength(20);
    expect(message.payload).toHaveLength(20);
  });

  test('who asks too often waits, and is told how long', async () => {
    const strict = await openLamps({ requestsPerSecond: 0.001, requestBurst: 1, socketQueries: true });
    expect((await ask(strict.url, '{ whoami }', { token: 'ann' })).status).toBe(200);
    const told = await ask(strict.url, '{ whoami }', { token: 'ann' });
    expect(told.status).toBe(429);
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(900);
    const socket = await connect(strict.wsUrl, { token: 'ann' });
    const message = await askOver(socket, '{ whoami }');
    socket.raw.close();
    for (const extensions of [ofHttp(told), ofSocket(message)]) {
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      expect(extensions?.retryAfterMs).toBeGreaterThan(900_000);
    }
    expect((await ask(strict.url, '{ whoami }', { token: 'bob' })).status).toBe(200);
  });

  test('who guesses tokens at plain pages waits as whoever guesses them at the endpoint, and neither is shown anything', async () => {
    const pages = openPlain({
      platform: {} as Platform, nodes: {}, verify: async () => ({ ok: false, reason: 'INVALID' }), rate: openRate(0.001, 2), settings: { trustProxy: false }, realm: '999001',
      pages: { '/figures.csv': async () => { throw new Error('somebody was let in'); } },
    });
    const guess = (from: string): Promise<string> => Promise.resolve(pages['/figures.csv']!({ headers: { authorization: 'Bearer nonsense' }, socket: { remoteAddress: from }, url: '/figures.csv' } as unknown as IncomingMessage, {} as ServerResponse))
      .then(() => 'shown', ({ code, retryAfterMs }: { code: string; retryAfterMs?: number }) => `${code} ${(retryAfterMs ?? 0) > 900_000}`);
    const told = [await guess('one'), await guess('one'), await guess('one'), await guess('another')];
    expect(told).toEqual(['UNAUTHENTICATED false', 'UNAUTHENTICATED false', 'RATE_LIMITED true', 'UNAUTHENTICATED false']);
  });

  test('a query that does not come back is overloaded, a mutation unknown, and both may be asked again', async () => {
    const hasty = await openLamps({ queryMs: 20, mutationMs: 20, socketQueries: true });
    const socket = await connect(hasty.wsUrl);
    const cases: [string, string][] = [['{ broken(how: "never") }', 'OVERLOADED'], [`mutation { ${light('never')} }`, 'OUTCOME_UNKNOWN']];
    for (const [document, code] of cases) {
      const told = await ask(hasty.url, document);
      expect([told.status, ofHttp(told)]).toEqual([503, { code, retryable: true, retryAfterMs: 1_000 }]);
      expect(ofSocket(await askOver(socket, document))).toEqual({ code, retryable: true, retryAfterMs: 1_000 });
      await socket.next();
    }
    socket.raw.close();
  });
});

describe('what is allowed passes', () => {
  test.each([
    ['10 root fields', `{ ${Array.from({ length: 10 }, (_, i) => `a${i}: whoami`).join(' ')} }`],
    ['a page of 100', '{ lamps(first: 100) { nodes { id name } edges { cursor node { id } } totalCount pageInfo { hasNextPage } } }'],
    ['brackets in strings and comments', `{ lamp(is: {name: "${'['.repeat(100)}"}) { name } other: lamp(is: {name: """${'{'.repeat(100)}"""}) { name } } # ${'{'.repeat(100)}`],
    ['a fragment on an interface', `{ node(id: "${Buffer.from('Lamp:R1:0190f3a2-7c4e-7b1a-9c55-000000000003').toString('base64url')}") { id ... on Lamp { name } } }`],
  ])('%s', async (_name, document) => {
    const told = await ask(open.url, document);
    expect(told.body.errors).toBeUndefined();
    expect(told.status).toBe(200);
    expect(told.body.extensions?.cost?.limit).toBe(5_000);
  });

  test('the cost is told: a page counts its items', async () => {
    expect((await ask(open.url, '{ lamps(first: 7) { nodes { id } } }')).body.extensions).toEqual({ cost: { requested: 8, limit: 5_000 } });
    expect((await ask(open.url, '{ lamps { edges { node { id } } totalCount } }')).body.extensions).toEqual({ cost: { requested: 51, limit: 5_000 } });
    expect((await ask(open.url, '{ ...F } fragment F on Query { lamps(first: 7) { ...G } } fragment G on LampConnection { nodes { id } }')).body.extensions).toEqual({ cost: { requested: 8, limit: 5_000 } });
  });
});

test('the depth limit sees through fragments', async () => {
  const shallow = await openLamps({ depth: 3 });
  const three = '{ ...A } fragment A on Query { lamps { ...B } } fragment B on LampConnection { edges { node { ...C } } } fragment C on Lamp { id }';
  expect(ofHttp(await ask(shallow.url, three))).toEqual({ code: 'LIMIT_DEPTH', retryable: false });
  expect((await ask(shallow.url, '{ lamps { nodes { id } } }')).status).toBe(200);
  expect((await ask(shallow.url, '{ __schema { types { fields { type { ofType { ofType { name } } } } } } }')).status).toBe(200);
});
