import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';
import { listener, notesFor } from './talk.ts';

const world = await openWorld();
const { who, codes, running } = world;
const make = orderly(world);
afterAll(() => running.stop());

interface NotePage { nodes: { number: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
const words = async (reader: Asker, id: string): Promise<string[] | null> => (await notesFor(world, reader, id))?.notes.map((note) => note.words) ?? null;

describe('What is said on an order', async () => {
  const { feedCursor } = (await world.ask(who.requester, '{ feedCursor }')).body.data as { feedCursor: string };
  const orderId = await make.crewed(await make.accepted(await make.dispatched(await make.placed())));
  const says = (one: Asker, text: string, to?: string[]) => world.does(one, 'addNote', { orderId, words: text, ...(to ? { to } : {}) });

  const all = [who.requester, who.lead, who.helper, who.held, who.officer, who.worker, who.dispatcher, who.leader];
  const nobody = [who.guest, who.unjoined, who.stranger, who.strangeWorker, who.strangeOfficer, who.foreigner, who.member, who.volunteer, who.buildingHead, who.operator];
  const feeds = await Promise.all([
    ...[who.requester, who.lead, who.helper].map((one) => listener(world, one, { mine: true }, feedCursor)),
    ...[who.held, who.officer].map((one) => listener(world, one, { orderId }, feedCursor)),
    ...[who.worker, who.dispatcher].map((one) => listener(world, one, { divisionCode: codes.here }, feedCursor)),
  ]);
  const others = await Promise.all([
    listener(world, who.guest, { open: true }, feedCursor), listener(world, who.volunteer, { open: true }, feedCursor), listener(world, who.member, { open: true }, feedCursor),
    listener(world, who.stranger, { orderId }, feedCursor), listener(world, who.member, { orderId }, feedCursor), listener(world, who.operator, { divisionCode: codes.street }, feedCursor),
    listener(world, who.mate, { teamId: world.ids.team }, feedCursor),
  ]);

  await says(who.requester, '门铃坏了,请敲门');
  await says(who.helper, '我们带梯子', ['REQUESTER']);
  await says(who.officer, '老人耳背', ['CREW']);
  await says(who.worker, '材料费社区出', ['CENTER']);

  test('is read by those to whom it is said, and by nobody else', async () => {
    const read: Record<string, string[] | null> = Object.fromEntries(await Promise.all(all.map(async (one) => [one.name, await words(one, orderId)] as const)));
    expect(read).toEqual({
      requester: ['我们带梯子', '门铃坏了,请敲门'], lead: ['老人耳背', '我们带梯子', '门铃坏了,请敲门'], helper: ['老人耳背', '我们带梯子', '门铃坏了,请敲门'], held: ['老人耳背', '我们带梯子', '门铃坏了,请敲门'],
      officer: ['老人耳背', '门铃坏了,请敲门'], worker: ['材料费社区出', '门铃坏了,请敲门'], dispatcher: ['材料费社区出', '门铃坏了,请敲门'], leader: ['材料费社区出', '门铃坏了,请敲门'],
    });
    for (const one of nobody) expect([one.name, (await notesFor(world, one, orderId))?.notes ?? [], (await notesFor(world, one, orderId))?.as ?? []]).toEqual([one.name, [], []]);
    expect((await notesFor(world, who.auditor, orderId))).toMatchObject({ as: [], notes: [{ words: '材料费社区出' }, {}] });
  });

  test('names nobody in full, and each reading of another\'s words is on record', async () => {
    const [newest] = (await notesFor(world, who.lead, orderId))!.notes;
    expect(newest).toMatchObject({ party: 'BROKERS', mine: false, name: expect.stringMatching(/^金\*+$/) });
    const rows = await running.db.execute<{ n: number }>(sql`select count(*)::int as n from contact_readings where operation = 'OrderNotes' and reader_id = ${who.lead.uuid}::uuid and person_id = ${who.officer.uuid}::uuid and 'WORDS' = any(what)`);
    expect(rows[0]!.n).toBeGreaterThan(0);
    const { data } = (await world.ask(who.requester, '{ orders(scope: { mine: true }) { nodes { notes { totalCount nodes { words name } } } } }')).body;
    expect((data!['orders'] as { nodes: { notes: { totalCount: number } }[] }).nodes.map(({ notes }) => notes.totalCount)).toEqual([2]);
    expect(JSON.stringify(data)).not.toContain(`${CANARY}helper`);
  });

  test('is pushed to exactly those who may read it, wherever they listen; who sees the order alone does not hear that there is any', async () => {
    await says(who.lead, '全体明早见');
    await Promise.all(feeds.map((feed) => feed.hears('addNote', feed.who === who.officer ? 3 : feed.who === who.worker || feed.who === who.dispatcher || feed.who === who.requester ? 3 : 4)));
    await world.does(who.worker, 'amendOrder', { orderId, summary: '送餐两份' });
    await Promise.all([...feeds, ...others.filter((feed) => !(feed.who === who.stranger))].map((feed) => feed.hears('amend')));
    expect(Object.fromEntries(feeds.map((feed) => [feed.who.name, feed.notes().length]))).toEqual({ requester: 3, lead: 4, helper: 4, held: 4, officer: 3, worker: 3, dispatcher: 3 });
    expect(others.flatMap((feed) => feed.heard.filter(({ table }) => table === 'NOTE').map(() => feed.who.name))).toEqual([]);
  });

  test('whoever has left reads none of it any more, nor hears what follows', async () => {
    const { data } = (await world.ask(who.helper, '{ viewer { seats { nodes { id order { id } } } } }')).body;
    const seat = (data!['viewer'] as { seats: { nodes: { id: string; order: { id: string } | null }[] } }).seats.nodes.find(({ order }) => order?.id === orderId)!;
    await world.does(who.helper, 'giveBackSeat', { seatId: seat.id, reason: '临时有事' });
    expect(await words(who.helper, orderId)).toEqual([]);
    expect(await world.tries(who.helper, 'addNote', { orderId, words: '我还想说' })).toMatchObject({ code: 'NOT_A_PARTY' });
    await says(who.requester, '谢谢大家');
    await says(who.requester, '门没锁');
    const [lead, helper] = [feeds[1]!, feeds[2]!];
    await lead.hears('addNote', 6);
    await world.does(who.worker, 'amendOrder', { orderId, summary: '送餐三份' });
    await lead.hears('amend', 2);
    await world.does(who.helper, 'updateVolunteer', { skills: [], areaCodes: [], freeHours: [] });
    await helper.hears('updateVolunteer');
    expect(helper.notes()).toHaveLength(4);
    for (const feed of [...feeds, ...others]) feed.close();
  });

  test('is paged, whole and without doubles', async () => {
    const seen: number[] = [];
    for (let after: string | null = null; ;) {
      const { data }: { data?: Record<string, unknown> | null } = (await world.ask(who.requester, 'query($id: ID!, $after: String) { order(id: $id) { notes(first: 2, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } }', { id: orderId, after })).body;
      const { nodes, pageInfo }: NotePage = (data!['order'] as { notes: NotePage }).notes;
      seen.push(...nodes.map(({ number }) => number));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([7, 6, 5, 2, 1]);
  });

  test('is in the inbox of those to whom it was said, once until they have looked, without a word of it', async () => {
    await running.app.handlers.drain();
    const entries = async () => Object.fromEntries((await running.db.execute<{ who: string; n: number; audience: string }>(sql`select person_id as who, count(*)::int as n, min(audience) as audience from inbox_entries where table_name = 'NOTE' and order_id = ${world.uuidOf(orderId)}::uuid group by 1`))
      .map(({ who: person, n, audience }) => [Object.values(who).find(({ uuid }) => uuid === person)?.name ?? person, `${audience} ${n}`]));
    const once = { requester: 'requester 1', lead: 'crew 1', helper: 'crew 1', held: 'crew 1', officer: 'broker 1', worker: 'holding 1', dispatcher: 'center 1' };
    expect(await entries()).toEqual(once);
    const news = async (one: Asker) => (await world.ask(one, '{ viewer { inbox(filter: { unread: true }, first: 100) { nodes { id table step label audience order { id } subject { __typename ... on Note { words } } } } } }')).body.data!['viewer'] as { inbox: { nodes: { id: string; table: string; label: string; subject: unknown }[] } };
    const [entry, ...more] = (await news(who.lead)).inbox.nodes.filter(({ table }) => table === 'NOTE');
    expect([entry, more]).toEqual([expect.objectContaining({ step: 'addNote', audience: 'CREW', label: expect.stringMatching(/^Order \d+: There is a note for you on it$/), order: { id: orderId }, subject: { __typename: 'Note', words: '门铃坏了,请敲门' } }), []]);
    await world.does(who.lead, 'markInboxRead', { entryIds: [entry!.id] });
    await says(who.requester, '钥匙在邻居家');
    await running.app.handlers.drain();
    expect(await entries()).toEqual({ ...once, lead: 'crew 2' });
    expect(JSON.stringify(await running.db.execute(sql`select to_jsonb(i) from inbox_entries i where table_name = 'NOTE'`))).not.toMatch(/门铃|钥匙|梯子/);
  });

  test('when the service is over, the inbox tells whoever served and may still read it, and a unit no longer than it may', async () => {
    const done = await make.finished(await make.underway(await make.crewed(await make.accepted(await make.dispatched(await make.placed()), 0.7))));
    const told = async () => {
      await running.app.handlers.drain();
      const rows = await running.db.execute<{ who: string }>(sql`select distinct person_id as who from inbox_entries where table_name = 'NOTE' and order_id = ${world.uuidOf(done)}::uuid`);
      return rows.map(({ who: person }) => Object.values(who).find(({ uuid }) => uuid === person)?.name ?? person).sort();
    };
    await world.does(who.requester, 'addNote', { orderId: done, words: '雨伞忘在我家了' });
    expect(await told()).toEqual(['held', 'helper', 'lead', 'officer', 'worker']);
    for (const one of [who.held, who.helper, who.lead]) expect(await words(one, done)).toEqual(['雨伞忘在我家了']);
    await running.db.execute(sql`update orders set provider_id = ${world.uuidOf(world.ids.unit)}::uuid, done_at = done_at - interval '2 days' where id = ${world.uuidOf(done)}::uuid`);
    await running.db.execute(sql`delete from inbox_entries where table_name = 'NOTE' and order_id = ${world.uuidOf(done)}::uuid`);
    await world.does(who.requester, 'addNote', { orderId: done, words: '还在吗' });
    expect([await told(), await words(who.representative, done), await words(who.lead, done)]).toEqual([['officer', 'worker'], [], []]);
  });

  test('said to no party in particular by an empty list it stays among the writer\'s own', async () => {
    const another = await make.accepted(await make.dispatched(await make.placed()));
    await world.does(who.worker, 'addNote', { orderId: another, words: '只给同事看', to: [] });
    expect(await Promise.all([who.worker, who.requester, who.officer, who.dispatcher].map((one) => words(one, another)))).toEqual([['只给同事看'], [], [], []]);
  });
});
