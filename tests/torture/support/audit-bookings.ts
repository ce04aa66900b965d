import { PLACED_BOOKINGS } from '../../../src/booking-steps.ts';
import type { Sql } from '../../../src/platform/db.ts';
import { decodeId } from '../../../src/graphql/node.ts';
import type { Got } from './asking.ts';

interface Row {
  readonly id: string;
  readonly capacity: number;
  readonly booked: number;
  readonly orders: readonly { readonly id: string; readonly placer: string; readonly persons: number | null; readonly births: number }[];
}

const PERSONS = (one: Got): number => (one.wish.more as { persons: number }).persons;

/** What is not as it must be with resources whose every booking's outcome is known: too many persons, a booking lost, doubled or without its order, refused as full though it would have fitted. */
export async function auditBookings(sql: Sql, resourceIds: readonly string[], outcomes: readonly Got[]): Promise<string[]> {
  if (resourceIds.length === 0) return [];
  const rows = await sql<Row[]>`
    select r.id, r.capacity, coalesce((select sum(p.booked)::int from resource_periods p where p.resource_id = r.id), 0) as booked,
      coalesce((select json_agg(json_build_object('id', coalesce(o.id, b.order_id), 'placer', o.placer_id, 'persons', b.persons,
          'births', (select count(*) from events e where e.realm = r.realm and e.order_id = o.id and e.step = 'place')))
        from (select * from orders where resource_id = r.id) o full join (select * from bookings where resource_id = r.id and state in ${sql([...PLACED_BOOKINGS])}) b on b.order_id = o.id), '[]') as orders
    from resources r where r.id in ${sql([...resourceIds])}`;
  const wrong: string[] = [];
  for (const { id, capacity, booked, orders } of rows) {
    const mine = outcomes.filter(({ wish }) => wish.about === id);
    const told = mine.filter(({ outcome }) => outcome === 'Order' || outcome === 'OrderLeft');
    const persons = orders.reduce((sum, one) => sum + (one.persons ?? 0), 0);
    if (booked > capacity || persons !== booked) wrong.push(`${id} counts ${booked} of ${capacity} persons, its bookings are of ${persons}`);
    for (const one of orders) {
      if (one.persons === null || one.placer === null || one.births !== 1) wrong.push(`the order ${one.id} has ${one.births} births and a booking of ${one.persons}`);
      const tellings = told.filter(({ value }) => decodeId(String(value['id']))?.id === one.id);
      if (tellings.length !== 1 || tellings[0]!.wish.who.id !== one.placer || PERSONS(tellings[0]!) !== one.persons) wrong.push(`the booking of ${one.id} was told to ${tellings.length}, or to another`);
    }
    for (const { value } of told) if (!orders.some((one) => one.id === decodeId(String(value['id']))?.id)) wrong.push(`a booking of ${id} was acknowledged and is lost`);
    for (const one of mine) if (one.outcome === 'FULLY_BOOKED' && booked + PERSONS(one) <= capacity) wrong.push(`${PERSONS(one)} were refused where ${booked} of ${capacity} are booked`);
  }
  return wrong;
}
