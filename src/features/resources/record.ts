import type { Duration } from '../../kernel/durations.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { Routing } from '../../platform/events/event.ts';
import type { Tx } from '../../platform/db.ts';
import type { Keyed } from '../../platform/keys/once.ts';
import type { ResourceStep } from '../../resource-steps.ts';
import { settingsOf } from '../places/index.ts';
import { calendarFor } from './calendar.ts';
import { duesAfter } from './rules/steps.ts';
import type { Along } from './store/facts.ts';
import type { ResourceRow } from './store/rows.ts';
import { writeResource, type Also } from './store/write.ts';

export interface Recorded {
  readonly step: ResourceStep;
  /** Null for a birth. */
  readonly before: ResourceRow | null;
  readonly after: ResourceRow;
  readonly along: Along;
  readonly words: string | null;
  readonly as: string;
  readonly keyed: Keyed | null;
  readonly outcome: Outcome<unknown>;
  /** Written by the same statement. */
  readonly also?: Also | null;
}

/** Writes a decided step by one statement, with what the clock is to do next and the event that tells of it. */
export function record(tx: Tx, { step, before, after, along, words, as, keyed, outcome, also = null }: Recorded): Promise<void> {
  const { now, actor, item, timeZone, settings } = along;
  const limits = { ...settingsOf(settings).limits, ...item?.limits } as Readonly<Record<string, Duration>>;
  const { realm, id } = after;
  return writeResource(tx, {
    resource: after, before, keyed, outcome, also,
    saying: words === null ? null : { step, words, personId: actor.personId, at: now },
    deadlines: {
      subject: { realm, table: 'RESOURCE', id }, dues: duesAfter(step, after, now, calendarFor(timeZone, settings), limits),
      keep: before?.state === after.state, held: false, wasHeldSince: null, now, taken: step,
    },
    telling: {
      realm, table: 'RESOURCE', step, subjectType: 'Resource', subjectId: id, revision: after.revision, at: now, actorPerson: actor.personId, actorKind: actor.kind,
      before: before && routingOf(before, along), after: routingOf(after, along), facts: { as, itemCode: after.itemCode },
    },
  });
}

/** Where a resource belongs, as far as boards must know. Ids and codes only. */
const routingOf = (resource: ResourceRow, { item }: Along): Routing => ({
  state: resource.state, streetId: resource.streetId, communityId: resource.communityId, gridId: resource.gridId, itemId: resource.itemCode,
  holdingId: resource.ownerDivisionId, organisationId: resource.ownerOrganisationId, personIds: resource.ownerPersonId === null ? [] : [resource.ownerPersonId],
  open: resource.state === 'LISTED', sensitive: item?.sensitive ?? true,
});
