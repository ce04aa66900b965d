import type { Refusal } from '../../kernel/result.ts';
import type { Actor } from '../../platform/actor.ts';
import { LIVING, type OrderStep } from '../../seven-orders.ts';
import type { OrderFacts } from './facts.ts';
import type { Contact, Plan, RatingInput, StepInputs } from './inputs.ts';
import { wrongContact } from '../people/index.ts';
import { outsideOf } from '../resources/index.ts';
import { holds, leads, worksForHolding } from './roles.ts';

/** What a step must know about other rows before it can judge its input; read by the statement that reads the facts. */
export interface Extra {
  /** Division that the input names. */
  readonly division?: { readonly id: string; readonly level: string; readonly ended: boolean; readonly streetId: string | null; readonly communityId: string | null; readonly gridId: string | null; readonly buildingId: string | null } | null;
  /** Order that the input names. */
  readonly target?: { readonly id: string; readonly state: string; readonly streetId: string | null; readonly communityId: string | null } | null;
  /** Whether the code that was said is the order's. */
  readonly codeRight?: boolean;
  /** Whether the person that the input names dispatches in the order's street. */
  readonly colleague?: boolean;
  /** Whether the hold that the input names stands on this order. */
  readonly holdStands?: boolean;
  /** The plain period (a day, a week, a month) in which the order is booked; the wish is the requester's within it. */
  readonly period?: { readonly startsAt: string; readonly endsAt: string } | null;
}

type Check<S extends OrderStep> = (input: StepInputs[S], facts: OrderFacts, extra: Extra) => Refusal | null;

const MOST_WORDS = 2_000;
const MOST_PERSONS = 1_000;
const MOST_SUMMARY = 300;
const MOST_HELPERS = 50;
const LONGEST_PLAN_MS = 30 * 24 * 3_600_000;
const LONGEST_HOLD_MS = 366 * 24 * 3_600_000;
const FURTHEST_DAYS = 732;

const refuse = (code: string, path: string, args: Refusal['args'] = {}): Refusal => ({ code, args, path: ['input', path] });

/** What is wrong with what a step was told, after the table allowed it. Pure. Steps without a line take whatever they are told. */
export const CHECKS: { readonly [S in OrderStep]?: Check<S> } = {
  ask: ({ words }) => said(words),
  answer: ({ words }) => said(words),
  reject: ({ words }) => said(words),
  handOver: ({ to }, { order }, { colleague }) => (colleague === true && to !== order.takenBy ? null : refuse('NOT_A_COLLEAGUE', 'toPersonId')),
  return: ({ words }) => said(words),
  escalate: ({ words }) => said(words),
  cancel: ({ words }) => said(words),
  abort: ({ words, hours }) => said(words) ?? hoursRight(hours),
  recall: ({ words }) => notTooLong(words),
  finish: ({ words, hours }) => notTooLong(words) ?? hoursRight(hours),
  settle: ({ words, hours }) => said(words) ?? hoursRight(hours),
  close: ({ words }, { actor }) => (actor.kind === 'CLOCK' ? null : said(words ?? '')),
  reopen: ({ words }, { actor, order }) => (actor.kind === 'CLOCK' || !leads(actor, order) ? null : said(words ?? '')),
  accept: (input, facts) => planRight(input, facts),
  hold: ({ words, until }, { now }) => said(words)
    ?? (until <= now ? refuse('TIME_PAST', 'until') : until.getTime() - now.getTime() > LONGEST_HOLD_MS ? refuse('TOO_LONG', 'until', { days: 366 }) : null),
  lift: ({ holdId }, _facts, { holdStands }) => (holdId != null && holdStands !== true ? refuse('NOT_FOUND', 'holdId') : null),
  dispatch: (_input, { order, settings, actor }, { division }) => {
    if (!division || division.ended) return refuse('DIVISION_NOT_FOUND', 'divisionCode');
    if (order.streetId !== null && division.streetId !== order.streetId) return refuse('OUTSIDE_THE_STREET', 'divisionCode');
    if (!overStreet(actor, order) && division.communityId !== order.communityId) return refuse('OUTSIDE_THE_COMMUNITY', 'divisionCode');
    const may = division.level === 'COMMUNITY' || (division.level === 'GRID' && settings.gridMayHold) || (division.level === 'STREET' && settings.streetMayHold);
    return may ? null : refuse('MAY_NOT_HOLD', 'divisionCode', { level: division.level });
  },
  merge: ({ into }, { order, actor }, { target }) => {
    if (!target || target.streetId !== order.streetId || (!overStreet(actor, order) && target.communityId !== order.communityId)) return refuse('ORDER_NOT_FOUND', 'intoId');
    if (into === order.id) return refuse('SAME_ORDER', 'intoId');
    return (LIVING as readonly string[]).includes(target.state) ? null : refuse('TARGET_ENDED', 'intoId', { state: target.state });
  },
  start: (input, { order, actor }) => {
    if (input.withoutCode !== true) return input.code ? null : refuse('CODE_NEEDED', 'code');
    return worksForHolding(actor, order) ? null : refuse('CODE_NEEDED', 'code');
  },
  rate: (input) => ratingRight(input),
  callBack: (input) => ratingRight(input),
  amend: (input, facts, extra) => amendRight(input, facts, extra),
};

