import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { ROOT } from './root.ts';
import { StartRefused } from './start-refused.ts';

const FOLDER = fileURLToPath(new URL('drizzle', ROOT));
const LOCK = 7_707_360_301;

/**
 * Brings the schema up to the code, once, however many nodes start together, or throws StartRefused if the schema is newer than
 * the code or grew from other migrations. All pending files run in one transaction.
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'linlibang migrations' } });
  try {
    await client`set lock_timeout = '120s'`;
    await client`select pg_advisory_lock(${LOCK})`;
    await client`set lock_timeout = 0`;
    await refuseOtherHistory(client, folder);
    await runMigrations(drizzle(client), { migrationsFolder: folder });
  } catch (error) {
    throw refusal(error) ?? error;
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** Time mark of the newest migration that this code brings. */
export function newestMigration(): number {
  return (newest ??= readMigrationFiles({ migrationsFolder: FOLDER }).at(-1)?.folderMillis ?? 0);
}

let newest: number | undefined;

async function refuseOtherHistory(client: postgres.Sql, folder: string): Promise<void> {
  const [table] = await client<{ found: string | null }[]>`select to_regclass('drizzle.__drizzle_migrations')::text as found`;
  if (!table?.found) return;
  const done = await client<{ hash: string; at: string }[]>`select hash, created_at::text as at from drizzle.__drizzle_migrations order by created_at`;
  const known = readMigrationFiles({ migrationsFolder: folder });
  const newest = known.at(-1)?.folderMillis ?? 0;
  if (done.some(({ at }) => Number(at) > newest)) {
    throw new StartRefused(
      'The schema of the database is newer than this version of Linlibang; start the newer version.',
      '数据库结构比当前版本的邻里帮新;请启动较新的版本。');
  }
  for (const { hash, at } of done) {
    const same = known.some((file) => file.folderMillis === Number(at) && file.hash === hash);
    if (!same) {
      throw new StartRefused(
        'The schema of the database grew from other migrations than this version has; use an empty database or DATA_DIR, or the version that made it.',
        '数据库结构来自另一套迁移,与当前版本不符;请使用空数据库或新的 DATA_DIR,或启动创建它的版本。');
    }
  }
}

/** Missing extensions and missing rights are the operator's to mend; anything else is a fault. */
function refusal(error: unknown): StartRefused | null {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const { code, message = '' } = cause as { code?: string; message?: string };
  if (code === '55P03') {
    return new StartRefused('Another node has been changing the schema for two minutes; look after it.', '另一个节点已连续两分钟在修改数据库结构,请检查该节点。');
  }
  if (code === '42501') {
    return new StartRefused(`The database account may not make the schema (${message}).`, `数据库账户无权创建表结构(${message})。`);
  }
  if (code === '0A000' || code === '58P01') {
    return new StartRefused(`The database server lacks an extension (${message}); install PostgreSQL's contrib package.`, `数据库服务器缺少扩展(${message});请安装 PostgreSQL 的 contrib 包。`);
  }
  return null;
}
