import { upon, type Soon } from '../../kernel/soon.ts';
import { Loader } from '../../platform/loader.ts';
import type { ByRights, Reading } from '../../platform/platform.ts';
import { recordReading } from '../people/index.ts';
import type { OrderRow, Sight } from './facts.ts';
import { readFacts, type ReadFacts } from './store/facts.ts';
import { pageOfOrders, type Asked } from './store/lists.ts';
import { readPrivate, type PrivateRow } from './store/private.ts';
import { duesOf, holdsOf, ordersById, sayingsOf, type DueRow, type Hold, type Saying } from './store/read.ts';

const [ORDERS, FACTS, SIGHTS, PRIVATE, SAYINGS, HOLDS, DUES] = [{}, {}, {}, {}, {}, {}, {}];

/** Orders by id as far as the viewer may see them; null for the others. */
export const orderLoader = (reading: Reading): Loader<string, OrderRow | null> =>
  reading.memo(ORDERS, () => new Loader(async (ids) => {
    const rows = new Map((await ordersById(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** How the viewer stands to orders already read, one statement a batch: rights, needs and disclosure are judged from it. */
export const factsLoader = (reading: Reading): Loader<OrderRow, ReadFacts, string> =>
  reading.memo(FACTS, () => new Loader<OrderRow, ReadFacts, string>(async (orders) => {
    const facts = await readFacts(reading.platform.db, reading.actor.realm, { actor: reading.actor }, orders);
    return orders.map((order) => facts.get(order.id) ?? new Error('an order was read and is gone'));
  }, (order) => `${order.id}:${order.revision}`));

const sights = (reading: Reading): Map<OrderRow, Sight> => reading.memo(SIGHTS, () => new Map<OrderRow, Sight>());

/** How the viewer stands to an order, as far as it decides what they see of it: as its list read it along, otherwise from its facts. */
export const sightOf = (reading: Reading, order: OrderRow): Soon<Sight> =>
  sights(reading).get(order) ?? upon(factsLoader(reading).load(order), ({ facts }) => facts);

/** Makes known how the viewer stands to these orders. */
export async function sightsAhead(reading: Reading, orders: readonly OrderRow[]): Promise<void> {
  const known = sights(reading);
  await factsLoader(reading).ahead(orders.filter((order) => !known.has(order)));
}

/** One page of a list by one statement, the reader's rights and (`seen`) how they stand to each order included; what is read of these orders later finds them. */
export async function readOrders(by: ByRights, asked: Asked, seen: boolean): Promise<readonly OrderRow[]> {
  const { reading, value: { orders, sights: read } } = await by.along(async (actor, rights) => {
    const value = await pageOfOrders(by.platform.db, actor, asked, { rights, sights: seen });
    return { value, rights: value.rights };
  });
  const known = sights(reading);
  for (const sight of read) known.set(sight.order, sight);
  for (const order of orders) orderLoader(reading).put(order.id, order);
  return orders;
}

export const READABLE = ['WORDS', 'NAME', 'PHONE'] as const;

/** One clear reading of what stands apart: of which order, what, and the reason stated for it. */
export interface Wanted {
  readonly order: OrderRow;
  /** What is shown in the clear and must be recorded; empty when everything is masked. */
  readonly clear: readonly (typeof READABLE)[number][];
  readonly reason: string | null;
}

/** Reads contact and words, and records the clear readings before they are given out: two statements a batch. */
export const privateLoader = (reading: Reading): Loader<Wanted, PrivateRow | null, string> =>
  reading.memo(PRIVATE, () => new Loader<Wanted, PrivateRow | null, string>(async (wanted) => {
    const { platform: { db }, actor, operation } = reading;
    const rows = await readPrivate(db, actor.realm, wanted.map(({ order }) => order.id));
    await recordReading(db, merged(wanted.filter(({ clear }) => clear.length > 0)).flatMap(({ order, clear, reason }) => (order.requesterId === null || actor.personId === null ? [] : [{
      realm: actor.realm, readerId: actor.personId, personId: order.requesterId, what: clear.flatMap((what) => (what === 'PHONE' ? ['PHONE' as const, 'ADDRESS' as const] : [what])),
      orderId: order.id, operation, reason,
    }])));
    return wanted.map(({ order }) => rows.get(order.id) ?? null);
  }, ({ order, clear, reason }) => `${order.id}:${clear.join()}:${reason ?? ''}`));

/** One record an order and reason, however many fields asked. */
function merged(wanted: readonly Wanted[]): Wanted[] {
  const by = new Map<string, Wanted>();
  for (const one of wanted) {
    const key = `${one.order.id}:${one.reason ?? ''}`;
    const other = by.get(key);
    by.set(key, other ? { ...other, clear: [...new Set([...other.clear, ...one.clear])] } : one);
  }
  return [...by.values()];
}

const listsBy = <Row>(key: object, read: (reading: Reading, ids: readonly string[]) => Promise<Row[]>, orderOf: (row: Row) => string) =>
  (reading: Reading): Loader<string, Row[]> => reading.memo(key, () => new Loader(async (ids) => {
    const rows = new Map<string, Row[]>(ids.map((id) => [id, []]));
    for (const row of await read(reading, ids)) rows.get(orderOf(row))!.push(row);
    return ids.map((id) => rows.get(id)!);
  }));

export const sayingsLoader = listsBy<Saying>(SAYINGS, (r, ids) => sayingsOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
export const holdsLoader = listsBy<Hold>(HOLDS, (r, ids) => holdsOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
export const duesLoader = listsBy<DueRow>(DUES, (r, ids) => duesOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
