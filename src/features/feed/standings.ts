import { faultName } from '../../platform/faults.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Follower } from './follower.ts';
import type { Board } from './sharing.ts';
import { markOf, notAsTaken, type Sharing } from './store/standing.ts';

/** So many rights are looked at with one statement. */
const PORTION = 1_000;

/** What somebody is taken for who shares a board. Guests have nothing to lose. */
export function takenFor({ watcher: { caller, realm } }: Follower, board: Board | null): Sharing {
  if (board === null || caller === null) return { account: { realm, issuer: '', subject: '' }, teamId: null, party: null };
  return { account: caller, teamId: board.scope.kind === 'TEAM' ? board.scope.id : null, party: board.scope.kind === 'OPEN' ? board.party : null };
}

/**
 * Looks now and then, while nothing happens, whether those who share boards are still what they are taken for. One mark of all that could have changed
 * it is compared first: only if that differs, or somebody has come, each is asked for.
 */
export class Standings {
  readonly #platform: Platform;
  readonly #realm: string;
  readonly #lost: (follower: Follower) => void;
  readonly #boards = new Map<Follower, Board>();
  readonly #timer: NodeJS.Timeout;
  /** Who has come since all were asked for. */
  #come = new Set<Follower>();
  #mark = '';
  #looking = false;

  constructor(platform: Platform, realm: string, lost: (follower: Follower) => void) {
    this.#platform = platform;
    this.#realm = realm;
    this.#lost = lost;
    this.#timer = setInterval(() => { void this.#look(); }, platform.config.limits.rightsRecheckMs / 2);
    this.#timer.unref();
  }

  put(follower: Follower, board: Board | null): void {
    this.delete(follower);
    if (board === null || follower.watcher.caller === null) return;
    this.#boards.set(follower, board);
    this.#come.add(follower);
  }

  delete(follower: Follower): void {
    this.#boards.delete(follower);
    this.#come.delete(follower);
  }

  stop(): void { clearInterval(this.#timer); }

  async #look(): Promise<void> {
    if (this.#looking || this.#boards.size === 0) return;
    this.#looking = true;
    const { db, log } = this.#platform;
    const come = this.#come;
    this.#come = new Set();
    try {
      const mark = await markOf(db, this.#realm, new Set([...this.#boards.values()].flatMap(({ scope }) => (scope.kind === 'TEAM' ? [scope.id] : []))));
      // What is asked for after the mark was read is at least as young: whatever ends later changes the mark.
      const asked = mark === this.#mark ? [...come] : [...this.#boards.keys()];
      for (let i = 0; i < asked.length; i += PORTION) {
        const some = asked.slice(i, i + PORTION).filter((follower) => this.#boards.has(follower));
        const not = await notAsTaken(db, this.#realm, some.map((follower) => takenFor(follower, this.#boards.get(follower) ?? null)));
        for (const key of not) this.#lost(some[key]!);
      }
      this.#mark = mark;
    } catch (error) {
      for (const follower of come) if (this.#boards.has(follower)) this.#come.add(follower);
      log.warn({ fault: faultName(error) }, 'rights of subscribers cannot be read; trying again');
    }
    this.#looking = false;
  }
}
