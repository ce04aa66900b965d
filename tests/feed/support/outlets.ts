import { ROOMS } from '../../../src/features.ts';
import { follow } from '../../../src/features/feed/follow.ts';
import type { Message, Outlet, Watcher } from '../../../src/features/feed/outlet.ts';
import type { Scope } from '../../../src/features/feed/rules.ts';
import { openContext } from '../../../src/graphql/context.ts';
import { cursorNow } from '../../../src/platform/events/read.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { until } from '../../graphql/clients.ts';
import type { Neighbour } from '../../support/street.ts';

/** What was executed: by whose rights, and what came of it. */
export interface Executed { readonly by: string; readonly message: Message }

/** A client whose reading the test holds in its hand. */
export interface Client {
  /** What it was sent: `step r<revision>` of what changed, or the reason why it is gone. */
  readonly seen: string[];
  readonly cursors: string[];
  /** The same with the order's id, message by message. */
  readonly messages: (readonly string[])[];
  ended: boolean;
  /** Does not read from now on: the next messages are not taken. */
  stall(): void;
  read(): void;
  has(count: number): Promise<readonly string[]>;
  leave(): void;
}

const nodes = Object.assign({}, ...ROOMS.map((room) => room.nodes ?? {})) as Watcher['nodes'];
/** One list for all clients of a file. */
export const executed: Executed[] = [];

const lineOf = (message: Message): string[] => (message.kind === 'EVENTS'
  ? message.shown.map((one) => (one.kind === 'GONE' ? `GONE ${one.reason} r${one.revision}` : `${one.event.step} r${one.event.revision}`)) : [message.kind]);

/** Follows a scope without a door: what the door would do is counted. */
export async function client(platform: Platform, who: Neighbour | null, scope: Scope, { alike = 'one document', viewerDependent = false, after }: { alike?: string; viewerDependent?: boolean; after?: string | null } = {}): Promise<Client> {
  const realm = '999001';
  const caller = who?.caller ?? null;
  const contextOf = (by: typeof caller): Watcher => openContext({ platform, realm, caller: by, language: 'en', operation: '', nodes: nodes as never, ending: new AbortController() }) as unknown as Watcher;
  const state = { stalled: false, drained: (): void => {}, ready: Promise.resolve() };
  const seen: string[] = [];
  const cursors: string[] = [];
  const messages: (readonly string[])[] = [];
  const one: Client = {
    seen, cursors, messages, ended: false,
    stall: () => { state.stalled = true; state.ready = new Promise((done) => { state.drained = done; }); },
    read: () => { state.stalled = false; state.drained(); },
    has: async (count) => { await until(() => seen.length >= count, 8_000).catch(() => { throw new Error(`not ${count} seen, but ${JSON.stringify(seen)}${one.ended ? ', ended' : ''}`); }); return seen; },
    leave: () => stop(),
  };
  const outlet: Outlet = {
    alike, viewerDependent, nobody: () => contextOf(null),
    render: (message, watcher) => { executed.push({ by: watcher.caller?.subject ?? 'nobody', message }); return Promise.resolve(message); },
    push: (rendered) => {
      if (state.stalled) return false;
      const message = rendered as Message;
      seen.push(...lineOf(message));
      if (message.kind === 'EVENTS') messages.push(message.shown.map((shown) => (shown.kind === 'GONE' ? `${shown.id} r${shown.revision}` : `${shown.event.orderId} r${shown.event.revision}`)));
      if (message.kind !== 'RESYNC') cursors.push(message.cursor);
      return true;
    },
    ready: () => state.ready,
    end: (error) => { if (error) seen.push(String(error)); one.ended = true; stop(); },
  };
  const from = after === undefined ? await cursorNow(platform.db, realm) : after;
  const stop = follow(outlet, contextOf(caller), scope, from);
  // It is in step a moment later: rights and place are asked for.
  await new Promise((done) => { setTimeout(done, 100); });
  return one;
}
