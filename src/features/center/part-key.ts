import { createHash } from 'node:crypto';

/** The key of one order's part: a UUID (version 8) that follows from the whole one and the order alone. */
export function partKey(key: string, orderId: string): string {
  const bytes = createHash('sha256').update(`${key.toLowerCase()} ${orderId}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
