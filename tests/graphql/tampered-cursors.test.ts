import { expect, test } from 'vitest';
import { orderly } from '../support/orders-of-all-states.ts';
import { openWorld, type Asker } from '../support/world.ts';

const world = await openWorld();
const { who } = world;
const make = orderly(world);
for (let i = 0; i < 2; i++) await make.crewed(await make.accepted(await make.dispatched(await make.placed())));

const LISTS: readonly (readonly [string, Asker])[] = [
  ...['PLANNED_START', 'PLACED_AT', 'NEWEST'].map((order) => [`orders(scope: { open: true }, orderBy: ${order}, PAGE)`, who.dispatcher] as const),
  ['orders(scope: { open: true }, PAGE)', who.dispatcher], ['orders(scope: { mine: true }, PAGE)', who.requester], ['divisions(PAGE)', who.guest], ['organisations(PAGE)', who.operator],
  ['people(PAGE)', who.worker], ['teams(PAGE)', who.operator], ['appointments(PAGE)', who.operator], ['catalogueVersions(PAGE)', who.guest], ['resources(PAGE)', who.operator],
];

const read = async (list: string, by: Asker, page: string) => (await world.ask(by, `{ list: ${list.replace('PAGE', page)} { pageInfo { endCursor } } }`)).body;
const keyOf = (cursor: string): unknown[] => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
const cursorOf = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The same mark, with a key that the list may not be able to read. */
function tampered([mark, ...key]: readonly unknown[]): string[] {
  const spoilt = ['x', '', null, 5, -1e308, '9999-99-99T99:99:99Z', '+275760-09-13T00:00:00.000Z', '\u0000'].flatMap((value) => key.map((_, i) => key.map((old, j) => (i === j ? value : old))));
  return [[], key.slice(0, -1), [...key, 'more'], ...spoilt].map((one) => cursorOf([mark, ...one]));
}

test('A cursor whose key was tampered with is refused as a cursor, or read as what it says; it is never a fault', async () => {
  const answered: string[] = [];
  for (const [list, by] of LISTS) {
    const { data, errors } = await read(list, by, 'first: 1');
    if (errors) continue; // an order that this list does not have
    const cursor = (data!['list'] as { pageInfo: { endCursor: string | null } }).pageInfo.endCursor;
    if (cursor === null) continue;
    answered.push(list);
    for (const after of tampered(keyOf(cursor))) {
      const code = (await read(list, by, `first: 1, after: "${after}"`)).errors?.[0]?.extensions?.['code'];
      expect([undefined, 'BAD_CURSOR'], `${list} after ${JSON.stringify(keyOf(after))}`).toContain(code);
    }
  }
  expect(answered.length).toBeGreaterThan(6);
});
