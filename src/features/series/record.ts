import type { Outcome } from '../../kernel/result.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Facts } from '../../platform/events/event.ts';
import type { Keyed } from '../../platform/keys/once.ts';
import { SERIES_STEPS, type SeriesStep, type SeriesWho } from '../../series-steps.ts';
import { calendarFor } from '../orders/index.ts';
import type { RealmSettings } from '../places/index.ts';
import type { Marked, Occurrence, SeriesRow } from './facts.ts';
import { duesAfter, type Limits } from './lifecycle.ts';
import { routingOf } from './routing.ts';
import { writeSeries } from './store/write.ts';

/** A step that is decided, about to be written. */
export interface Recording {
  readonly step: SeriesStep;
  readonly before: SeriesRow | null;
  readonly after: SeriesRow;
  readonly along: { readonly now: Date; readonly actor: Actor; readonly timeZone: string; readonly settings: RealmSettings; readonly preferred: readonly string[]; readonly limits: Limits };
  /** The occurrence that is to be placed next, as the step leaves it. */
  readonly next: Occurrence | null;
  readonly as: SeriesWho;
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
  readonly words?: string;
  /** Occurrences that were skipped or moved and have no order are those of the rule again. */
  readonly forgets?: boolean;
  readonly preferred?: readonly string[];
  readonly mark?: Marked | null;
}

/** Writes a step and says what happened: ids, codes and dates, never words. */
export async function record(tx: Tx, { step, before, after, along, next, as, keyed, outcome, words, preferred, mark, forgets }: Recording): Promise<void> {
  const { now, actor, settings, timeZone, limits } = along;
  const people = [...new Set([...along.preferred, ...preferred ?? []])];
  await writeSeries(tx, {
    series: after, before, words: words ?? null, preferred: preferred ?? null, mark: mark ?? null, forgets: forgets ?? false, keyed, outcome,
    dues: duesAfter(after, next, now, calendarFor({ facts: { settings }, timeZone }), limits),
    telling: {
      realm: after.realm, table: SERIES_STEPS.name, step, subjectType: 'Series', subjectId: after.id, revision: after.revision, at: now, actorPerson: actor.personId, actorKind: actor.kind,
      before: before && routingOf(before, along.preferred), after: routingOf(after, people), facts: factsOf(after, as, mark ?? null),
    },
  });
}

const factsOf = ({ state, paused }: SeriesRow, as: SeriesWho, mark: Marked | null): Facts =>
  ({ as, state, ...(paused === null ? {} : { paused }), ...(mark === null ? {} : { date: mark.date, mark: mark.mark, startsAt: mark.startsAt.toISOString(), ...(mark.orderId === null ? {} : { orderId: mark.orderId }) }) });
