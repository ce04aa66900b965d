import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
}

/** Sentences about migrations that the migrator would skip, miss or that no longer fit the tables; none if all is well. */
export async function brokenMigrations(root: string): Promise<string[]> {
  const folder = join(root, 'drizzle');
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
  const wrong: string[] = [];
  entries.forEach(({ idx, when, tag }, place) => {
    const before = entries[place - 1];
    if (idx !== place || !tag.startsWith(`${String(place).padStart(4, '0')}_`)) wrong.push(`${tag} does not stand at its number`);
    if (before && when <= before.when) wrong.push(`${tag} is not later than ${before.tag}: it would be skipped silently`);
  });
  const listed = new Set(entries.map(({ tag }) => `${tag}.sql`));
  const there = new Set(readdirSync(folder).filter((name) => name.endsWith('.sql')));
  for (const name of listed) if (!there.has(name)) wrong.push(`drizzle/${name} is missing`);
  for (const name of there) if (!listed.has(name)) wrong.push(`drizzle/${name} is not in the journal`);
  return wrong.length > 0 ? wrong : brokenTables(root, entries.at(-1)?.idx ?? 0);
}

async function brokenTables(root: string, last: number): Promise<string[]> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => /(^|[\\/])tables\.ts$/.test(path));
  const tables: Record<string, unknown> = {};
  for (const path of paths) Object.assign(tables, await import(pathToFileURL(join(root, 'src', path)).href));
  const before = JSON.parse(readFileSync(join(root, 'drizzle/meta', `${String(last).padStart(4, '0')}_snapshot.json`), 'utf8')) as ReturnType<typeof generateDrizzleJson>;
  const missing = await generateMigration(before, generateDrizzleJson(tables, before.id));
  return missing.length > 0 ? ['the tables have changed: run "npm run migration"', ...missing.slice(0, 5)] : [];
}
