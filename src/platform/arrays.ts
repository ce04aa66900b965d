import type postgres from 'postgres';

const list = (oid: number, one: (text: string) => unknown) => ({
  to: oid, from: [oid],
  // A string is an array that somebody (drizzle) has written already.
  serialize: (values: readonly unknown[] | string) => typeof values === 'string' ? values : `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`,
  parse: (text: string) => (text === '{}' ? [] : elements(text).map(one)),
});

// One dimension, without NULL: elements that are plain, or quoted with backslashes before quotes and backslashes.
const elements = (text: string): string[] => (text.includes('"') ? quotedOrNot(text) : text.slice(1, -1).split(','));
const quotedOrNot = (text: string): string[] =>
  [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs)].map(([, quoted, plain]) => plain ?? quoted!.replaceAll(/\\(.)/gs, '$1'));
const asIs = (text: string) => text;

/**
 * Arrays of the types that we use (text, varchar, uuid, bigint as text; integers and floats as numbers; booleans), one list of values
 * without NULL. Said here so that the driver need not ask the server at each connection: when the server goes away during that
 * question, the driver rejects a promise that nobody holds, and the process ends.
 */
export const ARRAYS: Pick<postgres.Options<Record<string, postgres.PostgresType>>, 'types' | 'fetch_types'> = {
  fetch_types: false,
  types: {
    texts: list(1009, asIs),
    varchars: list(1015, asIs),
    uuids: list(2951, asIs),
    bigints: list(1016, asIs),
    integers: list(1007, Number),
    smallints: list(1005, Number),
    floats: list(1022, Number),
    booleans: list(1000, (text) => text === 't' || text === 'true'),
  },
};
