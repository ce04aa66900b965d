import { sql } from 'drizzle-orm';
import pino from 'pino';
import { expect, test } from 'vitest';
import { crewEffects } from '../../src/features/crew/index.ts';
import { inboxHandler } from '../../src/features/inbox/index.ts';
import { RATING_EFFECTS } from '../../src/features/ratings/index.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import { openHandlers } from '../../src/platform/handlers/handlers.ts';
import { doing } from '../crew/support/doing.ts';
import { codeOf, hours, makeOrders, value } from '../orders/support/scene.ts';
import { good, HEADER, run } from './support.ts';

const { database: { db }, platform, street, here, leader, officer, resident, take, clock, look } = await makeOrders({ ...crewEffects, ...RATING_EFFECTS });
const { realm, worker, dispatcher } = street;
const operator = await street.neighbour({ roles: [{ role: 'OPERATOR', over: street.streetId }] });
const { claim, grabbed } = doing(platform, realm);
const drain = () => openHandlers({ db, log: pino({ level: 'silent' }), handlers: [inboxHandler()] }).drain();
const imported = async (no: string): Promise<string> => {
  await run(db, { realm, operator: operator.id }, `${HEADER}\n${good(no)}`);
  return (await db.execute<{ id: string }>(sql`select id from orders where imported_as = ${`old-desk:${no}`}`))[0]!.id;
};

test('an imported order travels through the seven steps without a resident, is started without a code by the community, and closes by the clock unasked', async () => {
  const id = await imported('T1');
  value(await take(dispatcher, id, 'dispatch', { divisionId: here.id }));
  value(await take(worker, id, 'accept', { plannedStart: hours(1), plannedEnd: hours(3), summary: 'Bring a hot meal' }));
  const member = await street.neighbour({ partyMember: true, volunteer: [] });
  const helper = await street.neighbour({ volunteer: [] });
  value(await claim(member, id));
  await grabbed(helper, id);
  expect((await look(id)).order).toMatchObject({ state: 'OPEN', leadsLiving: 1, helpersLiving: 1 });
  await advanceClock(db, { production: false }, 30 * 60_000);
  expect(codeOf(await take(member, id, 'start', { withoutCode: true }))).toBe('CODE_NEEDED');
  value(await take(worker, id, 'start', { withoutCode: true }));
  value(await take(member, id, 'finish', {}));

  const rated = await Promise.all([operator, leader, worker, officer, resident].map(async (who) => codeOf(await take(who, id, 'rate', { stars: 5, resolved: true }))));
  expect(rated).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_FOUND', 'NOT_FOUND']);
  expect((await look(id)).dues.map(({ step }) => step)).toEqual(['close']);
  await drain();
  const before = await db.execute(sql`select id from inbox_entries where order_id = ${id}::uuid`);
  expect((await look(id)).order).toMatchObject({ state: 'DONE', answeredAt: null });
  value(await clock(id, 'close'));
  await drain();
  const { order, steps, revisions, dues } = await look(id);
  expect(order).toMatchObject({ state: 'CLOSED', requesterId: null, answeredAt: null, resolved: null, sampled: false });
  expect(steps.map((step, i) => `${revisions[i]} ${step}`).sort()).toEqual([
    '1 place', '2 dispatch', '3 accept', '4 claim', '5 open', '6 grab', '7 begin', '7 begin', '7 start', '8 end', '8 end', '8 finish', '9 close',
  ]);
  expect(dues).toEqual([]);
  expect(await db.execute(sql`select id from inbox_entries where order_id = ${id}::uuid`)).toHaveLength(before.length);
  expect(await db.execute(sql`select 1 from inbox_entries where order_id = ${id}::uuid and audience = 'requester'`)).toHaveLength(0);
});

test('an imported order can be settled by the community and closes as well; its placer may call another one off', async () => {
  const [settled, off] = [await imported('T2'), await imported('T3')];
  value(await take(dispatcher, settled, 'dispatch', { divisionId: here.id }));
  value(await take(worker, settled, 'accept', { plannedStart: hours(24), plannedEnd: hours(25), summary: 'Bring a hot meal' }));
  value(await take(worker, settled, 'settle', { outcome: 'BY_OTHERS', words: 'Done long ago' }));
  value(await clock(settled, 'close'));
  value(await take(operator, off, 'cancel', { words: 'Not ours' }));
  await drain();
  expect([(await look(settled)).order.state, (await look(off)).order.state]).toEqual(['CLOSED', 'CANCELLED']);
  expect(await db.execute(sql`select 1 from inbox_entries where audience = 'requester'`)).toHaveLength(0);
});
