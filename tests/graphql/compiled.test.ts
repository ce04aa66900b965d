import { describe, expect, test } from 'vitest';
import { ask, connect, until } from './clients.ts';
import { openLamps, street } from './lamps.ts';

const interpreted = await openLamps({ compiledAfter: Number.POSITIVE_INFINITY });
const compiled = await openLamps({ compiledAfter: 0 });
const KEY = '0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77';
const ID = Buffer.from('Lamp:R1:0190f3a2-7c4e-7b1a-9c55-000000000003').toString('base64url');

const ASKED: readonly (readonly [what: string, query: string, variables?: object])[] = [
  ['scalars, and who asks', '{ whoami }'],
  ['a page with its count', 'query Page($n: Int = 3) { lamps(first: $n) { totalCount nodes { id name } edges { cursor node { __typename name mayLight } } pageInfo { hasNextPage endCursor } } }'],
  ['a page whose size is given', 'query Page($n: Int = 3) { lamps(first: $n) { nodes { name } } }', { n: 2 }],
  ['a page that is too long', '{ lamps(first: 101) { nodes { name } } }'],
  ['aliases and fragments', 'query Two { a: lamps(first: 1) { ...L } b: lamps(first: 2) { ...L } } fragment L on LampConnection { nodes { ... on Node { id } ...N } } fragment N on Lamp { name }'],
  ['what is not there', '{ lamp(is: { number: 99 }) { name } }'],
  ['one of several', 'query One($is: LampRef!) { lamp(is: $is) { name } }', { is: { name: 'lamp 7' } }],
  ['one of several, but two', 'query One($is: LampRef!) { lamp(is: $is) { name } }', { is: { name: 'lamp 7', number: 7 } }],
  ['one of several, but none', 'query One($is: LampRef!) { lamp(is: $is) { name } }', { is: {} }],
  ['a variable of the wrong type', 'query One($is: LampRef!) { lamp(is: $is) { name } }', { is: { number: 'seven' } }],
  ['a variable that is missing', 'query One($is: LampRef!) { lamp(is: $is) { name } }'],
  ['a variable that nobody declared', 'query One($is: LampRef!) { lamp(is: $is) { name } }', { is: { number: 1 }, more: true }],
  ['an interface', 'query Node($id: ID!) { node(id: $id) { __typename id ... on Lamp { name } } }', { id: ID }],
  ['many of an interface, some not there', 'query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: [ID, 'nothing', ID] }],
  ['a deed', 'mutation Light($input: LightInput!) { light(input: $input) { __typename ... on Lamp { name } ... on Refusal { code message } } }', { input: { key: KEY, name: 'lamp 1' } }],
  ['a refusal', 'mutation Light($input: LightInput!) { light(input: $input) { __typename ... on Lamp { name } ... on Refusal { code message path } } }', { input: { key: KEY, name: 'missing' } }],
  ['a refusal that carries data', 'mutation Light($input: LightInput!) { light(input: $input) { ... on Dark { lux } ... on Refusal { code } } }', { input: { key: KEY, name: 'dark' } }],
  ['a key that is none', 'mutation Light($input: LightInput!) { light(input: $input) { __typename } }', { input: { key: 'no', name: 'lamp 1' } }],
  ['two deeds in their order', `mutation Two { a: light(input: { key: "${KEY}", name: "one" }) { ... on Lamp { name } } b: light(input: { key: "${KEY}", name: "missing" }) { ... on Refusal { code } } }`],
  ['a lost connection', 'mutation Lost($input: LightInput!) { light(input: $input) { __typename } }', { input: { key: KEY, name: 'lost' } }],
  ['a field that is refused beside one that is not', '{ broken(how: "cursor") whoami }'],
  ['a database that is gone', '{ broken(how: "gone") }'],
  ['skipped and included', 'query Skip($no: Boolean!) { whoami @skip(if: $no) lamps(first: 1) { nodes { name @include(if: $no) id @skip(if: $no) } } }', { no: true }],
  ['introspection', '{ __type(name: "Lamp") { name fields { name } } }'],
  ['a name that says which operation', 'query A { whoami } query B { lamps(first: 1) { nodes { name } } }'],
];

describe('Compiled execution answers exactly what the interpreter answers', () => {
  test.each(ASKED.map(([what, query, variables = {}]) => ({ what, query, variables })))('$what', async ({ query, variables }) => {
    const options = { variables, token: 'ann', language: 'en' };
    const [told, again, wanted] = [await ask(compiled.url, query, options), await ask(compiled.url, query, options), await ask(interpreted.url, query, options)];
    expect(told.body).toEqual(wanted.body);
    expect(again.body).toEqual(wanted.body);
    expect([told.status, told.headers.get('retry-after')]).toEqual([wanted.status, wanted.headers.get('retry-after')]);
  });

  test('and masks the same bugs', async () => {
    const told = await Promise.all([compiled, interpreted].map(({ url }) => ask(url, '{ broken(how: "bug") whoami }', { token: 'ann', language: 'en' })));
    const [one, other] = told.map(({ body }) => ({ ...body, errors: body.errors?.map((error) => ({ ...error, message: error.message.slice(0, 30), extensions: { ...error.extensions, id: null } })) }));
    expect(one).toEqual(other);
    expect(told[0]!.text).not.toContain('secret');
  });
});

test('each message of a subscription is what the interpreter makes of it, also where it fails', async () => {
  const heard = await Promise.all([compiled, interpreted].map(async ({ wsUrl }) => {
    const socket = await connect(wsUrl, { token: 'ann' });
    socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription Lit { lit: lights }' } });
    return socket;
  }));
  await until(() => street.open === 2);
  for (const lamp of ['one', 'two', 'bug']) street.send(lamp);
  const [one, other] = await Promise.all(heard.map(async (socket) => [await socket.next(), await socket.next(), await socket.next()]));
  expect(one!.slice(0, 2)).toEqual([{ id: '1', type: 'next', payload: { data: { lit: 'one for ann' } } }, { id: '1', type: 'next', payload: { data: { lit: 'two for ann' } } }]);
  expect(one!.slice(0, 2)).toEqual(other!.slice(0, 2));
  expect(one!.map(({ type }) => type)).toEqual(other!.map(({ type }) => type));
  expect(JSON.stringify(one)).not.toContain('secret');
  for (const socket of heard) socket.raw.close();
  await until(() => street.open === 0);
});

test('a plugin of Apollo sees each request, its headers, operation and answer, and may add to it', async () => {
  const seen: unknown[] = [];
  const watched = await openLamps({}, true, 0, [{
    requestDidStart: async ({ request, contextValue }) => {
      seen.push([request.http?.headers.get('accept-language'), [...request.http?.headers ?? []].some(([name]) => name === 'authorization'), contextValue.asker.caller?.subject]);
      return {
        didResolveSource: async ({ source }) => { seen.push(source); },
        didResolveOperation: async ({ operation, operationName }) => { seen.push([operation?.operation, operationName]); },
        willSendResponse: async ({ response }) => {
          response.http.headers.set('x-seen', 'yes');
          seen.push(response.body.kind === 'single' && response.body.singleResult.data);
        },
      };
    },
  }]);
  const told = await ask(watched.url, 'query Who { whoami }', { token: 'ann', language: 'en' });
  expect(seen).toEqual([['en', true, 'ann'], 'query Who { whoami }', ['query', 'Who'], { whoami: 'ann in R1 by Who in en' }]);
  expect(told.headers.get('x-seen')).toBe('yes');
});
