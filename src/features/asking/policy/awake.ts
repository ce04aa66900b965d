import type { Span } from './facts.ts';

/** Milliseconds between two instants in which people may be pushed. */
export function awakeMs(from: Date, until: Date, quiet: readonly Span[]): number {
  const asleep = quiet.reduce((sum, span) => sum + Math.max(0, Math.min(span.until.getTime(), until.getTime()) - Math.max(span.from.getTime(), from.getTime())), 0);
  return Math.max(0, until.getTime() - from.getTime() - asleep);
}

/** The instant before which, from `from` on, people may be pushed for so many milliseconds. */
export function afterAwake(from: Date, ms: number, quiet: readonly Span[]): Date {
  let [atMs, left] = [from.getTime(), ms];
  for (const span of quiet) {
    if (span.until.getTime() <= atMs) continue;
    const before = Math.max(0, span.from.getTime() - atMs);
    if (before >= left) break;
    left -= before;
    atMs = span.until.getTime();
  }
  return new Date(atMs + left);
}
