import { sql } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { addSearch } from '../../../src/cli/search.ts';
import { pageOfOrders } from '../../../src/features/orders/store/lists.ts';
import { disclosureOf } from '../../../src/features/orders/disclosure.ts';
import { readActor } from '../../../src/features/appointments/index.ts';
import { rebuildTexts } from '../../../src/features/search/index.ts';
import { putTexts } from '../../../src/features/search/store/texts.ts';
import { runCommand } from '../../support/command.ts';
import { orderly } from '../../support/orders-of-all-states.ts';
import type { Asker, World } from '../../support/world.ts';

const FIND = 'query Find($code: String!, $text: String!, $filter: OrderFilter, $after: String, $first: Int! = 20) { searchOrders(divisionCode: $code, text: $text, filter: $filter, after: $after, first: $first) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }';
interface Found { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[]; readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean } }

/** What the center finds by looking for it. */
export async function searching(world: World): Promise<void> {
  const { who, codes, running, running: { db }, street } = world;
  const make = orderly(world);
  const asks = async (by: Asker, text: string, more: object = {}) => (await world.ask(by, FIND, { code: codes.street, text, ...more })).body;
  const finds = async (by: Asker, text: string, more: object = {}): Promise<string[]> => {
    const { data, errors } = await asks(by, text, more);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!['searchOrders'] as Found).nodes.map(({ id }) => id);
  };
  const put = async (words: string): Promise<string> => {
    const id = await make.placed({ words });
    await running.app.handlers.drain();
    return id;
  };

  const lamp = await put('三楼楼道灯坏了');
  const router = await put('家里的WiFi 路由器（ＴＰ－Ｌｉｎｋ）连不上');
  const meal = await put('请送午饭, 3 号楼');

  describe('The center finds orders by their text', () => {
    test('in Chinese of one character, of two and of more, in Latin and in numbers, however wide and in whatever case', async () => {
      for (const text of ['楼道灯', '楼道', '灯', '道灯坏了', '三楼 灯', '灯　三楼']) expect([text, await finds(who.dispatcher, text)]).toEqual([text, [lamp]]);
      for (const text of ['wifi', 'ＷＩＦＩ', 'fi路由', '路由器', 'link', 'WiFi 路由']) expect([text, await finds(who.dispatcher, text)]).toEqual([text, [router]]);
      expect(await finds(who.dispatcher, '3号楼')).toEqual([meal]);
      expect(await finds(who.dispatcher, '楼')).toEqual([meal, lamp]);
      for (const text of ['灯楼', '楼灯', '道路', '坏了家', '灯 午饭']) expect([text, await finds(who.dispatcher, text)]).toEqual([text, []]);
      const [{ number }] = await db.execute<{ number: string }>(sql`select number::text from orders where id = ${world.uuidOf(router)}::uuid`) as unknown as [{ number: string }];
      expect(await finds(who.dispatcher, number)).toEqual([router]);
      const { totalCount, nodes } = (await asks(who.dispatcher, '社区')).data!['searchOrders'] as Found;
      expect(totalCount).toBe(nodes.length);
      expect(nodes.length).toBeGreaterThan(2);
    });

    test('page by page, narrowed by a filter, and what is no text is refused', async () => {
      const first = (await asks(who.dispatcher, '楼', { first: 1 })).data!['searchOrders'] as Found;
      expect([first.totalCount, first.nodes.map(({ id }) => id), first.pageInfo.hasNextPage]).toEqual([0, [meal], true]);
      expect(await finds(who.dispatcher, '楼', { first: 1, after: first.pageInfo.endCursor })).toEqual([lamp]);
      expect(await finds(who.dispatcher, '楼', { filter: { urgent: true } })).toEqual([]);
      expect(await finds(who.dispatcher, '楼', { filter: { states: ['PLACED'], taken: 'NOBODY' }, code: codes.here })).toEqual([meal, lamp]);
      expect(await finds(who.dispatcher, '楼', { code: codes.there })).toEqual([]);
      for (const text of ['', ' ', '%', '\'; drop table orders', '一 二 三 四 五 六 七 八 九', '灯'.repeat(61), '\0']) {
        const { errors, data } = await asks(who.dispatcher, text);
        if (text.startsWith('\'')) expect((data!['searchOrders'] as Found).nodes).toEqual([]);
        else expect([text, errors?.[0]?.extensions?.['code']]).toEqual([text, 'BAD_USER_INPUT']);
      }
    });

    test('only who works at the center or looks over it; the operator not by the words; and what the words gave away is on record', async () => {
      await db.execute(sql`delete from contact_readings`);
      for (const by of [who.dispatcher, who.leader, who.auditor]) expect(await finds(by, '楼道灯')).toEqual([lamp]);
      for (const by of [who.operator, who.requester, who.officer, who.worker, who.strangeWorker, who.volunteer, who.foreigner, who.unjoined, who.guest]) expect(await finds(by, '楼道灯')).toEqual([]);
      // A number tells as much as a page: by the words nothing is counted, wherever the page begins.
      const counted = async (by: Asker, more: object = {}): Promise<number> => ((await asks(by, '楼道灯', more)).data!['searchOrders'] as Found).totalCount;
      const beyond = ((await asks(who.dispatcher, '社区', { first: 20 })).data!['searchOrders'] as Found).pageInfo.endCursor;
      for (const by of [who.dispatcher, who.operator, who.guest]) expect([await counted(by, { first: 1 }), await counted(by, { after: beyond }).catch(() => 0)]).toEqual([0, 0]);
      await db.execute(sql`delete from contact_readings`);
      for (const by of [who.dispatcher, who.leader, who.auditor]) expect(await finds(by, '楼道灯')).toEqual([lamp]);
      const community = '社区';
      expect((await finds(who.operator, community)).length).toBe((await finds(who.dispatcher, community)).length);
      const read = await db.execute(sql`select reader_id, person_id, what, order_id, operation from contact_readings order by at, id`);
      expect([...read]).toEqual([who.dispatcher, who.leader, who.auditor].map((by) => ({ reader_id: by.uuid, person_id: who.requester.uuid, what: ['WORDS'], order_id: world.uuidOf(lamp), operation: 'Find' })));
    });

    test('what was written over is found no more, the community\'s line is, and words only as long as they may be read', async () => {
      await world.does(who.requester, 'amendOrder', { orderId: lamp, words: '二楼水管漏水' });
      await running.app.handlers.drain();
      expect([await finds(who.dispatcher, '楼道灯'), await finds(who.dispatcher, '水管')]).toEqual([[], [lamp]]);
      await make.accepted(await make.dispatched(lamp));
      await running.app.handlers.drain();
      expect(await finds(who.operator, '送餐一份')).toEqual([lamp]);
      const reader = await readActor(db, street.dispatcher.caller);
      for (const [state, ended] of [['CLOSED', 29], ['CLOSED', 31], ['CANCELLED', 29], ['CANCELLED', 31], ['REJECTED', 31], ['MERGED', 31], ['EXPIRED', 31], ['RATED', 400], ['DONE', 400], ['UNDERWAY', 400]] as const) {
        await db.execute(sql`update orders set state = ${state}, state_since = business_now() - make_interval(days => ${ended}::int), closed_at = case when ${state} = 'CLOSED' then business_now() - make_interval(days => ${ended}::int) end,
          merged_into = case when ${state} = 'MERGED' then ${world.uuidOf(meal)}::uuid end where id = ${world.uuidOf(lamp)}::uuid`);
        const { sights } = await pageOfOrders(db, reader, { scope: { division: { id: street.streetId, level: 'STREET' } }, filter: { states: [state] }, ordering: 'NEWEST', limit: 21, after: null }, { sights: true });
        expect([state, ended, (await finds(who.dispatcher, '水管')).length === 1]).toEqual([state, ended, disclosureOf(sights[0]!).words]);
        expect(await finds(who.dispatcher, '送餐一份')).toEqual([lamp]);
      }
    });

    test('cut anew from the command line while orders are amended, every one is found by what it says at last; what was cut before by no more than its pairs, once more by its threes', async () => {
      const number = async (id: string): Promise<string> => (await db.execute<{ number: string }>(sql`select number::text from orders where id = ${world.uuidOf(id)}::uuid`))[0]!.number;
      const [one, other] = [await put('路由器 TPLINK84'), await put('空调坏了')];
      await db.execute(sql`update search_texts set shown = (select coalesce(string_agg(quote_literal(t.lexeme) || ':' || array_to_string(t.positions, ','), ' '), '')::tsvector from unnest(shown) t where length(t.lexeme) < 3),
        words = (select coalesce(string_agg(quote_literal(t.lexeme) || ':' || array_to_string(t.positions, ','), ' '), '')::tsvector from unnest(words) t where length(t.lexeme) < 3)`);
      await db.execute(sql`delete from search_texts where order_id = ${world.uuidOf(other)}::uuid`);
      expect([await finds(who.dispatcher, 'plink'), await finds(who.dispatcher, '空调'), await finds(who.dispatcher, await number(one))]).toEqual([[], [], []]);
      const amended = async (): Promise<void> => { for (const words of ['冰箱坏了', '电视XYZ坏了']) { await world.does(who.requester, 'amendOrder', { orderId: other, words }); await running.app.handlers.drain(); } };
      const [{ code, said }] = await Promise.all([runCommand(addSearch, running.databaseUrl, 'search', 'rebuild', '--realm', street.realm), amended(), rebuildTexts(db, street.realm)]);
      expect([code, said]).toEqual([0, expect.stringMatching(/^999001: the texts of \d+ orders were cut anew/)]);
      for (const [text, ids] of [['plink', [one]], [await number(one), [one]], ['空调', []], ['冰箱', []], ['电视xyz', [other]]] as const) expect([text, await finds(who.dispatcher, text)]).toEqual([text, ids]);
    });

    test('whoever cuts texts waits for whoever is at it: what was read earlier is never written later', async () => {
      const id = await put('旧的说法');
      const texts = async () => db.execute(sql`select words::text from search_texts where order_id = ${world.uuidOf(id)}::uuid`);
      let rebuilt: Promise<unknown> = Promise.resolve();
      await db.transaction(async (tx) => {
        await putTexts(tx, street.realm, [world.uuidOf(id)]);
        rebuilt = rebuildTexts(db, street.realm);
        await vi.waitFor(async () => expect(await db.execute(sql`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)).toHaveLength(1));
      });
      await rebuilt;
      expect(await texts()).toEqual([{ words: expect.stringContaining('旧的') }]);
    });
  });
}
