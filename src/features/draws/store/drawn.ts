import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db.ts';
import type { Telling } from '../../../platform/events/event.ts';
import { telling } from '../../../platform/events/tell.ts';
import type { OrderRow } from '../../orders/index.ts';
import type { Allotted } from '../allot.ts';
import { ending, type SecretDraw } from './draws.ts';
import { resulting, type EntryRow } from './entries.ts';

export interface DrawnWriting {
  /** As the seats that were given left it. */
  readonly order: OrderRow;
  readonly draw: SecretDraw;
  readonly now: Date;
  readonly places: number;
  readonly allotted: readonly Allotted<EntryRow>[];
  readonly tellings: readonly Telling[];
}

/** Writes that it was drawn, with one statement: the draw, each entry, the order (which is in no draw any more), the time limit and the events. */
export async function writeDrawn(tx: Tx, { order, draw, now, places, allotted, tellings }: DrawnWriting): Promise<void> {
  const parts = [
    ...ending(tx, draw, { state: 'DRAWN', now, places }),
    resulting(draw, now, allotted.map(({ entry, number, outcome, why }) => ({ id: entry.id, state: outcome, number, why }))),
  ].map((part, i) => sql`${sql.raw(`part${i}`)} as (${part})`);
  const rows = await tx.execute(sql`
    with moved as (update orders set revision = ${order.revision + 1}::integer, draw_at = null
      where realm = ${order.realm} and id = ${order.id}::uuid and revision = ${order.revision}::integer returning id),
    ${sql.join(parts, sql`, `)} ${telling(tellings, sql`moved`)} returning seq`);
  if (rows.length !== tellings.length) throw new Error('an order was drawn without its lock');
}
