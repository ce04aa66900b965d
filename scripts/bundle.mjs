import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The programs of the house. */
export const PROGRAMS = ['src/main.ts', 'src/cli/main.ts'];

/** Bundles the programs into a folder below node_modules, where they find their packages: half a second. @param {string} into @param {import('esbuild').Plugin[]} plugins */
export async function bundle(into, plugins = []) {
  const { build, stop } = await import('esbuild');
  try {
    await build({
      absWorkingDir: ROOT, entryPoints: PROGRAMS, outbase: 'src', outdir: into, outExtension: { '.js': '.mjs' }, bundle: true, splitting: true, format: 'esm',
      platform: 'node', target: 'node20', supported: { 'import-attributes': true }, packages: 'external', keepNames: true, sourcemap: 'linked', logLevel: 'silent', plugins,
    });
  } finally {
    await stop();
  }
}
