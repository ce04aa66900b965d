import { target } from '../../kernel/lifecycle.ts';
import { done, refuse, type Outcome } from '../../kernel/result.ts';
import { NOT_DUE } from '../../platform/deadlines/ticker.ts';
import { SERIES_STEPS } from '../../series-steps.ts';
import { placeFor } from '../orders/index.ts';
import { duesAfter } from './lifecycle.ts';
import type { Change, Moving } from './moving.ts';
import { wordsOf } from './store/list.ts';
import { PAUSE_FOR } from './words.ts';

/**
 * The next occurrence becomes an order, if its time has come. What the order is refused for pauses the series with that reason, and its people are told:
 * nothing is lost, and whoever resumes it goes on.
 */
export async function placing({ tx, now, before, next, calendar, limits }: Moving): Promise<Outcome<Change>> {
  if (next === null) return refuse(NOT_DUE);
  const [due] = duesAfter(before, next, now, calendar, limits);
  if (!due || due.at > now) return refuse(NOT_DUE);
  const { realm, placerId, begunAs, requesterId, itemCode, divisionId, projectId, persons, helpersWanted } = before;
  const words = await wordsOf(tx, realm, before.id);
  const placed = await placeFor(tx, { realm, placerId, begunAs }, { itemCode, divisionId, requesterId, projectId, persons, helpersWanted, words, wantedStart: next.startsAt, wantedEnd: next.endsAt });
  if (!placed.ok) return done({ instead: 'suspend' as const, row: { state: target(SERIES_STEPS.steps.suspend, before.state), stateSince: now, paused: PAUSE_FOR[placed.refusal.code] ?? 'NOT_PLACEABLE' } });
  const { date, startsAt, endsAt } = next;
  return done({ mark: { date, mark: 'PLACED', startsAt, endsAt, orderId: placed.value.id }, row: { lastEndsAt: before.lastEndsAt && before.lastEndsAt > endsAt ? before.lastEndsAt : endsAt } });
}
