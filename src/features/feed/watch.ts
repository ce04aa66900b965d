import type { Platform } from '../../platform/platform.ts';
import { rightsMarks, type Account } from './store/rights.ts';

/** Tells when the rights of an account have changed. */
export interface Watching {
  /** Resolves at the next change. */
  changed(): Promise<void>;
  stop(): void;
}

interface Watcher {
  readonly account: Account;
  mark: string | null;
  wake: () => void;
  next: Promise<void>;
}

const PORTION = 500;
const watches = new WeakMap<Platform, (account: Account) => Promise<Watching>>();

/**
 * Watches the rights of an account, together with all others that this node watches: one statement a look, two looks within the limit.
 * Every change after it has resolved is told.
 */
export function watchRights(platform: Platform, account: Account): Promise<Watching> {
  const watch = watches.get(platform) ?? openWatch(platform);
  watches.set(platform, watch);
  return watch(account);
}

function openWatch({ db, config, log }: Platform): (account: Account) => Promise<Watching> {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | null = null;

  const look = async (): Promise<void> => {
    const all = [...watchers];
    for (let i = 0; i < all.length; i += PORTION) {
      const some = all.slice(i, i + PORTION);
      const marks = await rightsMarks(db, some.map(({ account }) => account));
      some.forEach((watcher, j) => {
        const mark = marks[j] ?? null;
        if (watcher.mark !== mark) watcher.wake();
        watcher.mark = mark;
      });
    }
  };
  const again = (): void => {
    timer = watchers.size === 0 ? null : setTimeout(() => {
      look().catch(() => { log.warn('rights of subscribers cannot be read; trying again'); }).finally(again);
    }, config.limits.rightsRecheckMs / 2);
    timer?.unref();
  };

  return async (account) => {
    const [mark = null] = await rightsMarks(db, [account]);
    const watcher: Watcher = { account, mark, wake: () => {}, next: Promise.resolve() };
    const sleep = (): void => { watcher.next = new Promise((resolve) => { watcher.wake = () => { resolve(); sleep(); }; }); };
    sleep();
    watchers.add(watcher);
    if (timer === null) again();
    return { changed: () => watcher.next, stop: () => { watchers.delete(watcher); } };
  };
}
