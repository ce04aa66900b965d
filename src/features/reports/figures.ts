import { timesOf, type Times } from './rules/histogram.ts';
import { FUNNEL, LEAST_PUBLIC, type Count, type FunnelStep, type Numbers, type Span } from './words.ts';

/** A count; null: it is small, and hidden. */
type Shown = number | null;

/** A share with what it is a share of; nothing of it where either of them, or what is left, is small and hidden. */
export interface Rate { readonly numerator: Shown; readonly denominator: Shown; readonly share: number | null }

/** Numbers of a row, as reports show them. */
export interface Figures {
  readonly placed: number;
  readonly funnel: readonly { readonly no: number; readonly step: FunnelStep; readonly reached: Shown; readonly times: Times | null }[];
  readonly response: Rate;
  readonly resolution: Rate;
  readonly satisfaction: Rate;
  readonly answerTimes: Times;
  readonly solveTimes: Times;
  readonly fill: Rate;
  readonly seats: Rate;
  readonly fillTimes: Times;
  readonly solvedBy: { readonly grid: Shown; readonly community: Shown; readonly street: Shown; readonly unit: Shown };
  readonly ended: { readonly done: Shown; readonly calledOff: Shown; readonly rejected: Shown; readonly expired: Shown; readonly merged: Shown };
}

/** What a sum of numbers says; `hides`: without what is small. Pure. */
export function figuresOf(numbers: Numbers, hides = false): Figures {
  const small = (count: number): boolean => hides && count > 0 && count < LEAST_PUBLIC;
  const counted = (name: Count): number => numbers[name] ?? 0;
  const n = (name: Count): Shown => (small(counted(name)) ? null : counted(name));
  const times = (span: Span): Times => { const all = timesOf(span, numbers); return small(all.measured) ? { measured: null, mean: null, median: null, p90: null } : all; };
  const rate = (numerator: number, denominator: number): Rate => ([numerator, denominator, denominator - numerator].some(small) ? { numerator: null, denominator: null, share: null }
    : { numerator, denominator, share: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000 });
  return {
    placed: counted('PLACED'), funnel: FUNNEL.map(({ no, step, count, span }) => ({ no, step, reached: n(count), times: span === null ? null : times(span) })),
    response: rate(Math.min(counted('ANSWERED') - counted('MERGED'), counted('ANSWERABLE')), counted('ANSWERABLE')), resolution: rate(counted('RESOLVED'), counted('JUDGED')), satisfaction: rate(counted('SATISFIED'), counted('JUDGED')),
    answerTimes: times('ANSWER'), solveTimes: times('SOLVE'), fill: rate(counted('FILLED'), counted('OPENINGS')), seats: rate(counted('SEATS_TAKEN'), counted('SEATS')), fillTimes: times('FILL'),
    solvedBy: { grid: n('IN_GRID'), community: n('IN_COMMUNITY'), street: n('IN_STREET'), unit: n('BY_UNIT') },
    ended: { done: n('DONE'), calledOff: n('CALLED_OFF'), rejected: n('REJECTED'), expired: n('EXPIRED'), merged: n('MERGED') },
  };
}
