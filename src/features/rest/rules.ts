import { badInput, refuse } from '../../kernel/result.ts';

/** From when until when somebody is off. */
export interface Span { readonly from: Date; readonly until: Date }

export const MOST_SPANS = 30;
const DAY_MS = 86_400_000;
const FURTHEST_DAYS = 732;

const at = (code: string, i: number, field: string, args: object = {}) => refuse(code, { ...args }, ['input', 'daysOff', String(i), field]);

/** What is wrong with somebody's days off; null: nothing. */
export function wrongSpans(spans: readonly Span[], now: Date) {
  if (spans.length > MOST_SPANS) return badInput(`daysOff: at most ${MOST_SPANS}`, `休息日：最多 ${MOST_SPANS} 段`, ['input', 'daysOff']);
  for (const [i, { from, until }] of spans.entries()) {
    if (from >= until) return at('END_BEFORE_START', i, 'until');
    if (until <= now) return at('TIME_PAST', i, 'until');
    if (until.getTime() - now.getTime() > FURTHEST_DAYS * DAY_MS) return at('TOO_FAR', i, 'until', { days: FURTHEST_DAYS });
  }
  return null;
}

/** The same time as spans that neither overlap nor touch, the first first. */
export function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = whole.at(-1);
    if (last && span.from <= last.until) whole[whole.length - 1] = { from: last.from, until: span.until > last.until ? span.until : last.until };
    else whole.push(span);
  }
  return whole;
}
