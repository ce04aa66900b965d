import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { mergeConfig } from 'vitest/config';
import { TEETH } from '../tests/teeth/teeth.ts';
import base from './vitest.config.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const tooth = TEETH.find(({ name }) => name === process.env['TOOTH']);

/** Whoever imports the module gets the double; only the double itself gets the module. */
function standIn(module: string, double: string): Plugin {
  return {
    name: 'tooth',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!importer || importer.split('?')[0] === double) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found?.id.split('?')[0] === module ? double : null;
    },
  };
}

/** The suite with the tooth that TOOTH names (none: without any). */
export default mergeConfig(base, {
  plugins: tooth?.module === undefined ? [] : [standIn(at(tooth.module), at(`tests/teeth/doubles/${tooth.name}.ts`))],
  // What fails shall fail, at once.
  test: { maxWorkers: 1, retry: 0, testTimeout: 60_000 },
});
