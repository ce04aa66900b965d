import { parse } from 'csv-parse/sync';
import { GRID_KINDS, LEVELS, mayLieBelow, type GridKind, type Level } from './levels.ts';

/** A row of the file that can be taken, once its parent is there. */
export interface FileRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parentCode: string;
  readonly gridKind: GridKind | null;
  readonly households: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface BadRow {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

/** Words of files for levels; provinces and cities lie above every realm. */
const LEVEL_WORDS: Readonly<Record<string, Level | 'ABOVE'>> = {
  country: 'ABOVE', province: 'ABOVE', city: 'ABOVE', 省: 'ABOVE', 市: 'ABOVE',
  district: 'COUNTY', county: 'COUNTY', 区: 'COUNTY', 县: 'COUNTY',
  street: 'STREET', town: 'STREET', township: 'STREET', 街道: 'STREET', 镇: 'STREET', 乡: 'STREET',
  community: 'COMMUNITY', village: 'COMMUNITY', 社区: 'COMMUNITY', 村: 'COMMUNITY',
  grid: 'GRID', 网格: 'GRID', building: 'BUILDING', 楼栋: 'BUILDING', stairwell: 'STAIRWELL', 单元: 'STAIRWELL',
};

/** The file as a whole cannot be taken; why, in both languages, without the full stop. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  constructor(readonly en: string, readonly zh: string) {
    super(en);
  }
}

const COLUMNS = ['code', 'name', 'level', 'parent'] as const;
const LONGEST_CODE = 64;
const LONGEST_NAME = 100;

export interface ReadFile {
  /** Rows of a realm's levels. */
  readonly rows: FileRow[];
  /** Codes of rows above every realm (provinces, cities), and their parents. */
  readonly above: ReadonlyMap<string, string>;
  readonly bad: BadRow[];
}

/** Reads the text of a file; a row that cannot be read is reported with its line and the others are kept. Throws only when the header lacks a column. */
export function readDivisionFile(text: string): ReadFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = (cellsOf(lines[0] ?? '') ?? []).map((word) => word.toLowerCase());
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new ImportRefused(`the first line must name the columns ${COLUMNS.join(', ')}; missing: ${missing.join(', ')}`, `第一行须包含列名 ${COLUMNS.join('、')}；缺少：${missing.join('、')}`);

  const rows: FileRow[] = [];
  const above = new Map<string, string>();
  const bad: BadRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, content] of lines.entries()) {
    if (index === 0 || content.trim() === '') continue;
    const line = index + 1;
    const record = cellsOf(content);
    if (record === null) { bad.push({ line, code: '', reason: 'a quotation mark is not closed, or stands inside a cell' }); continue; }
    const cell = (name: string): string => record[header.indexOf(name)] ?? '';
    const code = cell('code');
    const report = (reason: string): void => { bad.push({ line, code, reason }); };
    if (record.length !== header.length) { report(`has ${record.length} columns instead of ${header.length}`); continue; }
    if (code === '') { report('has no code'); continue; }
    if (code.length > LONGEST_CODE || !/^[\w.-]+$/.test(code)) { report('its code may hold letters, digits, dots, hyphens and underscores only, 64 at most'); continue; }
    const first = seen.get(code);
    if (first !== undefined) { report(`the code stands on line ${first} already`); continue; }
    const level = LEVEL_WORDS[cell('level').toLowerCase()];
    if (level === undefined) { report(`unknown level "${cell('level')}"; known: ${LEVELS.join(', ').toLowerCase()}`); continue; }
    if (level === 'ABOVE') { seen.set(code, line); above.set(code, cell('parent')); continue; }
    const name = cell('name');
    if (name === '' || name.length > LONGEST_NAME) { report('its name must have 1 to 100 characters'); continue; }
    const wrong = wrongExtra(cell, level);
    if (wrong !== null) { report(wrong); continue; }
    seen.set(code, line);
    rows.push({
      line, code, name, level, parentCode: cell('parent'),
      gridKind: level === 'GRID' ? (cell('grid_kind').toUpperCase() || 'RESIDENT') as GridKind : null,
      households: numberOf(cell('households')), latitude: numberOf(cell('latitude')), longitude: numberOf(cell('longitude')),
    });
  }
  return { rows, above, bad };
}

/** The cells of one line; null when it cannot be read. A cell never spans lines, so that one bad quotation mark costs one row. */
function cellsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  try {
    return (parse(line, { trim: true, relax_column_count: true }) as string[][])[0] ?? [];
  } catch {
    return null;
  }
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));

