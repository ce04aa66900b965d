import { newId } from '../../kernel/ids.ts';
import { refused, type Outcome } from '../../kernel/result.ts';
import { guestOf, type Caller } from '../../platform/actor.ts';
import { inputHash, keyOwner, keySecret } from '../../platform/keys/identity.ts';
import type { Lanes, Said } from '../../platform/lane-work.ts';
import { openLanes } from '../../platform/lanes.ts';
import type { Platform } from '../../platform/platform.ts';
import { calendarFor } from '../orders/index.ts';
import { settingsOf } from '../places/index.ts';
import { grabMany, grabOnce, type CalendarAsked, type CalendarParts, type Grabbed, type GrabParts } from './store/grab.ts';
import type { SeatRow } from './store/rows.ts';

/** A seat as the statement that gave it answers. */
export interface GrabbedSeat {
  readonly seatId: string;
  readonly orderId: string;
  /** Of the order, as the grab left it. */
  readonly revision: number;
  /** Places still free after it. */
  readonly seatsLeft: number;
}

export interface GrabCall {
  readonly caller: Caller;
  readonly orderId: string;
  readonly key: string;
  readonly waitIfFull?: boolean;
}

/** What came of a grab; with the row of a seat that was given just now, so that nothing has to be read to show it. Null after a replay. */
export interface GrabAnswer { readonly outcome: Outcome<GrabbedSeat>; readonly seat: SeatRow | null }

const MUTATION = 'grabSeat';
const DETOURS = 3;
const DAY_MS = 86_400_000;
/** So far ahead working time is worked out; nobody has longer to confirm. */
const CALENDAR_DAYS = 120;
const RENEWED_DAYS = 7;

/**
 * A volunteer takes a free place (抢单), by one statement that reads nothing before it. Never gives a place twice, never binds a person
 * twice; the same key gives the same outcome. Grabs that arrive together share a statement, and those of one order are served in the
 * order of arrival. Throws `Trouble` when too many wait, or when no answer comes in time.
 */
export const grab = async (platform: Platform, call: GrabCall): Promise<Outcome<GrabbedSeat>> => (await grabSeat(platform, call)).outcome;

/** The same, with the seat. */
export function grabSeat(platform: Platform, call: GrabCall): Promise<GrabAnswer> {
  let lanes = lanesOf.get(platform);
  if (lanes === undefined) lanesOf.set(platform, lanes = lanesOn(platform));
  return lanes.ask(partsOf(platform, call));
}

const lanesOf = new WeakMap<Platform, Lanes<GrabParts, GrabAnswer>>();

function lanesOn(platform: Platform): Lanes<GrabParts, GrabAnswer> {
  const { grabLanes, grabsABatch, grabsWaiting, grabMs, grabsGatherMs } = platform.config.limits;
  // Of realms whose limits are counted in working time: handed along with each of their statements.
  const calendars = new Map<string, CalendarParts>();
  return openLanes<GrabParts, GrabAnswer>({
    batchOf: ({ realm }) => realm,
    placeOf: ({ realm, orderId }) => `${realm} ${orderId}`,
    keyOf: ({ owner, key }) => `${owner} ${key}`,
    send: async (asked, patient) => {
      const standing = patient ? 'WAITS' : 'PASSES';
      const [{ realm }] = asked as [GrabParts];
      const calendar = calendars.get(realm) ?? null;
      const grabbed = asked.length === 1 ? [await grabOnce(platform.sql, asked[0]!, standing, calendar)] : await grabMany(platform.sql, asked, standing, calendar);
      const wanting = grabbed.find((one) => one.calendar !== null)?.calendar;
      if (wanting) calendars.set(realm, workedOut(wanting));
      if (grabbed.some(({ seat }) => seat !== null)) platform.hub.hint();
      return grabbed.map(saidBy);
    },
    isSpent: ({ outcome }) => !outcome.ok && outcome.refusal.code === 'ORDER_FULL',
  }, { lanes: grabLanes, detours: DETOURS, most: grabsABatch, waiting: grabsWaiting, deadlineMs: grabMs, gatherMs: grabsGatherMs });
}

/** The working windows of the next months. */
function workedOut({ kind, now }: CalendarAsked): CalendarParts {
  const settings = settingsOf({ ...(kind.workingHours === null ? {} : { workingHours: kind.workingHours }), ...(kind.holidays === null ? {} : { holidays: kind.holidays }) });
  const calendar = calendarFor({ facts: { settings }, timeZone: kind.timeZone });
  const [from, until] = [now - DAY_MS, now + CALENDAR_DAYS * DAY_MS];
  return { kind, from, renew: now + RENEWED_DAYS * DAY_MS, until, dayMs: calendar.hoursADay * 3_600_000, spans: calendar.spans(new Date(from), new Date(until)) };
}

function saidBy({ outcome, seat, reused, locked }: Grabbed): Said<GrabAnswer> {
  if (reused) return { answer: { outcome: refused({ code: 'KEY_REUSED', args: {}, path: ['input', 'key'] }), seat: null } };
  if (outcome) return { answer: { outcome: outcome as Outcome<GrabbedSeat>, seat } };
  return locked ? 'LOCKED' : 'AGAIN';
}

/** A call as its statement takes it. */
export function partsOf(platform: Platform, { caller, orderId, key, waitIfFull }: GrabCall): GrabParts {
  const secret = keySecret(platform.config);
  return {
    realm: caller.realm, issuer: caller.issuer, subject: caller.subject, owner: keyOwner(secret, guestOf(caller.realm, caller)),
    mutation: MUTATION, key, hash: inputHash(secret, { orderId, waitIfFull: waitIfFull ?? false }), orderId, seatId: newId(),
  };
}
