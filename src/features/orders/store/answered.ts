import { sql } from 'drizzle-orm';
import { moment } from '../../../platform/columns.ts';
import type { Executor } from '../../../platform/db.ts';

/** Attempts of orders to which the requester was sent the answer. */
export interface Answered {
  readonly realm: string;
  /** Business time. */
  readonly at: Date;
  readonly answered: readonly { readonly orderId: string; readonly attempt: number }[];
}

/**
 * Notes that requesters were sent the answer to these attempts (事事有回音), by one statement; the first time stands. Not a step: the revision stays.
 * Where the clock was refused to close the order for want of an answer, it is asked again. Orders are locked by id, like everywhere.
 */
export async function markAnswered(db: Executor, { realm, at, answered }: Answered): Promise<void> {
  await db.execute(sql`
    with asked as (select * from json_to_recordset(${JSON.stringify(answered)}::text::json) as a("orderId" uuid, attempt int)),
    locked as materialized (select o.id from orders o join asked a on a."orderId" = o.id and a.attempt = o.attempt
      where o.realm = ${realm} and o.answered_at is null order by o.id for no key update of o),
    noted as (update orders o set answered_at = ${moment(at)} from locked l where o.realm = ${realm} and o.id = l.id returning o.id)
    update deadlines d set refused = null, tries = 0, lease = null, leased_until = null from noted n
    where d.realm = ${realm} and d.subject_table = 'ORDER' and d.subject_id = n.id and d.step = 'close' and d.tries > 0`);
}
