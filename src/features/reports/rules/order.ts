import type { Contribution, Happened } from '../facts.ts';
import { SATISFIED_STARS, type Numbers } from '../words.ts';
import { added, measured } from './histogram.ts';
import { seatsOf } from './seats.ts';

/** Whoever asks, refuses with a reason, joins it to another, takes it on or settles it has answered the resident. */
const ANSWERS: ReadonlySet<string> = new Set(['ask', 'reject', 'merge', 'accept', 'handleAlone', 'settle']);
const RATERS: ReadonlySet<unknown> = new Set(['requester', 'speaker', 'guardian']);

type Firsts = Readonly<Record<'dispatch' | 'accept' | 'claim' | 'grab' | 'start' | 'done' | 'answer' | 'rate', Date | null>>;

/**
 * What an order adds to the figures, by all that has happened to it, in the order of its revisions; null: it was not placed yet. What happened to its seats counts up to
 * the order's own last step: so nobody need look at each grab, and who counts later counts the same. Pure: the same events give the same numbers.
 */
export function contributionOf(all: readonly Happened[]): Contribution | null {
  const events = all.slice(0, all.findLastIndex(({ table }) => table === 'ORDER') + 1);
  const [placed] = events;
  const last = events.findLast(({ table, after }) => table === 'ORDER' && after !== null);
  if (placed?.step !== 'place' || !last?.after?.itemId) return null;
  const { streetId = null, communityId = null, gridId = null, divisionId = null, itemId, organisationId = null } = last.after;
  return {
    at: placed.at, placeId: gridId ?? communityId ?? streetId ?? divisionId!, streetId, communityId, gridId, itemCode: itemId, organisationId,
    numbers: added(stepsOf(events, firstsOf(events)), judgementOf(events), endOf(events, last), seatsOf(events)),
  };
}

function firstsOf(events: readonly Happened[]): Firsts {
  const first = (is: (one: Happened) => boolean): Date | null => events.find(is)?.at ?? null;
  const order = (...steps: string[]) => (one: Happened): boolean => one.table === 'ORDER' && steps.includes(one.step);
  const seat = (kind: string) => ({ table, facts }: Happened): boolean => table === 'SEAT' && facts['kind'] === kind && (facts['state'] === 'HELD' || facts['state'] === 'CONFIRMED' || facts['state'] === undefined);
  return {
    dispatch: first(order('dispatch')), accept: first(order('accept')), claim: first(seat('LEAD')), grab: first(seat('HELPER')), start: first(order('start', 'handleAlone')),
    done: first(({ table, after }) => table === 'ORDER' && after?.state === 'DONE'), answer: first(({ table, step }) => table === 'ORDER' && ANSWERS.has(step)), rate: first(isOwnRating),
  };
}

const isOwnRating = ({ table, step, facts }: Happened): boolean => table === 'ORDER' && step === 'rate' && RATERS.has(facts['as']);

function stepsOf([placed, ...rest]: readonly Happened[], firsts: Firsts): Numbers {
  const { dispatch, accept, claim, grab, start, done, answer, rate } = firsts;
  const opened = rest.find(({ table, after }) => table === 'ORDER' && after?.state === 'OPEN')?.at ?? null;
  const one = (name: string, at: Date | null): Numbers => (at === null ? {} : { [name]: 1 });
  return added(
    { PLACED: 1 }, one('DISPATCHED', dispatch), one('ACCEPTED', accept), one('CLAIMED', claim), one('GRABBED', grab), one('STARTED', start), one('DONE', done), one('RATED', rate), one('ANSWERED', answer),
    measured('DISPATCH', placed!.at, dispatch), measured('ACCEPT', dispatch, accept), measured('CLAIM', accept, claim), measured('GRAB', opened ?? accept, grab), measured('RATE', done, rate),
    measured('ANSWER', placed!.at, answer), measured('SOLVE', placed!.at, done),
  );
}

/** The requester's last word counts, of the last attempt that was rated. */
function judgementOf(events: readonly Happened[]): Numbers {
  const said = events.findLast(isOwnRating);
  if (said === undefined) return {};
  return { JUDGED: 1, ...(said.facts['resolved'] === true ? { RESOLVED: 1 } : {}), ...((said.stars ?? 0) >= SATISFIED_STARS ? { SATISFIED: 1 } : {}) };
}

const ENDINGS: Readonly<Record<string, string>> = { CANCELLED: 'CALLED_OFF', REJECTED: 'REJECTED', EXPIRED: 'EXPIRED', MERGED: 'MERGED' };
const SOLVED: ReadonlySet<string | undefined> = new Set(['DONE', 'RATED', 'CLOSED']);

/** How it ended: called off before anybody answered it could not be answered; and who solved it, unless the requester says that nobody has. */
function endOf(events: readonly Happened[], { after }: Happened): Numbers {
  const { state, holdingId, gridId, communityId, organisationId } = after!;
  const answered = events.some(({ table, step }) => table === 'ORDER' && ANSWERS.has(step));
  const ending = ENDINGS[state ?? ''];
  const solved = SOLVED.has(state) && events.findLast(isOwnRating)?.facts['resolved'] !== false;
  const where = organisationId != null ? 'BY_UNIT' : holdingId == null ? null : holdingId === gridId ? 'IN_GRID' : holdingId === communityId ? 'IN_COMMUNITY' : 'IN_STREET';
  return { ...(ending === undefined ? {} : { [ending]: 1 }), ...(state === 'MERGED' || (state === 'CANCELLED' && !answered) ? {} : { ANSWERABLE: 1 }), ...(solved && where !== null ? { [where]: 1 } : {}) };
}
