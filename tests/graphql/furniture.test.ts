import { describe, expect, test } from 'vitest';
import { ask } from './clients.ts';
import { openLamps, street } from './lamps.ts';
import { cursorsOf, decodeCursor, type ListBinding } from '../../src/graphql/cursor.ts';
import { enumOf, labelOf } from '../../src/graphql/enums.ts';
import { decodeId, encodeId, idOf } from '../../src/graphql/node.ts';
import { languageOf } from '../../src/graphql/language.ts';
import { nestsDeeper } from '../../src/graphql/guard/nesting.ts';
import { sayRefusal } from '../../src/refusals.ts';
import { openRate } from '../../src/graphql/rate.ts';

const lamps = await openLamps();
const KEY = '0190f3a2-7c4e-7b1a-9c55-3f2b1d0e8a77';
const LIGHT = `mutation($name: String!) { light(input: {key: "${KEY}", name: $name}) { __typename ... on Lamp { id name } ... on Refusal { code message path } ... on Dark { lux } } }`;

describe('a mutation answers with a member of its union', () => {
  test('what was done', async () => {
    expect((await ask(lamps.url, LIGHT, { variables: { name: 'new' } })).body.data).toEqual({ light: { __typename: 'Lamp', id: encodeId('Lamp', 'R1', '0190f3a2-7c4e-7b1a-9c55-000000000000'), name: 'new' } });
  });
  test('a refusal, in the language of the request', async () => {
    const lit = street.lit.length;
    const refusal = { code: 'NOT_FOUND', args: { what: 'lamp' } };
    expect(sayRefusal(refusal, 'en')).not.toBe(sayRefusal(refusal, 'zh-CN'));
    const refused = { __typename: 'Refused', code: 'NOT_FOUND', path: ['name'] };
    expect((await ask(lamps.url, LIGHT, { variables: { name: 'missing' } })).body.data).toEqual({ light: { ...refused, message: sayRefusal(refusal, 'en') } });
    expect((await ask(lamps.url, LIGHT, { variables: { name: 'missing' }, language: 'zh' })).body.data).toEqual({ light: { ...refused, message: sayRefusal(refusal, 'zh-CN') } });
    expect(street.lit).toHaveLength(lit);
  });
  test('a refusal that carries data', async () => {
    expect((await ask(lamps.url, LIGHT, { variables: { name: 'dark' } })).body.data).toEqual({ light: { __typename: 'Dark', code: 'NOT_ALLOWED', message: 'too dark', path: null, lux: 3 } });
  });
  test('without a key nothing runs', async () => {
    const lit = street.lit.length;
    expect((await ask(lamps.url, 'mutation { light(input: {name: "x"}) { __typename } }')).status).toBe(400);
    expect((await ask(lamps.url, 'mutation { light(input: {key: "x", name: "x"}) { __typename } }')).status).toBe(400);
    expect(street.lit).toHaveLength(lit);
  });
});

describe('pages', () => {
  test('walk through the whole list once, and say where they stand', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const told = await ask(lamps.url, 'query($after: String) { lamps(first: 10, after: $after) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }', { variables: { after } });
      const page = told.body.data?.['lamps'] as { totalCount: number; nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string } };
      expect(page.totalCount).toBe(25);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...page.nodes.map(({ name }) => name));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `lamp ${i}`));
  });

  test('a cursor is taken back by its own list, order and filter only', () => {
    const list: ListBinding = { list: 'orders', order: 'NEWEST', filter: { state: ['PLACED'], since: new Date(0) }, key: ['MOMENT', 'INT', 'TEXT'] };
    const key = ['2026-01-01T00:00:00.000Z', 7, '七'];
    const cursor = cursorsOf(list)(key);
    expect(decodeCursor({ ...list, filter: { since: new Date(0), state: ['PLACED'], item: null } }, cursor)).toEqual(key);
    for (const other of [{ ...list, order: 'OLDEST' }, { ...list, filter: {} }, { ...list, list: 'seats' }]) {
      expect(() => decodeCursor(other, cursor)).toThrow('BAD_CURSOR');
    }
    for (const text of ['', 'x', Buffer.from('[]').toString('base64url'), Buffer.from('{"a":1}').toString('base64url')]) expect(() => decodeCursor(list, text)).toThrow('BAD_CURSOR');
  });

  test('a key that the list could not read is refused, whatever its mark', () => {
    const id = '0198f000-0000-7000-8000-000000000001';
    const good = { ID: [id], MOMENT: ['2026-01-01T00:00:00.000Z'], INT: [0, -7, 2 ** 31 - 1], TEXT: ['', 'x', '七'] };
    const bad = { ID: ['', 'x', `${id} `, 5], MOMENT: ['', '2026-01-01', '+275760-09-13T00:00:00.000Z', '2026-13-01T00:00:00.000Z', 5], INT: ['5', 1.5, 2 ** 31, -1e308], TEXT: ['a\0b', '\ud800', 5] };
    for (const part of ['ID', 'MOMENT', 'INT', 'TEXT'] as const) {
      const list: ListBinding = { list: 'orders', order: 'NEWEST', key: [part] };
      for (const value of good[part]) expect(decodeCursor(list, cursorsOf(list)([value]))).toEqual([value]);
      for (const key of [[], [good[part][0]!, 'more'], [null as never], ...bad[part].map((value) => [value])]) expect(() => decodeCursor(list, cursorsOf(list)(key))).toThrow('BAD_CURSOR');
    }
  });
});

