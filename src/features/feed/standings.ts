import { faultName } from '../../platform/faults.ts';
import { asList } from '../../platform/steady.ts';
import type { Platform } from '../../platform/platform.ts';
import { Belongings } from './belongings.ts';
import type { Follower } from './follower.ts';
import type { Board } from './sharing.ts';
import { markOfAll } from './store/belonging.ts';
import { notAsTaken, partyMark } from './store/standing.ts';

/** So many are asked for with one statement. */
const PORTION = 1_000;

/** What somebody is taken for who shares a board with others. */
interface Taken { readonly board: Board; readonly personId: string | null }

interface Come { readonly open: Set<Follower>; readonly teams: Set<string> }

/** Of those who share boards, whether they are still what they are taken for. Guests have nothing to lose. */
export class Standings {
  readonly #platform: Platform;
  readonly #realm: string;
  readonly #lost: (follower: Follower) => void;
  readonly #belongings: Belongings;
  readonly #taken = new Map<Follower, Taken>();
  readonly #timer: NodeJS.Timeout;
  readonly #byTeam = new Map<string, Set<Follower>>();
  /** The teams as one value; null: they are others than when it was made. */
  #teams: string | null = null;
  /** Who has come since all there were asked for. */
  #come: Come = { open: new Set(), teams: new Set() };
  /** Of all who could have lost something, as they were when all were asked for. */
  #marks: Readonly<Record<'open' | 'teams' | 'of', string>> = { open: '', teams: '', of: '' };
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
    if (board.scope.kind === 'OPEN') { this.#come.open.add(follower); return; }
    this.#come.teams.add(board.scope.id);
    const there = this.#byTeam.get(board.scope.id);
    if (there) { there.add(follower); return; }
    this.#byTeam.set(board.scope.id, new Set([follower]));
    this.#teams = null;
  }

  delete(follower: Follower): void {
    const taken = this.#taken.get(follower);
    this.#taken.delete(follower);
    this.#come.open.delete(follower);
    if (taken?.board.scope.kind !== 'TEAM') return;
    const { id } = taken.board.scope;
    const there = this.#byTeam.get(id);
    there?.delete(follower);
    if (there?.size !== 0) return;
    this.#byTeam.delete(id);
    this.#teams = null;
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

  /** One mark of all these teams is compared first: only if that differs, or somebody has come, who belongs to them is asked for. */
  async #lookAtTeams(): Promise<void> {
    const { teams: come } = this.#come;
    this.#come = { ...this.#come, teams: new Set() };
    if (this.#teams === null) this.#belongings.keep(new Set(this.#byTeam.keys()));
    this.#teams ??= asList(this.#byTeam.keys());
    const teams = this.#teams;
    if (this.#byTeam.size === 0) return;
    try {
      const mark = await markOfAll(this.#platform.db, this.#realm, teams);
      const asked = mark === this.#marks.teams && teams === this.#marks.of ? [...come] : [...this.#byTeam.keys()];
      const persons = asked.length === 0 ? [] : await this.#belongings.now(asked);
      asked.forEach((id, i) => { for (const follower of this.#byTeam.get(id) ?? []) if (!this.isAmong(follower, persons[i]!)) this.#lost(follower); });
      this.#marks = { ...this.#marks, teams: mark, of: teams };
    } catch (error) {
      for (const id of come) this.#come.teams.add(id);
      throw error;
    }
  }

  /** One mark of all that could have changed is compared first: only if that differs, or somebody has come, each is asked for. */
  async #lookAtOpen(): Promise<void> {
    const { open: come } = this.#come;
    this.#come = { ...this.#come, open: new Set() };
    const open = [...this.#taken].flatMap(([follower, { board }]) => (board.scope.kind === 'OPEN' ? [follower] : []));
    if (open.length === 0) return;
    try {
      const mark = await partyMark(this.#platform.db, this.#realm);
      // What is asked for after the mark was read is at least as young: whatever ends later changes the mark.
      const asked = mark === this.#marks.open ? [...come] : open;
      for (let i = 0; i < asked.length; i += PORTION) {
        const some = asked.slice(i, i + PORTION).filter((follower) => this.#taken.has(follower));
        const are = await this.areAsTaken(some);
        some.forEach((follower, key) => { if (!are[key]) this.#lost(follower); });
      }
      this.#marks = { ...this.#marks, open: mark };
    } catch (error) {
      for (const follower of come) if (this.#taken.has(follower)) this.#come.open.add(follower);
      throw error;
    }
  }
}
