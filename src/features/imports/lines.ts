import { ImportRefused } from '../places/index.ts';

/** A physical line of a file; null: it is longer than any line may be, and was not kept. */
export interface Line {
  readonly no: number;
  readonly text: string | null;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
}

/** Longer lines are dropped, so that no file fills the memory. */
export const LONGEST_LINE = 1_000_000;
const NEWLINE = 10;

/** The lines of a file of any size, by LF or CRLF, without a byte order mark. Throws when the file is UTF-16 or holds binary data at its beginning. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let [no, bytes, held, dropped] = [1, 0, 0, false];
  let parts: Uint8Array[] = [];
  const finish = (): Line => {
    const text = dropped ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    const line = { no, text: no === 1 ? text?.replace(/^\uFEFF/, '') ?? null : text, bytes };
    [no, held, dropped, parts] = [no + 1, 0, false, []];
    return line;
  };
  for await (const chunk of chunks) {
    if (bytes === 0) refuseForeign(chunk);
    for (let from = 0; from < chunk.length;) {
      const at = chunk.indexOf(NEWLINE, from);
      const part = chunk.subarray(from, at < 0 ? chunk.length : at);
      held += part.length;
      if (held > LONGEST_LINE) [dropped, parts] = [true, []]; else parts.push(part);
      bytes += part.length + (at < 0 ? 0 : 1);
      from = at < 0 ? chunk.length : at + 1;
      if (at >= 0) yield finish();
    }
  }
  if (held > 0) yield finish();
}

function refuseForeign(head: Uint8Array): void {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw new ImportRefused('it is written in UTF-16; save it as CSV in UTF-8', '文件为 UTF-16 编码，请另存为 UTF-8 编码的 CSV');
  if ((a === 0x50 && b === 0x4b) || (a === 0x1f && b === 0x8b)) throw new ImportRefused('it is packed or a spreadsheet; save it as CSV in UTF-8', '文件为压缩包或电子表格，请另存为 UTF-8 编码的 CSV');
}
