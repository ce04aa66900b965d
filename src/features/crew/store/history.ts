import { sql } from 'drizzle-orm';
import { dateOf } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';
import { SEAT_STEPS, type SeatState, type SeatStep } from '../../../seat-steps.ts';
import type { SeatActor } from '../words.ts';
import type { SeatRow } from './rows.ts';

/** One step that a seat took. */
export interface SeatHappening {
  readonly step: SeatStep;
  readonly state: SeatState;
  readonly at: Date;
  readonly by: SeatActor;
}

interface Row extends Record<string, unknown> { subject_id: string; step: SeatStep; at: string; actor_person: string | null; actor_kind: string }

/** The steps of seats, out of the events of their orders: one statement for all of them, each in the order in which they happened. */
export async function stepsOfSeats(db: Executor, realm: string, seats: readonly SeatRow[]): Promise<SeatHappening[][]> {
  const rows = await db.execute<Row>(sql`
    select subject_id, step, at, actor_person, actor_kind from all_events
    where realm = ${realm} and coalesce(order_id, subject_id) = any(${list(seats.map(({ orderId }) => orderId))}) and table_name = ${SEAT_STEPS.name}
      and subject_id = any(${list(seats.map(({ id }) => id))})
    order by revision, epoch, xid, seq`);
  return seats.map((seat) => {
    let state: SeatState = 'HELD';
    return rows.filter((row) => row.subject_id === seat.id).map((row) => {
      const { to } = SEAT_STEPS.steps[row.step];
      if (to !== 'SAME') state = to as SeatState;
      const by = row.actor_kind === 'CLOCK' ? 'CLOCK' : row.actor_person === seat.personId ? 'HOLDER' : 'ANOTHER';
      return { step: row.step, state, at: dateOf(row.at), by };
    });
  });
}

/** By when seats must be confirmed or offers answered: what the clock does first. */
export async function duesOfSeats(db: Executor, realm: string, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.execute<{ id: string; at: string }>(sql`
    select subject_id as id, min(due_at) as at from deadlines
    where realm = ${realm} and subject_table = 'SEAT' and subject_id = any(${list(ids)}) and step in ('lapse', 'lapseOffer') and refused is null group by 1`);
  return new Map(rows.map((row) => [row.id, dateOf(row.at)]));
}

const list = (ids: readonly string[]) => sql`${`{${[...new Set(ids)].join(',')}}`}::uuid[]`;
