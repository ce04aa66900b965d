import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeOrders, value } from './support/scene.ts';
import { RATING_EFFECTS } from '../../src/features/ratings/index.ts';

/** Marked words and numbers travel through every step that takes any; none of them may be in an event, an outcome or the bare order. */
const CANARY = '金丝雀';
const PHONE = '12098765432';

const { database: { db }, street, here, resident, officer, leader, take, clock, born, plan, at } = await makeOrders(RATING_EFFECTS);
const auditor = await street.neighbour({ roles: [{ role: 'AUDITOR', over: street.streetId }] });
const said = { words: `${CANARY}说明` };
const contact = { name: `${CANARY}某`, phone: PHONE, address: `${CANARY}楼`, latitude: 34.9876543, longitude: 113.9876543 };
const placing = { words: `${CANARY}原话`, contact };

async function everything(): Promise<void> {
  const lively = await at('ACCEPTED', placing);
  value(await take(resident, lively, 'amend', { words: `${CANARY}改话`, contact }));
  value(await take(street.worker, lively, 'hold', { ...said, until: new Date(Date.now() + 3_600_000) }));
  value(await take(street.worker, lively, 'lift', {}));
  value(await take(street.worker, lively, 'settle', { outcome: 'PARTLY_DONE', ...said }));
  value(await take(resident, lively, 'rate', { stars: 4, resolved: true, words: `${CANARY}评价` }));
  await db.execute(sql`update orders set sampled = true, answered_at = business_now() where id = ${lively}::uuid`);
  value(await take(auditor, lively, 'callBack', { stars: 3, resolved: false, words: `${CANARY}回访` }));
  value(await clock(lively, 'close'));
  value(await take(leader, lively, 'reopen', said));

  const returned = await at('DISPATCHED', placing);
  value(await take(street.worker, returned, 'return', said));
  value(await take(street.dispatcher, returned, 'ask', said));
  value(await take(resident, returned, 'answer', said));
  value(await take(street.dispatcher, returned, 'reject', said));
  const escalated = await at('DISPATCHED', placing);
  value(await take(street.worker, escalated, 'escalate', said));
  value(await take(leader, escalated, 'recall', said));
  value(await take(resident, escalated, 'cancel', said));
  const alone = await born(placing, resident);
  value(await take(officer, alone, 'handleAlone', {}));
  value(await take(officer, alone, 'finish', said));
  // What is refused says nothing either.
  await take(resident, alone, 'cancel', said);
  await take(street.dispatcher, alone, 'dispatch', { divisionId: here.id });
}

test('what people write, and how they are reached, stays in the tables made for it', async () => {
  await everything();
  const tables = (await db.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(({ name }) => name);
  const holding: string[] = [];
  for (const name of tables) {
    const found = await db.execute(sql`select 1 from ${sql.identifier(name)} x where to_jsonb(x)::text ~ ${`${CANARY}|${PHONE}|9876543`} limit 1`);
    if (found.length > 0) holding.push(name);
  }
  expect(holding).toEqual(['call_backs', 'order_private', 'order_sayings', 'ratings']);
  expect(plan.summary).not.toContain(CANARY);
});
