import DataLoader from 'dataloader';
import type { Reading } from '../../platform/platform.ts';
import { factsLoader, isOfficial, orderLoader, worksForHolding, type OrderFacts, type OrderRow } from '../orders/index.ts';
import { coolsFor } from './cooling.ts';
import { maskName, namesOf, partyMemberLoader, recordReading } from '../people/index.ts';
import type { CrewFacts } from './store/facts.ts';
import { livingWaits, positionsOf, waitsById, type WaitRow } from './store/line.ts';
import { readCrewFacts, seatsById, seatsOf, type Asked } from './store/read.ts';
import { coolingsById, type CoolingRow } from './store/cooling.ts';
import { duesOfSeats, stepsOfSeats, type SeatHappening } from './store/history.ts';
import type { SeatRow } from './store/rows.ts';

const [SEATS, CREWS, FACTS, NAMES, WAITS, LINES, POSITIONS, DUES, HISTORIES, COOLINGS] = [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}];

/** Seats by id as far as the viewer may see them: their own, and those of an order whose crew they may see. Null for the others. */
export const seatLoader = (reading: Reading): DataLoader<string, SeatRow | null> =>
  reading.memo(SEATS, () => new DataLoader(async (ids) => {
    const rows = new Map((await seatsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return Promise.all(ids.map(async (id) => {
      const seat = rows.get(id);
      return seat && (await seesSeat(reading, seat)) ? seat : null;
    }));
  }));

async function seesSeat(reading: Reading, seat: SeatRow): Promise<boolean> {
  if (seat.personId === reading.actor.personId) return true;
  const order = await orderLoader(reading).load(seat.orderId);
  return order !== null && seesCrew((await factsLoader(reading).load(order)).facts);
}

/** Every taking of an order, all attempts: all of them for those who may see its crew, one's own for the others. */
export const crewLoader = (reading: Reading): DataLoader<OrderRow, SeatRow[], string> =>
  reading.memo(CREWS, () => new DataLoader<OrderRow, SeatRow[], string>(async (orders) => {
    const rows = await seatsOf(reading.platform.db, reading.actor.realm, orders.map((order) => order.id));
    const facts = await factsLoader(reading).loadMany([...orders]);
    return orders.map((order, i) => {
      const read = facts[i];
      if (read === undefined || read instanceof Error) return read ?? [];
      const all = seesCrew(read.facts);
      return rows.filter((row) => row.orderId === order.id && (all || row.personId === reading.actor.personId));
    });
  }, { cacheKeyFn: (order) => order.id }));

/** One's own places in lines by id; nobody sees who waits. */
export const waitLoader = (reading: Reading): DataLoader<string, WaitRow | null> =>
  reading.memo(WAITS, () => new DataLoader<string, WaitRow | null>(async (ids) => {
    const rows = new Map((await waitsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => { const row = rows.get(id); return row && row.personId === reading.actor.personId ? row : null; });
  }));

/** The viewer's living place in the line of an order. */
export const viewerWaitLoader = (reading: Reading): DataLoader<string, WaitRow | null> =>
  reading.memo(LINES, () => new DataLoader<string, WaitRow | null>(async (orderIds) => {
    const { actor: { realm, personId }, platform: { db } } = reading;
    const rows = personId === null ? [] : await livingWaits(db, realm, personId, orderIds);
    return orderIds.map((orderId) => rows.find((row) => row.orderId === orderId) ?? null);
  }));

/** How many stand in line up to this place, it included; 0 when it has ended. */
export const positionLoader = (reading: Reading): DataLoader<string, number> =>
  reading.memo(POSITIONS, () => new DataLoader<string, number>(async (ids) => {
    const positions = await positionsOf(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => positions.get(id) ?? 0);
  }));

/** Times of cooling off by id: one's own, and for the center those of its street. */
export const coolingLoader = (reading: Reading): DataLoader<string, CoolingRow | null> =>
  reading.memo(COOLINGS, () => new DataLoader<string, CoolingRow | null>(async (ids) => {
    const rows = new Map((await coolingsById(reading.platform.db, reading.actor.realm, ids)).map((row) => [row.id, row]));
    return ids.map((id) => { const row = rows.get(id); return row && (row.personId === reading.actor.personId || coolsFor(reading.actor, row)) ? row : null; });
  }));

/** By when a seat must be confirmed or an offer answered. */
export const dueLoader = (reading: Reading): DataLoader<string, Date | null> =>
  reading.memo(DUES, () => new DataLoader<string, Date | null>(async (ids) => {
    const dues = await duesOfSeats(reading.platform.db, reading.actor.realm, ids);
    return ids.map((id) => dues.get(id) ?? null);
  }));

/** What happened to a seat, in order; the caller decides who may read it. */
export const historyLoader = (reading: Reading): DataLoader<SeatRow, SeatHappening[], string> =>
  reading.memo(HISTORIES, () => new DataLoader<SeatRow, SeatHappening[], string>(
    (seats) => stepsOfSeats(reading.platform.db, reading.actor.realm, seats), { cacheKeyFn: ({ id }) => id },
  ));

/** Whether somebody may see who is on the crew: whoever has to do with the order, in person or in office. Everyone else sees places and `led`. */
export const seesCrew = (facts: OrderFacts): boolean =>
  facts.actor.personId !== null && (facts.mine.some((one) => one.living || one.firm) || isOfficial(facts));

/** What decisions look at, one statement a batch. */
export const crewFactsLoader = (reading: Reading): DataLoader<Asked, CrewFacts | null, string> =>
  reading.memo(FACTS, () => new DataLoader<Asked, CrewFacts | null, string>(
    (asked) => readCrewFacts(reading.platform.db, reading.actor.realm, reading.actor.personId, asked),
    { cacheKeyFn: ({ orderId, seatId }) => `${orderId}:${seatId ?? ''}` },
  ));

/** Who holds a seat, as one reader sees it. */
export interface ShownHolder {
  readonly name: string;
  /** Name in full. */
  readonly clear: boolean;
  /** 亮身份: said of the lead to those to whom it is shown; null for everybody else. */
  readonly partyMember: boolean | null;
}

/** Names of holders, in full for the crew and the holding division (of the lead also for requester and center), recorded before they are given out. */
export const holderLoader = (reading: Reading): DataLoader<SeatRow, ShownHolder> =>
  reading.memo(NAMES, () => new DataLoader(async (seats) => {
    const { platform: { db }, actor, operation } = reading;
    const names = new Map((await namesOf(db, actor.realm, seats.map(({ personId }) => personId))).map((row) => [row.personId, row.name]));
    const shown = await Promise.all(seats.map((seat) => shownTo(reading, seat)));
    if (actor.personId !== null) {
      const { realm, personId: readerId } = actor;
      await recordReading(db, seats.flatMap(({ personId, orderId }, i) => (shown[i]!.clear ? [{ realm, readerId, personId, what: ['NAME' as const], orderId, operation }] : [])));
    }
    return seats.map(({ personId }, i) => ({ ...shown[i]!, name: shown[i]!.clear ? names.get(personId) ?? '' : maskName(names.get(personId) ?? '') }));
  }));

async function shownTo(reading: Reading, seat: SeatRow): Promise<Omit<ShownHolder, 'name'>> {
  const isLead = seat.kind === 'LEAD';
  const isMember = async (): Promise<boolean | null> => (isLead ? (await partyMemberLoader(reading).load(seat.personId)) !== null : null);
  if (seat.personId === reading.actor.personId) return { clear: true, partyMember: await isMember() };
  const order = await orderLoader(reading).load(seat.orderId);
  if (order === null) return { clear: false, partyMember: null };
  const { facts } = await factsLoader(reading).load(order);
  const near = worksForHolding(facts.actor, order) || facts.mine.some((one) => one.living && ['LEAD', 'CREW'].includes(one.relation));
  const requester = facts.mine.some((one) => one.living && one.relation === 'REQUESTER');
  const center = facts.actor.roles.some((held) => ['DISPATCHER', 'STREET_LEADER'].includes(held.role) && held.divisionId === order.streetId);
  const told = isLead && (near || requester || center);
  return { clear: near || told, partyMember: told ? await isMember() : null };
}
