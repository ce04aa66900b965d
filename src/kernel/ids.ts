import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(16 * 256);
let used = pool.length;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 (RFC 9562): unique, roughly rising with the machine's clock. Never used as an order. */
export function newId(atMs: number = Date.now()): string {
  if (used >= pool.length) { randomFillSync(pool); used = 0; }
  const b = pool.subarray(used, used + 16);
  used += 16;
  b[0] = atMs / 2 ** 40; b[1] = atMs / 2 ** 32; b[2] = atMs / 2 ** 24; b[3] = atMs / 2 ** 16; b[4] = atMs / 2 ** 8; b[5] = atMs;
  b[6] = 0x70 | (b[6]! & 0x0f);
  b[8] = 0x80 | (b[8]! & 0x3f);
  let text = '';
  for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + HEX[b[i]!];
  return text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);
