import { expect, test } from 'vitest';
import { GRAB_ALONE, GRAB_MANY } from '../../src/features/crew/store/grab-statement.ts';
import { newId } from '../../src/kernel/ids.ts';
import { clockSteps } from '../../src/composition.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { openTicker } from '../../src/platform/deadlines/ticker.ts';
import { BINDING_SEATS } from '../../src/seat-steps.ts';
import { doing, valueOf } from './support/doing.ts';
import { makeScene } from './support/scene.ts';

const { platform, street, order, look } = await makeScene();

test.each([['of one', GRAB_ALONE.PASSES, false], ['of many', GRAB_MANY.PASSES, true]])('the grab %s reads orders, seats, relations, deadlines, events and keys by index only', async (_, statement, many) => {
  const anna = await street.neighbour({ volunteer: [] });
  const one = [anna.caller.issuer, anna.caller.subject, 'owner', newId(), many ? '\\x00' : '00', await order(), newId()];
  const values = [street.realm, 'grabSeat', ...one.map((value) => (many ? `{"${value.replace('\\', '\\\\')}"}` : value)), null];
  const plan = await platform.sql.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return tx.unsafe<{ 'QUERY PLAN': string }[]>(`explain ${statement}`, values, { prepare: true });
  });
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toMatch(/Index/);
  expect(text.match(/Seq Scan on (orders|seats|order_relations|deadlines|events|keys|persons|accounts|volunteers|party_members|appointments)\b/g)).toBeNull();
});

test('the constraint that keeps people out of two places names the states that bind', async () => {
  const [row] = await platform.sql<{ definition: string }[]>`select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'seats_elsewhere'`;
  expect([...row!.definition.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1])).toEqual([...BINDING_SEATS]);
});

test('the clock confirms held seats a day before the start, and lets offers lapse, by itself', async () => {
  const [anna, bert] = await street.neighbours(2, { volunteer: [] });
  const orderId = await order();
  valueOf(await doing(platform, street.realm).take(anna!, orderId));
  valueOf(await doing(platform, street.realm).assign(street.worker, orderId, bert!.id));
  const ticker = openTicker({ db: platform.db, log: platform.log, take: clockSteps(platform) });
  expect(await ticker.runDue()).toBe(0);
  await advanceClock(platform.db, { production: false }, 24.5 * 3_600_000);
  expect(await ticker.runDue()).toBe(2);
  expect(await look(orderId)).toMatchObject({ helpersLiving: 1, deadlines: [], revision: 5, seats: [{ state: 'CONFIRMED', personId: anna!.id }, { state: 'LAPSED', personId: bert!.id }] });
});
