import { sql, type SQL } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import { BINDING_SEATS, LIVING_SEATS, type SeatKind, type SeatState } from '../../../seat-steps.ts';
import { knownOf, type Along, type Known } from '../../orders/index.ts';
import { literals, REACH } from './needs.ts';
import { reachOf, span, type LockedOrder } from './write.ts';

/** A living seat of an order, as a step of the order knows it under the order's lock. */
export interface CrewSeat {
  readonly id: string;
  readonly kind: SeatKind;
  readonly personId: string;
  readonly attempt: number;
  readonly state: SeatState;
  readonly begunAt: Date | null;
  /** With another binding seat of its person, at the time that was asked about. */
  readonly overlaps: boolean;
}

/** A seat that a step of the order changed. */
export interface Moved extends Pick<CrewSeat, 'id' | 'kind' | 'personId' | 'attempt'> { readonly hours: number | null }

const LIVING = sql.raw(literals(LIVING_SEATS));
const BINDING = sql.raw(literals(BINDING_SEATS));
const stamp = moment;

type Plan = Pick<LockedOrder, 'plannedStart' | 'plannedEnd'>;

/** The living seats of the order; with a plan also who of them would be elsewhere then. */
export const knownCrew = (plan?: Plan): Known => sql`(select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'personId', s.person_id, 'attempt', s.attempt, 'state', s.state,
    'begunAt', s.begun_at, 'overlaps', ${plan === undefined || plan.plannedStart === null ? sql`false` : overlapping(plan)}) order by s.id)
  from seats s where s.realm = o.realm and s.order_id = o.id and s.state in (${LIVING}))`;

const overlapping = (plan: Plan): SQL => sql`s.state in (${BINDING}) and exists (select from seats x,
    (select o.realm, ${plan.plannedStart === null ? sql`null` : stamp(plan.plannedStart)} as planned_start, ${plan.plannedEnd === null ? sql`null` : stamp(plan.plannedEnd)} as planned_end) o
  where x.realm = s.realm and x.person_id = s.person_id and x.id <> s.id and x.state in (${BINDING})
    and (x.during && ${span(plan)} or (x.community_id <> s.community_id and x.reach && ${sql.raw(REACH)})))`;

/** What `knownCrew` answered. */
export const crewOf = (known: unknown): CrewSeat[] =>
  ((known ?? []) as (Omit<CrewSeat, 'begunAt'> & { begunAt: string | null })[]).map((seat) => ({ ...seat, begunAt: seat.begunAt === null ? null : dateOf(seat.begunAt) }));

/** The same together with what the line must know. */
export const knownBoth = (crew: Known | null, turns: Known | null): Known | null =>
  (crew === null && turns === null ? null : knownOf([...(crew ? [['crew', crew] as const] : []), ...(turns ? [['turns', turns] as const] : [])]));

/** Seats as rows `w` of a statement. */
const rows = (seats: readonly (Moved | CrewSeat)[]): SQL => sql`json_to_recordset(${JSON.stringify(seats)}::text::json) as w (id uuid, kind text, "personId" uuid, attempt smallint, hours numeric)`;

/** Whose relation to the order a seat in `w` is. */
const relationOf = (order: LockedOrder): SQL => sql`r.realm = ${order.realm} and r.order_id = ${order.id}::uuid and r.attempt = w.attempt and r.person_id = w."personId"
  and r.relation = case w.kind when 'LEAD' then 'LEAD' else 'CREW' end`;

const forgetting = (order: LockedOrder, seats: readonly (Moved | CrewSeat)[]): Along =>
  sql`delete from deadlines d using ${rows(seats)} where d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id`;

/** Frees seats, unmarked: their persons' relation ends, and the clock forgets them. */
export const freeing = (order: LockedOrder, seats: readonly CrewSeat[], now: Date): Along[] => [
  sql`update seats s set state = 'RELEASED', ended_at = ${stamp(now)} from ${rows(seats)} where s.realm = ${order.realm} and s.id = w.id`,
  sql`update order_relations r set until = coalesce(r.until, ${stamp(now)}), firm = false from ${rows(seats)} where ${relationOf(order)}`,
  forgetting(order, seats),
];

