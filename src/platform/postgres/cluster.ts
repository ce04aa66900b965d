import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { run, type Programs } from './run.ts';

const NEW = 'postgres.new-';

/** Makes the server's data folder below `dataDir` if there is none, whole or not at all, and returns its path. */
export async function makeCluster(dataDir: string, programs: Programs, password: string, extra: readonly string[]): Promise<string> {
  const folder = join(dataDir, 'postgres');
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(NEW)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
  const made = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (made !== null) {
    await checkVersion(folder, made.trim(), programs.binaries.version);
    return folder;
  }
  if (await stat(folder).then(() => true, () => false)) {
    throw new StartRefused(`${folder} exists but holds no database; move it away.`, `${folder} 已存在但不是数据库目录,请将其移走。`);
  }
  const draft = join(dataDir, `${NEW}${randomBytes(4).toString('hex')}`);
  const wordFile = join(draft, 'password');
  const cluster = join(draft, 'cluster');
  await mkdir(draft, { mode: 0o700 });
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(wordFile, password, { mode: 0o600 });
  if (programs.account) {
    for (const path of [draft, cluster, wordFile]) await chown(path, programs.account.uid, programs.account.gid);
  }
  try {
    await initialise(programs, cluster, wordFile, extra);
    await rename(cluster, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function initialise(programs: Programs, cluster: string, wordFile: string, extra: readonly string[]): Promise<void> {
  const outputPath = join(cluster, '..', 'output');
  const child = run(programs, 'initdb', cluster, [
    '--username=postgres', '--auth=scram-sha-256', `--pwfile=${programs.handOver ? '/proc/self/fd/3/../password' : wordFile}`,
    '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', ...extra,
  ], outputPath);
  const [code] = await once(child, 'exit') as [number | null];
  if (code === 0) return;
  const said = (await readFile(outputPath, 'utf8').catch(() => '')).split('\n').find((line) => /error|fatal/i.test(line)) ?? `exit code ${code}`;
  throw new StartRefused(`The embedded database could not be made: ${said}`, `无法创建内置数据库:${said}`);
}

async function checkVersion(folder: string, made: string, version: string): Promise<void> {
  const major = version.split('.')[0];
  if (made !== major) {
    throw new StartRefused(
      `${folder} was made by PostgreSQL ${made}, the installed one is ${major}; dump it with the old version and restore it, or set another DATA_DIR.`,
      `${folder} 由 PostgreSQL ${made} 创建,而当前安装的是 ${major};请用旧版本导出后再导入,或另设 DATA_DIR。`);
  }
}
