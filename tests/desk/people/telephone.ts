import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { orderly } from '../../support/orders-of-all-states.ts';
import { CANARY, CANARY_PHONE, hence, type Asker, type World } from '../../support/world.ts';
import { documentOf } from './deeds.ts';

const FIND = documentOf('find-orders');
interface Found { readonly hint: string | null; readonly orders: readonly { readonly id: string; readonly number: number; readonly spoken: string | null; readonly contact: { name: string } | null }[] }

/** Somebody without an app rings up: what the officer finds and reads aloud, in a world of its own. */
export function deskOfWhoHasNoApp(world: World): void {
  const { who, codes, running } = world;
  const make = orderly(world);
  const find = async (one: Asker, by: object, reason?: string, language = 'en'): Promise<Found> => {
    const told = await world.ask(one, FIND, { by, reason }, { language });
    if (told.body.errors) throw new Error(told.text);
    return told.body.data!['findOrders'] as Found;
  };
  const ids = async (one: Asker, by: object, reason?: string): Promise<string[]> => (await find(one, by, reason)).orders.map(({ id }) => id);
  const recorded = async (one: Asker, orderId: string): Promise<string[]> => (await running.db.execute<{ what: string[]; reason: string | null }>(sql`select what, reason from contact_readings
    where reader_id = ${one.uuid}::uuid and order_id = ${world.uuidOf(orderId)}::uuid and operation = 'FindOrders' and 'ADDRESS' <> all(what)`)).map(({ what, reason }) => `${what.join()} ${reason ?? ''}`.trim());

  describe('Who has no app rings up', () => {
    const name = `${CANARY}陈婆婆`;
    const byName = { name: `${CANARY}陈` };
    const byPhone = { lastDigits: '77 77' };
    let [mine, theirs, number] = ['', '', 0];
    beforeAll(async () => {
      const contact = { name, phone: `${CANARY_PHONE}7777`, address: make.words('door') };
      mine = (await world.does(who.officer, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: make.words('of who rings up'), contact, helpersWanted: 2 })).id!;
      theirs = (await world.does(who.stranger, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: `${codes.there}B`, words: make.words('elsewhere'), contact, helpersWanted: 2 })).id!;
      number = ((await world.ask(who.officer, 'query($id: ID!) { order(id: $id) { number } }', { id: mine })).body.data!['order'] as { number: number }).number;
    });

    test('by the number, however it is heard', async () => {
      const heard = String(number);
      for (const typed of [heard, ` ${heard.slice(0, 2)}-${heard.slice(2)} `, `第${heard}号`, heard.replaceAll(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0))]) expect(await ids(who.officer, { number: typed })).toEqual([mine]);
      expect(await ids(who.strangeOfficer, { number: heard })).toEqual([]);
      expect(await ids(who.guest, { number: heard })).toEqual([]);
    });

    test('by name or last digits, each within their own area and only where they read these in the clear; each finding is on record', async () => {
      for (const by of [byName, byPhone]) {
        const found = await Promise.all([who.officer, who.strangeOfficer, who.worker, who.dispatcher, who.leader, who.auditor, who.buildingHead, who.operator, who.helper, who.elder, who.unjoined, who.foreigner, who.strangeWorker]
          .map(async (one) => [one.name, (await ids(one, by)).map((id) => (id === mine ? 'mine' : id === theirs ? 'theirs' : 'another'))] as const));
        expect(Object.fromEntries(found.filter(([, orders]) => orders.length > 0))).toEqual({ officer: ['mine'], strangeOfficer: ['theirs'] });
      }
      expect(await recorded(who.officer, mine)).toEqual(['NAME', 'PHONE']);
      // Of more digits than the index has all must fit.
      expect([await ids(who.officer, { lastDigits: '99 97777' }), await ids(who.officer, { lastDigits: '98 97777' })]).toEqual([[mine], []]);
      expect(await recorded(who.worker, mine)).toEqual([]);
      expect(await ids(who.dispatcher, byName, '电话核实订单')).toEqual([theirs, mine]);
      expect(await recorded(who.dispatcher, mine)).toEqual(['NAME 电话核实订单']);
      expect(await ids(who.operator, byName, '电话核实订单')).toEqual([]);
    });

    test('what is too little, too hostile or nobody\'s finds nothing, and says what to type', async () => {
      expect(await find(who.officer, { name: '陈' }, undefined, 'zh-CN')).toEqual({ orders: [], hint: expect.stringContaining('至少 2 个字') as unknown });
      expect(await find(who.officer, { lastDigits: '777' })).toEqual({ orders: [], hint: expect.stringContaining('last 4 digits') as unknown });
      for (const by of [{ name: '%%' }, { name: '__' }, { name: `${CANARY}陈婆婆'--` }, { lastDigits: '0000' }, { name: '\u{10FFFF}\u{10FFFF}' }, { name: `x${name}` }]) expect(await find(who.officer, by)).toEqual({ orders: [], hint: null });
      expect((await world.ask(who.officer, FIND, { by: { name: 'a\u0000b' } })).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });

    test('where more fit than are looked at it says so, though hardly any of them may be read', async () => {
      const contact = { name: `${CANARY}欧阳某`, phone: `${CANARY_PHONE}6666`, address: make.words('door') };
      const { id } = await world.does(who.officer, 'placeOrder', { itemCode: 'MEAL_DELIVERY', divisionCode: codes.building, requesterId: who.elder.id, words: make.words('one of many'), contact, helpersWanted: 2 });
      expect((await find(who.officer, { name: contact.name })).hint).toBeNull();
      // Three hundred that closed some days ago.
      await running.db.execute(sql`with n as (select g, gen_random_uuid() as id from generate_series(1, 300) g),
        put as (insert into orders select (jsonb_populate_record(null::orders, to_jsonb(o) || jsonb_build_object('id', n.id, 'number', 900000 + n.g, 'state', 'CANCELLED', 'state_since', business_now() - interval '3 days'))).* from orders o, n where o.id = ${world.uuidOf(id!)}::uuid returning 1)
        insert into order_private select (jsonb_populate_record(null::order_private, to_jsonb(p) || jsonb_build_object('order_id', n.id))).* from order_private p, n where p.order_id = ${world.uuidOf(id!)}::uuid`);
      const found = await find(who.officer, { name: contact.name });
      expect([found.orders.length <= 1, found.hint]).toEqual([true, expect.any(String)]);
      await running.db.execute(sql`delete from order_private p using orders o where o.id = p.order_id and o.number > 900000`);
      await running.db.execute(sql`delete from orders where number > 900000`);
    });

    test('the community finds it once it has accepted, nobody does a day after it ended; and what it says changes with each step', async () => {
      const says = async (language = 'zh-CN'): Promise<string> => (await find(who.officer, { number: String(number) }, undefined, language)).orders[0]!.spoken!;
      expect(await says()).toBe(`第${number}号单，助餐送餐：已经收到，下一步派给承办的社区或网格。`.replace('助餐送餐', (await itemName())));
      await make.dispatched(mine);
      expect(await ids(who.worker, byName)).toEqual([]);
      await world.does(who.worker, 'acceptOrder', { orderId: mine, plannedStart: hence(90), plannedEnd: hence(91), summary: '送餐' });
      expect(await ids(who.worker, byName)).toEqual([mine]);
      await world.does(who.lead, 'claimOrder', { orderId: mine });
      await world.does(who.worker, 'holdOrder', { orderId: mine, words: make.words('hold'), until: hence(3) });
      expect(await says('en')).toMatch(/^Order \d+, .+: it is planned for .+, somebody leads it, and 0 of 2 volunteers have said that they come, and next .+; it is on hold now, until .+ at the latest\.$/);
      expect(await says()).not.toMatch(new RegExp(CANARY));
      expect((await find(who.strangeOfficer, { number: String(number) })).orders.map(({ spoken }) => spoken)).toEqual([null]);
      await world.does(who.officer, 'cancelOrder', { orderId: mine, words: make.words('called off') });
      expect(await says()).toContain('已经取消');
      await running.db.execute(sql`update orders set state_since = state_since - interval '25 hours' where id = ${world.uuidOf(mine)}::uuid`);
      expect([await ids(who.officer, byName), await ids(who.worker, byPhone)]).toEqual([[], []]);
    });
  });

  const itemName = async (): Promise<string> => ((await world.ask(who.guest, '{ item(code: "MEAL_DELIVERY") { zh } }')).body.data!['item'] as { zh: string }).zh;
}
