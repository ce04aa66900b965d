import { ImportRefused } from '../places/index.ts';
import { linesOf } from './lines.ts';
import type { ListMap } from './map.ts';
import { recordsOf } from './records.ts';
import { rowReader, type Read } from './rows.ts';

/** One row of a list: the line on which it begins, how much of the file is read, and what the map made of it. */
export interface ReadRow {
  readonly line: number;
  readonly bytes: number;
  readonly found: Read;
}

/** Reads a list by its map, a row at a time. Throws one sentence when there is no header, or one without the map's columns. */
export async function* readList(map: ListMap, file: AsyncIterable<Uint8Array>): AsyncGenerator<ReadRow> {
  let read: ReturnType<typeof rowReader> | null = null;
  let width = 0;
  for await (const record of recordsOf(linesOf(file), () => width)) {
    if (read !== null) {
      yield { line: record.line, bytes: record.bytes, found: 'wrong' in record ? { wrong: record.wrong.en, reference: '' } : read(record.cells) };
      continue;
    }
    if ('wrong' in record) throw new ImportRefused(`its first line cannot be read: ${record.wrong.en}`, `第一行无法读取：${record.wrong.zh}`);
    read = rowReader(map, record.cells);
    width = record.cells.length;
  }
  if (read === null) throw new ImportRefused('it is empty', '文件为空');
}
