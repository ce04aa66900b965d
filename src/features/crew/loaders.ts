import { all, upon, type Soon } from '../../kernel/soon.ts';
import { Loader } from '../../platform/loader.ts';
import type { Reading } from '../../platform/platform.ts';
import { guards, isOfficial, orderLoader, sightOf, worksForHolding, type OrderRow, type Sight } from '../orders/index.ts';
import { coolsFor } from './cooling.ts';
import { maskName, namesOf, recordReading } from '../people/index.ts';
import type { CrewFacts } from './store/facts.ts';
import { livingWaits, positionsOf, waitsById, type WaitRow } from './store/line.ts';
import { readCrewFacts, seatsById, seatsOf, type Asked } from './store/read.ts';
import { coolingsById, type CoolingRow } from './store/cooling.ts';
import { duesOfSeats, stepsOfSeats, type SeatHappening } from './store/history.ts';
import type { SeatRow } from './store/rows.ts';

const [SEATS, CREWS, FACTS, NAMES, WAITS, LINES, POSITIONS, DUES, HISTORIES, COOLINGS] = [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}];

/** Seats by id as far as the viewer may see them: their own, and those of an order whose crew they may see. Null for the others. */
export const seatLoader = (reading: Reading): Loader<string, SeatRow | null> =>
  reading.memo(SEATS, () => new Loader(async (ids) => {
    const rows = new Map((await seatsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return Promise.all(ids.map(async (id) => {
      const seat = rows.get(id);
      return seat && (await seesSeat(reading, seat)) ? seat : null;
    }));
  }));

async function seesSeat(reading: Reading, seat: SeatRow): Promise<boolean> {
  if (seat.personId === reading.actor.personId) return true;
  const order = await orderLoader(reading).load(seat.orderId);
  return order !== null && seesCrew(await sightOf(reading, order));
}

/** Every taking of an order, all attempts: all of them for those who may see its crew, one's own for the others. */
export const crewLoader = (reading: Reading): Loader<OrderRow, readonly SeatRow[], string> =>
  reading.memo(CREWS, () => new Loader<OrderRow, readonly SeatRow[], string>(async (orders) => {
    const [rows, sights] = await Promise.all([
      seatsOf(reading.platform.db, reading.actor.realm, orders.map((order) => order.id)), all(orders.map((order) => sightOf(reading, order))),
    ]);
    return orders.map(({ id }, i) => {
      const seats = rows.get(id) ?? [];
      return seesCrew(sights[i]!) ? seats : seats.filter((row) => row.personId === reading.actor.personId);
    });
  }, (order) => order.id));

/** Seats of the present attempt that live or were served, as far as the viewer may see them. */
export const crewOf = (reading: Reading, order: OrderRow): Soon<SeatRow[]> =>
  upon(crewLoader(reading).load(order), (seats) => seats.filter((seat) => seat.attempt === order.attempt && !ENDED_OTHERWISE.includes(seat.state)));

const ENDED_OTHERWISE: readonly string[] = ['LAPSED', 'RELEASED', 'NO_SHOW'];

/** The crews of many orders, with one reading. */
export async function crewsAhead(reading: Reading, orders: readonly OrderRow[]): Promise<SeatRow[]> {
  await crewLoader(reading).ahead(orders);
  return (await all(orders.map((order) => crewOf(reading, order)))).flat();
}

/** One's own places in lines by id; nobody sees who waits. */
export const waitLoader = (reading: Reading): Loader<string, WaitRow | null> =>
  reading.memo(WAITS, () => new Loader<string, WaitRow | null>(async (ids) => {
    const rows = new Map((await waitsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => { const row = rows.get(id); return row && row.personId === reading.actor.personId ? row : null; });
  }));

/** The viewer's living place in the line of an order. */
export const viewerWaitLoader = (reading: Reading): Loader<string, WaitRow | null> =>
  reading.memo(LINES, () => new Loader<string, WaitRow | null>(async (orderIds) => {
    const { actor: { realm, personId }, platform: { db } } = reading;
    const rows = personId === null ? [] : await livingWaits(db, realm, personId, orderIds);
    return orderIds.map((orderId) => rows.find((row) => row.orderId === orderId) ?? null);
  }));

/** How many stand in line up to this place, it included; 0 when it has ended. */
export const positionLoader = (reading: Reading): Loader<string, number> =>
  reading.memo(POSITIONS, () => new Loader<string, number>(async (ids) => {
    const positions = await positionsOf(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => positions.get(id) ?? 0);
  }));

/** Times of cooling off by id: one's own, and for the center those of its street. */
export const coolingLoader = (reading: Reading): Loader<string, CoolingRow | null> =>
  reading.memo(COOLINGS, () => new Loader<string, CoolingRow | null>(async (ids) => {
    const rows = new Map((await coolingsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => { const row = rows.get(id); return row && (row.personId === reading.actor.personId || coolsFor(reading.actor, row)) ? row : null; });
  }));

/** By when a seat must be confirmed or an offer answered. */
export const dueLoader = (reading: Reading): Loader<string, Date | null> =>
  reading.memo(DUES, () => new Loader<string, Date | null>(async (ids) => {
    const dues = await duesOfSeats(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => dues.get(id) ?? null);
  }));

/** What happened to a seat, in order; the caller decides who may read it. */
export const historyLoader = (reading: Reading): Loader<SeatRow, SeatHappening[], string> =>
  reading.memo(HISTORIES, () => new Loader<SeatRow, SeatHappening[], string>(
    (seats) => stepsOfSeats(reading.platform.db, reading.actor.realm, seats), ({ id }) => id,
  ));

/** Whether somebody may see who is on the crew: whoever has to do with the order, in person, for whom they act for, or in office. Everyone else sees places and `led`. */
export const seesCrew = (sight: Sight): boolean =>
  sight.actor.personId !== null && (sight.mine.some((one) => one.living || one.firm) || guards(sight.actor, sight.order) || isOfficial(sight));

/** What decisions look at, one statement a batch. */
export const crewFactsLoader = (reading: Reading): Loader<Asked, CrewFacts | null, string> =>
  reading.memo(FACTS, () => new Loader<Asked, CrewFacts | null, string>(
    (asked) => readCrewFacts(reading.platform.db, reading.actor.realm, reading.actor.personId, asked),
    ({ orderId, seatId }) => `${orderId}:${seatId ?? ''}`,
  ));

/** Who holds a seat, as one reader sees it. */
export interface ShownHolder {
  readonly name: string;
  /** Name in full. */
  readonly clear: boolean;
  /** 亮身份: of a lead it is said to this reader that they are a party member. */
  readonly told: boolean;
}

/** Names of holders, in full for the crew and the holding division (of the lead also for requester and center), recorded before they are given out. */
export const holderLoader = (reading: Reading): Loader<SeatRow, ShownHolder> =>
  reading.memo(NAMES, () => new Loader<SeatRow, ShownHolder>(async (seats) => {
    const { platform: { db }, actor, operation } = reading;
    const [names, shown] = await Promise.all([namesOf(db, actor.realm, seats.map(({ personId }) => personId)), all(seats.map((seat) => shownTo(reading, seat)))]);
    if (actor.personId !== null) {
      const { realm, personId: readerId } = actor;
      await recordReading(db, seats.flatMap(({ personId, orderId }, i) => (shown[i]!.clear ? [{ realm, readerId, personId, what: ['NAME' as const], orderId, operation }] : [])));
    }
    return seats.map(({ personId }, i) => ({ ...shown[i]!, name: named(names.get(personId)?.name ?? '', shown[i]!.clear) }));
  }));

const named = (name: string, clear: boolean): string => (clear ? name : maskName(name));

function shownTo(reading: Reading, seat: SeatRow): Soon<Omit<ShownHolder, 'name'>> {
  const isLead = seat.kind === 'LEAD';
  if (seat.personId === reading.actor.personId) return { clear: true, told: isLead };
  return upon(orderLoader(reading).load(seat.orderId), (order) => (order === null ? { clear: false, told: false } : upon(sightOf(reading, order), ({ actor, mine }) => {
    const near = worksForHolding(actor, order) || mine.some((one) => one.living && ['LEAD', 'CREW'].includes(one.relation));
    const requester = guards(actor, order) || mine.some((one) => one.living && one.relation === 'REQUESTER');
    const center = actor.roles.some((held) => ['DISPATCHER', 'STREET_LEADER'].includes(held.role) && held.divisionId === order.streetId);
    const told = isLead && (near || requester || center);
    return { clear: near || told, told };
  })));
}
