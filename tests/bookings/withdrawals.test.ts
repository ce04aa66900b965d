import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { move as moveBooking } from '../../src/features/bookings/move.ts';
import { place } from '../../src/features/orders/index.ts';
import { rebookAndLeave } from '../../src/features/orders/rebook.ts';
import { nextPlaces, resourceLoader } from '../../src/features/resources/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Outcome } from '../../src/kernel/result.ts';
import { makeScene } from '../resources/support/scene.ts';

const scene = await makeScene({ connections: 12 });
const { platform: { db }, platform, street, speaker, stranger } = scene;
const { realm } = street;
const resident = await street.neighbour({ home: street.communities[0]!.buildingId });

const done = <T>(outcome: Outcome<T>): T => { if (!outcome.ok) throw new Error(outcome.refusal.code); return outcome.value; };
const firstOf = async (resourceId: string): Promise<Date> => {
  const reading = await scene.reading(stranger);
  return (await nextPlaces(reading, (await resourceLoader(reading).load(resourceId))!, 1))[0]!.startsAt;
};
const placed = async (id: string): Promise<string> => done(await place(platform, resident.caller, { itemCode: 'HAIRCUT', divisionCode: `${realm}000B`, resource: { id, startsAt: await firstOf(id) } }, newId())).id;
const withdraw = (id: string, words: string) => scene.step('withdraw', id, speaker, { cancelBookings: true, words });

/** How an order stands, where it is booked, and with which words it was cancelled how often. */
const look = async (orderId: string) => (await db.execute(sql`select o.state, o.resource_id as at, array(select s.words from order_sayings s where s.order_id = o.id and s.step = 'cancel') as said,
    (select count(*)::int from events e where e.order_id = o.id and e.step = 'cancel') as cancelled, array(select b.state from bookings b where b.order_id = o.id order by b.id) as bookings
  from orders o where o.id = ${orderId}::uuid`))[0]!;
const wrongCounts = async (): Promise<unknown> => (await db.execute(sql`select count(*)::int as n from resource_periods p where p.booked <>
  (select coalesce(sum(b.persons), 0) from bookings b where b.resource_id = p.resource_id and b.starts_at = p.starts_at and b.state in ('REQUESTED', 'CONFIRMED', 'DELIVERED', 'NOT_COME'))`))[0]!['n'];
const waiting = async (n: number): Promise<void> => {
  await expect.poll(async () => (await db.execute(sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length, { timeout: 5_000, interval: 20 }).toBe(n);
};

/** Runs `meanwhile` after a withdrawal has looked what is booked there, and before it has locked the later of two orders; the earlier one is held. */
async function whileItWaits(meanwhile: (given: { readonly from: string; readonly to: string; readonly order: string }) => Promise<void>) {
  const [from, to] = [await scene.listed(), await scene.listed({ title: '另一家' })];
  const [first, order] = [await placed(from), await placed(from)];
  const withdrawn = await db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from orders where id = ${first}::uuid for update`);
    const asked = withdraw(from, '不再提供');
    await waiting(1);
    await meanwhile({ from, to, order });
    return asked.then.bind(asked);
  });
  return { from, to, first, order, withdrawn: await new Promise<Outcome<unknown>>((tell, fail) => { void withdrawn(tell, fail); }) };
}

/** The unit cancels the booking, and the resident books elsewhere. */
async function movesOn({ order, to }: { readonly order: string; readonly to: string }): Promise<void> {
  const [{ id: bookingId }] = await db.execute<{ id: string }>(sql`select id from bookings where order_id = ${order}::uuid`) as unknown as [{ id: string }];
  done(await moveBooking(platform, { realm, asker: { caller: speaker.caller }, bookingId, step: 'cancelByUnit', input: { words: '停电' } }, newId()));
  done((await rebookAndLeave(platform, resident.caller, { orderId: order, resource: { id: to, startsAt: await firstOf(to) } }, newId())).outcome);
}

describe('A resource is withdrawn while one of its orders is booked elsewhere', () => {
  test('that order stays as it is, and all others are cancelled', async () => {
    const { withdrawn, from, to, first, order } = await whileItWaits(movesOn);
    expect(withdrawn).toMatchObject({ ok: true });
    expect((await scene.look(from)).row.state).toBe('WITHDRAWN');
    expect(await look(first)).toMatchObject({ state: 'CANCELLED', cancelled: 1, said: ['不再提供'], bookings: ['CANCELLED_BY_UNIT'] });
    expect(await look(order)).toMatchObject({ state: 'PLACED', at: to, cancelled: 0, said: [], bookings: ['CANCELLED_BY_UNIT', 'CONFIRMED'] });
    expect(await wrongCounts()).toBe(0);
  });

  test('and where it went is withdrawn in the same moment: it is cancelled once, for the reason of the place where it was booked', async () => {
    const { withdrawn, from, to, order } = await whileItWaits(async (given) => {
      await movesOn(given);
      done(await withdraw(given.to, '另一家也不再提供'));
    });
    expect(withdrawn).toMatchObject({ ok: true });
    expect([(await scene.look(from)).row.state, (await scene.look(to)).row.state]).toEqual(['WITHDRAWN', 'WITHDRAWN']);
    expect(await look(order)).toMatchObject({ state: 'CANCELLED', cancelled: 1, said: ['另一家也不再提供'] });
    expect(await wrongCounts()).toBe(0);
  });

  test('two that are withdrawn at once take each what is booked with them', async () => {
    const both = [await scene.listed(), await scene.listed({ title: '另一家' })] as const;
    const orders: string[] = [];
    for (let i = 0; i < 6; i++) orders.push(await placed(both[i % 2]!));
    expect(await Promise.all(both.map((id, i) => withdraw(id, `第${i}家`)))).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(await Promise.all(orders.map(look))).toEqual(orders.map((_, i) => expect.objectContaining({ state: 'CANCELLED', cancelled: 1, said: [`第${i % 2}家`] })));
    expect(await wrongCounts()).toBe(0);
  });
});
