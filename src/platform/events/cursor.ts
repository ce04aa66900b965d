import { RESYNC, type Position, type Resync } from './event.ts';
import { decimal } from './order.ts';

const LARGEST_XID = 2n ** 64n - 1n;

/** The opaque text of a position in the feed of a realm. */
export function encodeCursor(realm: string, at: Position): string {
  return Buffer.from(`1 ${at.epoch} ${at.xid} ${realm}`).toString('base64url');
}

/** The position, or RESYNC when the text is unreadable or of another realm. Never throws. */
export function decodeCursor(realm: string, cursor: string): Position | Resync {
  const found = /^1 (\d{1,9}) (0|[1-9]\d{0,19}) (.+)$/s.exec(Buffer.from(cursor.slice(0, 400), 'base64url').toString());
  if (!found) return RESYNC;
  const [, epoch, xid, of] = found as unknown as [string, string, string, string];
  return of === realm && BigInt(xid) <= LARGEST_XID ? { epoch: Number(epoch), xid } : RESYNC;
}

/** Negative when `a` comes before `b`. */
export const compare = (a: Position, b: Position): number => a.epoch - b.epoch || decimal(a.xid, b.xid);
