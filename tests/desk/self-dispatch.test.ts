import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';

/** Where communities dispatch themselves (居民下单、社区派单), theirs stands where the center would, for its own people alone. */
const world = await openWorld();
const { who, codes, running } = world;
const make = orderly(world);
afterAll(() => running.stop());
await running.db.execute(sql`update realms set settings = settings || '{"selfDispatch": true}' where realm = ${codes.street}`);

interface Seen { state: string; words: string | null; summary: string | null; contact: { name: string; phone: string | null } | null; viewerMay: string[]; suggestions: { division: { code: string } }[]; spoken: string | null }
const sees = async (one: Asker, id: string): Promise<Seen | null> =>
  (await world.ask(one, 'query Sees($id: ID!) { order(id: $id) { state words summary contact { name phone } viewerMay suggestions { division { code } } spoken } }', { id })).body.data!['order'] as Seen | null;

describe('A community that dispatches itself', () => {
  test('reads what it sends on, with name and number masked, and is suggested nobody but itself', async () => {
    const id = await make.placed();
    const seen = (await sees(who.worker, id))!;
    expect(seen.viewerMay).toEqual(expect.arrayContaining(['ask', 'reject', 'merge', 'dispatch']));
    expect([seen.words?.includes(CANARY), seen.contact!.name.includes('*'), seen.contact!.name.includes(CANARY)]).toEqual([true, true, false]);
    expect(seen.suggestions.map(({ division }) => division.code)).toEqual([codes.here]);
    expect(await sees(who.strangeWorker, id)).toBeNull();
    expect(await world.tries(who.worker, 'dispatchOrder', { orderId: id, divisionCode: codes.there })).toMatchObject({ code: 'OUTSIDE_THE_COMMUNITY' });
    expect(await world.tries(who.worker, 'dispatchOrder', { orderId: id, divisionCode: codes.here })).toMatchObject({ __typename: 'Order' });
  });

  test('asks for what is missing, and sees the order until the answer is there', async () => {
    const id = await make.placed();
    expect(await world.tries(who.worker, 'askAboutOrder', { orderId: id, words: '请问几楼?' })).toMatchObject({ __typename: 'Order' });
    expect(await sees(who.worker, id)).toMatchObject({ state: 'NEEDS_INFO', words: expect.any(String) as unknown });
    await world.does(who.requester, 'answerAboutOrder', { orderId: id, words: '三楼' });
    expect((await sees(who.worker, id))!.state).toBe('PLACED');
  });

  test('refuses with a reason, and joins what is the same matter of its own people, no other', async () => {
    const [one, two] = [await make.placed(), await make.placed()];
    const elsewhere = (await world.does(who.stranger, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: `${codes.there}B`, words: '送饭', helpersWanted: 2 })).id!;
    expect(await world.tries(who.worker, 'mergeOrder', { orderId: one, intoId: elsewhere })).toMatchObject({ code: 'ORDER_NOT_FOUND' });
    expect(await world.tries(who.worker, 'mergeOrder', { orderId: one, intoId: two })).not.toMatchObject({ __typename: 'Refused' });
    expect(await world.tries(who.worker, 'rejectOrder', { orderId: two, words: '不属服务范围' })).not.toMatchObject({ __typename: 'Refused' });
    expect((await sees(who.requester, two))!.state).toBe('REJECTED');
    expect(await world.tries(who.strangeWorker, 'rejectOrder', { orderId: await make.placed(), words: '不受理' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('has none of it where the center dispatches', async () => {
    await running.db.execute(sql`update realms set settings = settings || '{"selfDispatch": false}' where realm = ${codes.street}`);
    const id = await make.placed();
    expect(await sees(who.worker, id)).toBeNull();
    expect(await world.tries(who.worker, 'askAboutOrder', { orderId: id, words: '请问几楼?' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
