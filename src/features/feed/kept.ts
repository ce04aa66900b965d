import { compare } from '../../platform/events/cursor.ts';
import type { Position } from '../../platform/events/event.ts';
import type { Span } from '../../platform/events/read.ts';

/** Events that are kept for those who catch up over the last moments. */
const KEPT_EVENTS = 2_000;

/** What was handed on lately in a realm. */
export class Kept {
  #spans: Span[] = [];
  #events = 0;
  /** Everything after it is there. */
  #from: Position;

  constructor(from: Position) { this.#from = from; }

  put(span: Span): void {
    this.#spans.push(span);
    this.#events += span.placed.length;
    while (this.#events > KEPT_EVENTS) {
      const old = this.#spans.shift()!;
      this.#events -= old.placed.length;
      this.#from = old.to;
    }
  }

  /** What was handed on after a place and up to another; null: it goes back further than is kept. */
  between(after: Position, upTo: Position): readonly Span[] | null {
    if (compare(after, this.#from) < 0) return null;
    return this.#spans.filter(({ to }) => compare(to, after) > 0 && compare(to, upTo) <= 0);
  }
}
