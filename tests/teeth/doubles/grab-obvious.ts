import type { Grabbed, GrabParts } from '../../../src/features/crew/store/grab.ts';
import type { Sql } from '../../../src/platform/db.ts';

export * from '../../../src/features/crew/store/grab.ts';

/** The obvious statement: as many as ask are counted, whether or not they then get a seat. */
export async function grabOnce(sql: Sql, g: GrabParts): Promise<Grabbed> {
  const [row] = await sql<{ taken: boolean; got: boolean }[]>`
    with counted as (update orders set helpers_living = helpers_living + 1, revision = revision + 1
      where realm = ${g.realm} and id = ${g.orderId} and helpers_living < helpers_wanted returning *),
    who as (select person_id from accounts where realm = ${g.realm} and issuer = ${g.issuer} and subject = ${g.subject}),
    won as (insert into seats (realm, id, order_id, attempt, kind, person_id, state, during, taken_at, held_at)
      select realm, ${g.seatId}, id, attempt, 'HELPER', who.person_id, 'HELD', tstzrange(planned_start, planned_end), business_now(), business_now() from counted, who
      on conflict do nothing returning id)
    select exists (select from counted) as taken, exists (select from won) as got`;
  const code = row!.taken ? 'ALREADY_ON_CREW' : 'ORDER_FULL';
  return {
    seat: null, reused: false, locked: false, calendar: null,
    outcome: row!.got ? { ok: true, value: { seatId: g.seatId, orderId: g.orderId, revision: 2, seatsLeft: 2 } } : { ok: false, refusal: { code, args: {} } },
  };
}
