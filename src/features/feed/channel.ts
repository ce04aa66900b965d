import type { Actor } from '../../platform/actor.ts';
import { RESYNC, type Event, type Position, type Resync } from '../../platform/events/event.ts';
import type { Seat } from '../../platform/events/tail.ts';
import type { Span } from '../../platform/events/read.ts';
import { faultName } from '../../platform/faults.ts';
import type { Platform } from '../../platform/platform.ts';
import { Audience, type Likeness } from './audience.ts';
import { catchUp } from './catch-up.ts';
import { find, type Wanted } from './find.ts';
import type { Follower } from './follower.ts';
import type { Ground } from './ground.ts';
import { Kept } from './kept.ts';
import { keyOf, keysOf, type Found, type Key } from './keys.ts';
import { Moment } from './moment.ts';
import { overOf, resyncOf, type Rendered } from './outlet.ts';
import { audienceKeyOf, likenessOf } from './likeness.ts';
import { mayWatch } from './rights.ts';
import { Pace } from './pace.ts';
import type { Board } from './sharing.ts';
import { Standings } from './standings.ts';
import { Windows } from './windows.ts';

const RETRY_MS = 100;

/** So many people who follow what is theirs are looked for by name: of an order with thousands of people only they are read. */
const FEW = 200;
const NOBODY = { personId: null, claims: false };
const PERSON = keyOf({ kind: 'MINE' }, NOBODY);
const TEAM = keyOf({ kind: 'TEAM', id: '' }, NOBODY);

interface Entry { readonly audience: Audience; readonly name: string; readonly key: Key; users: number }

/** Everything that happens in a realm, read once for all who follow it in this node, and handed to those whom it concerns. */
export class Channel implements Ground {
  readonly platform: Platform;
  readonly realm: string;
  at: Position;
  readonly windows: Windows;
  readonly pace = new Pace();
  readonly #seat: Seat;
  readonly #ended: () => void;
  readonly #entries = new Map<string, Entry>();
  readonly #byKey = new Map<Key, Set<Audience>>();
  /** How many of them are teams', and the people who follow what is theirs: counted as they come, because they are wanted for each event. */
  #teams = 0;
  readonly #people = new Set<string>();
  readonly #followers = new Map<Follower, Entry>();
  readonly #standings: Standings;
  #queue: Span[] = [];
  #handing = false;
  readonly #closing = new AbortController();
  readonly #kept: Kept;
  #moment: Moment | null = null;

  constructor(platform: Platform, realm: string, seat: Seat, ended: () => void) {
    this.platform = platform;
    this.realm = realm;
    this.windows = new Windows(platform.config.limits.boardWindowMs);
    this.#seat = seat;
    this.#ended = ended;
    this.at = seat.at()!;
    this.#kept = new Kept(this.at);
    this.#standings = new Standings(platform, realm, (follower) => { this.reconsider(follower); });
  }

  get isOpen(): boolean { return !this.signal.aborted; }

