import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { moveWithin as moveOrder } from '../orders/index.ts';
import { periodAt, type Offering } from '../resources/index.ts';
import { changing } from './change.ts';
import type { Marked, SeriesRow } from './facts.ts';
import type { Change, Moving, StepInputs } from './moving.ts';
import { preferenceRight } from './preference.ts';
import { notBegunOf } from './store/people.ts';
import { MOST_MOVED_DAYS } from './words.ts';

type Changing = { readonly [S in Exclude<keyof StepInputs, 'placeNext' | 'pause'>]: (moving: Moving, input: StepInputs[S]) => Promise<Outcome<Change>> | Outcome<Change> };

const DAY_MS = 86_400_000;
const CALLED_OFF = '固定服务已取消本次 / This occurrence of the series was called off';

/** What each step that people take changes of a series, after the table allowed it. */
export const CHANGES: Changing = {
  // A guardian's right ends with the guardianship, and so would each further order: whoever resumes it in their place is who it is placed for from now on.
  resume: ({ before, actor, as }) => done(before.begunAs === 'guardian' && before.placerId !== actor.personId ? { row: { placerId: actor.personId!, begunAs: as as SeriesRow['begunAs'] } } : {}),
  runOut: ({ next }) => (next === null ? done({}) : refuse('NOT_DUE')),
  prefer: async ({ tx, before, as }, input) => await preferenceRight(tx, before, input, as === 'onBehalf')
    ?? done({ preferred: [...new Set(input.preferredIds ?? [])], row: { teamId: input.teamId ?? null } }),
  change: changing,
  skip: async (moving, { date, cancelOrder }) => {
    const found = occurrenceOf(moving, date);
    if (!found.ok) return found;
    const { orderId } = found.value;
    if (orderId !== null && !cancelOrder) return refuse('OCCURRENCE_PLACED', {}, ['input', 'date']);
    const cancelled = orderId === null ? done({}) : await cancel(moving, [orderId]);
    return cancelled.ok ? done({ mark: { ...found.value, mark: 'SKIPPED' } }) : cancelled;
  },
  shift: (moving, { date, startsAt }) => {
    const found = occurrenceOf(moving, date);
    if (!found.ok) return found;
    if (found.value.orderId !== null) return refuse('OCCURRENCE_PLACED', {}, ['input', 'date']);
    if (startsAt <= moving.now) return refuse('TIME_PAST', {}, ['input', 'startsAt']);
    if (Math.abs(startsAt.getTime() - found.value.startsAt.getTime()) > MOST_MOVED_DAYS * DAY_MS) return refuse('MOVED_TOO_FAR', { days: MOST_MOVED_DAYS }, ['input', 'startsAt']);
    return done({ mark: { ...found.value, mark: 'MOVED', startsAt, endsAt: new Date(startsAt.getTime() + moving.before.minutes * 60_000) } });
  },
  end: async (moving, { cancelOrders }) => {
    if (!cancelOrders) return done({});
    const cancelled = await cancel(moving, await notBegunOf(moving.tx, moving.before.realm, moving.before.id));
    return cancelled.ok ? done({}) : cancelled;
  },
};

/** An occurrence that is still to come, by the date that the rule gives it. */
function occurrenceOf({ before, along, now, calendar }: Moving, date: string): Outcome<Marked> {
  const known = along.marks.find((one) => one.date === date);
  if (known) return known.startsAt > now ? done(known) : refuse('OCCURRENCE_OVER', { at: known.startsAt.toISOString() }, ['input', 'date']);
  const found = periodAt(before as Offering, calendar.at(date, before.startTime), now, calendar, ['input', 'date']);
  return found.ok ? done({ ...found.value, date, mark: 'MOVED', orderId: null }) : found;
}

/** Calls orders of the series off, all or none; what has begun or ended meanwhile goes on by its own steps. The locks are taken by id. */
async function cancel({ platform, tx, actor, before }: Moving, orderIds: readonly string[]): Promise<Outcome<unknown>> {
  for (const orderId of orderIds) {
    const cancelled = await moveOrder(platform, tx, { realm: before.realm, asker: { actor }, orderId, step: 'cancel', input: { words: CALLED_OFF }, byEffect: true });
    if (!cancelled.ok && cancelled.refusal.code !== 'WRONG_STATE') return cancelled;
  }
  return done({});
}
