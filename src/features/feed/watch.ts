import type { Platform } from '../../platform/platform.ts';
import { rightsMarks, type Account } from './store/rights.ts';

interface Watched {
  readonly account: Account;
  mark: string | null;
  readonly listeners: Set<() => void>;
}

const PORTION = 500;
const watches = new WeakMap<Platform, (account: Account, changed: () => void) => Promise<() => void>>();

/**
 * Calls back whenever the rights of an account have changed: all accounts that this node watches are looked at together, each once however often it is
 * watched, two looks within the limit. Every change after it has resolved is told. Returns the way to stop.
 */
export function watchRights(platform: Platform, account: Account, changed: () => void): Promise<() => void> {
  const watch = watches.get(platform) ?? openWatch(platform);
  watches.set(platform, watch);
  return watch(account, changed);
}

function openWatch({ db, config, log }: Platform): (account: Account, changed: () => void) => Promise<() => void> {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | null = null;

  const look = async (): Promise<void> => {
    const all = [...watched.values()];
    for (let i = 0; i < all.length; i += PORTION) {
      const some = all.slice(i, i + PORTION);
      const marks = await rightsMarks(db, some.map(({ account }) => account));
      some.forEach((one, j) => {
        const mark = marks[j] ?? null;
        const differs = one.mark !== mark;
        one.mark = mark;
        if (differs) for (const changed of one.listeners) changed();
      });
    }
  };
  const again = (): void => {
    timer = watched.size === 0 ? null : setTimeout(() => {
      look().catch(() => { log.warn('rights of subscribers cannot be read; trying again'); }).finally(again);
    }, config.limits.rightsRecheckMs / 2);
    timer?.unref();
  };

  return async ({ realm, issuer, subject }, changed) => {
    const key = JSON.stringify([realm, issuer, subject]);
    const account = { realm, issuer, subject };
    if (!watched.has(key)) {
      const [mark = null] = await rightsMarks(db, [account]);
      // Somebody else may have begun to watch it meanwhile; theirs is not younger than what is read next.
      if (!watched.has(key)) watched.set(key, { account, mark, listeners: new Set() });
    }
    const one = watched.get(key)!;
    one.listeners.add(changed);
    if (timer === null) again();
    return () => {
      one.listeners.delete(changed);
      if (one.listeners.size === 0 && watched.get(key) === one) watched.delete(key);
    };
  };
}
