import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addPushes } from '../../src/cli/pushes.ts';
import { runCommand } from '../support/command.ts';
import { emptyFolder, startProcess } from '../support/process.ts';
import { makeScene } from './support/scene.ts';

const { db, database, street, resident, subscribe, told, at, node, receiver, clockTo } = await makeScene();

const command = async (...args: string[]): Promise<string[]> => {
  const { code, said } = await runCommand(addPushes, database.url, 'pushes', ...args);
  expect([code, said]).toEqual([0, expect.stringContaining('辖区')]);
  return said.split('\n');
};

test('an operator sees by channel what waits, what failed and why, and by realm what is not decided yet; in numbers, of nobody', async () => {
  const [phone, tablet] = [await subscribe(resident), await subscribe(resident)];
  const order = await at('DISPATCHED');
  const answers = (status: number, of: { endpoint: string }) => (path: string) => ({ status: of.endpoint.endsWith(path) ? status : 201 });
  await told(order, 'accept');
  receiver.answer = answers(503, phone);
  await node({ mostTries: 1 }).drain();
  receiver.answer = answers(500, tablet);
  await told(order, 'open');
  await node({ gapSeconds: () => 3_600 }).drain();
  const [noted] = await db.execute<{ at: string }>(sql`select to_char(noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from pushes where state = 'WAITING'`);
  await clockTo('23:00');
  await told(order, 'close');
  await node().drain();
  await told(order, 'settle');
  const said = await command();
  expect(said.slice(1, 3)).toEqual([[street.realm, 'WEB_PUSH', 2, 1, noted!.at, 1, 2, 0, '1 × HTTP 500, 1 × HTTP 503'].join('\t'), '']);
  expect(said.slice(4)).toEqual([[street.realm, 1, 1, 0].join('\t'), '']);
  for (const secret of [resident.id, phone.endpoint, phone.id, order, new URL(phone.endpoint).host]) expect(said.join('\n')).not.toContain(secret);
  const typed = startProcess({ DATABASE_URL: database.url, DATA_DIR: await emptyFolder() }, 'src/cli/main.ts', 'pushes');
  expect([await typed.ended, typed.said().split('\n')]).toEqual([0, said]);
  expect(await command('--realm', street.realm)).toEqual(said);
  expect((await command('--realm', 'nowhere')).filter((line) => line !== '')).toHaveLength(2);
});
