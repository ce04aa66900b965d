import { sql } from 'drizzle-orm';
import { newId } from '../../../kernel/ids.ts';
import { moment } from '../../../platform/columns.ts';
import type { Tx } from '../../../platform/db.ts';
import type { OrderRow } from '../../orders/index.ts';
import { crewFactsJson, crewFactsOf, type CrewFacts } from './facts.ts';

/** What a decision about a seat of the order looks at, for many persons: one statement. `asker`: who gives it to them. */
export async function takersOf(tx: Tx, order: OrderRow, personIds: readonly string[], asker: string | null = null): Promise<Map<string, CrewFacts>> {
  const rows = await tx.execute<{ id: string; facts: unknown }>(sql`
    select k.id, ${crewFactsJson(sql`null::uuid`, sql`k.id`)} as facts
    from orders o, (select ${asker}::uuid as id) me, json_to_recordset(${JSON.stringify(personIds.map((id) => ({ id })))}::text::json) as k (id uuid)
    where o.realm = ${order.realm} and o.id = ${order.id}::uuid`);
  return new Map(rows.map(({ id, facts }) => [id, crewFactsOf(facts)]));
}

/** Puts those who were drawn too late for a place in line, in this order and in the same moment. */
export async function queueDrawn(tx: Tx, order: OrderRow, personIds: readonly string[], now: Date): Promise<void> {
  const rows = personIds.map((personId, i) => ({ id: newId(), person_id: personId, drawn: i + 1 }));
  await tx.execute(sql`
    with put as (insert into waits (realm, id, order_id, attempt, person_id, state, since, drawn)
      select ${order.realm}, w.id, ${order.id}::uuid, ${order.attempt}::smallint, w.person_id, 'WAITING', ${moment(now)}, w.drawn
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as w (id uuid, person_id uuid, drawn int) returning 1)
    update orders set waiting = waiting + (select count(*)::int from put) where realm = ${order.realm} and id = ${order.id}::uuid`);
}
