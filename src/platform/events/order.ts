import type { Event } from './event.ts';

/** An event, and the transaction with which it may be shown: the latest of its own and those of all earlier revisions of its order. */
export interface Placed {
  readonly event: Event;
  readonly shownWith: string;
}

/** Whose revision the event carries: its order's, or its subject's. */
export const runOf = (event: Event): string | null => (event.revision === null ? null : (event.orderId ?? event.subjectId));

/**
 * The promised order: within one order by revision; between orders by transaction id, which is not commit order. A transaction that got
 * its id early and its lock late carries a later revision under an earlier id; its event waits for the revisions before it.
 */
export function inPromisedOrder(events: readonly Event[]): Placed[] {
  const byId = [...events].sort((a, b) => decimal(a.xid, b.xid) || decimal(a.seq, b.seq));
  const place = new Map(byId.map((event, i) => [event, i]));
  const runs = grouped(byId, (event) => runOf(event) ?? event);
  const shown = new Map<Event, { with: number; nth: number }>();
  for (const run of runs.values()) {
    const byRevision = run.length === 1 ? run : [...run].sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0) || place.get(a)! - place.get(b)!);
    let latest = 0;
    byRevision.forEach((event, nth) => {
      latest = Math.max(latest, place.get(event)!);
      shown.set(event, { with: latest, nth });
    });
  }
  return byId
    .map((event) => ({ event, ...shown.get(event)! }))
    .sort((a, b) => a.with - b.with || a.nth - b.nth)
    .map(({ event, with: latest }) => ({ event, shownWith: byId[latest]!.xid }));
}

/** Compares decimal texts without leading zeros by value. */
export const decimal = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

/** Items by what `by` says of them, each group in the order of the items. */
export function grouped<T, K>(items: readonly T[], by: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}
