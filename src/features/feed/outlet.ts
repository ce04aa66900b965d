import type { Soon } from '../../kernel/soon.ts';
import type { Caller } from '../../platform/actor.ts';
import type { Language, Platform, Reading } from '../../platform/platform.ts';
import { encodeCursor } from '../../platform/events/cursor.ts';
import type { Position } from '../../platform/events/event.ts';
import type { Shown, Subjects } from './show.ts';
import { serverTime } from './store/rights.ts';

/** Who watches, as long as they do: the context of the subscription. */
export interface Watcher {
  readonly platform: Platform;
  readonly realm: string;
  readonly caller: Caller | null;
  readonly language: Language;
  readonly nodes: Subjects;
  reading(): Soon<Reading>;
  renew(): void;
}

export type Message =
  | { readonly kind: 'EVENTS'; readonly shown: readonly Shown[]; readonly cursor: string; readonly serverTime: Date }
  /** The right to watch is over; nothing follows. */
  | { readonly kind: 'OVER'; readonly cursor: string; readonly serverTime: Date }
  /** The cursor cannot be continued; nothing follows. */
  | { readonly kind: 'RESYNC'; readonly serverTime: Date };

/** A message as it goes out, whoever it goes to; what it is made of is the door's affair. */
export type Rendered = object;

/** Where one subscription's messages go. */
export interface Outlet {
  /** The same for all who ask for the same fields in the same language of the same realm. */
  readonly alike: string;
  /** What is asked for depends on who asks. */
  readonly viewerDependent: boolean;
  /** Somebody without any right, who reads what is rendered once for many. */
  nobody(): Watcher;
  render(message: Message, watcher: Watcher): Promise<Rendered>;
  /** False: the client reads too slowly, and nothing was sent; `ready` says when to try again. */
  readonly push: (rendered: Rendered) => boolean;
  ready(): Promise<void>;
  /** Nothing follows; with an error, the client is told it. */
  end(error?: unknown): void;
}

type Told = { readonly watcher: Watcher; readonly outlet: Outlet };

/** Says that the right to watch is over, or never was. */
export async function overOf({ watcher, outlet }: Told, place: Position): Promise<void> {
  outlet.push(await outlet.render({ kind: 'OVER', cursor: encodeCursor(watcher.realm, place), serverTime: await serverTime(watcher.platform.db) }, watcher));
}

/** Says that the cursor cannot be continued, and ends. */
export async function resyncOf({ watcher, outlet }: Told): Promise<void> {
  outlet.push(await outlet.render({ kind: 'RESYNC', serverTime: await serverTime(watcher.platform.db) }, watcher));
  outlet.end();
}