/** The order's clock stands: its offers wait as well. What is tied to the planned start does not. */
export const stoppingOffers = (order: LockedOrder, now: Date): Along => sql`update deadlines d set paused_at = ${stamp(now)}, lease = null, leased_until = null from seats s
  where s.realm = ${order.realm} and s.order_id = ${order.id}::uuid and d.realm = s.realm and d.subject_table = 'SEAT' and d.subject_id = s.id and not d.anchored and d.paused_at is null`;

/** The order's clock goes on: its offers have as long as they had left. */
export const goingOnWithOffers = (order: LockedOrder, now: Date): Along => sql`update deadlines d set due_at = d.due_at + (${stamp(now)} - d.paused_at), paused_at = null from seats s
  where s.realm = ${order.realm} and s.order_id = ${order.id}::uuid and d.realm = s.realm and d.subject_table = 'SEAT' and d.subject_id = s.id and d.paused_at is not null`;

/** The order's plan was amended: seats take the new time, and may be left unmarked until `unmarkedUntil`. Runs into a constraint when one of their persons took a seat elsewhere in the same moment. */
export const replanning = (order: LockedOrder, seats: readonly CrewSeat[], { unmarkedUntil, confirmAt, travelMinutes }: { unmarkedUntil: Date; confirmAt: Date | null; travelMinutes: number }): Along[] => [
  sql`update seats s set during = ${span(order)}, reach = ${reachOf(order, travelMinutes)}, unmarked_until = ${stamp(unmarkedUntil)} from ${rows(seats)} where s.realm = ${order.realm} and s.id = w.id`,
  ...(confirmAt === null ? [] : [sql`update deadlines d set due_at = ${stamp(confirmAt)}, lease = null, leased_until = null, tries = 0, refused = null
    from ${rows(seats.filter(({ state }) => state === 'HELD'))} where d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id and d.step = 'confirm'`]),
];

/** They begin to serve. */
export const beginning = (order: LockedOrder, seats: readonly CrewSeat[], now: Date): Along[] => [
  sql`update seats s set state = 'SERVING', begun_at = ${stamp(now)} from ${rows(seats)} where s.realm = ${order.realm} and s.id = w.id`,
  sql`update order_relations r set firm = true from ${rows(seats)} where ${relationOf(order)}`,
  forgetting(order, seats),
];

/**
 * The service is over: whoever served has hours, and everybody's relation to the order ends. Who never began keeps the seat until
 * `freeAbsentAt`, so that they can still be marked, and sees nothing personal any more; or (null) is freed at once.
 */
export const ending = (order: LockedOrder, served: readonly Moved[], absent: readonly CrewSeat[], { now, freeAbsentAt }: { now: Date; freeAbsentAt: Date | null }): Along[] => [
  sql`update seats s set state = 'SERVED', ended_at = ${stamp(now)}, hours = w.hours from ${rows(served)} where s.realm = ${order.realm} and s.id = w.id`,
  sql`update order_relations r set until = ${stamp(now)}, firm = r.firm and r.person_id <> all (${`{${absent.map(({ personId }) => personId).join(',')}}`}::uuid[])
    where r.realm = ${order.realm} and r.order_id = ${order.id}::uuid and r.attempt = ${order.attempt}::smallint and r.relation in ('LEAD', 'CREW', 'ALONE') and r.until is null`,
  ...(absent.length === 0 ? [] : [sql`delete from deadlines d using ${rows(absent)} where d.realm = ${order.realm} and d.subject_table = 'SEAT' and d.subject_id = w.id and d.step <> 'free'`]),
  ...(absent.length === 0 ? [] : [freeAbsentAt === null
    ? sql`update seats s set state = 'RELEASED', ended_at = ${stamp(now)} from ${rows(absent)} where s.realm = ${order.realm} and s.id = w.id`
    : sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored) select ${order.realm}, 'SEAT', w.id, 'free', ${stamp(freeAbsentAt)}, true from ${rows(absent)}`]),
];
