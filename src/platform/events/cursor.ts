import { RESYNC, type Position, type Resync } from './event.ts';

const MAX_XID = 2n ** 64n - 1n;
const MAX_SEQ = 2n ** 63n - 1n;

/** The opaque text of a position in the feed of a realm. */
export function encodeCursor(realm: string, at: Position): string {
  return Buffer.from(`1 ${at.epoch} ${at.xid} ${at.seq} ${realm}`).toString('base64url');
}

/** The position, or RESYNC when the text is unreadable or of another realm. Never throws. */
export function decodeCursor(realm: string, cursor: string): Position | Resync {
  if (cursor.length > 400) return RESYNC;
  const found = /^1 (\d{1,9}) (\d{1,20}) (\d{1,19}) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString());
  if (!found) return RESYNC;
  const [, epoch, xid, seq, of] = found as unknown as [string, string, string, string, string];
  if (of !== realm || BigInt(xid) > MAX_XID || BigInt(seq) > MAX_SEQ) return RESYNC;
  return { epoch: Number(epoch), xid, seq };
}

/** Negative when `a` comes before `b`. */
export function compare(a: Position, b: Position): number {
  if (a.epoch !== b.epoch) return a.epoch - b.epoch;
  const xid = compareDecimal(a.xid, b.xid);
  return xid !== 0 ? xid : compareDecimal(a.seq, b.seq);
}

// Both without leading zeros: the longer is the greater.
const compareDecimal = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
