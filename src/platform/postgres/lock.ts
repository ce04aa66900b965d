import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.ts';
import { startedAt } from './processes.ts';

const FILE = 'node.lock';
/** On another machine (or in another container) no process can be looked up: there an owner lives while it touches its lock. */
const TOUCH_MS = 5_000;
const DEAD_AFTER_MS = 20_000;

/** Which living process owns the data folder; null if none. */
export function ownerOf(dataDir: string): number | null {
  const path = join(dataDir, FILE);
  return livingOwner(path, read(path));
}

/** Takes the data folder for this process, also from a dead owner; returns how to give it back. Throws StartRefused while another node lives. */
export function lockFolder(dataDir: string): () => void {
  const path = join(dataDir, FILE);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: startedAt(process.pid), mark: randomBytes(4).toString('hex') });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, mine);
  try {
    for (let attempt = 0; attempt < 50; attempt++) {
      if (linked(draft, path)) return keep(path, mine);
      const held = read(path);
      const owner = livingOwner(path, held);
      if (owner !== null) {
        throw new StartRefused(
          `The data folder ${dataDir} is in use by another running node (process ${owner}); stop that one or set another DATA_DIR.`,
          `数据目录 ${dataDir} 正被另一个运行中的节点(进程 ${owner})使用;请先停止它,或另设 DATA_DIR。`);
      }
      if (held !== null) removeStale(path, held);
    }
    throw new StartRefused(`The data folder ${dataDir} could not be locked; try again.`, `无法锁定数据目录 ${dataDir},请重试。`);
  } finally {
    unlinkSync(draft);
  }
}

/** Keeps the lock fresh; returns how to give it back. */
function keep(path: string, mine: string): () => void {
  const touch = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // the folder was removed under a running node
    }
  }, TOUCH_MS).unref();
  return () => {
    clearInterval(touch);
    if (read(path) === mine) unlinkSync(path);
  };
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(path: string, seen: string): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another starter removed it first
  }
  // Another starter may have locked between our look and our rename: give that back.
  if (read(aside) !== seen) linked(aside, path);
  unlinkSync(aside);
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function livingOwner(path: string, text: string | null): number | null {
  if (text === null) return null;
  try {
    const { pid, host, started } = JSON.parse(text) as { pid: number; host: string; started: string };
    const lives = host === hostname() ? startedAt(pid) === started : Date.now() - statSync(path).mtimeMs < DEAD_AFTER_MS;
    return lives ? pid : null;
  } catch {
    return null; // cut short by a power cut: nobody owns it
  }
}
