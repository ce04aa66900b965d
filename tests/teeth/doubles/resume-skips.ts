import { decodeCursor as real } from '../../../src/platform/events/cursor.ts';
import { RESYNC, type Position, type Resync } from '../../../src/platform/events/event.ts';

export * from '../../../src/platform/events/cursor.ts';

export function decodeCursor(realm: string, cursor: string): Position | Resync {
  const at = real(realm, cursor);
  return at === RESYNC ? at : { ...at, xid: String(BigInt(at.xid) + 1n) };
}
