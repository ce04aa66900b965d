import DataLoader from 'dataloader';
import { recordReading } from '../people/index.ts';
import type { Reading } from '../../platform/platform.ts';
import type { OrderRow } from './facts.ts';
import { readFacts, type ReadFacts } from './store/facts.ts';
import { readPrivate, type PrivateRow } from './store/private.ts';
import { duesOf, holdsOf, ordersById, sayingsOf, type DueRow, type Hold, type Saying } from './store/read.ts';

const ORDERS = {};
const FACTS = {};
const PRIVATE = {};
const SAYINGS = {};
const HOLDS = {};
const DUES = {};

/** Orders by id as far as the viewer may see them; null for the others. */
export const orderLoader = (reading: Reading): DataLoader<string, OrderRow | null> =>
  reading.memo(ORDERS, () => new DataLoader(async (ids) => {
    const rows = new Map((await ordersById(reading.platform.db, reading.actor, ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  }));

/** How the viewer stands to orders already read, one statement a batch: rights, needs and disclosure are judged from it. */
export const factsLoader = (reading: Reading): DataLoader<OrderRow, ReadFacts, string> =>
  reading.memo(FACTS, () => new DataLoader<OrderRow, ReadFacts, string>(async (orders) => {
    const facts = await readFacts(reading.platform.db, reading.actor.realm, { actor: reading.actor }, orders);
    return orders.map((order) => facts.get(order.id) ?? new Error('an order was read and is gone'));
  }, { cacheKeyFn: (order) => `${order.id}:${order.revision}` }));

export const READABLE = ['WORDS', 'NAME', 'PHONE'] as const;

/** One clear reading of what stands apart: of which order, what, and the reason stated for it. */
export interface Wanted {
  readonly order: OrderRow;
  /** What is shown in the clear and must be recorded; empty when everything is masked. */
  readonly clear: readonly (typeof READABLE)[number][];
  readonly reason: string | null;
}

/** Reads contact and words, and records the clear readings before they are given out: two statements a batch. */
export const privateLoader = (reading: Reading): DataLoader<Wanted, PrivateRow | null, string> =>
  reading.memo(PRIVATE, () => new DataLoader<Wanted, PrivateRow | null, string>(async (wanted) => {
    const { platform: { db }, actor, operation } = reading;
    const rows = new Map((await readPrivate(db, actor.realm, wanted.map(({ order }) => order.id))).map((row) => [row.orderId, row]));
    await recordReading(db, merged(wanted).flatMap(({ order, clear, reason }) => (order.requesterId === null || actor.personId === null || clear.length === 0 ? [] : [{
      realm: actor.realm, readerId: actor.personId, personId: order.requesterId, what: clear.flatMap((what) => (what === 'PHONE' ? ['PHONE' as const, 'ADDRESS' as const] : [what])),
      orderId: order.id, operation, reason,
    }])));
    return wanted.map(({ order }) => rows.get(order.id) ?? null);
  }, { cacheKeyFn: ({ order, clear, reason }) => `${order.id}:${clear.join()}:${reason ?? ''}` }));

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
  (reading: Reading): DataLoader<string, Row[]> => reading.memo(key, () => new DataLoader(async (ids) => {
    const rows = await read(reading, ids);
    return ids.map((id) => rows.filter((row) => orderOf(row) === id));
  }));

export const sayingsLoader = listsBy<Saying>(SAYINGS, (r, ids) => sayingsOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
export const holdsLoader = listsBy<Hold>(HOLDS, (r, ids) => holdsOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
export const duesLoader = listsBy<DueRow>(DUES, (r, ids) => duesOf(r.platform.db, r.actor.realm, ids), (row) => row.orderId);
