import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unnamedBreakingChanges } from './breaking-changes.ts';
import { EMITTED } from './emitted.ts';
import { brokenMigrations } from './migrations.ts';

/** What is wrong, as text to print; empty if nothing is. */
type Check = () => Promise<string>;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const tool = (script: string, ...args: string[]): Check => () => new Promise((done) => {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
  child.once('error', (error) => done(error.message));
  child.once('close', (code) => done(code === 0 ? '' : said || `exit code ${code}`));
});

const emitted: Check = async () => {
  const stale: string[] = [];
  for (const { path, make } of EMITTED) {
    const there = await readFile(join(ROOT, path), 'utf8').catch(() => '');
    if (there !== await make()) stale.push(`${path} is stale: run "npm run emit"`);
  }
  return stale.join('\n');
};

const CHECKS: Record<string, Check> = {
  types: tool('typescript/bin/tsc', '-p', '.'),
  lint: tool('oxlint/bin/oxlint', '--config', 'scripts/oxlint.json', '--type-aware', '--deny-warnings', 'src', 'tests', 'scripts'),
  'unused code': tool('knip/bin/knip.js', '--config', 'scripts/knip.json'),
  architecture: tool('vitest/vitest.mjs', 'run', '--config', 'scripts/architecture.config.ts'),
  'emitted files': emitted,
  'breaking changes': async () => {
    const read = (path: string) => readFile(join(ROOT, path), 'utf8');
    const [released, now, changelog] = await Promise.all([read('schema/released.graphql'), read('schema/schema.graphql'), read('schema/CHANGELOG.md')]);
    return unnamedBreakingChanges(released, now, changelog).join('\n');
  },
  migrations: async () => (await brokenMigrations(ROOT)).join('\n'),
};

const results = await Promise.all(Object.entries(CHECKS).map(async ([name, check]) => {
  const startedMs = Date.now();
  const said = await check().catch((error: unknown) => (error instanceof Error ? error.stack ?? error.message : String(error)));
  console.log(`${said === '' ? 'ok  ' : 'FAIL'}  ${name}  ${((Date.now() - startedMs) / 1000).toFixed(1)} s${said === '' ? '' : `\n${said.trimEnd()}\n`}`);
  return said === '';
}));

process.exit(results.every(Boolean) ? 0 : 1);
