/** Where a channel reaches somebody. */
export interface Address {
  /** Of web push the endpoint; of others whatever the channel says. */
  readonly address: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** What is pushed: nothing in it is about a person, a place or what somebody wrote. */
export interface Message {
  /**
   * The same whenever this very push is sent again: what a channel that knows such tokens makes one of, and by which a device shows it once.
   */
  readonly id: string;
  readonly kind: 'NEWS' | 'DIGEST';
  /** Opaque id of the entry of the inbox, to be read there by its owner; null: a digest. */
  readonly entry: string | null;
  /** Table and step of the news, like ORDER.cancel; null: a digest. */
  readonly code: string | null;
  /** How much news it speaks of. */
  readonly news: number;
  readonly urgent: boolean;
  /** One sentence, the same for everybody. */
  readonly says: { readonly 'zh-CN': string; readonly en: string };
}

/** How it went. `fault` is a name or a number, never a text. */
export type Sent =
  | { readonly is: 'SENT' }
  /** The address is no more: the subscription ends. */
  | { readonly is: 'GONE' }
  /** It will never be taken: a dead letter at once. */
  | { readonly is: 'REFUSED'; readonly fault: string }
  /** Tried again, with growing gaps; not before so many seconds, if the channel said so. */
  | { readonly is: 'LATER'; readonly fault: string; readonly afterSeconds?: number };

/** What is wrong with an address: the field and what it may be. */
export type Problem = string | { readonly en: string; readonly zh: string };

/**
 * A way to people that an operator plugs in: `CHANNELS` names an ES module that exports `channels`, an array of these. `send` is called at least
 * once for each push, with a few others at the same time, by any node; it ends when `signal` aborts (10 s), whatever it throws is tried again.
 */
export interface Channel {
  /** Capitals, digits and underscores; never changed once people have subscribed. */
  readonly name: string;
  /**
   * Why an address that a person gives cannot be taken (a few words, in both languages or the same for all), or null. A channel that could ring at somebody else's door (a telephone
   * number) must find out here whether the address is this person's.
   */
  refuses(to: Address, of: { readonly realm: string; readonly personId: string }): Promise<Problem | null> | Problem | null;
  /** The part of the channel that stands or falls alone, like a host: one that hangs delays no other. Left out: the channel is one. */
  part?(to: Address): string;
  send(message: Message, to: Address, how: { readonly secondsToLive: number; readonly signal: AbortSignal }): Promise<Sent>;
}
