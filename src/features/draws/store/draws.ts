import { and, desc, eq, getTableColumns, inArray, sql, type SQL } from 'drizzle-orm';
import { dateOf, moment } from '../../../platform/columns.ts';
import type { Executor, Tx } from '../../../platform/db.ts';
import type { Beside, Known, OrderRow } from '../../orders/index.ts';
import { draws } from '../tables.ts';

type Row = typeof draws.$inferSelect;
/** A draw as everybody may read it: the seed is told when it is over and drawn, and null before. */
export type DrawRow = Omit<Row, 'seed'> & { readonly seed: string | null };
/** A draw with its seed: for the draw itself. */
export type SecretDraw = Row;

const { seed: _secret, ...open } = { ...columnsOf() };
const told = { ...open, seed: sql<string | null>`case when ${draws.state} = 'DRAWN' then ${draws.seed} end`.as('seed') };

function columnsOf() {
  const { realm, id, orderId, attempt, state, announcedAt, opensAt, closesAt, commitment, seed, endedAt, places } = draws;
  return { realm, id, orderId, attempt, state, announcedAt, opensAt, closesAt, commitment, seed, endedAt, places };
}

/** The last draw of each order, for whoever may see the order: one statement. */
export async function lastDraws(db: Executor, realm: string, orderIds: readonly string[]): Promise<DrawRow[]> {
  return db.selectDistinctOn([draws.orderId], told).from(draws).where(and(eq(draws.realm, realm), inArray(draws.orderId, [...orderIds]))).orderBy(draws.orderId, desc(draws.announcedAt), desc(draws.id));
}

export const drawsById = (db: Executor, realm: string, ids: readonly string[]): Promise<DrawRow[]> =>
  db.select(told).from(draws).where(and(eq(draws.realm, realm), inArray(draws.id, [...ids])));

/** An order of which there is a draw, by its short number or its id. */
export async function orderNamed(db: Executor, numberOrId: string): Promise<{ realm: string; id: string } | null> {
  const [row] = await db.execute<{ realm: string; id: string }>(sql`select o.realm, o.id from orders o where exists (select from draws d where d.realm = o.realm and d.order_id = o.id)
    and (o.number::text = ${numberOrId} or o.id::text = ${numberOrId.toLowerCase()}) limit 1`);
  return row ?? null;
}

/** The order of a draw, as an SQL value: it never changes, so it may be read by the statement that locks. */
export const orderOf = (realm: string, drawId: string): SQL => sql`(select d.order_id from draws d where d.realm = ${realm} and d.id = ${drawId}::uuid)`;

/**
 * The order's last draw, held for as long as the transaction lasts: it is neither drawn nor called off nor moved meanwhile. Those who
 * hold it do not wait for each other.
 */
export async function holdDraw(tx: Tx, realm: string, orderId: string): Promise<DrawRow | null> {
  const [row] = await tx.select(told).from(draws).where(and(eq(draws.realm, realm), eq(draws.orderId, orderId))).orderBy(desc(draws.announcedAt), desc(draws.id)).limit(1).for('key share');
  return row ?? null;
}

/** The order's announced draw, locked against everybody who enters: whoever comes later finds what this transaction leaves. Null: there is none. */
export async function lockDraw(tx: Tx, realm: string, orderId: string): Promise<SecretDraw | null> {
  const [row] = await tx.select().from(draws).where(and(eq(draws.realm, realm), eq(draws.orderId, orderId), eq(draws.state, 'ANNOUNCED'))).for('update');
  return row ?? null;
}

/** The order's announced draw, to be locked beside the order: whoever enters later finds what the step leaves. */
export const DRAW_OF_ORDER: Beside = {
  rows: sql`select d.id from o, draws d where d.realm = o.realm and d.order_id = o.id and d.state = 'ANNOUNCED' for update of d`,
  of: (order) => order.drawAt !== null,
};

/** The order's announced draw, as a step of the order knows it. */
export const knownDraw = (order: Pick<OrderRow, 'drawAt'>): Known | null => (order.drawAt === null ? null
  : sql`(select row_to_json(d) from draws d where d.realm = o.realm and d.order_id = o.id and d.state = 'ANNOUNCED')`);

/** What `knownDraw` answered. */
export function drawOf(known: unknown): SecretDraw {
  const row = known as Readonly<Record<string, string>> | undefined;
  if (!row) throw new Error('an order says that a draw of it is announced, and there is none');
  return Object.fromEntries(Object.entries(getTableColumns(draws)).map(([name, column]) =>
    [name, row[column.name] !== null && column.dataType === 'date' ? dateOf(row[column.name]!) : row[column.name]])) as unknown as SecretDraw;
}

/** The announcement and its time limit, as parts of a step's one statement. */
export const announcing = (tx: Tx, draw: Omit<Row, 'endedAt' | 'places' | 'state'>, dueAt: Date): SQL[] => [
  tx.insert(draws).values({ ...draw, state: 'ANNOUNCED' }).getSQL(),
  sql`insert into deadlines (realm, subject_table, subject_id, step, due_at, anchored) values (${draw.realm}, 'DRAW', ${draw.id}::uuid, 'draw', ${moment(dueAt)}, false)`,
];

const limit = ({ realm, id }: Pick<Row, 'realm' | 'id'>): SQL => sql`realm = ${realm} and subject_table = 'DRAW' and subject_id = ${id}::uuid`;

/** The draw waits from now on. */
export const standing = (draw: Row, now: Date): SQL => sql`update deadlines set paused_at = ${moment(now)}, lease = null, leased_until = null where ${limit(draw)} and paused_at is null`;

/** The window is another one; `goesOn` when the draw waited. */
export const moving = (tx: Tx, draw: Row, { opensAt, closesAt, dueAt, goesOn }: { opensAt: Date; closesAt: Date; dueAt: Date; goesOn: boolean }): SQL[] => [
  tx.update(draws).set({ opensAt, closesAt }).where(and(eq(draws.realm, draw.realm), eq(draws.id, draw.id))).getSQL(),
  sql`update deadlines set due_at = ${moment(dueAt)}, lease = null, leased_until = null, tries = 0, refused = null ${goesOn ? sql`, paused_at = null` : sql``} where ${limit(draw)}`,
];

/** The draw is over, and what the clock was to do is forgotten. */
export const ending = (tx: Tx, draw: Row, { state, now, places }: { state: 'DRAWN' | 'CALLED_OFF'; now: Date; places: number | null }): SQL[] => [
  tx.update(draws).set({ state, endedAt: now, places }).where(and(eq(draws.realm, draw.realm), eq(draws.id, draw.id))).getSQL(),
  sql`delete from deadlines where ${limit(draw)}`,
];
