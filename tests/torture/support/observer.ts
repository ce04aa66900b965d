import { createHash } from 'node:crypto';

/** What is published of a draw before its places are given. */
export interface Published { readonly drawId: string; readonly seed: string; readonly keys: readonly string[] }

const hash = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** Somebody else's recomputation of a draw, written from schema/fair-start.md alone and sharing nothing with the code that draws: the keys in the order in which they were drawn. */
export function recomputed({ drawId, seed, keys }: Published): string[] {
  const drawn = [...keys].map((key) => key.toLowerCase()).sort();
  const s = hash(['linlibang draw shuffle 1', drawId.toLowerCase(), seed.toLowerCase(), ...drawn].join('\n'));
  const numbers = (function* (): Generator<number> {
    for (let n = 0; ; n++) {
      const block = hash(Buffer.concat([s, Buffer.from([n >>> 24, n >>> 16, n >>> 8, n])]));
      for (let word = 0; word < 8; word++) yield Number(BigInt(`0x${block.subarray(4 * word, 4 * word + 4).toString('hex')}`));
    }
  })();
  for (let i = drawn.length - 1; i >= 1; i--) {
    const greatest = 0x1_0000_0000 - (0x1_0000_0000 % (i + 1));
    let number = numbers.next().value as number;
    while (number >= greatest) number = numbers.next().value as number;
    const j = number % (i + 1);
    const kept = drawn[i]!;
    drawn[i] = drawn[j]!;
    drawn[j] = kept;
  }
  return drawn;
}
