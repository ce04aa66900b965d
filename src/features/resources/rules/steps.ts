import { after as spanAfter, type Duration, type WorkingTime } from '../../../kernel/durations.ts';
import type { Needs } from '../../../kernel/lifecycle.ts';
import { RESOURCE_STEPS, type ResourceCondition, type ResourceStep, type ResourceWords } from '../../../resource-steps.ts';
import type { Decided, ResourceFacts } from './facts.ts';

/** Refusals of the resource's needs. */
export type ResourceCode = 'ITEM_NOT_LISTED' | 'INCOMPLETE' | 'NO_LONGER_VALID' | 'BOOKINGS_LIVE';

/** What the resource's steps need, each with the refusal that it gives. Pure. */
export const RESOURCE_RULES: Needs<ResourceWords, ResourceFacts, ResourceCode> = {
  ITEM_LISTED: { code: 'ITEM_NOT_LISTED', holds: ({ item }) => item?.kind === 'RESOURCE' },
  COMPLETE: { code: 'INCOMPLETE', holds: ({ resource }) => missingOf(resource).length === 0, args: ({ resource }) => ({ missing: missingOf(resource) }) },
  STILL_VALID: {
    code: 'NO_LONGER_VALID', holds: ({ resource, now }) => resource.validUntil === null || resource.validUntil > now,
    args: ({ resource }) => ({ until: resource.validUntil?.toISOString() ?? null }),
  },
  NO_LIVING_BOOKINGS: {
    code: 'BOOKINGS_LIVE', holds: ({ livingBookings, cancelsBookings }) => livingBookings === 0 || cancelsBookings,
    args: ({ livingBookings }) => ({ bookings: livingBookings }),
  },
};

/** What must still be said before it can be listed. */
const missingOf = (resource: Decided): string[] => [...(resource.periodKind === null ? ['timing'] : []), ...(resource.capacity === null ? ['capacity'] : [])];

/** When a time limit of the table applies, asked of the resource as the step left it. */
const CONDITIONS: { readonly [C in ResourceCondition]: (after: Decided) => boolean } = {
  HAS_END: (after) => after.validUntil !== null,
};

/** A step that the clock will take. */
export interface Due {
  readonly step: ResourceStep;
  readonly at: Date;
  readonly anchored: boolean;
}

/** What the clock is to do after `step`. `limits` differ from the table, by "RESOURCE.step.else": the realm's, over them the item's. */
export function duesAfter(step: ResourceStep, after: Decided, now: Date, calendar: WorkingTime, limits: Readonly<Record<string, Duration>> = {}): Due[] {
  return RESOURCE_STEPS.steps[step].within.flatMap((limit) => {
    if (limit.when !== undefined && !CONDITIONS[limit.when](after)) return [];
    const from = limit.from === undefined ? now : after.validUntil;
    if (from === null) return [];
    return [{ step: limit.else, at: spanAfter(from, limits[`${RESOURCE_STEPS.name}.${step}.${limit.else}`] ?? limit.in, calendar), anchored: limit.from !== undefined }];
  });
}
