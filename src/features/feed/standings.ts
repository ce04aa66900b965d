import { faultName } from '../../platform/faults.ts';
import type { Platform } from '../../platform/platform.ts';
import { Belongings } from './belongings.ts';
import type { Follower } from './follower.ts';
import type { Board } from './sharing.ts';
import { notAsTaken, partyMark } from './store/standing.ts';

/** So many are asked for with one statement. */
const PORTION = 1_000;

/** What somebody is taken for who shares a board with others. */
interface Taken { readonly board: Board; readonly personId: string | null }

/** Of those who share boards, whether they are still what they are taken for. Guests have nothing to lose. */
export class Standings {
  readonly #platform: Platform;
  readonly #realm: string;
  readonly #lost: (follower: Follower) => void;
  readonly #belongings: Belongings;
  readonly #taken = new Map<Follower, Taken>();
  readonly #timer: NodeJS.Timeout;
  /** Who has come to what is open since all there were asked for. */
  #come = new Set<Follower>();
  #mark = '';
  #looking = false;

  constructor(platform: Platform, realm: string, lost: (follower: Follower) => void) {
    this.#platform = platform;
    this.#realm = realm;
    this.#lost = lost;
    this.#belongings = new Belongings(platform.db, realm);
    this.#timer = setInterval(() => { void this.#look(); }, platform.config.limits.rightsRecheckMs / 2);
    this.#timer.unref();
  }

  put(follower: Follower, board: Board | null, personId: string | null): void {
    this.delete(follower);
    if (board === null || follower.watcher.caller === null) return;
    this.#taken.set(follower, { board, personId });
    if (board.scope.kind === 'OPEN') this.#come.add(follower);
  }

  delete(follower: Follower): void {
    this.#taken.delete(follower);
    this.#come.delete(follower);
  }

  stop(): void { clearInterval(this.#timer); }

  /** Who belongs to each of these teams, now. */
  belongingTo(teamIds: readonly string[]): Promise<ReadonlySet<string>[]> { return this.#belongings.now(teamIds); }

  /** Whether they are among those who belong to the team whose board they share; everybody else's board asks for nothing. */
  isAmong(follower: Follower, personIds: ReadonlySet<string>): boolean {
    const taken = this.#taken.get(follower);
    return taken === undefined || (taken.personId !== null && personIds.has(taken.personId));
  }

  /** Of those who share what is open, whether each is still a party member, or still none, as they are taken for. */
  async areAsTaken(followers: readonly Follower[]): Promise<boolean[]> {
    const not = await notAsTaken(this.#platform.db, this.#realm, followers.map((follower) => ({ account: follower.watcher.caller!, party: this.#taken.get(follower)?.board.party ?? false })));
    return followers.map((_, key) => !not.has(key));
  }

  /** Looks now and then, while nothing happens. */
  async #look(): Promise<void> {
    if (this.#looking || this.#taken.size === 0) return;
    this.#looking = true;
    try {
      await Promise.all([this.#lookAtTeams(), this.#lookAtOpen()]);
    } catch (error) {
      this.#platform.log.warn({ fault: faultName(error) }, 'rights of subscribers cannot be read; trying again');
    }
    this.#looking = false;
  }

  async #lookAtTeams(): Promise<void> {
    const byTeam = new Map<string, Follower[]>();
    for (const [follower, { board: { scope } }] of this.#taken) {
      if (scope.kind !== 'TEAM') continue;
      const there = byTeam.get(scope.id);
      if (there) there.push(follower); else byTeam.set(scope.id, [follower]);
    }
    this.#belongings.keep(new Set(byTeam.keys()));
    const persons = await this.#belongings.now([...byTeam.keys()]);
    [...byTeam.values()].forEach((followers, i) => { for (const follower of followers) if (!this.isAmong(follower, persons[i]!)) this.#lost(follower); });
  }

  /** One mark of all that could have changed is compared first: only if that differs, or somebody has come, each is asked for. */
  async #lookAtOpen(): Promise<void> {
    const come = this.#come;
    this.#come = new Set();
    const open = [...this.#taken].flatMap(([follower, { board }]) => (board.scope.kind === 'OPEN' ? [follower] : []));
    if (open.length === 0) return;
    try {
      const mark = await partyMark(this.#platform.db, this.#realm);
      // What is asked for after the mark was read is at least as young: whatever ends later changes the mark.
      const asked = mark === this.#mark ? [...come] : open;
      for (let i = 0; i < asked.length; i += PORTION) {
        const some = asked.slice(i, i + PORTION).filter((follower) => this.#taken.has(follower));
        const are = await this.areAsTaken(some);
        some.forEach((follower, key) => { if (!are[key]) this.#lost(follower); });
      }
      this.#mark = mark;
    } catch (error) {
      for (const follower of come) if (this.#taken.has(follower)) this.#come.add(follower);
      throw error;
    }
  }
}
