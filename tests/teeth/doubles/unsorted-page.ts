import type { Event } from '../../../src/platform/events/event.ts';
import { decimal, type Placed } from '../../../src/platform/events/order.ts';

export * from '../../../src/platform/events/order.ts';

export const inPromisedOrder = (events: readonly Event[]): Placed[] =>
  [...events].sort((a, b) => decimal(a.xid, b.xid) || decimal(a.seq, b.seq)).map((event) => ({ event, shownWith: event.xid }));
