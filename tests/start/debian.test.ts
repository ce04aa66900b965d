import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serverAccount } from '../../src/platform/postgres/account.ts';
import { startServer } from '../../src/platform/postgres/server.ts';
import { emptyFolder, startProcess } from '../support/process.ts';

const NATIVE = '/usr/lib/postgresql/15';

test.runIf(existsSync(join(NATIVE, 'bin/initdb')))("a node runs on Debian's PostgreSQL 15", async () => {
  const home = await emptyFolder();
  const folder = join(home, 'cluster');
  const account = serverAccount();
  await chmod(home, 0o755);
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  execFileSync(join(NATIVE, 'bin/initdb'), ['-D', folder, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], { stdio: 'ignore', cwd: '/', ...account });
  const server = await startServer(folder, { binaries: { native: NATIVE, version: '15' }, account, handOver: false }, { fsync: 'off' });
  onTestFinished(() => server.stop());

  const node = startProcess({ DATA_DIR: home, DATABASE_URL: `postgres://postgres@127.0.0.1:${server.port}/postgres` });
  expect((await fetch(await node.ready())).status).toBe(200);
  node.kill('SIGTERM');
  expect(await node.ended).toBe(0);
});
