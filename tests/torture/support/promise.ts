/** A promise that did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Throws unless nothing is wrong. */
export function holds(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Broken(`${wrong.length} not as promised: ${wrong.slice(0, 8).join('; ')}`);
}

export const pause = (ms: number): Promise<void> => new Promise((go) => { setTimeout(go, ms); });

/** Asks until it is so; throws with `what` when it takes too long. */
export async function until(what: string, withinMs: number, so: () => Promise<boolean> | boolean): Promise<number> {
  const began = performance.now();
  while (!await so()) {
    if (performance.now() - began > withinMs) throw new Broken(`not within ${withinMs} ms: ${what}`);
    await pause(25);
  }
  return Math.round(performance.now() - began);
}
