import postgres from 'postgres';
import { StartRefused } from './start-refused.ts';

const OLDEST = 15;

/** Proves that the server at this address answers, is new enough and stores UTF-8. Throws StartRefused, which never shows the password. */
export async function checkServer(url: string, withinMs: number = 10_000): Promise<void> {
  const place = shown(url);
  const client = open(url, withinMs);
  let late: NodeJS.Timeout | undefined;
  try {
    const asked = client<{ version: number; encoding: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`;
    const silent = new Promise<never>((_, fail) => {
      // postgres.js has no deadline for a server that accepts and then says nothing.
      late = setTimeout(() => fail(Object.assign(new Error('no answer'), { code: 'CONNECT_TIMEOUT' })), withinMs + 500);
    });
    const [server] = await Promise.race([asked, silent]);
    const version = Math.floor((server?.version ?? 0) / 10_000);
    if (version < OLDEST) {
      throw new StartRefused(`The database at ${place} is PostgreSQL ${version}; at least ${OLDEST} is needed.`, `${place} 的数据库是 PostgreSQL ${version},至少需要 ${OLDEST}。`);
    }
    if (server?.encoding !== 'UTF8') {
      throw new StartRefused(
        `The database at ${place} stores ${server?.encoding}, not UTF8; make it anew with encoding UTF8.`,
        `${place} 的数据库编码是 ${server?.encoding},不是 UTF8;请用 UTF8 编码重新创建。`);
    }
  } catch (error) {
    throw error instanceof StartRefused ? error : unreachable(place, error);
  } finally {
    clearTimeout(late);
    await client.end({ timeout: 0 }).catch(() => {});
  }
}

function open(url: string, withinMs: number): postgres.Sql {
  try {
    return postgres(url, { max: 1, onnotice: () => {}, connect_timeout: withinMs / 1000, connection: { application_name: 'linlibang start' } });
  } catch {
    throw new StartRefused('DATABASE_URL is not an address of a database.', 'DATABASE_URL 不是有效的数据库地址。');
  }
}

const CAUSES: Record<string, [en: string, zh: string]> = {
  ECONNREFUSED: ['nothing listens there', '该地址没有服务在监听'],
  ENOTFOUND: ['the host is not known', '找不到该主机'],
  EAI_AGAIN: ['the host is not known', '找不到该主机'],
  EHOSTUNREACH: ['the host cannot be reached', '无法到达该主机'],
  ENETUNREACH: ['the host cannot be reached', '无法到达该主机'],
  CONNECT_TIMEOUT: ['it does not answer in time', '未在限定时间内应答'],
  '28P01': ['the password is wrong', '密码错误'],
  '28000': ['it refuses this account', '拒绝该账户'],
  '3D000': ['there is no such database', '没有这个数据库'],
  '53300': ['it has no connection left', '连接数已满'],
  '57P03': ['it is starting up or shutting down', '正在启动或关闭'],
};

function unreachable(place: string, error: unknown): StartRefused {
  const code = (error as { code?: string }).code ?? '';
  const [en, zh] = CAUSES[code] ?? [`error ${code || 'unknown'}`, `错误 ${code || '未知'}`];
  return new StartRefused(`The database at ${place} cannot be used: ${en}.`, `无法使用 ${place} 的数据库:${zh}。`);
}

function shown(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
