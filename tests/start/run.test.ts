import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/house.ts';

/** A house of two small programs, with the real runner. */
const house = await mkdtemp(join(tmpdir(), 'linlibang-run-'));
const kept = join(house, 'node_modules/.cache/linlibang');
const run = (program: string, ...words: string[]): Promise<string> =>
  promisify(execFile)(process.execPath, [join(house, 'scripts/run.mjs'), program, ...words]).then(({ stdout }) => stdout, ({ code, stderr }: { code: number; stderr: string }) => `${code}: ${stderr}`);
const says = (word: string): Promise<void> => writeFile(join(house, 'src/word.ts'), `export class Word { readonly said: string = '${word}'; }\n`);

beforeAll(async () => {
  await mkdir(join(house, 'src/cli'), { recursive: true });
  await mkdir(join(house, 'node_modules/@esbuild'), { recursive: true });
  for (const file of ['scripts/run.mjs', 'scripts/bundle.mjs', 'package.json', 'tsconfig.json']) await cp(join(ROOT, file), join(house, file));
  for (const name of ['esbuild', 'tsx', 'get-tsconfig', 'resolve-pkg-maps', ...(await readdir(join(ROOT, 'node_modules/@esbuild'))).map((one) => `@esbuild/${one}`)]) {
    await symlink(join(ROOT, 'node_modules', name), join(house, 'node_modules', name)).catch(() => {});
  }
  await writeFile(join(house, 'src/main.ts'), 'import { Word } from \'./word.ts\';\nconst word: Word = new Word();\nconsole.log(Word.name, word.said, ...process.argv.slice(2));\n');
  await writeFile(join(house, 'src/cli/main.ts'), 'console.log(\'cli\', ...process.argv.slice(2));\n');
  await says('one');
  return () => rm(house, { recursive: true, force: true });
});

describe('A program of the house', () => {
  test('is bundled once for each state of the sources', async () => {
    expect(await run('src/main.ts', 'a', '--b')).toBe('Word one a --b\n');
    const built = await readdir(kept);
    expect([await run('src/cli/main.ts', 'x'), await readdir(kept)]).toEqual(['cli x\n', built]);
    await says('another');
    expect([await run('src/main.ts'), (await readdir(kept)).length]).toEqual(['Word another\n', 2]);
  });

  test('is made by several that start in one moment, and whole for each', async () => {
    await says('all');
    expect(await Promise.all(Array.from({ length: 4 }, () => run('src/main.ts')))).toEqual(Array(4).fill('Word all\n'));
    expect((await readdir(kept)).length).toBe(3);
  });

  test('runs from its sources where nothing can be kept', async () => {
    await rm(join(house, 'node_modules/.cache'), { recursive: true });
    await writeFile(join(house, 'node_modules/.cache'), '');
    expect(await run('src/main.ts', 'a')).toBe('Word all a\n');
  });

  test('is one of two', async () => {
    expect(await run('src/word.ts')).toBe('2: usage: node scripts/run.mjs src/main.ts|src/cli/main.ts ...\n');
  });
});
