import { describe, expect, test } from 'vitest';
import { place } from '../../src/features/orders/index.ts';
import { resourceLoader } from '../../src/features/resources/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { makeScene } from '../resources/support/scene.ts';

const scene = await makeScene();
const { platform: { sql }, platform, street, speaker, stranger } = scene;
const residents = await Promise.all(Array.from({ length: 5 }, () => street.neighbour({ home: street.communities[0]!.buildingId })));

/** A resource of which so many residents have booked the next Monday morning. */
async function booked(count: number): Promise<{ id: string; startsAt: Date; orders: string[] }> {
  const id = await scene.listed();
  const { now } = (await resourceLoader(await scene.reading(stranger)).load(id))!;
  const local = new Date(now.getTime() + 8 * 3_600_000);
  const startsAt = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + ((8 - local.getUTCDay()) % 7 || 7)) + 3_600_000);
  const orders: string[] = [];
  for (const { caller } of residents.slice(0, count)) {
    const placed = await place(platform, caller, { itemCode: 'HAIRCUT', divisionCode: `${street.realm}000B`, resource: { id, startsAt } }, newId());
    if (!placed.ok) throw new Error(placed.refusal.code);
    orders.push(placed.value.id);
  }
  return { id, startsAt, orders: orders.sort() };
}

const look = async (orders: readonly string[]) => (await sql`select o.state as order, o.revision, o.resource_id is null as free, b.state as booking, b.revision as booked, v.words,
    (select count(*)::int from events e where e.table_name = 'BOOKING' and e.step = 'cancelByUnit' and e.subject_id = b.id) as told, (select count(*)::int from deadlines d where d.subject_id = b.id) as due
  from orders o join bookings b on b.order_id = o.id left join booking_private v on v.booking_id = b.id where o.id = any(${orders as string[]}) order by o.id`).map((row) => ({ ...row }));
const places = async (id: string) => (await sql`select booked, cancelled_at is not null as cancelled from resource_periods where resource_id = ${id}`).map((row) => ({ ...row }));

describe('A whole occurrence falls through, or the whole resource', () => {
  test('so many statements more as there are bookings: each is written with its order, and the rest is read for all at once', async () => {
    const counted = async (count: number, step: (made: Awaited<ReturnType<typeof booked>>) => Promise<unknown>): Promise<number> => {
      const made = await booked(count);
      scene.statements();
      expect(await step(made)).toMatchObject({ ok: true });
      return scene.statements();
    };
    const drop = ({ id, startsAt }: Awaited<ReturnType<typeof booked>>) => scene.step('cancelOccurrence', id, speaker, { startsAt, words: '医生外出' });
    const withdraw = ({ id }: Awaited<ReturnType<typeof booked>>) => scene.step('withdraw', id, speaker, { cancelBookings: true, words: '不再提供' });
    expect([await counted(0, drop), await counted(1, drop), await counted(5, drop)]).toEqual([5, 10, 14]);
    expect([await counted(0, withdraw), await counted(1, withdraw), await counted(5, withdraw)]).toEqual([5, 10, 14]);
  });

  test('each booking ends with its reason, its places and its event; who has begun keeps theirs', async () => {
    const made = await booked(4);
    const begun = made.orders[1]!;
    await sql`update orders set state = 'UNDERWAY', started_at = business_now(), holding_id = community_id, planned_start = business_now(), planned_end = business_now() + interval '1 hour' where id = ${begun}`;
    const before = await look([begun]);
    expect(await scene.step('cancelOccurrence', made.id, speaker, { startsAt: made.startsAt, words: '医生外出' })).toMatchObject({ ok: true });
    const gone = { order: 'PLACED', revision: 2, free: true, booking: 'CANCELLED_BY_UNIT', booked: 2, words: '医生外出', told: 1, due: 0 };
    expect(await look(made.orders.filter((id) => id !== begun))).toEqual([gone, gone, gone]);
    expect(await look([begun])).toEqual(before);
    expect(await places(made.id)).toEqual([{ booked: 1, cancelled: true }]);
  });
});
