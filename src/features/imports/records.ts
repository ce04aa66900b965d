import { parse } from 'csv-parse/sync';
import type { Line } from './lines.ts';

/** A row of a CSV file, by the line on which it begins: its cells, or why it cannot be read. Rows are told in English; a first line ends the whole import, and is told in both languages. */
export type FileRecord =
  | { readonly line: number; readonly bytes: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly bytes: number; readonly wrong: Wrong };
interface Wrong { readonly en: string; readonly zh: string }

/** A cell may hold line breaks; a quotation mark that stays open longer than this is a mistake. */
const MOST_LINES = 100;
const NOT_CLOSED: Wrong = { en: 'a quotation mark is not closed, or stands inside a cell', zh: '引号未闭合，或出现在单元格中间' };
const TOO_LONG: Wrong = { en: 'is longer than a row can be', zh: '超过一行的最大长度' };

/**
 * The rows of a CSV file. A row that cannot be read, or that would be right only by swallowing other rows, costs its first line alone:
 * reading goes on with the next. `width` is the number of columns once the header is read; 0 takes any.
 */
export async function* recordsOf(lines: AsyncIterable<Line>, width: () => number): AsyncGenerator<FileRecord> {
  const source = lines[Symbol.asyncIterator]();
  const ahead: Line[] = [];
  const line = async (index: number): Promise<Line | null> => {
    while (ahead.length <= index) {
      const next = await source.next();
      if (next.done) return null;
      ahead.push(next.value);
    }
    return ahead[index]!;
  };
  for (;;) {
    const first = await line(0);
    if (first === null) return;
    const { no, bytes, text } = first;
    if (text === null) yield { line: no, bytes, wrong: TOO_LONG };
    else if (text.trim() !== '') {
      const piece = await whole(text, line);
      const cells = piece === null ? null : cellsOf(piece.text);
      const fits = cells !== null && (piece!.lines === 1 || width() === 0 || cells.length === width());
      if (!fits) yield { line: no, bytes, wrong: NOT_CLOSED };
      else if (width() > 0 && cells.length !== width()) yield { line: no, bytes, wrong: { en: `has ${cells.length} columns instead of ${width()}`, zh: `应有 ${width()} 列，实际 ${cells.length} 列` } };
      else {
        yield { line: no, bytes: ahead[piece!.lines - 1]!.bytes, cells };
        ahead.splice(1, piece!.lines - 1);
      }
    }
    ahead.shift();
  }
}

/** The line and those after it until every quotation mark is closed; null: it stays open. */
async function whole(start: string, line: (index: number) => Promise<Line | null>): Promise<{ text: string; lines: number } | null> {
  let [text, open, lines] = [start, odd(start), 1];
  for (; open && lines < MOST_LINES; lines++) {
    const next = (await line(lines))?.text ?? null;
    if (next === null) return null;
    text += `\n${next}`;
    open = open !== odd(next);
  }
  return open ? null : { text, lines };
}

function odd(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}

function cellsOf(text: string): string[] | null {
  if (!text.includes('"')) return text.split(',').map((cell) => cell.trim());
  try {
    const [cells, ...more] = parse(text, { trim: true, relax_column_count: true }) as string[][];
    return cells !== undefined && more.length === 0 ? cells : null;
  } catch {
    return null;
  }
}
