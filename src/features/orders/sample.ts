import { createHash } from 'node:crypto';
import type { OrderRow } from './facts.ts';

/**
 * Whether a rated order is drawn into the sample that is called back. The draw is a hash of the order, its attempt and its revision,
 * which stand in its events: anybody can draw it again, and nobody who rates can choose it.
 */
export function drawn(order: Pick<OrderRow, 'realm' | 'id' | 'attempt' | 'revision'>, share: number): boolean {
  const seed = `${order.realm}:${order.id}:${order.attempt}:${order.revision}`;
  return createHash('sha256').update(seed).digest().readUInt32BE(0) < share * 2 ** 32;
}