/** Who dispatches for the whole street; a community that dispatches itself does so for its own people. */
const overStreet = (actor: Actor, order: OrderFacts['order']): boolean => holds(actor, ['DISPATCHER'], order.streetId) || leads(actor, order);

const ratingRight = ({ stars, words }: RatingInput): Refusal | null => (!Number.isInteger(stars) || stars < 1 || stars > 5 ? refuse('STARS_WRONG', 'stars')
  : (words ?? '').length > MOST_WORDS ? refuse('WORDS_TOO_LONG', 'words', { most: MOST_WORDS }) : null);

const said = (words: string): Refusal | null =>
  words.trim() === '' ? refuse('WORDS_NEEDED', 'words') : words.length > MOST_WORDS ? refuse('WORDS_TOO_LONG', 'words', { most: MOST_WORDS }) : null;

const notTooLong = (words: string | null | undefined): Refusal | null =>
  ((words ?? '').length > MOST_WORDS ? refuse('WORDS_TOO_LONG', 'words', { most: MOST_WORDS }) : null);

const hoursRight = (hours: StepInputs['finish']['hours']): Refusal | null =>
  (hours ?? []).some(({ hours: h }) => !(h >= 0 && h <= 24)) ? refuse('HOURS_WRONG', 'hours') : null;

function planRight(input: Plan, { now, order }: OrderFacts): Refusal | null {
  return timesRight(input.plannedStart, input.plannedEnd, now, 'planned')
    ?? (input.summary.trim() === '' ? refuse('SUMMARY_NEEDED', 'summary') : null)
    ?? (input.summary.length > MOST_SUMMARY ? refuse('WORDS_TOO_LONG', 'summary', { most: MOST_SUMMARY }) : null)
    ?? seatsRight(order.serves, input.helpersWanted ?? order.helpersWanted, input.leastCrew ?? order.leastCrew)
    ?? openingRight(input, order.serves, now);
}

/** A fair start is announced beforehand, and the places are drawn before the service begins. */
function openingRight({ grabOpensAt, plannedStart }: Plan, serves: string, now: Date): Refusal | null {
  if (grabOpensAt == null) return null;
  if (serves !== 'CREW') return refuse('NO_HELPERS_HERE', 'grabOpensAt');
  return grabOpensAt > now && grabOpensAt < plannedStart ? null : refuse('OPENING_WRONG', 'grabOpensAt');
}

/** Two times that belong together: the end after the start, not past, not absurdly long or far away. */
export function timesRight(start: Date, end: Date, now: Date, what: 'planned' | 'wanted'): Refusal | null {
  if (!(end > start)) return refuse('END_BEFORE_START', `${what}End`);
  if (end <= now) return refuse('TIME_PAST', `${what}End`);
  if (end.getTime() - now.getTime() > FURTHEST_DAYS * 24 * 3_600_000) return refuse('TOO_FAR', `${what}End`, { days: FURTHEST_DAYS });
  return end.getTime() - start.getTime() > LONGEST_PLAN_MS ? refuse('TOO_LONG', `${what}End`, { days: 30 }) : null;
}

/** For how many people an order is. */
export const personsRight = (persons: number): Refusal | null =>
  (!Number.isInteger(persons) || persons < 1 || persons > MOST_PERSONS ? refuse('PERSONS_WRONG', 'persons', { most: MOST_PERSONS }) : null);

