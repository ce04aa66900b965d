/** One asking about a place of one order, as somebody outside saw it. Times from one clock. */
export interface Operation {
  readonly person: string;
  readonly deed: 'grab' | 'giveBack';
  readonly from: number;
  /** When its outcome was known; Infinity if it never was. */
  readonly until: number;
  /** What it was told; `UNKNOWN`: it may have happened at any time since, or never. */
  readonly outcome: 'SEAT' | 'FULL' | 'HAS_ONE' | 'GIVEN_BACK' | 'UNKNOWN';
  /** Places that were said to be left after a SEAT. */
  readonly left?: number;
}

/** An order as one thing with so many places and nobody in two of them: the holders after an operation, or null if it could not have been told that outcome then. */
function after(holders: readonly string[], { person, deed, outcome, left }: Operation, places: number): readonly string[] | null {
  const has = holders.includes(person);
  const told = (outcome: Operation['outcome'], next: readonly string[]): { outcome: Operation['outcome']; next: readonly string[] } => ({ outcome, next });
  const would = deed === 'giveBack' ? told('GIVEN_BACK', holders.filter((one) => one !== person))
    : has ? told('HAS_ONE', holders)
      : holders.length >= places ? told('FULL', holders) : told('SEAT', [...holders, person].sort());
  if (deed === 'giveBack' && !has) return outcome === 'UNKNOWN' ? holders : null;
  if (outcome === 'UNKNOWN') return would.next;
  if (would.outcome !== outcome) return null;
  return left !== undefined && outcome === 'SEAT' && places - would.next.length !== left ? null : would.next;
}

/** Which questions the search may ask before it gives up. */
const MOST_STEPS = 100_000;

/**
 * Whether one order of the operations explains every outcome, each taking effect in one moment between its asking and its answer
 * (after Wing and Gong, with Lowe's memory of what has been tried). Answers null, or why not.
 */
export function linearizable(history: readonly Operation[], places: number): string | null {
  const operations = [...history].sort((a, b) => a.from - b.from);
  const known = operations.flatMap((one, i) => (one.outcome === 'UNKNOWN' ? [] : [i]));
  const tried = new Set<string>();
  let steps = 0;
  let furthest = 0;

  /** Depth first with a stack of its own: histories are longer than the engine's. */
  const stack: { readonly done: ReadonlySet<number>; readonly holders: readonly string[] }[] = [{ done: new Set(), holders: [] }];
  for (let state = stack.pop(); state; state = stack.pop()) {
    const { done, holders } = state;
    const waiting = known.filter((i) => !done.has(i));
    if (waiting.length === 0) return null;
    if (++steps > MOST_STEPS) return `undecided after ${MOST_STEPS} steps`;
    furthest = Math.max(furthest, known.length - waiting.length);
    // Whatever began after somebody else's answer comes after it.
    const horizon = Math.min(...waiting.map((i) => operations[i]!.until));
    const next = operations.map((_, i) => i).filter((i) => !done.has(i) && operations[i]!.from <= horizon);
    // Pushed last is tried first: the known, the earliest answered before the others.
    next.sort((a, b) => operations[b]!.until - operations[a]!.until);
    // Whoever only saw how things stand may have looked now: nothing is lost by letting them.
    const looker = next.find((i) => operations[i]!.outcome !== 'UNKNOWN' && after(holders, operations[i]!, places) === holders);
    for (const i of looker === undefined ? next : [looker]) {
      const holding = after(holders, operations[i]!, places);
      if (holding === null) continue;
      const later = { done: new Set(done).add(i), holders: holding };
      const mark = `${[...later.done].sort((a, b) => a - b).join()}|${holding.join()}`;
      if (tried.has(mark)) continue;
      tried.add(mark);
      stack.push(later);
    }
  }
  return `no order of the ${operations.length} operations explains their outcomes; at best ${furthest} of ${known.length}`;
}
