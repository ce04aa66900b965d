import { execFileSync } from 'node:child_process';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import type { Binaries } from './binaries.ts';

/** The account a server runs as; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const COPIES = '/var/lib/linlibang';

/** Null unless this process is root: then the account `postgres`, made when it is missing. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const found = lookUp();
  if (found) return found;
  for (const [tool, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ] as const) {
    try {
      execFileSync(tool, args, { stdio: 'ignore' });
      break;
    } catch {
      // the other tool may exist
    }
  }
  const made = lookUp();
  if (made) return made;
  throw new StartRefused(
    'PostgreSQL does not run as root and the account "postgres" could not be made; start as another user or set DATABASE_URL.',
    'PostgreSQL 不能以 root 运行,且无法创建 postgres 账户;请改用普通用户启动,或设置 DATABASE_URL。');
}

function lookUp(): Account | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** The nearest parent that the account may not enter; null if it can reach the folder. */
export async function closedParent(folder: string, account: Account): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return at;
    if (at === dirname(at)) return null;
  }
}

/** The same binaries where the account can run them: in place, or as a copy that only root can change. */
export async function reachable(binaries: Binaries, account: Account | null): Promise<Binaries> {
  if (!account) return binaries;
  const closed = await closedParent(join(binaries.native, 'bin'), account);
  if (!closed) return binaries;
  const copy = join(COPIES, `postgres-${binaries.version}`);
  try {
    const whole = await stat(copy).then((s) => s.uid === 0, () => false);
    if (!whole) {
      await mkdir(COPIES, { recursive: true, mode: 0o755 });
      const draft = `${copy}.${process.pid}`;
      await cp(binaries.native, draft, { recursive: true, verbatimSymlinks: true });
      await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
    }
    if (await closedParent(join(copy, 'bin'), account)) throw new Error('closed');
  } catch {
    throw new StartRefused(
      `The account "postgres" cannot enter ${closed}, and a copy of the database's programs could not be put below ${COPIES}; open that folder (chmod o+x) or set DATABASE_URL.`,
      `postgres 账户无法进入 ${closed},也无法把数据库程序复制到 ${COPIES};请开放该目录(chmod o+x)或设置 DATABASE_URL。`);
  }
  return { ...binaries, native: copy };
}