function wrongExtra(cell: (name: string) => string, level: Level): string | null {
  const kind = cell('grid_kind').toUpperCase();
  if (kind !== '' && (level !== 'GRID' || !GRID_KINDS.some((known) => known === kind))) return 'grid_kind is for grids, and RESIDENT or DEDICATED';
  if (!/^\d{0,6}$/.test(cell('households'))) return 'households must be a whole number';
  const [latitude, longitude] = [numberOf(cell('latitude')), numberOf(cell('longitude'))];
  if ([latitude, longitude].filter((half) => half !== null).length === 1) return 'latitude and longitude belong together';
  if (latitude !== null && !(Math.abs(latitude) <= 90 && Math.abs(longitude ?? NaN) <= 180)) return 'latitude or longitude is no place on earth';
  return null;
}

export interface Known {
  readonly level: Level;
  readonly parentCode: string | null;
  /** It was given up. */
  readonly ended?: boolean;
}

export interface Plan {
  /** To be taken, parents before children: one list a level, from the top down. */
  readonly levels: FileRow[][];
  /** Rows that lie elsewhere. */
  readonly outside: number;
  readonly bad: BadRow[];
}

/**
 * Decides, without a database, which rows of a file go in under `root` of a realm that knows `known` codes.
 * A row elsewhere is counted; one whose parent is missing, bad or too low, or that would move a known division, is bad.
 */
export function planImport(file: ReadFile, known: ReadonlyMap<string, Known>, root: string): Plan {
  const rows = new Map(file.rows.map((row) => [row.code, row]));
  const bad = [...file.bad];
  const badCodes = new Map(bad.map(({ code, line }) => [code, line]));
  type Verdict = 'INSIDE' | 'OUTSIDE' | { bad: string };
  const verdicts = new Map<string, Verdict>();

  const knownUnderRoot = (code: string): boolean => {
    for (let at: string | null = code; at !== null; at = known.get(at)?.parentCode ?? null) if (at === root) return true;
    return false;
  };
  const judge = (row: FileRow, path: ReadonlySet<string>): Verdict => {
    const parent = row.parentCode;
    if (row.code === root) return known.get(row.code)?.level === row.level ? 'INSIDE' : { bad: `is a ${known.get(row.code)?.level ?? 'division'} in the realm` };
    if (parent === '') return row.level === 'COUNTY' ? 'OUTSIDE' : { bad: 'names no parent' };
    const there = known.get(row.code);
    if (there?.ended) return { bad: 'was given up; its code is not used again' };
    if (there && there.level !== row.level) return { bad: `is known as ${there.level}; levels do not change` };
    if (there && there.parentCode !== parent) return { bad: `is known under ${there.parentCode ?? 'nothing'}; an import moves nothing` };
    if (path.has(row.code)) return { bad: 'is its own ancestor' };
    const inFile = rows.get(parent);
    if (!inFile) {
      const parentKnown = known.get(parent);
      if (parentKnown?.ended) return { bad: `its parent ${parent} was given up` };
      if (parentKnown) return !mayLieBelow(row.level, parentKnown.level) ? { bad: `a ${row.level} cannot lie below a ${parentKnown.level}` }
        : knownUnderRoot(parent) ? 'INSIDE' : 'OUTSIDE';
      if (file.above.has(parent)) return 'OUTSIDE';
      return badCodes.has(parent) ? { bad: `its parent on line ${badCodes.get(parent)} was not taken` } : { bad: `its parent ${parent} is neither in the file nor in the realm` };
    }
    if (!mayLieBelow(row.level, inFile.level)) return { bad: `a ${row.level} cannot lie below a ${inFile.level}` };
    const above = verdictOf(inFile, new Set([...path, row.code]));
    return typeof above === 'object' ? { bad: `its parent on line ${inFile.line} was not taken` } : above;
  };
  const verdictOf = (row: FileRow, path: ReadonlySet<string> = new Set()): Verdict => {
    const ready = verdicts.get(row.code);
    if (ready !== undefined) return ready;
    const verdict = judge(row, path);
    verdicts.set(row.code, verdict);
    return verdict;
  };

  const inside: FileRow[] = [];
  let outside = file.above.size;
  for (const row of file.rows) {
    const verdict = verdictOf(row);
    if (verdict === 'INSIDE') inside.push(row);
    else if (verdict === 'OUTSIDE') outside += 1;
    else bad.push({ line: row.line, code: row.code, reason: verdict.bad });
  }
  bad.sort((a, b) => a.line - b.line);
  return { levels: LEVELS.map((level) => inside.filter((row) => row.level === level)).filter((rowsOfLevel) => rowsOfLevel.length > 0), outside, bad };
}
