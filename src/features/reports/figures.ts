import { timesOf, type Times } from './rules/histogram.ts';
import { FUNNEL, type Count, type FunnelStep, type Numbers, type Span } from './words.ts';

/** A share with what it is a share of. */
export interface Rate { readonly numerator: number; readonly denominator: number; readonly share: number | null }

/** Numbers of a row, as reports show them. */
export interface Figures {
  readonly placed: number;
  readonly funnel: readonly { readonly no: number; readonly step: FunnelStep; readonly reached: number; readonly times: Times | null }[];
  readonly response: Rate;
  readonly resolution: Rate;
  readonly satisfaction: Rate;
  readonly answerTimes: Times;
  readonly solveTimes: Times;
  readonly fill: Rate;
  readonly seats: Rate;
  readonly fillTimes: Times;
  readonly solvedBy: { readonly grid: number; readonly community: number; readonly street: number; readonly unit: number };
  readonly ended: { readonly done: number; readonly calledOff: number; readonly rejected: number; readonly expired: number; readonly merged: number };
}

/** What a sum of numbers says. Pure. */
export function figuresOf(numbers: Numbers): Figures {
  const n = (name: Count): number => numbers[name] ?? 0;
  const times = (span: Span): Times => timesOf(span, numbers);
  const rate = (numerator: number, denominator: number): Rate => ({ numerator, denominator, share: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000 });
  return {
    placed: n('PLACED'), funnel: FUNNEL.map(({ no, step, count, span }) => ({ no, step, reached: n(count), times: span === null ? null : times(span) })),
    response: rate(Math.min(n('ANSWERED') - n('MERGED'), n('ANSWERABLE')), n('ANSWERABLE')), resolution: rate(n('RESOLVED'), n('JUDGED')), satisfaction: rate(n('SATISFIED'), n('JUDGED')),
    answerTimes: times('ANSWER'), solveTimes: times('SOLVE'), fill: rate(n('FILLED'), n('OPENINGS')), seats: rate(n('SEATS_TAKEN'), n('SEATS')), fillTimes: times('FILL'),
    solvedBy: { grid: n('IN_GRID'), community: n('IN_COMMUNITY'), street: n('IN_STREET'), unit: n('BY_UNIT') },
    ended: { done: n('DONE'), calledOff: n('CALLED_OFF'), rejected: n('REJECTED'), expired: n('EXPIRED'), merged: n('MERGED') },
  };
}
