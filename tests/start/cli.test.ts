import { expect, test } from 'vitest';
import { newId } from '../../src/kernel/ids.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openTokens } from '../../src/platform/tokens.ts';
import { freshUrl } from '../support/database.ts';
import { emptyFolder, startProcess } from '../support/process.ts';

const AUTH_SECRET = 'a secret of the tests, known to everybody';
const DATABASE_URL = await freshUrl();

async function command(env: Record<string, string>, ...args: string[]): Promise<{ code: unknown; said: string }> {
  const run = startProcess({ AUTH_SECRET, ...env }, 'src/cli/main.ts', ...args);
  return { code: await run.ended, said: run.said().trimEnd() };
}

test('the clock of a database is moved and shown; in production it stays', async () => {
  const before = await command({ DATABASE_URL }, 'clock', 'show');
  const moved = await command({ DATABASE_URL }, 'clock', 'advance', '1d4h');
  expect([before.code, moved.code]).toEqual([0, 0]);
  const ahead = new Date(moved.said).getTime() - new Date(before.said).getTime();
  expect(ahead).toBeGreaterThanOrEqual(28 * 3_600_000);
  expect(ahead).toBeLessThan(28 * 3_600_000 + 60_000);
  const refused = await command({ DATABASE_URL, NODE_ENV: 'production', AUTH_ISSUER: 'i' }, 'clock', 'advance', '1h');
  expect(refused).toEqual({ code: 1, said: 'In production the clock cannot be moved.\n生产环境不能拨动时钟。' });
});

test('a command talks to the node that runs on the data folder, and starts the embedded server itself where none runs', async () => {
  const DATA_DIR = await emptyFolder();
  expect((await command({ DATA_DIR }, 'clock', 'advance', '2h')).code).toBe(0);
  const node = startProcess({ DATA_DIR });
  await node.ready();
  const shown = await command({ DATA_DIR }, 'clock', 'show');
  expect(shown.code).toBe(0);
  expect(new Date(shown.said).getTime() - Date.now()).toBeGreaterThan(3_600_000);
});

test('a token for a subject; none for a person who is not there, and none in production', async () => {
  const made = await command({ DATABASE_URL }, 'token', '--person', 'somebody', '--realm', 'R', '--ttl', '1h');
  expect(made.code).toBe(0);
  const verified = await openTokens(readConfig({ AUTH_SECRET })).verify(made.said);
  expect(verified).toMatchObject({ ok: true, caller: { realm: 'R', subject: 'somebody' } });
  const person = newId();
  expect(await command({ DATABASE_URL }, 'token', '--person', person, '--realm', 'R')).toMatchObject({ code: 1, said: expect.stringContaining(`There is no person ${person} in the realm R.`) });
  expect(await command({ DATABASE_URL, NODE_ENV: 'production', AUTH_ISSUER: 'i' }, 'token', '--person', 'x', '--realm', 'R')).toMatchObject({ code: 1, said: expect.stringContaining('In production tokens come from the issuer.') });
});
