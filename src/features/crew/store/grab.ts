import type { Sql } from '../../../platform/db.ts';
import { GRAB_ALONE, GRAB_MANY, type Standing } from './grab-statement.ts';
import { seatOf, type SeatJson, type SeatRow } from './rows.ts';

/** One asking of a place, as its statement takes it. */
export interface GrabParts {
  readonly realm: string;
  readonly issuer: string;
  readonly subject: string;
  readonly owner: string;
  readonly mutation: string;
  readonly key: string;
  /** HMAC of the input. */
  readonly hash: Buffer;
  readonly orderId: string;
  /** Of the seat, if there will be one. */
  readonly seatId: string;
}

/** Whose working time a limit of the grab is counted by, as the database says it; and the business time then, in milliseconds. */
export interface CalendarAsked {
  readonly kind: { readonly timeZone: string; readonly workingHours: unknown; readonly holidays: unknown };
  readonly now: number;
}

/** That working time, worked out: what the statement takes. Moments and lengths in milliseconds. */
export interface CalendarParts {
  readonly kind: CalendarAsked['kind'];
  /** It holds for grabs from here on, and is to be worked out anew later than `renew`. */
  readonly from: number;
  readonly renew: number;
  readonly until: number;
  readonly dayMs: number;
  /** Working windows from `from` until `until`. */
  readonly spans: readonly (readonly [begins: number, ends: number])[];
}

/** What the statement answers to one asking. Without outcome: the key was used for another input, the order was locked, or (neither) ask again. */
export interface Grabbed {
  readonly outcome: unknown;
  /** The new seat, when it was given just now. */
  readonly seat: SeatRow | null;
  readonly reused: boolean;
  /** Somebody else writes about this order just now, and the statement was told not to wait for them. */
  readonly locked: boolean;
  /** Without outcome: ask again, with this calendar worked out. */
  readonly calendar: CalendarAsked | null;
}

/** Of an asking (`n` counts from 1) what was decided; or, as number 0, a seat that was given. */
interface Row extends Omit<Grabbed, 'seat'> { readonly n: number; readonly seat: SeatJson | null }

const ASK_AGAIN: Grabbed = { outcome: null, seat: null, reused: false, locked: false, calendar: null };

/** What was answered to each of those who asked. */
function grabbedBy(asked: readonly GrabParts[], rows: readonly Row[]): Grabbed[] {
  const seats = new Map(rows.flatMap(({ seat }) => (seat === null ? [] : [[seat.id, seatOf(seat)] as const])));
  const grabbed: Grabbed[] = asked.map(() => ASK_AGAIN);
  for (const { n, outcome, reused, locked, calendar } of rows) if (n > 0) grabbed[n - 1] = { outcome, reused, locked, calendar, seat: seats.get(asked[n - 1]!.seatId) ?? null };
  return grabbed;
}

const json = (calendar: CalendarParts | null): string | null => calendar && JSON.stringify(calendar);

/** Runs one grab once, outside of any transaction block. Throws 40001 when all of it was undone and must be asked again. */
export async function grabOnce(sql: Sql, g: GrabParts, standing: Standing = 'WAITS', calendar: CalendarParts | null = null): Promise<Grabbed> {
  const values = [g.realm, g.mutation, g.issuer, g.subject, g.owner, g.key, g.hash.toString('hex'), g.orderId, g.seatId, json(calendar)];
  return grabbedBy([g], await sql.unsafe<Row[]>(GRAB_ALONE[standing], values, { prepare: true }))[0]!;
}

/**
 * Runs many grabs of one realm, of any orders, in one statement; answers in the order asked. No two may have the same owner and key.
 * What one order has left goes to those who stand first. Throws 40001, or what else went wrong, when all of it was undone: ask them one by one.
 */
export async function grabMany(sql: Sql, asked: readonly GrabParts[], standing: Standing, calendar: CalendarParts | null): Promise<Grabbed[]> {
  const column = (of: (g: GrabParts) => string): string => `{${asked.map((g) => quoted(of(g))).join(',')}}`;
  const values = [
    asked[0]!.realm, asked[0]!.mutation, column((g) => g.issuer), column((g) => g.subject), column((g) => g.owner), column((g) => g.key),
    column((g) => `\\x${g.hash.toString('hex')}`), column((g) => g.orderId), column((g) => g.seatId), json(calendar),
  ];
  return grabbedBy(asked, await sql.unsafe<Row[]>(GRAB_MANY[standing], values, { prepare: true }));
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
