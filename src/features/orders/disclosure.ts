import { isIn, type Sight } from './facts.ts';
import { couldTake, dispatchesOwn, GRID_ROLES, maySee, OVERSEERS } from './visible.ts';
import { guards, holds, leads, worksForHolding, provides } from './roles.ts';
import { PARTIES, type Party } from './words.ts';

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
  const rows = [asRequester(sight), asPlacer(sight), asBroker(sight), asHolding(sight), asCrew(sight), asProvider(sight), asOverseer(sight), asDispatching(sight), asTaker(sight)];
  return rows.reduce(widest, NOTHING);
}

/** As which of the parties to the order somebody reads words of it now: the same table, party by party. Pure. */
export function partiesOf(sight: Sight): Party[] {
  if (!maySee(sight) || sight.actor.kind === 'CLOCK') return [];
  const reads: { readonly [P in Party]: boolean } = {
    REQUESTER: asRequester(sight).words || asPlacer(sight).words, CREW: asCrew(sight).words || asProvider(sight).words,
    BROKERS: asBroker(sight).words, HOLDING: asHolding(sight).words, CENTER: asOverseer(sight).words,
  };
  return PARTIES.filter((party) => reads[party]);
}

const within = (since: Date | null, now: Date, days: number): boolean => since === null || now.getTime() < since.getTime() + days * DAY_MS;

/** Ended for good: closed, or in a state that nothing leaves. */
const endedAt = ({ order }: Sight): Date | null =>
  order.closedAt ?? (isIn(order, 'CANCELLED', 'REJECTED', 'EXPIRED', 'MERGED') ? order.stateSince : null);

const all: Disclosure = { summary: true, words: true, name: 'CLEAR', phone: 'CLEAR', startCode: false };
const summaryOnly: Disclosure = { ...NOTHING, summary: true };
const has = (sight: Sight, ...relations: string[]): boolean => sight.mine.some((one) => one.living && relations.includes(one.relation));

const asRequester = (sight: Sight): Disclosure => (has(sight, 'REQUESTER') || guards(sight.actor, sight.order) ? { ...all, startCode: true } : has(sight, 'SERVED') ? summaryOnly : NOTHING);

const asPlacer = (sight: Sight): Disclosure => (has(sight, 'PLACER') ? between(sight, true) : NOTHING);

const asBroker = (sight: Sight): Disclosure => (sight.order.gridId !== null && holds(sight.actor, GRID_ROLES, sight.order.gridId) ? between(sight, false) : NOTHING);

/** Who stands between the requester and the helpers reads by the consent of whoever has no app; it may have been taken back. */
const between = (sight: Sight, startCode: boolean): Disclosure => (sight.consented && within(endedAt(sight), sight.now, 1) ? { ...all, startCode } : summaryOnly);

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

/** Where communities dispatch themselves, theirs reads what the center would, so that they know what they send and to whom. */
const asDispatching = (sight: Sight): Disclosure => (dispatchesOwn(sight) ? { summary: true, words: true, name: 'MASKED', phone: 'MASKED', startCode: false } : NOTHING);

/** Who may claim or grab it sees the summary. */
const asTaker = (sight: Sight): Disclosure => (couldTake(sight) ? summaryOnly : NOTHING);

const RANK: Readonly<Record<Shown, number>> = { NONE: 0, MASKED: 1, CLEAR: 2 };
const wider = (a: Shown, b: Shown): Shown => (RANK[a] >= RANK[b] ? a : b);

const widest = (a: Disclosure, b: Disclosure): Disclosure => ({
  summary: a.summary || b.summary, words: a.words || b.words, name: wider(a.name, b.name), phone: wider(a.phone, b.phone), startCode: a.startCode || b.startCode,
});