  get signal(): AbortSignal { return this.#closing.signal; }

  hear(news: Span | Resync): void {
    if (news !== RESYNC) { this.#queue.push(news); void this.#hand(); return; }
    const followers = [...this.#followers.keys()];
    this.close();
    for (const follower of followers) void resyncOf(follower).catch((error: unknown) => follower.outlet.end(error));
  }

  moment(): Moment {
    if (this.#moment === null) {
      setImmediate(() => { this.#moment = null; });
      this.#moment = new Moment(this.platform, this.realm, this.#standings);
    }
    return this.#moment;
  }

  /** Gives somebody their place among those who see the same, and brings them there. `unsure`: nobody has asked the database yet whether their place exists. */
  enter(follower: Follower, actor: Actor, unsure: boolean): void {
    const { scope } = follower;
    const likeness = likenessOf(this.platform, this.realm, follower, actor);
    const name = audienceKeyOf(follower, actor, likeness);
    const entry = this.#entries.get(name) ?? this.#open(name, likeness, keyOf(scope, { personId: actor.personId, claims: likeness.board?.party ?? true }));
    entry.users++;
    this.#followers.set(follower, entry);
    this.#standings.put(follower, entry.audience.likeness.board, actor.personId);
    this.#catchUp(follower, unsure);
  }

  leave(follower: Follower): void {
    const entry = this.#followers.get(follower);
    if (!entry) return;
    this.#followers.delete(follower);
    this.#standings.delete(follower);
    entry.audience.followers.delete(follower);
    if (--entry.users === 0) this.#forget(entry);
    if (this.#followers.size === 0) this.close();
  }

  audienceOf(follower: Follower): Audience | null { return this.#followers.get(follower)?.audience ?? null; }

  /** Their rights are not what they were: they are asked for, and whoever may go on has a place that fits. */
  reconsider(follower: Follower): void {
    const audience = this.audienceOf(follower);
    if (audience === null || follower.ended) return;
    const turn = this.#take(follower, audience);
    const again = async (): Promise<void> => {
      follower.watcher.renew();
      const reading = await follower.watcher.reading();
      const allowed = await mayWatch(reading, follower.scope);
      if (follower.ended || follower.turn !== turn) return;
      if (!allowed) return await this.over(follower, null);
      const likeness = likenessOf(this.platform, this.realm, follower, reading.actor);
      if (this.#followers.get(follower)!.name === audienceKeyOf(follower, reading.actor, likeness)) { this.#catchUp(follower, false); return; }
      // Whoever moves keeps the channel open.
      const old = this.#followers.get(follower)!;
      this.enter(follower, reading.actor, false);
      if (--old.users === 0) this.#forget(old);
    };
    again().catch((error: unknown) => follower.outlet.end(error));
  }

  async over(follower: Follower, last: Rendered | null): Promise<void> {
    if (follower.ended) return;
    const audience = this.audienceOf(follower);
    if (audience !== null) this.#take(follower, audience);
    follower.ended = true;
    const place = follower.at;
    if (last !== null) follower.outlet.push(last); else await overOf(follower, place);
    follower.outlet.end();
  }

  async sift({ scope, party }: Board, followers: readonly Follower[], moment: Moment): Promise<void> {
    if (scope.kind === 'TEAM') {
      const personIds = await moment.belonging.load(scope.id);
      for (const follower of followers) if (!this.#standings.isAmong(follower, personIds)) this.reconsider(follower);
    } else if (party) {
      await moment.asTaken.ahead(followers);
      for (const follower of followers) if (!await moment.asTaken.load(follower)) this.reconsider(follower);
    }
  }

  lags(follower: Follower): void {
    const turn = ++follower.turn;
    void follower.outlet.ready().then(() => { if (follower.turn === turn) this.#catchUp(follower, false); });
  }

  kept(after: Position, upTo: Position): readonly Span[] | null { return this.#kept.between(after, upTo); }

  close(): void {
    if (!this.isOpen) return;
    this.#closing.abort();
    this.#standings.stop();
    this.windows.stop();
    this.#seat.leave();
    for (const { audience } of this.#entries.values()) audience.stop();
    this.#ended();
  }

  /** Takes somebody out of step; their place is known then. */
  #take(follower: Follower, audience: Audience): number {
    if (audience.followers.has(follower)) follower.at = audience.placeOf(follower);
    audience.followers.delete(follower);
    return ++follower.turn;
  }

  #catchUp(follower: Follower, unsure: boolean): void {
    const audience = this.audienceOf(follower);
    if (audience !== null) catchUp(this, audience, follower, unsure).catch((error: unknown) => { follower.outlet.end(error); });
  }

  #open(name: string, likeness: Likeness, key: Key): Entry {
    const entry: Entry = { audience: new Audience(this, likeness), name, key, users: 0 };
    this.#entries.set(name, entry);
    const there = this.#byKey.get(key);
    if (there) there.add(entry.audience);
    else {
      this.#byKey.set(key, new Set([entry.audience]));
      this.#count(key, 1);
    }
    return entry;
  }

  #forget({ audience, name, key }: Entry): void {
    audience.stop();
    this.#entries.delete(name);
    const there = this.#byKey.get(key);
    there?.delete(audience);
    if (there?.size !== 0) return;
    this.#byKey.delete(key);
    this.#count(key, -1);
  }

  #count(key: Key, more: 1 | -1): void {
    if (key.startsWith(TEAM)) this.#teams += more;
    if (!key.startsWith(PERSON) || key === PERSON) return;
    const id = key.slice(PERSON.length);
    if (more === 1) this.#people.add(id); else this.#people.delete(id);
  }

  /** Hands spans on in their order. An outage is waited for. */
  async #hand(): Promise<void> {
    if (this.#handing) return;
    this.#handing = true;
    while (this.#queue.length > 0 && this.isOpen) {
      const spans = this.#queue.slice();
      try {
        const asked = this.#wanted();
        const found = await find(this.platform.db, this.realm, spans.flatMap(({ placed }) => placed.map(({ event }) => event)), asked);
        const now = this.#wanted();
        // Somebody came meanwhile who was not looked for.
        if ((now.teams && !asked.teams) || (asked.people !== null && (now.people === null || [...now.people].some((id) => !asked.people!.has(id))))) continue;
        this.#queue.splice(0, spans.length);
        for (const span of spans) this.#give(span, found);
      } catch (error) {
        this.platform.log.warn({ fault: faultName(error) }, 'whom events concern cannot be read; trying again');
        await new Promise((done) => { setTimeout(done, RETRY_MS); });
      }
    }
    this.#handing = false;
  }

  #give(span: Span, found: Found): void {
    const concerned = new Map<Audience, Event[]>();
    for (const { event } of span.placed) {
      for (const key of keysOf(event, found)) {
        for (const audience of this.#byKey.get(key) ?? []) {
          const events = concerned.get(audience);
          if (events) events.push(event); else concerned.set(audience, [event]);
        }
      }
    }
    for (const [audience, events] of concerned) audience.take({ span, events });
    this.at = span.to;
    this.#kept.put(span);
  }

  /** By what events are to be found: by teams, and by these people (null: there are many, so by whoever it is). */
  #wanted(): Wanted {
    const people = this.#people.size > FEW ? null : new Set(this.#people);
    return { teams: this.#teams > 0, people };
  }
}
