import { sql } from 'drizzle-orm';
import { takingPlaces as real, type PlacesPart } from '../../../src/features/resources/store/booking.ts';

export * from '../../../src/features/resources/store/booking.ts';

/** Takes what was free when the statement began. */
export const takingPlaces: typeof real = (taking) => {
  const { resource, period, persons } = taking;
  const [, ...booked] = real(taking) as [PlacesPart, ...PlacesPart[]];
  const { realm, id, capacity } = resource;
  const [starts, ends] = [period.startsAt.toISOString(), period.endsAt.toISOString()];
  const then = sql`coalesce((select q.booked from resource_periods q where q.realm = ${realm} and q.resource_id = ${id}::uuid and q.starts_at = ${starts}::timestamptz), 0) + ${persons}::integer`;
  const write = sql`insert into resource_periods as p (realm, resource_id, starts_at, ends_at, capacity, booked)
    select ${realm}, ${id}::uuid, ${starts}::timestamptz, ${ends}::timestamptz, ${capacity}::integer, t.booked from (select ${then} as booked) t where t.booked <= ${capacity}::integer
    on conflict (realm, resource_id, starts_at) do update set booked = excluded.booked returning p.realm, p.resource_id, p.starts_at`;
  return [{ name: 'places_taken', write }, ...booked];
};
