import { compare, encodeCursor } from '../../platform/events/cursor.ts';
import { RESYNC, type Event, type Position, type Resync } from '../../platform/events/event.ts';
import { unseen } from '../../platform/events/read.ts';
import { MOST_EVENTS, type Audience } from './audience.ts';
import type { Follower } from './follower.ts';
import type { Ground } from './ground.ts';
import { resyncOf, type Rendered } from './outlet.ts';
import { personally } from './tell.ts';

interface Page { readonly from: Position; readonly to: Position; readonly events: readonly Event[] }

/**
 * Brings somebody from where they stand to their audience, page by page: out of what is kept of the last moments, or out of the database. Then they are
 * in step: nothing is missed between the two, and nothing comes twice. Whoever is moved elsewhere, or ends, meanwhile is left alone.
 */
export async function catchUp(channel: Ground, audience: Audience, follower: Follower, unsure: boolean): Promise<void> {
  const { turn } = follower;
  const isMine = (): boolean => !follower.ended && follower.turn === turn && channel.isOpen;
  let ask = unsure && (compare(follower.at, channel.at) > 0 || channel.kept(follower.at, channel.at) === null);
  while (isMine()) {
    const { goal } = audience;
    if (!ask && compare(follower.at, goal) >= 0) { audience.join(follower); return; }
    const page = (ask ? null : keptPage(channel, follower.at, goal)) ?? await storedPage(channel, follower.at);
    ask = false;
    if (page === null || !isMine()) return;
    if (page === RESYNC) return await resyncOf(follower);
    await told(channel, audience, follower, page, isMine);
  }
}

function keptPage(channel: Ground, from: Position, goal: Position): Page | null {
  const spans = channel.kept(from, goal);
  if (spans === null) return null;
  const events: Event[] = [];
  for (const span of spans) {
    events.push(...unseen(span, from, span.placed.map(({ event }) => event)));
    if (events.length >= MOST_EVENTS) return { from, to: span.to, events };
  }
  return { from, to: goal, events };
}

/** What lies further back is read for all who missed it together. */
async function storedPage({ realm, platform: { hub }, signal }: Ground, from: Position): Promise<Page | Resync | null> {
  const step = await hub.missed(realm, from, signal);
  return step === null || step === RESYNC ? step : { from, to: step.to, events: step.page.events };
}

async function told(channel: Ground, audience: Audience, follower: Follower, { from, to, events }: Page, isMine: () => boolean): Promise<void> {
  const cursor = encodeCursor(channel.realm, to);
  /** Waits until the client has read enough. */
  const send = async (rendered: Rendered | null): Promise<void> => {
    while (isMine() && rendered !== null && !follower.outlet.push(rendered)) await follower.outlet.ready();
    if (isMine()) follower.at = to;
  };
  if (events.length === 0) return send(null);
  const { board } = audience.likeness;
  if (board !== null) {
    await channel.sift(board, [follower], channel.moment());
    if (!isMine()) return;
    const { rendered, privy } = await audience.pageFor(follower, `${from.epoch} ${from.xid} ${to.xid}`, events, cursor);
    if ((await privy([follower])).length === 0) return send(rendered);
  }
  const { rendered, over } = await personally(follower, events, cursor);
  if (!isMine()) return;
  if (over) await channel.over(follower, rendered);
  else await send(rendered);
}
