import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { isDrawRecord, recordOfOrder, wrongWith, type DrawRecord } from '../features/draws/index.ts';
import { StartRefused } from '../platform/start-refused.ts';
import { say, withDatabase } from './cli.ts';

export function addVerifyDraw(program: Command): void {
  program.command('verify-draw').argument('<order or file>', 'number or id of an order of this database, or a JSON file that "--json" wrote')
    .description('recompute a fair start from its published seed and keys (验证摇号)')
    .option('--json', 'print what is published of the draw, to be given to whoever wants to recompute it')
    .action(async (given: string, { json }: { json?: boolean }) => {
      const record = given.endsWith('.json') ? await recordIn(given) : await recordOf(given);
      if (json) return say(JSON.stringify(record, null, 1));
      const wrong = wrongWith(record);
      for (const sentence of wrong) say(`✗ ${sentence}`);
      if (wrong.length > 0) process.exitCode = 1;
      else say(`✓ draw ${record.drawId}: ${record.drawn.length} keys, ${record.places} places, as committed to and as drawn (摇号结果无误)`);
    });
}

async function recordIn(file: string): Promise<DrawRecord> {
  const text = await readFile(file, 'utf8').catch(() => { throw new StartRefused(`The file ${file} cannot be read.`, `无法读取文件 ${file}。`); });
  const record = parsed(text);
  if (!isDrawRecord(record)) throw new StartRefused(`${file} is no record of a draw.`, `${file} 不是摇号记录。`);
  return record;
}

function parsed(text: string): unknown {
  try { return JSON.parse(text); } catch { return null; }
}

const recordOf = (order: string): Promise<DrawRecord> => withDatabase(async ({ database }) => {
  const record = await recordOfOrder(database.db, order);
  if (record === null) throw new StartRefused(`No draw of the order ${order} is over.`, `订单 ${order} 没有已完成的摇号。`);
  return record;
});
