import { isIn, type Sight } from './facts.ts';
import { couldTake, GRID_ROLES, maySee, OVERSEERS } from './visible.ts';
import { holds, leads, worksForHolding, provides } from './roles.ts';

/** How much of something personal is shown. MASKED becomes CLEAR with a stated reason. */
export type Shown = 'NONE' | 'MASKED' | 'CLEAR';

/** What a reader may see of the people behind an order: one row of the table of personal data. */
export interface Disclosure {
  /** The community's line, skills, times, people on the crew in general; without it only item, community, time and free places. */
  readonly summary: boolean;
  readonly words: boolean;
  /** Name and building. */
  readonly name: Shown;
  /** Telephone, door and point. */
  readonly phone: Shown;
  readonly startCode: boolean;
}

const DAY_MS = 24 * 3_600_000;
const NOTHING: Disclosure = { summary: false, words: false, name: 'NONE', phone: 'NONE', startCode: false };

/** Who reads what, and until when (the table *Personal data*). The widest of what the reader's capacities give. Pure. */
export function disclosureOf(sight: Sight): Disclosure {
  if (!maySee(sight) || sight.actor.kind === 'CLOCK') return NOTHING;
  const rows = [asRequester(sight), asPlacerOrOfficer(sight), asHolding(sight), asCrew(sight), asProvider(sight), asOverseer(sight), asTaker(sight)];
  return rows.reduce(widest, NOTHING);
}

const within = (since: Date | null, now: Date, days: number): boolean => since === null || now.getTime() < since.getTime() + days * DAY_MS;

/** Ended for good: closed, or in a state that nothing leaves. */
const endedAt = ({ order }: Sight): Date | null =>
  order.closedAt ?? (isIn(order, 'CANCELLED', 'REJECTED', 'EXPIRED', 'MERGED') ? order.stateSince : null);

const all: Disclosure = { summary: true, words: true, name: 'CLEAR', phone: 'CLEAR', startCode: false };
const summaryOnly: Disclosure = { ...NOTHING, summary: true };
const has = (sight: Sight, ...relations: string[]): boolean => sight.mine.some((one) => one.living && relations.includes(one.relation));

const asRequester = (sight: Sight): Disclosure => (has(sight, 'REQUESTER') ? { ...all, startCode: true } : has(sight, 'SERVED') ? summaryOnly : NOTHING);

function asPlacerOrOfficer(sight: Sight): Disclosure {
  const { actor, order, now } = sight;
  const placer = has(sight, 'PLACER');
  if (!placer && !(order.gridId !== null && holds(actor, GRID_ROLES, order.gridId))) return NOTHING;
  // They read by the consent of whoever has no app, and it was taken back.
  if (!sight.consented) return summaryOnly;
  return within(endedAt(sight), now, 1) ? { ...all, startCode: placer } : summaryOnly;
}

/** Words from the dispatch on, so that they know what they are asked to take; name and telephone from accepting until a day after closing. */
function asHolding(sight: Sight): Disclosure {
  const { actor, order, now } = sight;
  if (!worksForHolding(actor, order)) return NOTHING;
  // Called off before it was accepted, it never was theirs; the plan says that it was accepted.
  const accepted = !isIn(order, 'DISPATCHED') && !(isIn(order, 'CANCELLED') && order.plannedStart === null);
  return accepted && within(endedAt(sight), now, 1) ? all : { ...summaryOnly, words: true };
}

/** From HELD words and name; from CONFIRMED, or 24 hours before the start, telephone and door; all until a day after finish. */
function asCrew(sight: Sight): Disclosure {
  const { order, now, mine } = sight;
  const seats = mine.filter((one) => one.attempt === order.attempt && ['LEAD', 'CREW', 'ALONE'].includes(one.relation));
  const served = seats.some((one) => one.living || order.doneAt !== null && one.firm);
  if (!served) return mine.some((one) => ['LEAD', 'CREW', 'ALONE'].includes(one.relation)) ? summaryOnly : NOTHING;
  const over = order.doneAt ?? endedAt(sight);
  if (!within(over, now, 1)) return summaryOnly;
  const near = order.plannedStart !== null && now.getTime() >= order.plannedStart.getTime() - DAY_MS;
  return seats.some((one) => one.firm || one.relation === 'ALONE') || near ? all : { ...all, phone: 'NONE' };
}

/** A booking is confirmed at once: as a confirmed helper. */
function asProvider(sight: Sight): Disclosure {
  const { actor, order, now } = sight;
  if (!provides(actor, order)) return NOTHING;
  return within(order.doneAt ?? endedAt(sight), now, 1) ? all : summaryOnly;
}

function asOverseer(sight: Sight): Disclosure {
  const { actor, order, now } = sight;
  if (!holds(actor, OVERSEERS, order.streetId) && !leads(actor, order)) return NOTHING;
  const reads = holds(actor, ['DISPATCHER', 'STREET_LEADER', 'AUDITOR'], order.streetId) || leads(actor, order);
  return reads && within(endedAt(sight), now, 30) ? { summary: true, words: true, name: 'MASKED', phone: 'MASKED', startCode: false } : summaryOnly;
}

/** Who may claim or grab it sees the summary. */
const asTaker = (sight: Sight): Disclosure => (couldTake(sight) ? summaryOnly : NOTHING);

const RANK: Readonly<Record<Shown, number>> = { NONE: 0, MASKED: 1, CLEAR: 2 };
const wider = (a: Shown, b: Shown): Shown => (RANK[a] >= RANK[b] ? a : b);

const widest = (a: Disclosure, b: Disclosure): Disclosure => ({
  summary: a.summary || b.summary, words: a.words || b.words, name: wider(a.name, b.name), phone: wider(a.phone, b.phone), startCode: a.startCode || b.startCode,
});