/** The contact of an order is bound like a person's own; what is left out comes from there. */
export function contactRight(contact: Contact | null | undefined): Refusal | null {
  const wrong = contact == null ? null : wrongContact({ ...contact, name: contact.name ?? '-' });
  return wrong === null ? null : { ...wrong.refusal, path: ['input', 'contact', ...(wrong.refusal.path ?? []).slice(1)] };
}

/** A wish that is changed is whole: both ends, or neither. */
function wishRight({ wantedStart, wantedEnd }: StepInputs['amend'], order: OrderFacts['order'], now: Date): Refusal | null {
  if (wantedStart === undefined && wantedEnd === undefined) return null;
  const [start, end] = [wantedStart === undefined ? order.wantedStart : wantedStart, wantedEnd === undefined ? order.wantedEnd : wantedEnd];
  if ((start === null) !== (end === null)) return refuse('END_BEFORE_START', 'wantedEnd');
  return start && end ? timesRight(start, end, now, 'wanted') : null;
}

/** What a booking fixes cannot be amended: the number of people, and when; in a plain period the wish may move within it. */
function bookedDiffers({ persons, wantedStart, wantedEnd }: StepInputs['amend'], order: OrderFacts['order'], period: Extra['period'] | null): Refusal | null {
  if (persons != null) return refuse('IS_BOOKED', 'persons');
  if (wantedStart === undefined && wantedEnd === undefined) return null;
  if (!period) return refuse('IS_BOOKED', 'wantedStart');
  const [start, end] = [wantedStart === undefined ? order.wantedStart : wantedStart, wantedEnd === undefined ? order.wantedEnd : wantedEnd];
  return outsideOf({ startsAt: new Date(period.startsAt), endsAt: new Date(period.endsAt) }, { start, end });
}

function seatsRight(serves: string, helpers: number, least: number): Refusal | null {
  if (serves !== 'CREW') return helpers === 0 ? null : refuse('NO_HELPERS_HERE', 'helpersWanted');
  if (!Number.isInteger(helpers) || helpers < 1 || helpers > MOST_HELPERS) return refuse('SEATS_WRONG', 'helpersWanted', { most: MOST_HELPERS });
  return Number.isInteger(least) && least >= 1 && least <= helpers + 1 ? null : refuse('LEAST_CREW_WRONG', 'leastCrew');
}

function amendRight(input: StepInputs['amend'], { order, now }: OrderFacts, { division, period }: Extra): Refusal | null {
  const planned = order.state === 'ACCEPTED' || order.state === 'OPEN';
  if (!planned && (input.plannedStart || input.plannedEnd || input.summary || input.helpersWanted)) return refuse('NOT_PLANNED_YET', 'plannedStart');
  if (input.divisionId) {
    if (!division || division.ended) return refuse('DIVISION_NOT_FOUND', 'divisionCode');
    if (division.streetId !== order.streetId || (order.holdingId !== null && division.communityId !== order.communityId)) return refuse('ANOTHER_COMMUNITY', 'divisionCode');
  }
  const booked = order.resourceId === null ? null : bookedDiffers(input, order, period ?? null);
  if (booked) return booked;
  const unfit = (input.persons == null ? null : personsRight(input.persons)) ?? contactRight(input.contact) ?? wishRight(input, order, now);
  if (unfit) return unfit;
  const start = input.plannedStart ?? order.plannedStart;
  const end = input.plannedEnd ?? order.plannedEnd;
  if ((input.plannedStart || input.plannedEnd) && !(start && end)) return refuse('END_BEFORE_START', 'plannedEnd');
  if (start && end && (input.plannedStart || input.plannedEnd)) {
    const wrong = timesRight(start, end, now, 'planned');
    if (wrong) return wrong;
  }
  if (input.helpersWanted !== undefined && input.helpersWanted !== null && input.helpersWanted < order.helpersLiving) {
    return refuse('BELOW_LIVING_SEATS', 'helpersWanted', { living: order.helpersLiving });
  }
  if (input.words !== undefined && input.words !== null && input.words.length > MOST_WORDS) return refuse('WORDS_TOO_LONG', 'words', { most: MOST_WORDS });
  if (input.summary !== undefined && input.summary !== null && input.summary.length > MOST_SUMMARY) return refuse('WORDS_TOO_LONG', 'summary', { most: MOST_SUMMARY });
  return planned ? seatsRight(order.serves, input.helpersWanted ?? order.helpersWanted, input.leastCrew ?? order.leastCrew) : null;
}
