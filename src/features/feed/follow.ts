import { decodeCursor, encodeCursor } from '../../platform/events/cursor.ts';
import { RESYNC, type Position, type Resync } from '../../platform/events/event.ts';
import type { Span } from '../../platform/events/read.ts';
import type { Platform } from '../../platform/platform.ts';
import { Channel } from './channel.ts';
import type { Follower } from './follower.ts';
import { isShared } from './likeness.ts';
import { overOf, resyncOf, type Outlet, type Watcher } from './outlet.ts';
import { mayWatch } from './rights.ts';
import type { Scope } from './rules.ts';
import { serverTime } from './store/rights.ts';
import { watchRights } from './watch.ts';

const channels = new WeakMap<Platform, Map<string, Promise<Channel>>>();

/** The channel of a realm, opened with the first who follows it. */
async function channelOf(platform: Platform, realm: string): Promise<Channel> {
  const there = channels.get(platform) ?? new Map<string, Promise<Channel>>();
  channels.set(platform, there);
  const open = async (): Promise<Channel> => {
    let hear = (_news: Span | Resync): void => {};
    const seat = platform.hub.spans(realm, (news) => { hear(news); });
    await seat.ready;
    const channel = new Channel(platform, realm, seat, () => { if (there.get(realm) === opening) there.delete(realm); });
    hear = (news) => { channel.hear(news); };
    return channel;
  };
  const known = there.get(realm);
  if (known) {
    const channel = await known;
    if (channel.isOpen) return channel;
    if (there.get(realm) === known) there.delete(realm);
    return channelOf(platform, realm);
  }
  const opening = open();
  there.set(realm, opening);
  return opening;
}

/**
 * Tells a subscriber of a scope: first what was missed after the cursor (without one: at once a message with nothing but the cursor
 * from which to go on), then what happens, without gap and without doubles. Rights are fresh for each message, and looked at while nothing happens; with them the stream ends, as it does at once for what is not there.
 * It also ends when an order that alone was watched leaves sight. Returns the way to stop.
 */
export function follow(outlet: Outlet, watcher: Watcher, scope: Scope | null, after: string | null): () => void {
  const { platform, realm, caller } = watcher;
  const stops: (() => void)[] = [];
  let ended = false;
  const begin = async (): Promise<void> => {
    const at = after === null ? null : decodeCursor(realm, after);
    if (scope === null) { await overOf({ watcher, outlet }, at === null || at === RESYNC ? await platform.hub.position() : at); return outlet.end(); }
    if (at === RESYNC) return resyncOf({ watcher, outlet });
    const place = at ?? await platform.hub.position();
    const follower: Follower = { watcher, scope, outlet, at: place, turn: 0, ended: false };
    stops.push(() => { follower.ended = true; });
    const channel = await channelOf(platform, realm);
    let changed = false;
    // What changes from here on is told; what is read after it cannot be old. Those who share a board are looked after by the channel.
    if (caller !== null && !isShared(scope, outlet)) {
      const stop = await watchRights(platform, caller, () => { changed = true; channel.reconsider(follower); });
      if (ended) stop(); else stops.push(stop);
      changed = false;
    }
    watcher.renew();
    const reading = await watcher.reading();
    if (!(await mayWatch(reading, scope))) { await overOf(follower, place); return outlet.end(); }
    if (at === null) await first(follower, place);
    if (ended) return;
    stops.push(() => { channel.leave(follower); });
    channel.enter(follower, reading.actor, at !== null);
    if (changed) channel.reconsider(follower);
  };
  begin().catch((error: unknown) => { outlet.end(error); });
  return () => {
    ended = true;
    for (const stop of stops.splice(0)) stop();
  };
}

/** The place is told, so that a client can go on from it though nothing has happened yet. */
async function first({ watcher, outlet }: Follower, place: Position): Promise<void> {
  outlet.push(await outlet.render({ kind: 'EVENTS', shown: [], cursor: encodeCursor(watcher.realm, place), serverTime: await serverTime(watcher.platform.db) }, watcher));
}
