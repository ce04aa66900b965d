import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { takeAsClock } from '../../../src/features/orders/index.ts';
import { orderly } from '../../support/orders-of-all-states.ts';
import { hence, type Answer, type Asker, type World } from '../../support/world.ts';

interface Answers extends Answer { readonly done: number; readonly refused: number; readonly answers: readonly { readonly orderId: string; readonly result: Answer }[] }

/** What the dispatcher does at her desk. */
export async function dispatching(world: World): Promise<void> {
  const { who, codes, running, running: { db }, street } = world;
  const make = orderly(world);
  const colleague = await world.somebody('colleague', { roles: [{ role: 'DISPATCHER', over: street.streetId }] });
  const several = async (mutation: string, input: object, by: Asker = who.dispatcher) => await world.tries(by, mutation, input) as Answers;
  const codesOf = ({ answers }: Answers): string[] => answers.map(({ result }) => result.code ?? result.__typename);
  const rows = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await db.execute<{ state: string; revision: number; taken_by: string | null }>(sql`select state, revision, taken_by from orders where id = ${world.uuidOf(id)}::uuid`))[0]!));
  const placed = (many: number): Promise<string[]> => Promise.all(Array.from({ length: many }, () => make.placed()));
  const queue = async (by: Asker, taken: string): Promise<string[]> => ((await world.ask(by, `{ orders(scope: { divisionCode: "${codes.street}" }, filter: { states: [PLACED], taken: ${taken} }, first: 100) { nodes { id } } }`)).body.data!['orders'] as { nodes: { id: string }[] }).nodes.map(({ id }) => id).sort();

  describe('The desk of the dispatcher', () => {
    test('takes an order into her own hands, and everybody at the center sees who works on it; nobody else does', async () => {
      const [mine, free] = await placed(2) as [string, string];
      await world.does(who.dispatcher, 'takeOrder', { orderId: mine });
      const takenBy = async (by: Asker) => ((await world.ask(by, 'query($id: ID!) { order(id: $id) { takenBy { id } } }', { id: mine })).body.data!['order'] as { takenBy: object | null } | null)?.takenBy ?? null;
      for (const by of [who.dispatcher, colleague, who.leader, who.auditor, who.operator]) expect(await takenBy(by)).toEqual({ id: who.dispatcher.id });
      for (const by of [who.requester, who.officer, who.worker, who.guest]) expect(await takenBy(by)).toBeNull();
      expect(await world.tries(colleague, 'dispatchOrder', { orderId: mine, divisionCode: codes.here })).toMatchObject({ code: 'TAKEN_BY_ANOTHER' });
      expect([await queue(who.dispatcher, 'ME'), await queue(colleague, 'ME'), await queue(colleague, 'ANOTHER')]).toEqual([[mine], [], [mine]]);
      expect((await queue(colleague, 'NOBODY')).filter((id) => [mine, free].includes(id))).toEqual([free]);
      await world.does(who.dispatcher, 'letGoOrder', { orderId: mine });
    });

    test('hands an order over to a colleague of the street, who then has half an hour for it; to nobody else, and nobody hands over what another works on', async () => {
      const [id] = await placed(1) as [string];
      await world.does(who.dispatcher, 'takeOrder', { orderId: id });
      const before = await rows(id);
      for (const to of [who.dispatcher, who.worker, who.requester, who.auditor, who.foreigner]) expect(await world.tries(who.dispatcher, 'handOverOrder', { orderId: id, toPersonId: to.id })).toMatchObject({ code: 'NOT_A_COLLEAGUE', path: ['input', 'toPersonId'] });
      expect(await world.tries(colleague, 'handOverOrder', { orderId: id, toPersonId: who.leader.id })).toMatchObject({ code: 'NOT_TAKEN' });
      expect(await rows(id)).toEqual(before);
      await world.does(who.dispatcher, 'handOverOrder', { orderId: id, toPersonId: colleague.id });
      expect(await rows(id)).toEqual([{ ...before[0], revision: before[0]!.revision + 1, taken_by: colleague.uuid }]);
      // The street leader takes it from whoever works on it.
      await world.does(who.leader, 'handOverOrder', { orderId: id, toPersonId: who.dispatcher.id });
      expect((await takeAsClock(running.app.platform, { realm: street.realm, id: world.uuidOf(id), step: 'letGo' })).ok).toBe(true);
      expect(await rows(id)).toMatchObject([{ taken_by: null }]);
    });

    test('hands over all of hers at the end of a shift, all or none: to a colleague, or back into the queue', async () => {
      const ids = await placed(3);
      const [others] = await placed(1) as [string];
      await several('takeOrders', { orderIds: ids });
      await world.does(colleague, 'takeOrder', { orderId: others });
      const before = await rows(...ids, others);
      expect(await world.tries(who.dispatcher, 'handOverShift', { toPersonId: who.worker.id })).toMatchObject({ code: 'NOT_A_COLLEAGUE' });
      expect(await rows(...ids, others)).toEqual(before);
      const key = randomUUID();
      for (let times = 0; times < 2; times++) expect(await world.tries(who.dispatcher, 'handOverShift', { key, toPersonId: colleague.id })).toMatchObject({ __typename: 'ShiftHandedOver' });
      expect(await rows(...ids, others)).toEqual(before.map((row, i) => ({ ...row, taken_by: colleague.uuid, revision: row.revision + (i < 3 ? 1 : 0) })));
      expect(await world.tries(who.dispatcher, 'handOverShift', {})).toMatchObject({ code: 'NOTHING_TAKEN' });
      await world.does(colleague, 'handOverShift', {});
      expect((await rows(...ids, others)).map(({ taken_by: by }) => by)).toEqual([null, null, null, null]);
    });

    test('in the moment in which a shift is handed over, what is dispatched is dispatched or handed over, and never both', async () => {
      const ids = await placed(6);
      await several('takeOrders', { orderIds: ids });
      const [sent, handed] = await Promise.all([several('dispatchOrders', { orders: ids.map((orderId) => ({ orderId, divisionCode: codes.here })) }), world.tries(who.dispatcher, 'handOverShift', { toPersonId: colleague.id })]);
      const after = await rows(...ids);
      expect(after.map(({ state, taken_by: by }) => [state, by])).toEqual(codesOf(sent).map((code) => (code === 'Order' ? ['DISPATCHED', null] : ['PLACED', colleague.uuid])));
      expect(['ShiftHandedOver', 'Refused']).toContain(handed.__typename);
      await world.tries(colleague, 'handOverShift', {});
    });

    test('deals with several at once, and each has its own answer; the same key answers the same, and does what a fault had kept from being done', async () => {
      const [first, second, third] = await placed(3) as [string, string, string];
      await world.does(colleague, 'takeOrder', { orderId: second });
      const orders = [[first, codes.here], [second, codes.here], ['bm9uZQ', codes.here], [third, 'nowhere']].map(([orderId, divisionCode]) => ({ orderId, divisionCode }));
      const key = randomUUID();
      const told = await several('dispatchOrders', { key, orders });
      expect([told.done, told.refused, codesOf(told)]).toEqual([1, 3, ['Order', 'TAKEN_BY_ANOTHER', 'NOT_FOUND', 'DIVISION_NOT_FOUND']]);
      expect(told.answers.map(({ orderId }) => orderId)).toEqual(orders.map(({ orderId }) => orderId));
      const after = await rows(first, second, third);
      expect(after.map(({ state }) => state)).toEqual(['DISPATCHED', 'PLACED', 'PLACED']);
      await world.does(colleague, 'letGoOrder', { orderId: second });
      expect(codesOf(await several('dispatchOrders', { key, orders }))).toEqual(codesOf(told));
      // Before a fault some were done, and of the others nothing was kept: those alone are done now.
      await db.execute(sql`delete from keys where mutation = 'dispatchOrder' and outcome ->> 'ok' = 'false'`);
      expect(codesOf(await several('dispatchOrders', { key, orders }))).toEqual(['Order', 'Order', 'NOT_FOUND', 'DIVISION_NOT_FOUND']);
      expect((await rows(first, second, third)).map(({ state, revision }) => [state, revision])).toEqual([['DISPATCHED', 2], ['DISPATCHED', 4], ['PLACED', 1]]);
      expect(await several('dispatchOrders', { key, orders: orders.slice(1) })).toMatchObject({ code: 'KEY_REUSED' });
      expect(await several('takeOrders', { orderIds: [third, third] })).toMatchObject({ code: 'NAMED_TWICE' });
      expect(await several('takeOrders', { orderIds: Array.from({ length: 51 }, (_, i) => `${third}${i}`) })).toMatchObject({ code: 'TOO_MANY_AT_ONCE' });
      expect(codesOf(await several('takeOrders', { orderIds: [third, first] }, who.requester))).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
      expect(await rows(third)).toEqual([after[2]]);
    });

    test('presses whoever holds an order, once a working day, by herself and several at once; it changes nothing of the order', async () => {
      const id = await make.dispatched((await placed(1))[0]!);
      const queued = await make.placed();
      const answer = async (by: Asker, orderId = id) => ((await world.ask(by, 'query($id: ID!) { order(id: $id) { viewerCanPress { allowed code } } }', { id: orderId })).body.data!['order'] as { viewerCanPress: object }).viewerCanPress;
      expect([await answer(who.dispatcher), await answer(who.leader), await answer(who.worker), await answer(who.dispatcher, queued)])
        .toEqual([{ allowed: true, code: null }, { allowed: true, code: null }, { allowed: false, code: 'NOT_ALLOWED' }, { allowed: false, code: 'NOBODY_TO_PRESS' }]);
      const before = await rows(id);
      const told = await Promise.all(Array.from({ length: 5 }, () => world.tries(who.dispatcher, 'pressOrder', { orderId: id })));
      expect(told.map(({ code }) => code ?? 'DONE').sort()).toEqual(['DONE', ...Array.from({ length: 4 }, () => 'PRESSED_TODAY')]);
      expect(codesOf(await several('pressOrders', { orderIds: [id, queued] }, who.leader))).toEqual(['Order', 'NOBODY_TO_PRESS']);
      for (const by of [who.worker, who.requester, who.officer]) expect((await world.tries(by, 'pressOrder', { orderId: id })).code).toBe('NOT_ALLOWED');
      expect(await rows(id)).toEqual(before);
      await running.app.handlers.drain();
      const news = await db.execute<{ person_id: string }>(sql`select person_id from inbox_entries where order_id = ${world.uuidOf(id)}::uuid and table_name = 'PRESS'`);
      expect(news.map(({ person_id: person }) => person)).toEqual([who.worker.uuid, who.worker.uuid]);
      await world.does(who.dispatcher, 'holdOrder', { orderId: id, words: '等通知', until: hence(5) });
      await db.execute(sql`update order_presses set day = day - 1`);
      expect(await world.tries(who.dispatcher, 'pressOrder', { orderId: id })).toMatchObject({ code: 'ON_HOLD' });
    });
  });
}
