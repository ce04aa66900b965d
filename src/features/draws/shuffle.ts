import { createHash } from 'node:crypto';

/** What everybody needs to recompute a draw: its public number, its seed in hex (told when it is over) and the keys that the entrants sent. */
export interface Lot {
  readonly drawId: string;
  readonly seed: string;
  readonly keys: readonly string[];
}

const COMMITMENT = 'linlibang draw commitment 1';
const SHUFFLE = 'linlibang draw shuffle 1';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** SHA-256 over the seed and the draw's id, in hex: published with the announcement, so that nobody can choose the seed afterwards. */
export const commitmentOf = ({ drawId, seed }: Pick<Lot, 'drawId' | 'seed'>): string =>
  sha256([COMMITMENT, drawId.toLowerCase(), seed.toLowerCase()].join('\n')).toString('hex');

/**
 * The keys in the order in which they were drawn: sorted first (so that neither when nor where they came in matters), then shuffled once
 * (Fisher and Yates) by a stream of SHA-256 over seed and sorted keys. Whoever knows the keys and not the seed cannot foretell it; whoever
 * knows the seed and not all the keys cannot either. Pure: every observer computes the same. Keys must differ from each other.
 */
export function shuffled({ drawId, seed, keys }: Lot): string[] {
  const list = keys.map((key) => key.toLowerCase()).sort();
  if (new Set(list).size !== list.length) throw new RangeError('two entries of a draw have the same key');
  const below = evenly(sha256([SHUFFLE, drawId.toLowerCase(), seed.toLowerCase(), ...list].join('\n')));
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

const WORDS = 2 ** 32;
const WORDS_A_BLOCK = 8;

/**
 * Whole numbers from 0 to below `n`, each as likely as the other: words of 32 bits out of SHA-256(seed, counter), of which those beyond
 * the last whole multiple of `n` are thrown away.
 */
export function evenly(seed: Buffer): (n: number) => number {
  let block: Buffer = Buffer.alloc(0);
  let used = WORDS_A_BLOCK;
  let counter = 0;
  const word = (): number => {
    if (used === WORDS_A_BLOCK) {
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter++);
      block = sha256(seed, count);
      used = 0;
    }
    return block.readUInt32BE(4 * used++);
  };
  return (n) => {
    if (!Number.isInteger(n) || n < 1 || n > WORDS) throw new RangeError('a number is drawn from 1 to 2^32 of them');
    const limit = WORDS - (WORDS % n);
    for (let drawn = word(); ; drawn = word()) if (drawn < limit) return drawn % n;
  };
}
