import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { GRAB, isWin } from '../../scripts/bench/rows/grabbing.ts';
import { PAGE } from '../../scripts/bench/rows/pages.ts';
import { freshUrl } from '../support/database.ts';
import { SCHEMA } from '../support/documents.ts';

const peers = (name: string): string => readFileSync(new URL(`../../scripts/bench/peers/${name}`, import.meta.url), 'utf8');

describe('what the bench compares with keeps pace with the project', () => {
  test.each([['a grab', GRAB], ['a page of the list', PAGE]])('%s is asked in words that our schema and that of the peers both know', (_, document) => {
    expect(validate(SCHEMA, parse(document))).toEqual([]);
    expect(validate(buildSchema(peers('schema.graphql')), parse(document))).toEqual([]);
  });

  test('their statements fit the tables as they are', async () => {
    const sql = postgres(await freshUrl(), { max: 1, onnotice: () => {} });
    const types = { 'grab.sql': 'text, text, text, text, uuid, text, uuid, uuid', 'page.sql': 'text, text, text, text' };
    for (const [name, given] of Object.entries(types)) await sql.unsafe(`prepare "${name}" (${given}) as ${peers(name)}`);
    const prepared = await sql<{ name: string }[]>`select name from pg_prepared_statements where name like '%.sql' order by 1`;
    await sql.end();
    expect(prepared.map(({ name }) => name)).toEqual(['grab.sql', 'page.sql']);
  });

  test('a refusal is not taken for a win', () => {
    expect(isWin('{"data":{"grabSeat":{"__typename":"Refused","code":"ORDER_FULL"}}}')).toBe(false);
    expect(isWin('{"data":{"grabSeat":{"__typename":"Seat","id":"x"}}}')).toBe(true);
  });
});
