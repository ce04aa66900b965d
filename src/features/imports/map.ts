import { z } from 'zod';
import { ImportRefused, LEVELS, type Level } from '../places/index.ts';
import { isTimeFormat } from './times.ts';

/** Our own sentences about a map, each with its twin; zod's are zod's in either language. */
const twins = new Map<string, string>();
const said = (en: string, zh: string): string => { twins.set(en, zh); return en; };

const column = z.string().min(1).max(200);
const columns = z.array(column).min(1).max(20);
const code = z.string().regex(/^[\w.-]{1,64}$/, said('holds letters, digits, dots, hyphens and underscores, 64 at most', '只能包含字母、数字、点、连字符和下划线，最多 64 个字符'));
const words = z.string().min(1).max(300);
const belowCounty = LEVELS.filter((level) => level !== 'COUNTY') as [Level, ...Level[]];

/** What a map says: how a list of another house is read as orders of ours. Columns are named as in the list's first line. */
const LIST_MAP = z.strictObject({
  /** Name of the list; stands before each reference, so that two lists never meet. */
  source: z.string().regex(/^[\w.-]{1,40}$/, said('holds letters, digits, dots, hyphens and underscores, 40 at most', '只能包含字母、数字、点、连字符和下划线，最多 40 个字符')),
  /** Unique in the list. */
  reference: column,
  /** Language of its words, BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, said('is a language tag like "en" or "zh-CN"', '须为语言标签，如 "en" 或 "zh-CN"')),
  placedAt: z.strictObject({
    column, format: z.string().max(60).refine(isTimeFormat, said('is written with yyyy, MM, dd, HH (or hh with a), mm and ss, like "MM/dd/yyyy hh:mm:ss a"', '由 yyyy、MM、dd、HH（或 hh 加 a）、mm 和 ss 组成，如 "MM/dd/yyyy hh:mm:ss a"')),
    zone: z.string().refine(isZone, said('is no time zone; write one like "America/New_York"', '不是时区；请填写如 "America/New_York" 的时区')),
  }),
  kind: z.strictObject({
    /** Several are joined by " / ". */
    columns,
    /** Words, or a pattern with `*`, and the code of the catalogue item. */
    items: z.record(words, code),
    /** Item of kinds that are not mapped; left out: their rows are told and not taken. */
    otherwise: code.optional(),
  }),
  place: z.strictObject({
    /** From the outermost to the innermost. */
    columns: z.array(z.strictObject({ column, level: z.enum(belowCounty) })).min(1).max(5),
    /** Codes made from names begin with it. */
    prefix: z.string().regex(/^[\w.-]{1,20}$/, said('holds letters, digits, dots, hyphens and underscores, 20 at most', '只能包含字母、数字、点、连字符和下划线，最多 20 个字符')),
    /** Words that name no place. */
    none: z.array(z.string().max(200)).optional(),
    /** Divisions that have codes of their own: words of the innermost column, and the code. */
    codes: z.record(words, code).optional(),
    /** Division of rows whose place is not mapped; left out: they are told and not taken. */
    otherwise: z.strictObject({ code, name: z.string().min(1).max(100), level: z.enum(belowCounty) }).optional(),
  }).refine(({ columns: given }) => given.every(({ level }, i) => i === 0 || LEVELS.indexOf(level) > LEVELS.indexOf(given[i - 1]!.level)), said('names its columns from the outermost level to the innermost', '各列须按级别从外到内排列')),
  /** Columns that become the order's words, in this order. */
  words: columns,
  /** Columns of contact: personal data. */
  contact: z.strictObject({ name: column.optional(), phone: column.optional(), address: column.optional(), latitude: column.optional(), longitude: column.optional() })
    .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), said('names latitude and longitude together', '纬度和经度须同时填写')).optional(),
  /** Which rows are still open. */
  open: z.strictObject({ column, values: z.array(z.string()).min(1) }).optional(),
});

export type ListMap = z.infer<typeof LIST_MAP>;

const CHINESE = { error: z.locales.zhCN().localeError };
const MOST_TOLD = 5;

/** Reads a map. Throws one sentence that says where it is wrong. */
export function readMap(text: string): ListMap {
  const given = parsed(text.replace(/^\uFEFF/, ''));
  const read = LIST_MAP.safeParse(given);
  if (read.success) return read.data;
  const { issues } = read.error;
  const inChinese = LIST_MAP.safeParse(given, CHINESE).error?.issues ?? issues;
  throw new ImportRefused(
    issues.slice(0, MOST_TOLD).map(({ path, message }) => `${path.length === 0 ? 'the map' : path.join('.')}: ${message}`).join('; '),
    inChinese.slice(0, MOST_TOLD).map(({ path, message }) => `${path.length === 0 ? '映射' : path.join('.')}：${twins.get(message) ?? message}`).join('；'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportRefused('it is not JSON', '不是 JSON 文件');
  }
}

/** All columns that a map names. */
export const columnsOf = (map: ListMap): string[] => [...new Set([
  map.reference, map.placedAt.column, ...map.kind.columns, ...map.place.columns.map((one) => one.column), ...map.words,
  ...Object.values(map.contact ?? {}).filter((name) => name !== undefined), ...(map.open ? [map.open.column] : []),
])];

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