describe('ids', () => {
  const uuid = '0190f3a2-7c4e-7b1a-9c55-000000000003';
  test('carry type and realm, and nothing else is taken for one', () => {
    const id = encodeId('Lamp', 'R1', uuid);
    expect(decodeId(id)).toEqual({ type: 'Lamp', realm: 'R1', id: uuid });
    for (const bad of ['', 'x', uuid, `${id}=`, encodeId('Lamp', 'R1', 'x'), encodeId('Lamp', '', uuid), 'a'.repeat(1_000)]) expect(decodeId(bad)).toBeNull();
    expect(idOf({ realm: 'R1' }, 'Lamp', id)).toBe(uuid);
    expect(idOf({ realm: 'R2' }, 'Lamp', id)).toBeNull();
    expect(idOf({ realm: 'R1' }, 'Bench', id)).toBeNull();
  });

  test('node and nodes read in the order asked; other realms, unknown types and nonsense are null', async () => {
    const [mine, absent, foreign, unknown] = [encodeId('Lamp', 'R1', uuid), encodeId('Lamp', 'R1', uuid.replace(/3$/, 'f')), encodeId('Lamp', 'R2', uuid), encodeId('constructor', 'R1', uuid)];
    const told = await ask(lamps.url, 'query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Lamp { name } } }', { variables: { ids: [absent, mine, foreign, unknown, 'x', mine] } });
    const lamp = { id: mine, name: 'lamp 3' };
    expect(told.body.data).toEqual({ nodes: [null, lamp, null, null, null, lamp] });
    expect(told.body.extensions?.cost?.requested).toBe(6);
    const many = await ask(lamps.url, 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids: Array.from({ length: 101 }, () => mine) } });
    expect(many.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('enums carry both languages', () => {
  const State = enumOf('LampState', 'State of a lamp (状态).', ['ON', 'OFF'], { ON: { en: 'Lit', zh: '亮' }, OFF: { en: 'Dark', zh: '灭' } });
  expect(State).toEqual({ ON: 'ON', OFF: 'OFF' });
  expect([labelOf(State, 'ON', 'zh-CN'), labelOf(State, 'OFF', 'en')]).toEqual(['亮', 'Dark']);
});

test.each([
  [undefined, 'zh-CN'], ['', 'zh-CN'], ['fr', 'zh-CN'], ['en', 'en'], ['en-US,zh;q=0.9', 'en'], ['zh-TW, en;q=0.8', 'zh-CN'],
  ['en;q=0.3, zh;q=0.4', 'zh-CN'], ['en;q=0', 'zh-CN'], ['*', 'zh-CN'], ['EN', 'en'], [';;q=,,', 'zh-CN'],
])('Accept-Language "%s" is read in %s', (header, language) => expect(languageOf(header)).toBe(language));

test('a rate gives back what time has earned, and no more than the burst', () => {
  let now = 0;
  const rate = openRate(10, 2, () => now);
  expect([rate.take('a'), rate.take('a'), rate.take('a'), rate.take('b')]).toEqual([0, 0, 100, 0]);
  now = 50;
  expect(rate.take('a')).toBe(50);
  now = 100;
  expect([rate.take('a'), rate.take('a')]).toEqual([0, 100]);
  now = 1e9;
  expect([rate.take('a'), rate.take('a'), rate.take('a')]).toEqual([0, 0, 100]);
});

test.each<[string, 'graphql' | 'json', boolean]>([
  ['[[[]]]', 'json', false], ['[[[[]]]]', 'json', true], ['[][][][][]', 'json', false], ['"[[[[["', 'json', false], ['"\\"[[[[["', 'json', false],
  ['"\\\\"[[[[', 'json', true], ['# [[[[[\n[', 'graphql', false], ['# "\r[[[[[', 'graphql', true], ['"""[[[[ " \\""" [[[["""', 'graphql', false],
  ['"""x"""[[[[', 'graphql', true], ['"[[\n[[[[', 'graphql', true], ['""[[[[', 'graphql', true], ['({[(', 'graphql', true], ['#[[[[[', 'json', true],
])('nesting of %j as %s', (text, language, deeper) => expect(nestsDeeper(text, 3, language)).toBe(deeper));
