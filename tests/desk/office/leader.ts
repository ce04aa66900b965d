import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { takeAsClock } from '../../../src/features/orders/index.ts';
import { orderly } from '../../support/orders-of-all-states.ts';
import { CANARY, hence, type Asker, type World } from '../../support/world.ts';

interface Step { readonly says: string; readonly table: string; readonly step: string; readonly asLabel: string | null; readonly words: string | null; readonly by: { readonly id: string; readonly name: string } | null }
const TRAIL = 'trail(first: 100) { totalCount nodes { at table step says asLabel words by { id name } } }';

/** What comes to the street leader, and what auditor and operator look into. */
export async function leading(world: World): Promise<void> {
  const { who, codes, running, running: { db }, street } = world;
  const make = orderly(world);
  const drain = () => running.app.handlers.drain();
  const unsolved = async (by: Asker, troubles: readonly string[] | null = null) => {
    await drain();
    const { data, errors } = (await world.ask(by, 'query U($code: String!, $t: [OrderTrouble!]) { unsolvedOrders(streetCode: $code, troubles: $t, first: 100) { totalCount nodes { troubles since order { id } } } }', { code: codes.street, t: troubles })).body;
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!['unsolvedOrders'] as { nodes: { troubles: string[]; order: { id: string } }[] }).nodes;
  };
  const troubles = async (id: string, by = who.leader): Promise<readonly string[] | null> => (await unsolved(by)).find(({ order }) => order.id === id)?.troubles ?? null;
  const trail = async (by: Asker, id: string, language = 'zh-CN'): Promise<Step[]> =>
    ((await world.ask(by, `query T($id: ID!) { order(id: $id) { ${TRAIL} } }`, { id }, { language })).body.data!['order'] as { trail: { nodes: Step[] } } | null)?.trail.nodes ?? [];

  describe('The desk of the street leader', () => {
    test('shows what came back again and again, what is overdue at the end of its limits and what stays unresolved, until it is settled', async () => {
      const [back, late, unresolved] = [await make.placed(), await make.dispatched(await make.placed()), await make.placed()];
      for (let times = 1; times <= 2; times++) {
        await make.dispatched(back);
        expect(await troubles(back)).toBeNull();
        await world.does(who.dispatcher, 'recallOrder', { orderId: back, words: '社区未处理' });
      }
      expect(await troubles(back)).toEqual(['RECALLED']);
      // The day at a glance and the state of things mean the same by overdue.
      const overdue = async (): Promise<number[]> => {
        await drain();
        const { data, errors } = (await world.ask(who.leader, 'query O($s: String!, $h: String!, $t: String!, $g: String!) { centerDay(streetCode: $s) { overdue } all: reportNow { overdue } street: reportNow(divisionCode: $s) { overdue } here: reportNow(divisionCode: $h) { overdue } grid: reportNow(divisionCode: $g) { overdue } there: reportNow(divisionCode: $t) { overdue } }',
          { s: codes.street, h: codes.here, g: `${codes.here}G`, t: codes.there })).body;
        if (errors) throw new Error(JSON.stringify(errors));
        const [worker] = Object.values((await world.ask(who.worker, '{ reportNow { overdue } }')).body.data!) as [{ overdue: number }];
        return [...Object.values(data as Record<string, { overdue: number }>).map((one) => one.overdue), worker.overdue];
      };
      const before = await overdue();
      await takeAsClock(running.app.platform, { realm: street.realm, id: world.uuidOf(late), step: 'remindStreetLeader' });
      expect(await troubles(late)).toEqual(['OVERDUE']);
      expect((await overdue()).map((n, i) => n - before[i]!)).toEqual([1, 1, 1, 1, 1, 0, 1]);
      // Held, it is not overdue; gone on with, it is again.
      await world.does(who.leader, 'holdOrder', { orderId: late, words: '等材料', until: hence(30) });
      expect(await overdue()).toEqual(before);
      await world.does(who.leader, 'liftHold', { orderId: late });
      expect((await overdue()).map((n, i) => n - before[i]!)).toEqual([1, 1, 1, 1, 1, 0, 1]);
      for (let attempt = 1; attempt <= 3; attempt++) {
        if (attempt === 1) await make.dispatched(unresolved);
        if (attempt === 1) await make.accepted(unresolved);
        await make.settled(unresolved);
        await make.rated(unresolved, false);
      }
      expect(await troubles(unresolved)).toEqual(['UNRESOLVED']);
      expect((await unsolved(who.leader, ['OVERDUE', 'UNRESOLVED'])).map(({ order }) => order.id)).toEqual(expect.arrayContaining([late, unresolved]));
      expect((await unsolved(who.leader, ['ESCALATED'])).map(({ order }) => order.id)).toEqual([]);
      for (const by of [who.requester, who.worker, who.officer, who.foreigner, who.guest]) expect(await unsolved(by)).toEqual([]);
      // He decides: one is closed with a reason, one is sent on, one is put off.
      await world.does(who.leader, 'closeOrder', { orderId: unresolved, words: '已联系产权单位' });
      await world.does(who.leader, 'cancelOrder', { orderId: back, words: '重复' }).catch(() => world.does(who.dispatcher, 'cancelOrder', { orderId: back, words: '重复' }));
      expect([await troubles(unresolved), await troubles(back)]).toEqual([null, null]);
    });

    test('gives what a division does not move to another in one deed, and puts off what must wait until a date on which the clock brings it back', async () => {
      const id = await make.dispatched(await make.placed());
      const before = (await db.execute(sql`select revision, holding_id from orders where id = ${world.uuidOf(id)}::uuid`))[0]!;
      expect(await world.tries(who.leader, 'reassignOrder', { orderId: id, divisionCode: 'nowhere', words: '改派' })).toMatchObject({ code: 'DIVISION_NOT_FOUND' });
      expect(await world.tries(who.worker, 'reassignOrder', { orderId: id, divisionCode: codes.there, words: '改派' })).toMatchObject({ code: 'NOT_ALLOWED' });
      expect(await world.tries(who.leader, 'reassignOrder', { orderId: id, divisionCode: codes.here, words: '改派' })).toMatchObject({ code: 'BAD_INPUT', path: ['input', 'divisionCode'] });
      expect((await db.execute(sql`select revision, holding_id from orders where id = ${world.uuidOf(id)}::uuid`))[0]).toEqual(before);
      await world.does(who.leader, 'reassignOrder', { orderId: id, divisionCode: codes.there, words: '改派' });
      expect(await db.execute(sql`select o.state, o.revision, d.code from orders o join divisions d on d.id = o.holding_id where o.id = ${world.uuidOf(id)}::uuid`)).toMatchObject([{ state: 'DISPATCHED', revision: Number(before['revision']) + 2, code: codes.there }]);
      const until = hence(24 * 100);
      await world.does(who.leader, 'holdOrder', { orderId: id, words: '等专项资金', until });
      const list = async () => {
        await drain();
        return ((await world.ask(who.leader, 'query L($code: String!) { longList(streetCode: $code, first: 100) { nodes { until order { id } } } }', { code: codes.street })).body.data!['longList'] as { nodes: { until: string; order: { id: string } }[] }).nodes.find(({ order }) => order.id === id);
      };
      expect(Date.parse((await list())!.until)).toBe(Date.parse(until));
      await db.execute(sql`update order_holds set until = business_now() - interval '1 minute' where order_id = ${world.uuidOf(id)}::uuid`);
      await takeAsClock(running.app.platform, { realm: street.realm, id: world.uuidOf(id), step: 'lift' });
      expect(await list()).toBeUndefined();
    });

    test('reads the whole way of an order in words: when, who in which capacity, what and why; others only as far as they answer for it', async () => {
      const id = await make.dispatched(await make.placed());
      await world.does(who.worker, 'returnOrder', { orderId: id, words: '不属于本社区' });
      await make.dispatched(id);
      await world.does(who.leader, 'pressOrder', { orderId: id });
      await world.does(who.requester, 'addNote', { orderId: id, words: `${CANARY} note` });
      const steps = await trail(who.leader, id);
      expect(steps.map(({ table, step }) => `${table}.${step}`)).toEqual(['ORDER.place', 'ORDER.dispatch', 'ORDER.return', 'ORDER.dispatch', 'PRESS.press']);
      expect(steps[2]).toMatchObject({ says: '社区退回并说明理由', asLabel: '承接单元工作人员', words: '不属于本社区', by: { id: who.worker.id, name: expect.stringMatching(/^金\*+$/) } });
      expect((await trail(who.leader, id, 'en'))[2]).toMatchObject({ says: 'The community gives it back to the center with a reason', asLabel: 'a worker of the holding division' });
      expect((await trail(who.worker, id)).map(({ by }) => by)).toEqual([null, null, null, null, null]);
      expect((await trail(who.officer, id)).length).toBe(5);
      for (const by of [who.requester, who.volunteer, who.strangeWorker, who.foreigner, who.guest]) expect(await trail(by, id)).toEqual([]);
      expect((await trail(who.operator, id)).map(({ words }) => words)).toEqual([null, null, null, null, null]);
      expect(steps[4]).toMatchObject({ says: '中心督办：请承办单元及领单人尽快办理', asLabel: '街道负责人' });
      expect(JSON.stringify(await trail(who.auditor, id))).not.toContain(CANARY);
    });

    test('who read personal data through an order is shown to auditor and operator, and to nobody else', async () => {
      const id = await make.dispatched(await make.placed());
      const asked = 'query Readings($id: ID!) { order(id: $id) { readings(first: 10) { totalCount nodes { what operation reason reader { id } person { id } } } } }';
      const readings = async (by: Asker) => ((await world.ask(by, asked, { id })).body.data!['order'] as { readings: { totalCount: number; nodes: object[] } } | null)?.readings ?? null;
      await world.ask(who.dispatcher, 'query Look($id: ID!) { order(id: $id) { contact(reason: "需要电话核实") { phone } } }', { id });
      const read = { what: ['NAME', 'PHONE', 'ADDRESS'], operation: 'Look', reason: '需要电话核实', reader: { id: who.dispatcher.id }, person: { id: who.requester.id } };
      for (const by of [who.auditor, who.operator]) expect(await readings(by)).toEqual({ totalCount: 1, nodes: [read] });
      for (const by of [who.dispatcher, who.leader, who.worker, who.requester, who.officer]) expect(await readings(by)).toEqual({ totalCount: 0, nodes: [] });
    });
  });
}
