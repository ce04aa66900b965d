import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { realmSettings, type RealmSettings } from '../features/places/index.ts';
import { ROOT } from '../platform/root.ts';

const FOLDER = new URL('src/cli/realms/', ROOT);

const pattern = z.strictObject({
  says: z.string(), settings: realmSettings.partial(),
  communities: z.number().int().positive(), grids: z.number().int().positive(), dedicatedGrids: z.number().int().min(0),
});

/** A way in which a street works (工作模式): what its realm is made with. Data alone; the code is the same for all. */
export type Pattern = Omit<z.infer<typeof pattern>, 'settings'> & { readonly settings: Partial<RealmSettings> };

/** Those that there are: a file each. */
export const PATTERNS: readonly string[] = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, '')).sort();

/** Throws for a name that is none. */
export const patternOf = (name: string): Pattern => {
  const given: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
  pattern.parse(given);
  // As it is given, without the defaults: what differs is stored, so that later defaults reach it.
  return given as Pattern;
};

const NUMERALS = '一二三四五六七八九十';
const numeral = (n: number): string => (n <= 10 ? NUMERALS[n - 1]! : n < 20 ? `十${NUMERALS[n - 11]}` : `${NUMERALS[Math.floor(n / 10) - 1]}十${n % 10 === 0 ? '' : NUMERALS[(n % 10) - 1]}`);

/** Communities and grids with invented names, as a list that `import divisions` takes. Codes: three digits for a community, G and two for a grid in it. */
export function sampleDivisions(realm: string, { communities, grids, dedicatedGrids }: Pattern): string {
  const lines = ['code,name,level,parent,grid_kind'];
  const codes = Array.from({ length: communities }, (_, i) => `${realm}${String(i + 1).padStart(3, '0')}`);
  codes.forEach((code, i) => lines.push(`${code},示例第${numeral(i + 1)}社区,community,${realm},`));
  for (let i = 0; i < grids + dedicatedGrids; i++) {
    const [code, nth] = [codes[i % communities]!, Math.floor(i / communities) + 1];
    lines.push(`${code}G${String(nth).padStart(2, '0')},第${numeral(nth)}网格,grid,${code},${i < grids ? 'resident' : 'dedicated'}`);
  }
  return lines.join('\n');
}
