import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, PROGRAMS, ROOT } from './bundle.mjs';

/**
 * Runs a program of `src` with the rest of the line: `node scripts/run.mjs src/cli/main.ts token ...`. The sources are bundled into one file for each state
 * of them (half a second, once) and kept below node_modules: loading them one by one through tsx took two seconds more at each start, of a node and of a command.
 * Where nothing can be written or bundled, tsx does load them one by one.
 */
const KEPT = join(ROOT, 'node_modules/.cache/linlibang');
/** Builds that nobody has started for so long are removed. */
const UNUSED_MS = 3 * 24 * 3_600_000;

/** Differs whenever a source does. */
function stateOfSources() {
  const hash = createHash('sha256').update(process.version);
  const files = readdirSync(join(ROOT, 'src'), { recursive: true }).filter((name) => name.endsWith('.ts')).sort().map((name) => join('src', name));
  for (const file of [...files, 'package.json', 'tsconfig.json', 'scripts/bundle.mjs', 'scripts/run.mjs']) {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function make(into) {
  const beside = `${into}.${randomBytes(4).toString('hex')}`;
  try {
    await bundle(beside);
    // Whoever starts in the same moment makes the same; one of them is kept.
    try { renameSync(beside, into); } catch (error) { if (!existsSync(into)) throw error; }
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

function sweep() {
  for (const name of readdirSync(KEPT)) {
    const folder = join(KEPT, name);
    if (Date.now() - statSync(folder).mtimeMs > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** What is to be imported for a program. */
async function ready(program) {
  try {
    const folder = join(KEPT, stateOfSources());
    if (existsSync(folder)) utimesSync(folder, new Date(), new Date());
    else { await make(folder); sweep(); }
    process.setSourceMapsEnabled(true);
    return join(folder, program.replace(/^src\/(.*)\.ts$/, '$1.mjs'));
  } catch {
    const { register } = await import('tsx/esm/api');
    register();
    return join(ROOT, program);
  }
}

const program = PROGRAMS.find((one) => one === process.argv[2]);
if (program === undefined) {
  console.error(`usage: node scripts/run.mjs ${PROGRAMS.join('|')} ...`);
  process.exit(2);
}
process.argv.splice(1, 2, resolve(ROOT, program));
await import(pathToFileURL(await ready(program)).href);
