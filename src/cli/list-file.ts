import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { ImportRefused } from '../features/places/index.ts';
import { readMap, type ListMap } from '../features/imports/index.ts';
import { ROOT } from '../platform/root.ts';
import { StartRefused } from '../platform/start-refused.ts';

const SHIPPED = new URL('src/features/imports/maps/', ROOT);

const cannotRead = (file: string): StartRefused => new StartRefused(`The file ${file} cannot be read.`, `无法读取文件 ${file}。`);

/** A map by its path, or by the name of one that is shipped, like `boston311`. */
export async function openMap(given: string): Promise<ListMap> {
  const shipped = new URL(`${given}.json`, SHIPPED);
  const text = await readFile(/^[\w-]+$/.test(given) && !existsSync(given) ? shipped : given, 'utf8').catch(() => { throw cannotRead(given); });
  return saying(given, async () => readMap(text));
}

/** A file to read as it streams, and its size. */
export async function openList(file: string): Promise<{ chunks: AsyncIterable<Uint8Array>; size: number }> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw cannotRead(file);
  return { chunks: createReadStream(file), size: found.size };
}

/** Does something with a file, and says which one it was when it cannot be taken as a whole. */
export async function saying<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportRefused) throw new StartRefused(`${file}: ${error.en}.`, `${file}：${error.zh}。`);
    throw error;
  }
}

const LONGEST_SHOWN = 60;

/** What a stranger wrote, made harmless for a terminal and short. */
export const shown = (text: string): string => {
  const plain = text.replace(/\p{C}/gu, '�');
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
};
