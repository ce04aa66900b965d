const TEXT = 0x81;
const [SHORT, MEDIUM] = [126, 65_536];
/** Up to here copying the shared part behind a head costs less than handing the kernel two parts. */
export const COPIED_BYTES = 16_384;

/** What stands before the shared part of a `next` message of this subscription. */
export const headOf = (id: string): Buffer => Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);

const headerBytes = (length: number): number => (length < SHORT ? 2 : length < MEDIUM ? 4 : 10);

function putHeader(into: Buffer, length: number): number {
  into[0] = TEXT;
  if (length < SHORT) { into[1] = length; return 2; }
  if (length < MEDIUM) { into[1] = SHORT; into.writeUInt16BE(length, 2); return 4; }
  into[1] = SHORT + 1;
  into.writeUInt32BE(0, 2);
  into.writeUInt32BE(length, 6);
  return 10;
}

/** A server's text frame (RFC 6455: unmasked, not compressed) of head and tail. `whole`: with the tail in it; otherwise what comes before the tail. */
export function frameOf(head: Buffer, tail: Buffer, whole: boolean): Buffer {
  const length = head.length + tail.length;
  const bytes = headerBytes(length);
  const frame = Buffer.allocUnsafe(bytes + (whole ? length : head.length));
  putHeader(frame, length);
  frame.set(head, bytes);
  if (whole) frame.set(tail, bytes + head.length);
  return frame;
}
