import type { Tx } from '../../../src/platform/db.ts';
import type { Event } from '../../../src/platform/events/event.ts';
import type { Handler } from '../../../src/platform/handlers/handler.ts';

export * from '../../../src/platform/handlers/handler.ts';

export const runBounded = (given: Handler, tx: Tx, events: readonly Event[]): Promise<void> => given.run(tx, events);
