import { compare, encodeCursor } from '../../platform/events/cursor.ts';
import type { Event, Position } from '../../platform/events/event.ts';
import { unseen, type Span } from '../../platform/events/read.ts';
import type { Follower } from './follower.ts';
import type { Ground } from './ground.ts';
import type { Rendered } from './outlet.ts';
import { together, type Board, type Together } from './sharing.ts';
import { personally } from './tell.ts';

/** What of a span concerns an audience. */
export interface Part { readonly span: Span; readonly events: readonly Event[] }

export interface Likeness {
  /** Different people who see the same; null: all are one person (or guests), who see what that person sees. */
  readonly board: Board | null;
  /** Between two messages at least. */
  readonly windowMs: number;
}

interface Batch {
  readonly parts: readonly Part[];
  readonly from: Position;
  readonly to: Position;
  /** Whoever comes now was not sent it. */
  walked: boolean;
  /** Who came while it was being made: what was decided for the others may not hold for them. */
  readonly late: Set<Follower>;
}

/** Events in one message. */
export const MOST_EVENTS = 200;
/** So many are asked for on their own at once. */
const AT_ONCE = 16;
/** For so long somebody who catches up is given what was made for another who stood at the same place. */
const REMEMBERED_MS = 1_000;

/** All who would see the same: what happens is decided, executed and written down once for them. */
export class Audience {
  readonly likeness: Likeness;
  readonly followers = new Set<Follower>();
  readonly #channel: Ground;
  readonly #remembered = new Map<string, { readonly made: Promise<Together>; readonly at: number }>();
  #pending: Part[] = [];
  #batch: Batch | null = null;
  #last = -Infinity;
  /** Where the last message ended. */
  #told: Position | null = null;

  constructor(channel: Ground, likeness: Likeness) {
    this.#channel = channel;
    this.likeness = likeness;
  }

