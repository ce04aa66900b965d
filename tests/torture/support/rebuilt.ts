import { sql } from 'drizzle-orm';
import { orders } from '../../../src/features/orders/tables.ts';
import { seats } from '../../../src/features/crew/tables.ts';
import type { Db } from '../../../src/platform/db.ts';
import { EVENT_FIELDS, eventOf, type EventRow } from '../../../src/platform/events/rows.ts';
import { replay, type ReplayedSeat } from './replay.ts';

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** Which columns a row has other values in than its events tell, by name. */
const differences = (what: string, row: Readonly<Record<string, unknown>>, told: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(told).filter((name) => (plain(row[name]) ?? null) !== (told[name] ?? null)).map((name) => `${what}.${name} is ${JSON.stringify(row[name])}, its events tell ${JSON.stringify(told[name])}`);

/** Replays the events of every order of a database, those that were put away too, and compares: what is wrong, and how many orders and seats were looked at. */
export async function rebuilt(db: Db): Promise<{ readonly orders: number; readonly seats: number; readonly wrong: string[] }> {
  const rows = await db.select().from(orders);
  const taken = await db.select().from(seats);
  const events = (await db.execute<EventRow & Record<string, unknown>>(sql`select ${EVENT_FIELDS} from all_events s where s.order_id is not null and s.revision is not null`)).map(eventOf);
  const wrong: string[] = [];
  for (const row of rows) {
    const name = `order ${row.number} (${row.state})`;
    try {
      const { told, revision, helpersLiving, leadsLiving, seats: replayed } = replay(events.filter(({ orderId }) => orderId === row.id));
      wrong.push(...differences(name, row, { ...told, revision, helpersLiving, leadsLiving }));
      const mine = taken.filter(({ orderId }) => orderId === row.id);
      if (mine.length !== replayed.length) wrong.push(`${name} has ${mine.length} seats, its events tell of ${replayed.length}`);
      for (const seat of mine) {
        const one: ReplayedSeat | undefined = replayed.find(({ id }) => id === seat.id);
        if (one) wrong.push(...differences(`${name}, seat ${seat.kind} ${seat.state}`, seat, { ...one }));
      }
    } catch (error) {
      wrong.push(`${name}: ${String(error)}`);
    }
  }
  return { orders: rows.length, seats: taken.length, wrong };
}
