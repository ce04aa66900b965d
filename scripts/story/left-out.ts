import type { Plugin } from 'esbuild';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, ROOT } from '../bundle.mjs';

export interface Build {
  /** The program that `npm start` starts. */
  readonly main: string;
  drop(): Promise<void>;
}

const IMPORT = /^import (?:\* as (?<all>\w+)|(?:type )?\{(?<some>[^}]*)\}) from '\.\/features\/(?<room>[a-z-]+)\/.*';$/;

/** A source that composes rooms, without the lines of some: their imports, and whatever names what they import. */
export function withoutLines(source: string, rooms: ReadonlySet<string>): string {
  const gone = new Set<string>();
  const kept = source.split('\n').filter((line) => {
    const { all, some = '', room = '' } = IMPORT.exec(line)?.groups ?? {};
    if (!rooms.has(room)) return true;
    for (const name of [all ?? '', ...some.split(',').map((one) => one.replace(/^\s*type /, '').split(' as ').at(-1)!.trim())]) gone.add(name);
    return false;
  });
  return kept.filter((line) => line.startsWith('import ') || !(line.match(/\w+/g) ?? []).some((word) => gone.has(word))).join('\n');
}

/** A room that is left out and yet imported, by whatever, ends the build: then it cannot be left out. */
const leavingOut = (rooms: ReadonlySet<string>): Plugin => ({
  name: 'left-out',
  setup: (build) => {
    build.onLoad({ filter: /\/src\/(features|composition)\.ts$/ }, async ({ path }) => ({ loader: 'ts', contents: withoutLines(await readFile(path, 'utf8'), rooms) }));
    build.onLoad({ filter: new RegExp(`/src/features/(${[...rooms].join('|')})/`) }, ({ path }) => ({ errors: [{ text: `${path.slice(ROOT.length)} is imported, though its room is left out` }] }));
  },
});

/** The house without some of its rooms. Throws when one of those that stay needs one of them. */
export async function buildWithout(rooms: readonly string[]): Promise<Build> {
  const kept = join(ROOT, 'node_modules/.cache/linlibang-left-out');
  await mkdir(kept, { recursive: true });
  const folder = await mkdtemp(join(kept, 'build-'));
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await bundle(folder, [leavingOut(new Set(rooms))]);
  } catch (error) {
    await drop();
    throw error;
  }
  return { main: join(folder, 'main.mjs'), drop };
}