  /** Up to where everybody in step has been told. */
  get at(): Position { return this.#batch?.from ?? this.#pending[0]?.span.from ?? this.#channel.at; }

  /** Up to where somebody must have been told to join: what is under way reaches all who are there before it is sent. */
  get goal(): Position { return this.#batch?.walked ? this.#batch.to : this.at; }

  /** Up to where one of them has been told. */
  placeOf({ at }: Follower): Position { return compare(at, this.at) < 0 ? this.at : at; }

  /** Takes in somebody who has been told everything up to `goal`, or further. */
  join(follower: Follower): void {
    this.#batch?.late.add(follower);
    this.followers.add(follower);
  }

  take(part: Part): void {
    this.#pending.push(part);
    if (this.#batch === null) this.#schedule();
  }

  stop(): void { this.#pending = []; }

  /** What everybody on the board sees of a page; made once for all who catch up over the same page. Only of different people. */
  pageFor(follower: Follower, name: string, events: readonly Event[], cursor: string): Promise<Together> {
    const now = performance.now();
    for (const [old, { at }] of this.#remembered) if (now - at > REMEMBERED_MS) this.#remembered.delete(old);
    const known = this.#remembered.get(name) ?? { made: together(this.likeness.board!, this.#channel.moment(), follower, events, cursor), at: now };
    this.#remembered.set(name, known);
    return known.made;
  }

  /** At once, or at the end of the window. */
  #schedule(): void {
    const { windowMs } = this.likeness;
    if (windowMs === 0 || performance.now() - this.#last >= windowMs) void this.#run();
    else this.#channel.windows.wait(this.#windowEnds);
  }

  readonly #windowEnds = (): void => { void this.#run(); };

  async #run(): Promise<void> {
    if (this.#batch !== null || this.#pending.length === 0) return;
    let [count, events] = [0, 0];
    while (count < this.#pending.length && (count === 0 || events + this.#pending[count]!.events.length <= MOST_EVENTS)) events += this.#pending[count++]!.events.length;
    const parts = this.#pending.splice(0, count);
    const batch: Batch = { parts, from: parts[0]!.span.from, to: parts.at(-1)!.span.to, walked: false, late: new Set() };
    this.#batch = batch;
    this.#last = performance.now();
    try {
      if (this.followers.size > 0) await this.#deliver(batch);
    } catch (error) {
      for (const follower of this.followers) if (compare(follower.at, batch.to) < 0) follower.outlet.end(error);
    }
    this.#batch = null;
    if (this.#pending.length > 0) this.#schedule();
  }

  async #deliver(batch: Batch): Promise<void> {
    const cursor = encodeCursor(this.#channel.realm, batch.to);
    const events = batch.parts.flatMap((part) => part.events);
    const apart = new Set<Follower>();
    const rendered = this.likeness.board === null ? await this.#asOne(events, cursor, batch) : await this.#together(this.likeness.board, events, cursor, batch, apart);
    const [{ late }, { pace }] = [batch, this.#channel];
    // Nearly all stand where the last message left them; whatever is looked up for each of them costs as much as its frame.
    const told = this.#told;
    for (const follower of this.followers) {
      if ((apart.size > 0 && apart.has(follower)) || (late.size > 0 && late.has(follower)) || (follower.at !== told && compare(follower.at, batch.from) > 0)) apart.add(follower);
      else if (rendered !== null) {
        this.#send(follower, rendered, batch);
        pace.wrote();
        while (pace.isSpent) await pace.othersTurn();
      }
    }
    batch.walked = true;
    this.#told = batch.to;
    const rest = [...apart];
    let next = 0;
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, rest.length) }, async () => { while (next < rest.length) await this.#apart(rest[next++]!, batch); }));
  }

  /** What different people see together. `apart` gets those who must be asked one by one; who has lost the right is gone. */
  async #together(board: Board, events: readonly Event[], cursor: string, { late }: Batch, apart: Set<Follower>): Promise<Rendered | null> {
    const moment = this.#channel.moment();
    late.clear();
    const [any] = this.followers;
    if (!any) return null;
    // Written down while their rights are asked for: it is the same for whoever of them stays.
    const [{ rendered, privy }] = await Promise.all([together(board, moment, any, events, cursor), this.#channel.sift(board, [...this.followers], moment)]);
    const here = [...this.followers];
    for (const follower of await privy(here)) apart.add(follower);
    return rendered;
  }

  /** What one person sees, on all of their screens. */
  async #asOne(events: readonly Event[], cursor: string, { from }: Batch): Promise<Rendered | null> {
    const here = [...this.followers].filter(({ at }) => compare(at, from) <= 0);
    const [first] = here;
    if (!first) return null;
    const { rendered, over } = await personally(first, events, cursor);
    if (!over) return rendered;
    for (const follower of here) await this.#channel.over(follower, rendered);
    return null;
  }

  async #apart(follower: Follower, { parts, from, to }: Batch): Promise<void> {
    const { turn } = follower;
    const isHere = (): boolean => !follower.ended && follower.turn === turn && this.followers.has(follower);
    const before = compare(follower.at, from) < 0 ? from : follower.at;
    if (!isHere() || compare(before, to) >= 0) return;
    const events = parts.flatMap((part) => unseen(part.span, before, part.events));
    if (events.length === 0) return;
    try {
      const { rendered, over } = await personally(follower, events, encodeCursor(this.#channel.realm, to));
      if (!isHere()) return;
      if (over) await this.#channel.over(follower, rendered);
      else if (rendered !== null) this.#send(follower, rendered, { from: before, to });
    } catch (error) {
      follower.outlet.end(error);
    }
  }

  /** Somebody who reads too slowly falls out of step, and comes back by catching up. */
  #send(follower: Follower, rendered: Rendered, { from, to }: Pick<Batch, 'from' | 'to'>): void {
    if (follower.ended) return;
    if (follower.outlet.push(rendered)) { follower.at = to; return; }
    this.followers.delete(follower);
    follower.at = from;
    this.#channel.lags(follower);
  }
}
