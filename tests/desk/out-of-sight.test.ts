import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { encodeId } from '../../src/graphql/node.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { hence, openWorld, type Asker } from '../support/world.ts';

/** A phone on a poor line asks again, and meanwhile its right is over: the deed was done, and is answered so for ever. */
const world = await openWorld();
const { who, codes, running, running: { db } } = world;
const make = orderly(world);
afterAll(() => running.stop());

const DONE = { __typename: 'OutOfSight' };
/** Does it, ends the right, and asks again with the same key. */
async function again(one: Asker, mutation: string, input: object, ended: () => Promise<unknown>): Promise<object> {
  const deed = { key: randomUUID(), ...input };
  const first = await world.tries(one, mutation, deed);
  expect([mutation, first]).toEqual([mutation, expect.not.objectContaining({ __typename: 'Refused' })]);
  expect([mutation, first]).toEqual([mutation, expect.not.objectContaining({ __typename: 'OutOfSight' })]);
  await ended();
  return world.tries(one, mutation, deed);
}

test('a note of a helper who gave the place back', async () => {
  const orderId = await make.crewed(await make.accepted(await make.dispatched(await make.placed())));
  expect(await again(who.helper, 'addNote', { orderId, words: '我们带梯子' }, async () => {
    const [seat] = await db.execute<{ id: string }>(sql`select id from seats where order_id = ${world.uuidOf(orderId)}::uuid and person_id = ${who.helper.uuid}::uuid`);
    await world.does(who.helper, 'giveBackSeat', { seatId: encodeId('Seat', codes.street, seat!.id), reason: '临时有事' });
  })).toEqual(DONE);
  expect(await db.execute(sql`select count(*)::int as n from order_notes where order_id = ${world.uuidOf(orderId)}::uuid`)).toEqual([{ n: 1 }]);
});

test('a series of a guardian who is none any more', async () => {
  const guardian = who.neighbour;
  await world.does(who.officer, 'recordGuardian', { personId: who.requester.id, guardianId: guardian.id, consent: { purpose: '代办', text: '本人当面同意' } });
  expect(await again(guardian, 'beginSeries', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.requester.id, words: '每周送饭', timing: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '11:00', minutes: 60 } },
    () => world.does(who.requester, 'revokeGuardian', { personId: who.requester.id, guardianId: guardian.id }))).toEqual(DONE);
});

test('what was published, drafted or urged by somebody whose appointment has ended', async () => {
  const settled = await make.settled(await make.accepted(await make.dispatched(await make.placed())));
  const appointed = (on: boolean) => db.execute(sql`update appointments set until = ${on ? sql`null` : sql`business_now()`} where person_id = ${who.worker.uuid}::uuid`);
  expect(await again(who.worker, 'publishSummary', { orderId: settled, words: '已办好' }, () => appointed(false))).toEqual(DONE);
  await appointed(true);
  expect(await again(who.worker, 'draftResource', {
    owner: { divisionCode: codes.here }, itemCode: 'HAIRCUT', title: '义剪', what: '免费理发', divisionCode: codes.here, place: '大厅', capacity: 5, validUntil: hence(2_000),
    timing: { recurring: { rule: 'FREQ=WEEKLY;BYDAY=MO', startTime: '09:00', minutes: 30 } },
  }, () => appointed(false))).toEqual(DONE);
  await appointed(true);
});
