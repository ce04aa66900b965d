import { setTimeout as wait } from 'node:timers/promises';

/** A claim of the story that did not hold. */
export class Untrue extends Error {}

let claims = 0;

/** What happens, in plain words. */
export const say = (zh: string, en: string): void => { process.stdout.write(`   ${zh}\n   ${en}\n`); };

/** A new chapter. */
export const chapter = (zh: string, en: string): void => { process.stdout.write(`\n━━ ${zh} · ${en}\n`); };

/** A claim that the story makes and checks. Throws when it is not true. */
export function claim(holds: boolean, zh: string, en: string): void {
  if (!holds) throw new Untrue(`${zh} / ${en}`);
  claims++;
  process.stdout.write(` ✓ ${zh}\n   ${en}\n`);
}

/** An answer that must be of this type; anything else, most of all a refusal, is not what the story tells. */
export function only<A extends { readonly __typename: string }, T extends A['__typename']>(answer: A, type: T): Extract<A, { readonly __typename: T }> {
  if (answer.__typename !== type) throw new Untrue(`${type} was expected, not ${JSON.stringify(answer)}`);
  return answer as Extract<A, { readonly __typename: T }>;
}

export const claimsHeld = (): number => claims;

const LONGEST_MS = 20_000;

/** Asks until it is so; the clock and the inbox act a moment later. */
export async function until<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, what: string): Promise<T> {
  for (const end = Date.now() + LONGEST_MS; ; await wait(150)) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > end) throw new Untrue(`waited in vain for: ${what}; last: ${JSON.stringify(answer)?.slice(0, 400)}`);
  }
}
