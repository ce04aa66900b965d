import { auditServer } from 'graphql-http';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ask, send, told, until } from './clients.ts';
import { openLamps, street } from './lamps.ts';

const lamps = await openLamps();

describe('GraphQL over HTTP', () => {
  test('all 61 audits pass when the preflight header is sent', async () => {
    const withHeader = (url: string, options: RequestInit = {}) => fetch(url, { ...options, headers: { ...options.headers, 'apollo-require-preflight': '1' } });
    const results = await auditServer({ url: lamps.url, fetchFn: withHeader });
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name, status }) => ({ id, name, status }))).toEqual([]);
    expect(results).toHaveLength(61);
  });

  test('no audit fails at level error without it', async () => {
    const results = await auditServer({ url: lamps.url });
    expect(results.filter(({ status }) => status === 'error').map(({ id, name }) => ({ id, name }))).toEqual([]);
  });

  test('a guest is nobody, a token is somebody, and rights are read once', async () => {
    expect((await ask(lamps.url, 'query Who { whoami }')).body.data).toEqual({ whoami: 'GUEST in R1 by Who in en' });
    const before = street.rightsRead;
    const told = await ask(lamps.url, 'query Who { whoami again: whoami }', { token: 'ann', language: 'zh' });
    expect(told.body).toMatchObject({ data: { whoami: 'ann in R1 by Who in zh-CN', again: 'ann in R1 by Who in zh-CN' } });
    expect(street.rightsRead - before).toBe(1);
    expect(told.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['nonsense', 'UNAUTHENTICATED'], ['expired', 'TOKEN_EXPIRED'],
  ])('the token "%s" is refused with %s', async (token, code) => {
    const refused = await ask(lamps.url, '{ whoami }', { token });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    expect(refused.body.errors?.[0]?.extensions).toEqual({ code, retryable: false });
  });

  test('messages are Chinese unless English is preferred', async () => {
    const zh = await ask(lamps.url, '{ whoami }', { token: 'expired', language: 'fr, zh;q=0.5, en;q=0.4' });
    const en = await ask(lamps.url, '{ whoami }', { token: 'expired', language: 'en-GB, zh;q=0.5' });
    expect(zh.body.errors?.[0]?.message).toBe('令牌已过期。请更新令牌后重试。');
    expect(en.body.errors?.[0]?.message).toBe('The token has expired. Get a new one and ask again.');
  });

  test.each<[string, number, () => Promise<{ status: number; text: string; body: { errors?: { extensions: { code: string } }[] } }>, string]>([
    ['no JSON', 400, () => send(lamps.url, '{"query": '), 'BAD_REQUEST'],
    ['no UTF-8', 400, () => send(lamps.url, new Uint8Array([0x22, 0xff, 0x22])), 'BAD_REQUEST'],
    ['a batch', 400, () => send(lamps.url, '[{"query":"{ whoami }"}]'), 'BAD_REQUEST'],
    ['no query', 400, () => send(lamps.url, '{}'), 'BAD_REQUEST'],
    ['a query that is a number', 400, () => send(lamps.url, '{"query":7}'), 'BAD_REQUEST'],
    ['a form', 415, () => send(lamps.url, 'query=x', { 'content-type': 'application/x-www-form-urlencoded' }), 'BAD_REQUEST'],
    ['plain text', 415, () => send(lamps.url, '{ whoami }', { 'content-type': 'text/plain' }), 'BAD_REQUEST'],
    ['another charset', 415, () => send(lamps.url, '{}', { 'content-type': 'application/json; charset=gbk' }), 'BAD_REQUEST'],
    ['a compressed body', 415, () => send(lamps.url, '{}', { 'content-encoding': 'gzip' }), 'BAD_REQUEST'],
    ['PUT', 405, async () => told(await fetch(lamps.url, { method: 'PUT' })), 'BAD_REQUEST'],
    ['a mutation by GET', 405, async () => told(await fetch(`${lamps.url}?query=${encodeURIComponent('mutation { light(input: {key: "0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77", name: "x"}) { __typename } }')}`, { headers: { 'apollo-require-preflight': '1' } })), 'BAD_REQUEST'],
    ['GET from another site', 400, async () => told(await fetch(`${lamps.url}?query=${encodeURIComponent('{ whoami }')}`)), 'BAD_REQUEST'],
    ['variables that nest 1,000 deep', 400, () => send(lamps.url, `{"query":"{ whoami }","variables":${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}}`), 'LIMIT_NESTING'],
    ['a wrong document', 400, () => send(lamps.url, '{"query":"{ nothing }"}'), 'GRAPHQL_VALIDATION_FAILED'],
    ['no document', 400, () => send(lamps.url, '{"query":"{"}'), 'GRAPHQL_PARSE_FAILED'],
    ['wrong variables', 400, () => send(lamps.url, '{"query":"query($n: Int!) { lamp(is: {number: $n}) { name } }","variables":{"n":"x"}}'), 'BAD_USER_INPUT'],
    ['a document by its hash alone', 200, () => send(lamps.url, `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`), 'PERSISTED_QUERY_NOT_SUPPORTED'],
    ['two names where one is asked', 400, () => send(lamps.url, '{"query":"{ lamp(is: {number: 1, name: \\"x\\"}) { name } }"}'), 'GRAPHQL_VALIDATION_FAILED'],
    ['several operations and no name', 400, () => send(lamps.url, '{"query":"query A { whoami } query B { whoami }"}'), 'BAD_REQUEST'],
    ['a subscription', 400, () => send(lamps.url, '{"query":"subscription { lights }"}'), 'BAD_REQUEST'],
    ['a place that is not there', 404, async () => told(await fetch(`${lamps.origin}/nowhere`)), 'NOT_FOUND'],
  ])('%s is answered with %i and JSON', async (_name, status, sending, code) => {
    const lit = street.lit.length;
    const answer = await sending();
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({ code, retryable: false });
    expect(answer.text).not.toMatch(/<html|node_modules|\n +at /);
    expect(street.lit).toHaveLength(lit);
  });

  test('a body that is too large is refused while it is still arriving, and the client can read why', async () => {
    const body = JSON.stringify({ query: '{ whoami }', variables: { x: 'y'.repeat(1_500_000) } });
    const [announced, streamed] = await Promise.all([post(lamps.url, body, true), post(lamps.url, body, false)]);
    for (const answer of [announced, streamed]) {
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code: 'LIMIT_BODY', retryable: false } }] });
    }
  });

  test('bugs are masked and logged once with the id that the client was told, without the values', async () => {
    street.logged.length = 0;
    const bug = await ask(lamps.url, '{ broken(how: "bug") }');
    const id = bug.body.errors?.[0]?.extensions.id;
    expect(bug.body).toMatchObject({ data: { broken: null }, errors: [{ path: ['broken'], extensions: { code: 'INTERNAL', retryable: false } }] });
    expect(bug.text).not.toContain('secret');
    expect(street.logged).toHaveLength(1);
    expect(JSON.stringify(street.logged)).toContain(id);
    street.logged.length = 0;
    await ask(lamps.url, '{ broken(how: "values") }');
    expect(JSON.stringify(street.logged)).toContain('people_phone');
    expect(JSON.stringify(street.logged)).not.toContain('secret');
  });

  test('a database that is gone is no bug: 503, ask again', async () => {
    street.logged.length = 0;
    const gone = await ask(lamps.url, '{ broken(how: "gone") }');
    expect(gone.status).toBe(503);
    expect(gone.headers.get('retry-after')).toBe('1');
    expect(gone.body.errors?.[0]?.extensions).toEqual({ code: 'UNAVAILABLE', retryable: true, retryAfterMs: 1_000 });
    const lost = await ask(lamps.url, 'mutation { light(input: {key: "0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77", name: "lost"}) { __typename } }');
    expect(lost.body.errors?.[0]?.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', retryable: true, retryAfterMs: 1_000 });
    expect(street.logged).toEqual([]);
  });

  test('a client that hangs up, and a deadline, tell the resolver that nobody waits', async () => {
    const before = street.abandoned;
    const hanging = new AbortController();
    const asked = fetch(lamps.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ waits }"}', signal: hanging.signal }).catch(() => 'hung up');
    setTimeout(() => hanging.abort(), 50);
    expect(await asked).toBe('hung up');
    await until(() => street.abandoned === before + 1);
    const hasty = await openLamps({ queryMs: 20 });
    expect((await ask(hasty.url, '{ waits }')).status).toBe(503);
    expect(street.abandoned).toBe(before + 2);
  });

  test('an unknown path, a guess at a field and a broken document show no stack in any answer', async () => {
    const guess = await ask(lamps.url, '{ lampz { nodes { name } } }');
    expect(guess.body.errors?.[0]?.message).toContain('Did you mean');
    const hidden = await openLamps({ hideSuggestions: true });
    expect((await ask(hidden.url, '{ lampz { nodes { name } } }')).body.errors?.[0]?.message).toBe('Cannot query field "lampz" on type "Query".');
  });
});

