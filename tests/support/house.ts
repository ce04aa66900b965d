import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Sources by their path from the project's root, with slashes. */
export type House = ReadonlyMap<string, string>;

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LONGEST_LINES = 250;
/** The tables of steps are read as a whole, like a map. */
const LONGEST_TABLE_LINES = 400;
const BANNED_WORDS = ['service', 'manager', 'provider', 'helper', 'util'];

/** Every TypeScript source of the project that people write. */
export function readHouse(): House {
  const files = ['src', 'tests', 'scripts'].flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => path !== 'scripts/client/graphql.ts' && !path.includes('/node_modules/'));
  return new Map(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

/** What a source imports or re-exports, types included unless only values are asked for: paths from the root for our own files, names for packages. */
export function importsOf(path: string, source: string, values: 'all' | 'values only' = 'all'): string[] {
  const code = (values === 'all' ? source : source.replace(/^[ \t]*(import|export) type\b[^'"`;]*?\bfrom\s*(['"])[^'"]+\2/gm, '')).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const found = [
    ...code.matchAll(/^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"]+)\1/gm),
    ...code.matchAll(/^[ \t]*import\s*(['"])([^'"]+)\1/gm),
    ...code.matchAll(/\bimport\(\s*(['"])([^'"]+)\1/g),
  ].map((match) => match[2] ?? '');
  return [...new Set(found)].map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)).replaceAll('\\', '/') : name));
}

/** All rules about imports that `src/README.md` states, as sentences; none if the house is in order. */
export function brokenImports(house: House, rooms: readonly string[]): string[] {
  const wrong: string[] = [];
  for (const [path, source] of house) {
    if (!path.startsWith('src/')) continue;
    // Facts are shapes: they may be drawn from anywhere a room may look, but bring no code along.
    for (const target of importsOf(path, source, isFacts(path) ? 'values only' : 'all')) {
      const why = refuse(path, target, rooms);
      if (why) wrong.push(`${path} imports ${target}: ${why}`);
    }
    for (const target of isFacts(path) ? importsOf(path, source) : []) {
      const why = refuseBetweenRooms(path, target, rooms);
      if (why) wrong.push(`${path} imports ${target}: ${why}`);
    }
  }
  return wrong;
}

const TOP = new Set(['src/main.ts', 'src/app.ts', 'src/serve.ts', 'src/welcome.ts', 'src/features.ts', 'src/composition.ts']);
/** The shape of who asks: what `who` and `needs` are predicates over. */
const ACTOR = 'src/platform/actor.ts';
const isTop = (path: string) => TOP.has(path) || path.startsWith('src/cli/');
const isKernel = (path: string) => path.startsWith('src/kernel/');
const isStepTable = (path: string) => /^src\/[\w-]+\.ts$/.test(path) && !TOP.has(path);
const isPureRoomFile = (path: string) => /^src\/features\/[\w-]+\/(lifecycle|rules|roles|facts|words|policy|simulation)(\/[\w-]+)?\.ts$/.test(path);
const isPure = (path: string) => isKernel(path) || isStepTable(path) || isPureRoomFile(path);
const isFacts = (path: string) => /^src\/features\/[\w-]+\/facts\.ts$/.test(path);
const isTables = (path: string) => /\/tables(\/[\w-]+)?\.ts$/.test(path);
const mayHoldSql = (path: string) => path.startsWith('src/platform/') || isTables(path) || /\/store(\/[\w-]+)?\.ts$/.test(path);
const isGraphql = (path: string) => path.includes('/graphql/');
const roomOf = (path: string) => /^src\/features\/([\w-]+)\//.exec(path)?.[1] ?? null;
const isOurs = (target: string) => target.startsWith('src/');

/** Why `path` may not import `target`; null if it may. */
function refuse(path: string, target: string, rooms: readonly string[]): string | null {
  if (isPure(path)) return refuseInPure(path, target);
  if (/^(drizzle-orm|drizzle-kit|postgres)(\/|$)/.test(target) && !mayHoldSql(path)) return 'SQL belongs to tables, store and platform';
  if (/^type-graphql(\/|$)/.test(target) && !isGraphql(path)) return 'type-graphql belongs below a graphql folder';
  if (!isOurs(target)) return null;
  if (!isTop(path) && isTop(target)) return 'nothing imports what starts and composes';
  if (path.startsWith('src/platform/') && !target.startsWith('src/platform/') && !isKernel(target)) return 'platform imports kernel only';
  if (path.startsWith('src/graphql/') && roomOf(target)) return 'the door imports no room';
  if (roomOf(path) && isGraphql(target) && !isGraphql(path)) return 'only graphql folders import classes';
  return refuseBetweenRooms(path, target, rooms);
}

function refuseInPure(path: string, target: string): string | null {
  if (path === 'src/kernel/ids.ts' && target === 'node:crypto') return null;
  if (isKernel(path)) return isKernel(target) ? null : 'kernel imports nothing';
  if (target === ACTOR && isPureRoomFile(path)) return null;
  return isPure(target) ? null : 'kernel, tables of steps, facts, words, lifecycle, rules and roles import only each other';
}

function refuseBetweenRooms(path: string, target: string, rooms: readonly string[]): string | null {
  const [from, to] = [roomOf(path), roomOf(target)];
  if (!from || !to || from === to) return null;
  if (!rooms.includes(from) || !rooms.includes(to)) return 'this room is not in the line of rooms';
  if (rooms.indexOf(to) > rooms.indexOf(from)) return `${to} stands above ${from}`;
  const door = `src/features/${to}/`;
  if (target === `${door}index.ts`) return null;
  if (target === `${door}tables.ts`) return isTables(path) ? null : 'only tables import tables, for foreign keys';
  if (target === `${door}graphql/index.ts`) return isGraphql(path) ? null : 'only graphql folders import classes';
  return 'a room is entered through its door (index, graphql/index)';
}

/** Import cycles among our own files, types included; each is told once, as a path. */
export function cycles(house: House): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' > '));
    if (at >= 0 || done.has(path)) return;
    for (const target of importsOf(path, house.get(path) ?? '')) {
      if (house.has(target)) walk(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of house.keys()) walk(path, []);
  return found;
}

/** Names, lengths, clocks and chance: what a single file may not be or do. */
export function brokenFiles(house: House): string[] {
  const wrong: string[] = [];
  for (const [path, source] of house) {
    const words = (path.split('/').at(-1) ?? '').toLowerCase().split(/[-.]/);
    const banned = words.find((word) => BANNED_WORDS.includes(word.replace(/(ie)?s$/, '')) || BANNED_WORDS.includes(word));
    if (banned) wrong.push(`${path} is named "${banned}"`);
    const lines = source.split('\n').length - 1;
    if (lines > (isStepTable(path) ? LONGEST_TABLE_LINES : LONGEST_LINES)) wrong.push(`${path} has ${lines} lines`);
    if (!path.startsWith('src/')) continue;
    if (mayHoldSql(path) && /(?<![\w.'-])(now\(\)|(current|statement|clock|transaction)_timestamp)/i.test(source)) wrong.push(`${path} asks SQL for the time; only business_now() and machine_now() may`);
    if (isPure(path) && path !== 'src/kernel/ids.ts' && /Date\.now\(|new Date\(\)|Math\.random\(/.test(source)) wrong.push(`${path} is pure, but asks for the time or chance`);
    if (!mayHoldSql(path) && /\bsql(<[^`]*>)?`/.test(source)) wrong.push(`${path} holds SQL`);
  }
  return wrong;
}
