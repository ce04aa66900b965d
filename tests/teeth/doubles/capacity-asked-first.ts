import { sql } from 'drizzle-orm';
import { freeIn, type insertBooking as real } from '../../../src/features/resources/store/booking.ts';

export * from '../../../src/features/resources/store/booking.ts';

export const insertBooking: typeof real = async (tx, resource, period, orderId, persons) => {
  const { realm, id, capacity } = resource;
  const free = await freeIn(tx, realm, id, period.startsAt) ?? capacity!;
  if (free < persons) return false;
  const [starts, ends] = [period.startsAt.toISOString(), period.endsAt.toISOString()];
  await tx.execute(sql`
    with period as (insert into resource_periods as p (realm, resource_id, starts_at, ends_at, capacity, booked)
      values (${realm}, ${id}::uuid, ${starts}::timestamptz, ${ends}::timestamptz, ${capacity}::integer, ${persons}::integer)
      on conflict (realm, resource_id, starts_at) do update set booked = ${capacity! - free + persons}::integer returning p.realm, p.resource_id, p.starts_at)
    insert into bookings (realm, id, resource_id, starts_at, order_id, persons, state)
    select realm, gen_random_uuid(), resource_id, starts_at, ${orderId}::uuid, ${persons}::smallint, 'CONFIRMED' from period`);
  return true;
};
