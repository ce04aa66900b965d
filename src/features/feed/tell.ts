import type { Event } from '../../platform/events/event.ts';
import { mayWatch, sightOf } from './rights.ts';
import type { Follower } from './follower.ts';
import type { Rendered } from './outlet.ts';
import { show } from './show.ts';
import { serverTime } from './store/rights.ts';

/** What came of events for one person: what to send of them, and whether anything follows. */
export interface Personal { readonly rendered: Rendered | null; readonly over: boolean }

/** What one person is shown of events by the rights that they have now. `over`: they may not watch any more; of an order, what is rendered is the last that they see of it. */
export async function personally({ watcher, scope, outlet }: Follower, events: readonly Event[], cursor: string): Promise<Personal> {
  watcher.renew();
  const reading = await watcher.reading();
  const allowed = await mayWatch(reading, scope);
  if (!allowed && scope.kind !== 'ORDER') return { rendered: null, over: true };
  const shown = await show(reading, watcher.nodes, scope, await sightOf(reading, scope), events);
  if (shown.length === 0) return { rendered: null, over: !allowed };
  return { rendered: await outlet.render({ kind: 'EVENTS', shown, cursor, serverTime: await serverTime(watcher.platform.db) }, watcher), over: !allowed };
}
