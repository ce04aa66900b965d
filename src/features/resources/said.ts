import { refuse, type Refusal } from '../../kernel/result.ts';
import { calendarFor } from './calendar.ts';
import { timingOf, type TimingInput } from './occurrences.ts';
import { wrongContent } from './rules/content.ts';
import type { Along } from './store/facts.ts';
import type { ResourceRow } from './store/rows.ts';
import type { ForWhom } from './words.ts';

/** What an owner may say about a resource. Left out: as it is; null: taken back. */
export interface ResourceSaid {
  readonly itemCode?: string;
  /** A running project that serves the item. */
  readonly projectId?: string | null;
  readonly title?: string;
  readonly what?: string;
  readonly divisionId?: string;
  readonly place?: string | null;
  readonly forWhom?: ForWhom | null;
  readonly timing?: TimingInput | null;
  readonly capacity?: number | null;
  /** Its unit confirms each booking. */
  readonly confirmsBookings?: boolean;
  /** Left out at birth: from now on. */
  readonly validFrom?: Date;
  readonly validUntil?: Date | null;
}

const NO_TIMING = { periodKind: null, rule: null, days: null, every: null, phase: null, startTime: null, minutes: null } as const;

type Wrong = { readonly ok: false; readonly refusal: Refusal<'RESOURCE_WRONG' | 'TIMING_WRONG' | 'NOT_FOUND' | 'PROJECT_UNFIT'> };

/** The row with what was said put into it, or what is wrong with that. */
export function putInto(row: ResourceRow, said: ResourceSaid, along: Along): ResourceRow | Wrong {
  const { where } = along;
  if (!where) return refuse('NOT_FOUND', {}, ['input', 'divisionCode']);
  const next: ResourceRow = {
    ...row,
    itemCode: said.itemCode ?? row.itemCode, projectId: said.projectId === undefined ? row.projectId : said.projectId, title: (said.title ?? row.title).trim(), what: (said.what ?? row.what).trim(),
    divisionId: where.id, countyId: where.countyId, streetId: where.streetId, communityId: where.communityId, gridId: where.gridId,
    place: said.place === undefined ? row.place : said.place?.trim() ?? null,
    forWhom: said.forWhom === undefined ? row.forWhom : said.forWhom ?? {},
    capacity: said.capacity === undefined ? row.capacity : said.capacity,
    confirmsBookings: said.confirmsBookings ?? row.confirmsBookings,
    validFrom: said.validFrom ?? row.validFrom,
    validUntil: said.validUntil === undefined ? row.validUntil : said.validUntil,
  };
  const wrong = wrongContent(next);
  if (wrong) return wrong;
  if (along.meantFor !== new Set(next.forWhom.divisionIds ?? []).size) return refuse('NOT_FOUND', {}, ['input', 'forWhom', 'divisionCodes']);
  if (next.projectId !== null && along.project === null && (said.projectId !== undefined || said.itemCode !== undefined)) return refuse('PROJECT_UNFIT', {}, ['input', 'projectId']);
  return timed(next, said, along);
}

/** Sets the timing; one that was said before counts its weeks and months again when the validity begins elsewhere. */
function timed(next: ResourceRow, said: ResourceSaid, { timeZone, settings }: Along): ResourceRow | Wrong {
  if (said.timing === null) return { ...next, ...NO_TIMING };
  const kept: TimingInput | null = next.rule === null ? null : { rule: next.rule, startTime: next.startTime, minutes: next.minutes };
  const input = said.timing ?? (said.validFrom === undefined ? null : kept);
  if (!input) return next;
  const timing = timingOf(input, next.validFrom, calendarFor(timeZone, settings));
  return timing.ok ? { ...next, ...timing.value } : timing;
}

/** What the facts must be read for, before it is known whether the input is right. */
export const readFor = (row: Pick<ResourceRow, 'itemCode' | 'divisionId' | 'forWhom' | 'projectId'>, said: ResourceSaid, resourceId: string | null) => ({
  itemCode: said.itemCode ?? row.itemCode, divisionId: said.divisionId ?? row.divisionId, projectId: said.projectId === undefined ? row.projectId : said.projectId,
  meantFor: (said.forWhom === undefined ? row.forWhom : said.forWhom)?.divisionIds ?? [], resourceId,
});