describe('what stands beside the endpoint', () => {
  test('GraphiQL loads nothing from elsewhere', async () => {
    const page = await fetch(`${lamps.origin}/`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(html.match(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/[^"]*"/g)).toBeNull();
    expect(html).toContain('connection_init');
  });

  test('the schema is served as text and by introspection, with its marks', async () => {
    const sdl = await (await fetch(`${lamps.origin}/schema.graphql`)).text();
    expect(sdl).toContain('input LampRef @oneOf');
    expect(sdl).toContain('"""What can be read. What you may not see is not found (查询)."""\ntype Query');
    expect(sdl).toContain('Whether you may light it. Depends on who asks.');
    const introspection = await ask(lamps.url, getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true, specifiedByUrl: true, schemaDescription: true }));
    expect(introspection.status).toBe(200);
    expect(buildClientSchema(introspection.body.data as never).getType('Lamp')?.description).toBe('A lamp (路灯).');
  });

  test('operators see whether it lives, is ready, and what it counts', async () => {
    const notReady = await openLamps({}, false);
    expect((await fetch(`${lamps.origin}/livez`)).status).toBe(200);
    expect(await (await fetch(`${lamps.origin}/readyz`)).json()).toEqual({ ready: true, checks: { database: true } });
    expect((await fetch(`${notReady.origin}/readyz`)).status).toBe(503);
    await ask(lamps.url, '{ nothing }');
    const metrics = await (await fetch(`${lamps.origin}/metrics`)).text();
    expect(metrics).toMatch(/linlibang_door_refusals_total\{transport="http",code="GRAPHQL_VALIDATION_FAILED"\} \d/);
    expect(metrics).toMatch(/linlibang_operation_seconds_count\{transport="http",kind="query",outcome="ok"\} \d/);
  });

  test('browsers may call from the origins that are set, and ask first', async () => {
    const origin = { origin: 'https://app.example' };
    const preflight = await fetch(lamps.url, { method: 'OPTIONS', headers: { ...origin, 'access-control-request-method': 'POST' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    const strict = await openLamps({ origins: ['https://ours.example'] });
    expect((await ask(strict.url, '{ whoami }', { headers: origin })).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask(strict.url, '{ whoami }', { headers: { origin: 'https://ours.example' } })).headers.get('access-control-allow-origin')).toBe('https://ours.example');
  });
});

/** Posts by hand: with or without an announced length. */
function post(url: string, body: string, announced: boolean): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(announced ? { 'content-length': Buffer.byteLength(body) } : {}) } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => { text += chunk.toString(); }).on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    sending.on('error', failed);
    for (let at = 0; at < body.length; at += 65_536) sending.write(body.slice(at, at + 65_536));
    sending.end();
  });
}
