import type { Event } from '../../platform/events/event.ts';
import { commonTo, leastOf } from './everybody.ts';
import type { Follower } from './follower.ts';
import type { Moment } from './moment.ts';
import type { Rendered } from './outlet.ts';
import { sightOf } from './rights.ts';
import type { Scope } from './rules.ts';
import type { Shown } from './show.ts';
import { privyTo } from './store/standing.ts';

/** A board that different people share. `party`: all are party members, or all are taken for none. */
export interface Board { readonly realm: string; readonly scope: Scope & { readonly kind: 'TEAM' | 'OPEN' }; readonly party: boolean }

export interface Together {
  /** For everybody but the privy; null: nothing. */
  readonly rendered: Rendered | null;
  /** Those of them who may see more, and must be asked one by one. */
  privy(followers: readonly Follower[]): Promise<Follower[]>;
}

/** What everybody who shares a board sees of events, written down once, with the rights of nobody. */
export async function together({ realm, scope, party }: Board, moment: Moment, { outlet, watcher }: Follower, events: readonly Event[], cursor: string): Promise<Together> {
  const nobody = moment.nobody(outlet, watcher.language);
  const ids = [...new Set(events.flatMap(({ orderId }) => orderId ?? []))];
  const [, sight] = await Promise.all([moment.orders.ahead(ids), sightOf(await nobody.reading(), scope)]);
  const least = leastOf(realm, party);
  const [shown, each, times]: [Shown[], Event[], Date[]] = [[], [], []];
  for (const event of events) {
    if (event.orderId === null) continue;
    const { row, at } = await moment.orders.load(event.orderId);
    const common = commonTo(least, scope, { ...sight, partyMember: party }, event, row);
    times.push(at);
    if (common === 'EACH') each.push(event);
    else if (common !== null) shown.push(common);
  }
  const rendered = shown.length === 0 ? null : await outlet.render({ kind: 'EVENTS', shown, cursor, serverTime: times[0]! }, nobody);
  return {
    rendered,
    privy: async (followers) => {
      if (each.length === 0) return [];
      const people = followers.filter((follower) => follower.watcher.caller !== null);
      const keys = await privyTo(watcher.platform.db, realm, people.map((follower) => follower.watcher.caller!), each.map(({ orderId }) => orderId!), party);
      return people.filter((_, key) => keys.has(key));
    },
  };
}
