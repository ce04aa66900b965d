import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { takeAsClock } from '../../../src/features/orders/index.ts';
import { orderly } from '../../support/orders-of-all-states.ts';
import { CANARY, CANARY_PHONE, hence, type Asker, type World } from '../../support/world.ts';

interface Entry { readonly order: { readonly id: string }; readonly overdue: boolean; readonly dueAt: string | null; readonly troubles: readonly string[] }
const QUEUE = 'query Queue($code: String!, $overdue: Boolean, $first: Int! = 100, $after: String) { queue(divisionCode: $code, overdue: $overdue, first: $first, after: $after) { totalCount nodes { overdue dueAt troubles order { id } } pageInfo { endCursor } } }';

/** What the community worker and the street leader have before them. */
export async function queueing(world: World): Promise<void> {
  const { who, codes, running, running: { db }, street } = world;
  const make = orderly(world);
  const drain = () => running.app.handlers.drain();
  const queue = async (by: Asker, more: object = {}): Promise<{ totalCount: number; nodes: Entry[]; pageInfo: { endCursor: string } }> => {
    await drain();
    const { data, errors } = (await world.ask(by, QUEUE, { code: codes.here, ...more })).body;
    if (errors) throw new Error(JSON.stringify(errors));
    return data!['queue'] as never;
  };
  const clock = (id: string, step: string) => takeAsClock(running.app.platform, { realm: street.realm, id: world.uuidOf(id), step });
  const dispatched = async (): Promise<string> => make.dispatched(await make.placed());

  describe('The desk of the community worker', () => {
    test('shows what is longest overdue first, then what is due next, then what is on hold, whoever of those who may look asks; nobody else sees any of it', async () => {
      const [late, later, held, open] = [await dispatched(), await dispatched(), await dispatched(), await make.accepted(await dispatched())];
      await db.execute(sql`update deadlines set due_at = due_at + interval '30 minutes' where subject_id = ${world.uuidOf(later)}::uuid`);
      expect((await clock(late, 'remindStreetLeader')).ok).toBe(true);
      await world.does(who.dispatcher, 'holdOrder', { orderId: held, words: '等材料', until: hence(24 * 90) });
      const mine = [late, later, held, open];
      const seen = (await queue(who.worker)).nodes.filter(({ order }) => mine.includes(order.id));
      expect(seen.map(({ order, overdue, troubles }) => [mine.indexOf(order.id), overdue, troubles])).toEqual([[0, true, ['OVERDUE']], ...(seen[1]!.order.id === open ? [[3, false, []], [1, false, []]] : [[1, false, []], [3, false, []]]), [2, false, []]]);
      const dues = seen.map(({ dueAt }) => Date.parse(dueAt!));
      expect(dues).toEqual([...dues].sort((a, b) => a - b));
      expect((await queue(who.worker, { overdue: true })).nodes.map(({ order }) => order.id)).toEqual([late]);
      expect((await queue(who.worker, { overdue: false })).nodes.map(({ order }) => order.id)).not.toContain(late);
      for (const by of [who.dispatcher, who.leader, who.auditor, who.operator]) expect((await queue(by)).nodes.map(({ order }) => order.id)).toContain(late);
      for (const by of [who.requester, who.officer, who.strangeWorker, who.foreigner, who.volunteer, who.guest]) expect(await queue(by)).toMatchObject({ totalCount: 0, nodes: [] });
      // Page by page the same, and once.
      const all = await queue(who.worker);
      const pages: string[] = [];
      for (let after: string | null = null; pages.length < all.totalCount;) {
        const page: { nodes: Entry[]; pageInfo: { endCursor: string } } = await queue(who.worker, { first: 3, after });
        pages.push(...page.nodes.map(({ order }) => order.id));
        after = page.pageInfo.endCursor;
      }
      expect(pages).toEqual(all.nodes.map(({ order }) => order.id));
    });

    test('what leaves the division leaves the queue, and what was amended since is no more overdue', async () => {
      const [gone, open] = [await dispatched(), await make.accepted(await dispatched())];
      await clock(open, 'remindStreetLeader');
      const isLate = async (): Promise<boolean> => (await queue(who.worker, { overdue: true })).nodes.some(({ order }) => order.id === open);
      expect(await isLate()).toBe(true);
      await world.does(who.worker, 'amendOrder', { orderId: open, plannedStart: hence(600), plannedEnd: hence(601) });
      expect(await isLate()).toBe(false);
      await world.does(who.worker, 'returnOrder', { orderId: gone, words: '不属于本社区' });
      expect((await queue(who.worker)).nodes.map(({ order }) => order.id)).not.toContain(gone);
    });

    test('tells everybody about what is done, in her own words and by her own decision, and nothing that tells who somebody is', async () => {
      const id = await dispatched();
      const told = async (by: Asker, code: string | null = codes.here) => ((await world.ask(by, 'query P($code: String) { publicSummaries(divisionCode: $code, first: 100) { totalCount nodes { itemCode words month community { code } } } }', { code })).body.data!['publicSummaries'] as { totalCount: number; nodes: object[] }).nodes;
      const tries = (words: string, by: Asker = who.worker, orderId = id) => world.tries(by, 'publishSummary', { orderId, words });
      expect(await tries('已为老人送餐')).toMatchObject({ code: 'NOT_DONE_YET' });
      await make.settled(await make.accepted(id));
      const before = await db.execute(sql`select * from order_echoes`);
      for (const words of ['已为金丝雀contact送餐', '已为金 丝 雀 CONTACT 送餐', `联系 ${CANARY_PHONE}8888`, '电话１３８ ００１３ ８０００', '编号 123-456', '电话 138.0013、8000', '已为金、丝、雀·CONTACT送餐', `${CANARY} door of the order 已送达`]) expect([words, await tries(words)]).toEqual([words, expect.objectContaining({ code: 'TELLS_SOMEBODY', path: ['input', 'words'] })]);
      expect([(await tries(' ')).code, (await tries('好'.repeat(301))).code]).toEqual(['WORDS_NEEDED', 'WORDS_TOO_LONG']);
      for (const by of [who.requester, who.dispatcher, who.officer]) expect((await tries('已送餐', by)).code).toBe('NOT_ALLOWED');
      for (const by of [who.strangeWorker, who.foreigner]) expect((await tries('已送餐', by)).code).toBe('NOT_FOUND');
      expect(await db.execute(sql`select * from order_echoes`)).toEqual(before);
      await world.does(who.worker, 'publishSummary', { orderId: id, words: '已为 3 位老人送餐' });
      for (const by of [who.guest, who.requester, who.volunteer]) expect(await told(by)).toEqual([{ itemCode: 'MEAL_DELIVERY', words: '已为 3 位老人送餐', month: new Date().toISOString().slice(0, 7), community: { code: codes.here } }]);
      expect([await told(who.guest, codes.there), (await told(who.guest, null)).length, (await told(who.guest, codes.street)).length, await told(who.guest, 'nowhere')]).toEqual([[], 1, 1, []]);
      // Done at one o'clock in the night to November there, which is October in UTC.
      await db.execute(sql`update orders set done_at = '2026-10-31T17:00:00Z' where id = ${world.uuidOf(id)}::uuid`);
      expect(await told(who.guest)).toMatchObject([{ month: '2026-11' }]);
      await db.execute(sql`update orders set done_at = business_now() where id = ${world.uuidOf(id)}::uuid`);
      await world.does(who.worker, 'publishSummary', { orderId: id, words: '已为 3 位老人送餐' });
      // What is done again is told no more, until it is done.
      await make.rated(id, false);
      expect(await told(who.guest)).toEqual([]);
      await make.settled(id);
      // What was told of the time before does not come back by itself.
      const own = async () => (await world.ask(who.worker, 'query($id: ID!) { order(id: $id) { publicSummary } }', { id })).body.data!['order'];
      expect([await told(who.guest), await own()]).toEqual([[], { publicSummary: null }]);
      await world.does(who.worker, 'publishSummary', { orderId: id, words: '再次送餐，已解决' });
      expect(await told(who.guest)).toMatchObject([{ words: '再次送餐，已解决' }]);
      expect((await world.tries(who.dispatcher, 'withdrawSummary', { orderId: id })).code).toBe('NOT_ALLOWED');
      await world.does(who.leader, 'withdrawSummary', { orderId: id });
      expect([await told(who.guest), (await world.tries(who.worker, 'withdrawSummary', { orderId: id })).code]).toEqual([[], 'NOT_PUBLISHED']);
    });
  });
}
