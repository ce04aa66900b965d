import { execFile } from 'node:child_process';
import { readFile, rm, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { isDrawRecord, wrongWith } from '../../src/features/draws/index.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import { ask } from '../graphql/clients.ts';
import { startApp } from '../support/app.ts';
import { ROOT } from '../support/house.ts';
import type { Neighbour } from '../support/street.ts';
import { makeScene } from './support/scene.ts';

/** What outsiders see of a fair start: over HTTP, in the documentation, and on the command line. */

const { url, street, announced, pass, look, drawNow, platform } = await makeScene();
const app = await startApp({ databaseUrl: url, env: { REALM: street.realm } });
const folder = await mkdtemp(join(tmpdir(), 'linlibang-draw-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const document = (name: string): Promise<string> => readFile(join(ROOT, 'schema/operations', `${name}.graphql`), 'utf8');
const idOf = (type: string, id: string): string => encodeId(type, street.realm, id);

async function query(who: Neighbour | null, name: string, variables: object): Promise<{ data: Record<string, never>; text: string }> {
  const token = who === null ? {} : { token: await app.token({ realm: street.realm, subject: who.caller.subject }) };
  const told = await ask(app.url, await document(name), { variables, ...token });
  if (told.body.errors) throw new Error(JSON.stringify(told.body.errors));
  return { data: told.body.data as Record<string, never>, text: JSON.stringify(told.body) };
}

async function cli(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', DATABASE_URL: url, AUTH_SECRET: 'a secret of the tests, known to everybody', LOG_LEVEL: 'silent' };
  return promisify(execFile)(process.execPath, ['scripts/linlibang.mjs', 'verify-draw', ...args], { cwd: ROOT, env })
    .then(({ stdout }) => ({ code: 0, said: stdout }), (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr }));
}

test('the documentation\'s example is recomputed as it says', async () => {
  const [, json] = /```json\n([\s\S]*?)```/.exec(await readFile(join(ROOT, 'schema/fair-start.md'), 'utf8'))!;
  const record: unknown = JSON.parse(json!);
  expect(isDrawRecord(record) && wrongWith(record)).toEqual([]);
});

describe('Over HTTP', async () => {
  const orderId = await announced({ places: 1 });
  const id = idOf('Order', orderId);
  const [anna, bob] = await street.neighbours(2, { volunteer: [] });
  const [{ seed }] = await platform.sql<[{ seed: string }]>`select seed from draws where order_id = ${orderId}`;
  const [annas, bobs] = [newId(), newId()];

  test('before the draw everybody sees when it is and the commitment, nobody the seed or a key, and each their own entry', async () => {
    const input = { orderId: id, key: annas };
    const first = await query(anna!, 'enter-draw', { input });
    expect(first.data).toMatchObject({ enterDraw: { __typename: 'DrawEntry', state: 'ENTERED', label: 'Entered, not drawn yet', key: annas, orderId: id, viewerMay: ['withdraw'], draw: { entries: 1 } } });
    expect((await query(anna!, 'enter-draw', { input })).data).toEqual(first.data);
    const grabbed = await query(bob!, 'grab-seat', { input: { orderId: id, key: bobs } });
    expect(grabbed.data).toMatchObject({ grabSeat: { __typename: 'InDraw', orderId: id, entry: { state: 'ENTERED', key: bobs } } });
    expect((await query(bob!, 'grab-seat', { input: { orderId: id, key: bobs } })).data).toEqual(grabbed.data);
    for (const who of [null, street.worker, anna!]) {
      const seen = await query(who, 'order-draw', { id });
      expect(seen.data).toMatchObject({ order: { draw: { state: 'ANNOUNCED', seed: null, places: null, entries: 2, drawn: { nodes: [] } } } });
      expect(seen.text).not.toContain(seed);
      expect(seen.text).not.toContain(bobs);
      expect(seen.text.includes(annas)).toBe(who === anna);
    }
    expect((await query(anna!, 'order-draw', { id })).data).toMatchObject({ order: { viewerEntry: { state: 'ENTERED', viewerMay: ['withdraw'] }, viewerCanEnter: { allowed: false, code: 'ALREADY_ENTERED' } } });
    expect((await query(null, 'enter-draw', { input: { orderId: id, key: newId() } })).data).toMatchObject({ enterDraw: { __typename: 'Refused', code: 'SIGN_IN_FIRST' } });
  });

  test('an entry is withdrawn and entered again', async () => {
    const { data } = await query(anna!, 'order-draw', { id });
    const entryId = (data as unknown as { order: { viewerEntry: { id: string } } }).order.viewerEntry.id;
    expect((await query(bob!, 'withdraw-from-draw', { input: { entryId, key: newId() } })).data).toMatchObject({ withdrawFromDraw: { code: 'NOT_FOUND' } });
    expect((await query(anna!, 'withdraw-from-draw', { input: { entryId, key: newId() } })).data).toMatchObject({ withdrawFromDraw: { __typename: 'DrawEntry', state: 'WITHDRAWN' } });
    expect((await query(anna!, 'order-draw', { id })).data).toMatchObject({ order: { draw: { entries: 1 }, viewerEntry: { state: 'WITHDRAWN', viewerMay: [] }, viewerCanEnter: { allowed: true, code: null } } });
    expect((await query(anna!, 'enter-draw', { input: { orderId: id, key: newId() } })).data).toMatchObject({ enterDraw: { state: 'ENTERED' } });
  });

  test('after it seed and keys are told, never persons; whoever has them recomputes it, also on the command line', async () => {
    expect((await cli(orderId)).code).toBe(1);
    await pass(61);
    await drawNow(orderId);
    expect((await look(orderId)).state).toBe('DRAWN');
    const { data, text } = await query(null, 'order-draw', { id });
    const { order } = data as unknown as { order: { draw: { id: string; commitment: string; seed: string; places: number; drawn: { nodes: { key: string; number: number; outcome: string }[] } } } };
    expect(order.draw.seed).toBe(seed);
    const { id: drawId, commitment, places, drawn: { nodes } } = order.draw;
    const record = { drawId, commitment, seed, places, drawn: nodes };
    expect(isDrawRecord(record) && wrongWith(record)).toEqual([]);
    expect(nodes.map(({ outcome }) => outcome)).toEqual(['SEATED', 'QUEUED']);
    for (const who of [anna!, bob!]) expect(text).not.toContain(who.id);
    const states = await Promise.all([anna!, bob!].map(async (who) => ((await query(who, 'order-draw', { id })).data as unknown as { order: { viewerEntry: { state: string; number: number } } }).order.viewerEntry));
    expect(states.map(({ state }) => state).sort()).toEqual(['QUEUED', 'SEATED']);
    expect(await cli(orderId)).toMatchObject({ code: 0, said: expect.stringContaining('2 keys, 1 places') });
    const written = await cli(orderId, '--json');
    const file = join(folder, 'record.json');
    await writeFile(file, written.said);
    expect(await cli(file)).toMatchObject({ code: 0 });
    await writeFile(file, written.said.replace(seed, seed.replace(/./, seed.startsWith('0') ? '1' : '0')));
    expect(await cli(file)).toMatchObject({ code: 1, said: expect.stringContaining('committed to') });
  });
});
