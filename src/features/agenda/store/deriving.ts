import { sql, type SQL } from 'drizzle-orm';
import type { Executor } from '../../../platform/db.ts';
import { LIVING, type OrderStep } from '../../../seven-orders.ts';
import { LAST_ATTEMPT } from '../../orders/index.ts';
import { MANY_RECALLS } from '../words.ts';

const names = (steps: readonly string[]): SQL => sql`any(${`{${steps.join(',')}}`}::text[])`;

/** Steps of the clock that say that somebody is too late; what was amended since begins anew. */
const LATE: readonly OrderStep[] = ['remindStreetLeader', 'remindToNameLead', 'remindToStart', 'remindToSettle'];
/** Steps of the clock that are no limit of whoever holds the order. */
const NO_LIMIT: readonly OrderStep[] = ['lift', 'letGo', 'open', 'dispatch', 'close'];

/** Of the order `o`: when its steps were taken, put away or not. */
const taken = (steps: readonly OrderStep[], and: SQL): SQL => sql`(select min(e.at) from all_events e
  where e.realm = o.realm and coalesce(e.order_id, e.subject_id) = o.id and e.table_name = 'ORDER' and e.step = ${names(steps)} and ${and})`;

/** Puts down anew what is to be done about these orders, as it stands now: one statement. */
export async function putAgenda(db: Executor, realm: string, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    insert into order_agenda (realm, order_id, street_id, holding_id, due_at, troubles, trouble_since, held_until)
    select x.realm, x.id, x.street_id, case when x.living then x.holding_id end, coalesce(x.late, x.due, x.held, x.planned_start, '9999-01-01'),
      array_remove(array[case when x.escalated is not null then 'ESCALATED' end, case when x.recalled is not null then 'RECALLED' end,
        case when x.unresolved is not null then 'UNRESOLVED' end, case when x.overdue is not null then 'OVERDUE' end], null),
      least(x.escalated, x.recalled, x.unresolved, x.overdue), x.held
    from (
      select o.realm, o.id, o.street_id, o.holding_id, o.planned_start, l.living,
        case when l.living and o.holds = 0 then ${taken(LATE, sql`e.at >= o.state_since and not exists (select from all_events a where a.realm = o.realm and coalesce(a.order_id, a.subject_id) = o.id
          and a.table_name = 'ORDER' and a.step = 'amend' and a.at > e.at)`)} end as late,
        (select min(d.due_at) from deadlines d where d.realm = o.realm and d.subject_table = 'ORDER' and d.subject_id = o.id and d.refused is null and d.paused_at is null and d.step <> ${sql`all(${`{${NO_LIMIT.join(',')}}`}::text[])`}) as due,
        case when l.living then (select max(h.until) from order_holds h where h.realm = o.realm and h.order_id = o.id and h.lifted_at is null and not h.for_booking) end as held,
        case when l.living then ${taken(['escalate'], sql`(e.facts ->> 'attempt')::int = o.attempt`)} end as escalated,
        case when l.living then (select r.at from (select e.at, row_number() over (order by e.at) as nth from all_events e
          where e.realm = o.realm and coalesce(e.order_id, e.subject_id) = o.id and e.table_name = 'ORDER' and e.step in ('recall', 'return')) r where r.nth = ${MANY_RECALLS}::int) end as recalled,
        case when o.state = 'RATED' and not o.resolved and o.attempt >= ${LAST_ATTEMPT}::int then o.state_since end as unresolved,
        case when (l.living or o.state = 'RATED') and o.holds = 0 then ${taken(['remindStreetLeader'], sql`e.at >= o.state_since`)} end as overdue
      from orders o, lateral (select o.state = ${names(LIVING)} as living) l
      where o.realm = ${realm} and o.id = any(${`{${ids.join(',')}}`}::uuid[]) order by o.id) x
    on conflict (realm, order_id) do update set street_id = excluded.street_id, holding_id = excluded.holding_id, due_at = excluded.due_at, troubles = excluded.troubles,
      trouble_since = excluded.trouble_since, held_until = excluded.held_until`);
}
