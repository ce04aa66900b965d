import type { Db } from '../../platform/db.ts';
import { bearListed, listedAlready, MOST_LISTED } from '../orders/index.ts';
import { ImportRefused } from '../places/index.ts';
import { openGround, type Resolved } from './ground.ts';
import { readList } from './list.ts';
import type { ListMap } from './map.ts';
import type { ListRow } from './rows.ts';

/** What is told of one row: it is bad, or not mapped and so not taken. */
export interface Told {
  readonly line: number;
  readonly reference: string;
  readonly reason: string;
}

/** Every row is one of bad, left out, mapped or unmapped; every mapped or unmapped one is added, there already or not taken. */
export interface ListImport {
  rows: number;
  /** Told and not taken. */
  bad: number;
  /** Not open, where only open ones were asked for. */
  leftOut: number;
  mapped: number;
  /** Kind or place is not in the map: taken where the map says what then, else told and not taken. */
  unmapped: number;
  added: number;
  /** Orders from an earlier import. */
  already: number;
  notTaken: number;
  /** Kinds and places that the map should learn, and how often they came: the first thousand of each. */
  readonly kinds: Map<string, number>;
  readonly places: Map<string, number>;
}

export interface ImportInput {
  readonly realm: string;
  readonly map: ListMap;
  readonly file: AsyncIterable<Uint8Array>;
  /** An operator of the realm. */
  readonly placerId: string;
  readonly dryRun?: boolean;
  readonly onlyOpen?: boolean;
  /** Business time: what was placed later is bad. */
  readonly now: Date;
}

interface Waiting { readonly line: number; readonly row: ListRow }

const MOST_STRANGERS = 1_000;

/**
 * Takes the requests of another list as orders of a realm, in commits of a thousand. Every row that cannot be read is told and the others
 * are kept; repeating it makes nothing twice. `dryRun` writes nothing and counts as if it had. Throws one sentence when the file or the
 * map as a whole cannot be taken.
 */
export async function importOrders(db: Db, input: ImportInput, tell: (told: Told) => void, progress: (bytes: number) => void = () => {}): Promise<ListImport> {
  const ground = await openGround(db, input.realm, input.map);
  const count: ListImport = { rows: 0, bad: 0, leftOut: 0, mapped: 0, unmapped: 0, added: 0, already: 0, notTaken: 0, kinds: new Map(), places: new Map() };
  const seen = new Map<string, number>();
  let waiting: Waiting[] = [];
  const bad = (line: number, reference: string, reason: string): void => { count.bad += 1; tell({ line, reference, reason }); };

  for await (const { line, bytes, found } of readList(input.map, input.file)) {
    count.rows += 1;
    progress(bytes);
    if ('wrong' in found) { bad(line, found.reference, found.wrong); continue; }
    const { row } = found;
    const first = seen.get(row.reference);
    if (first !== undefined) { bad(line, row.reference, `its reference stands on line ${first} already`); continue; }
    if (row.placedAt > input.now) { bad(line, row.reference, 'its time lies in the future'); continue; }
    seen.set(row.reference, line);
    if (input.onlyOpen === true && !row.open) { count.leftOut += 1; continue; }
    waiting.push({ line, row });
    if (waiting.length < MOST_LISTED) continue;
    await takePortion(db, input, await ground.resolve(waiting.map((one) => one.row)), waiting, count, tell);
    waiting = [];
  }
  await takePortion(db, input, await ground.resolve(waiting.map(({ row }) => row)), waiting, count, tell);
  return count;
}

async function takePortion(db: Db, { realm, map, placerId, dryRun }: ImportInput, resolved: readonly Resolved[], waiting: readonly Waiting[], count: ListImport, tell: (told: Told) => void): Promise<void> {
  const listed = waiting.flatMap(({ line, row }, i) => {
    const { item, division, unmapped } = resolved[i]!;
    count[unmapped.length === 0 ? 'mapped' : 'unmapped'] += 1;
    if (unmapped.includes('kind')) meet(count.kinds, row.kind);
    if (unmapped.includes('place')) meet(count.places, row.places.at(-1)?.name ?? '');
    if (item === null || division === null) {
      count.notTaken += 1;
      tell({ line, reference: row.reference, reason: `its ${unmapped.join(' and ')} ${unmapped.length === 1 ? 'is' : 'are'} not in the map: ${[...(item ? [] : [row.kind]), ...(division ? [] : [row.places.at(-1)?.name ?? 'none'])].join('; ')}` });
      return [];
    }
    const { placedAt, words, contact } = row;
    return [{ importedAs: `${map.source}:${row.reference}`, placedAt, item, division, words, language: map.language, contact }];
  });
  if (listed.length === 0) return;
  if (dryRun === true) {
    const there = await listedAlready(db, realm, listed.map(({ importedAs }) => importedAs));
    count.already += there.size;
    count.added += listed.length - there.size;
    return;
  }
  const born = await bearListed(db, { realm, placerId }, listed);
  if (!born.ok) throw new ImportRefused(`only an operator of ${realm} imports its orders`, `仅 ${realm} 的运营管理员可以导入其订单`);
  count.added += born.value.size;
  count.already += listed.length - born.value.size;
}

function meet(strangers: Map<string, number>, name: string): void {
  if (strangers.has(name) || strangers.size < MOST_STRANGERS) strangers.set(name, (strangers.get(name) ?? 0) + 1);
}
