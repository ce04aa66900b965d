import type { Soon } from '../../kernel/soon.ts';
import { RESYNC } from '../../platform/events/event.ts';
import { cursorNow } from '../../platform/events/read.ts';
import type { Caller } from '../../platform/actor.ts';
import type { Platform, Reading } from '../../platform/platform.ts';
import { mayWatch, sightOf } from './rights.ts';
import type { Scope } from './rules.ts';
import { show, type Shown, type Subjects } from './show.ts';
import { serverTime } from './store/rights.ts';
import { watchRights, type Watching } from './watch.ts';

/** Who watches, as long as they do: the context of the subscription. */
export interface Watcher {
  readonly platform: Platform;
  readonly realm: string;
  readonly caller: Caller | null;
  readonly nodes: Subjects;
  readonly signal: AbortSignal;
  reading(): Soon<Reading>;
  renew(): void;
}

export type Message =
  | { readonly kind: 'EVENTS'; readonly shown: readonly Shown[]; readonly cursor: string; readonly serverTime: Date }
  /** The right to watch is over; nothing follows. */
  | { readonly kind: 'OVER'; readonly cursor: string; readonly serverTime: Date }
  /** The cursor cannot be continued; nothing follows. */
  | { readonly kind: 'RESYNC'; readonly serverTime: Date };

const CHANGED = 'CHANGED';

/**
 * What a viewer is told of a scope: first what was missed after the cursor (without one: at once a message with nothing but the cursor
 * from which to go on), then what happens, without gap and without doubles. Rights are fresh for each page, and looked at while nothing happens; with them the stream ends, as it does at once for what is not there. It also ends when an order that alone was watched leaves sight.
 */
export async function* streamOf(context: Watcher, scope: Scope | null, after: string | null): AsyncGenerator<Message, void, undefined> {
  const { platform, realm, caller, nodes } = context;
  let cursor = after;
  const now = () => serverTime(platform.db);
  const over = async (): Promise<Message> => ({ kind: 'OVER', cursor: cursor ?? await cursorNow(platform.db, realm), serverTime: await now() });
  if (scope === null) { yield await over(); return; }
  const stop = new AbortController();
  // From now on: the place is marked at once and told, so that a client can go on from it though nothing has happened yet.
  cursor ??= await cursorNow(platform.db, realm);
  const pages = platform.hub.follow({ realm, after: cursor, signal: AbortSignal.any([context.signal, stop.signal]) })[Symbol.asyncIterator]();
  // Asked for first: what happens while rights are read is not missed.
  let next = pages.next();
  const never = new Promise<never>(() => {});
  let rights: Watching | null = null;
  try {
    if (caller !== null) rights = await watchRights(platform, caller);
    if (!(await isAllowed(context, scope))) { yield await over(); return; }
    if (after === null) yield { kind: 'EVENTS', shown: [], cursor, serverTime: await now() };
    let changed = rights?.changed().then(() => CHANGED) ?? never;
    while (!context.signal.aborted) {
      const news = await Promise.race([next, changed]);
      if (context.signal.aborted) return;
      if (typeof news === 'string') {
        changed = rights!.changed().then(() => CHANGED);
        if (!(await isAllowed(context, scope))) { yield await over(); return; }
        continue;
      }
      if (news.done) return;
      const page = news.value;
      if (page === RESYNC) { yield { kind: 'RESYNC', serverTime: await now() }; return; }
      context.renew();
      const reading = await context.reading();
      const allowed = await mayWatch(reading, scope);
      if (!allowed && scope.kind !== 'ORDER') { yield await over(); return; }
      ({ cursor } = page);
      const shown = await show(reading, nodes, scope, await sightOf(reading, scope), page.events);
      if (shown.length > 0) yield { kind: 'EVENTS', shown, cursor: page.cursor, serverTime: await now() };
      if (!allowed) {
        if (shown.length === 0) yield await over();
        return;
      }
      next = pages.next();
    }
  } finally {
    rights?.stop();
    stop.abort();
  }
}

async function isAllowed(context: Watcher, scope: Scope): Promise<boolean> {
  context.renew();
  return mayWatch(await context.reading(), scope);
}
