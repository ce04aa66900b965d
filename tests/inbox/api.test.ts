import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeId } from '../../src/graphql/node.ts';
import { appOf, hours, makeTown, query, type Neighbour } from '../feed/support/board.ts';

const running = await appOf();
const town = await makeTown(running);
const { street, resident, born, take } = town;
const here = street.communities[0]!;
const officer = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here.gridId }] });
const colleague = await street.neighbour({ roles: [{ role: 'GRID_OFFICER', over: here.gridId }] });
const heard = () => running.app.handlers.drain();

interface Entry { id: string; audience: string; step: string; table: string; label: string; readAt: string | null; revision: number; order: { id: string } | null; subject: { __typename: string } | null; about: { name: string; id: string } | null; told: { outcome: string; how: string | null; at: string } | null }
interface Inbox { unread: number; inbox: { totalCount: number; nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

const INBOX = `query Inbox($filter: InboxFilter, $first: Int = 50, $after: String) { viewer { unread inbox(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id audience step table label readAt revision order { id } subject { __typename } about { name id } told { outcome how at } } } } }`;
const inboxOf = async (who: Neighbour | null, variables: object = {}): Promise<Inbox> => (await query(running, who, INBOX, variables))['viewer'] as Inbox;
const run = async (who: Neighbour, mutation: string, input: object): Promise<Record<string, unknown>> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const fields = mutation === 'recordTold' ? '... on InboxEntry { id readAt told { outcome how at } }' : '... on InboxRead { unread entries { id readAt } }';
  const data = await query(running, who, `mutation M($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Refused { code } ${fields} } }`, { input: { key: randomUUID(), ...input } });
  return data[mutation] as Record<string, unknown>;
};
const settled = async (requester: Neighbour, placer: Neighbour): Promise<string> => {
  const id = await born(requester === placer ? {} : { requesterId: requester.id }, placer);
  await take(street.dispatcher, id, 'dispatch', { divisionId: here.id });
  await take(street.worker, id, 'accept', { plannedStart: hours(48), plannedEnd: hours(50), summary: '送餐' });
  await take(street.worker, id, 'settle', { outcome: 'DONE_OTHERWISE', words: '食堂已送到' });
  await heard();
  return id;
};
const withoutLogin = async (): Promise<Neighbour> => {
  const old = await street.neighbour({ home: here.buildingId });
  await street.withoutApp(old.id, officer.id);
  return old;
};

describe('The inbox', () => {
  test('holds what was addressed to me although I was never connected, the newest first, in my language', async () => {
    const order = await settled(resident, resident);
    const { inbox, unread } = await inboxOf(resident);
    expect(inbox.nodes.map(({ step, audience, table }) => [step, audience, table])).toEqual([['settle', 'REQUESTER', 'ORDER'], ['accept', 'REQUESTER', 'ORDER'], ['dispatch', 'REQUESTER', 'ORDER']]);
    expect([unread, inbox.totalCount]).toEqual([3, 3]);
    expect(inbox.nodes[0]).toMatchObject({ readAt: null, about: null, told: null, order: { id: encodeId('Order', street.realm, order) }, subject: { __typename: 'Order' }, revision: 4 });
    expect(inbox.nodes[0]!.label).toMatch(/^Order \d+: The community ends it with an outcome/);
  });

  test('is read by its owner only: others and guests find nothing in it', async () => {
    const [entry] = (await inboxOf(resident)).inbox.nodes;
    for (const other of [officer, street.worker, null]) {
      expect((await inboxOf(other)).inbox.nodes.some(({ id }) => id === entry!.id)).toBe(false);
      expect(await query(running, other, 'query N($id: ID!) { node(id: $id) { id } }', { id: entry!.id })).toEqual({ node: null });
    }
    expect(await inboxOf(null)).toMatchObject({ unread: 0, inbox: { totalCount: 0 } });
    expect(await query(running, resident, 'query N($id: ID!) { node(id: $id) { id } }', { id: entry!.id })).toEqual({ node: { id: entry!.id } });
  });

  test('pages by cursor without repeating, and is narrowed to what is unread', async () => {
    const first = (await inboxOf(resident, { first: 2 })).inbox;
    const second = (await inboxOf(resident, { first: 2, after: first.pageInfo.endCursor })).inbox;
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(3);
    expect(await run(resident, 'markInboxRead', { entryIds: [first.nodes[0]!.id] })).toMatchObject({ __typename: 'InboxRead', unread: 2 });
    expect((await inboxOf(resident, { filter: { unread: true } })).inbox.nodes.map(({ step }) => step)).toEqual(['accept', 'dispatch']);
    expect((await inboxOf(resident, { filter: { unread: false } })).inbox.nodes.map(({ step }) => step)).toEqual(['settle']);
  });

  test('what is read stays read since the first time; somebody else\'s news is not found and nothing is marked', async () => {
    const { nodes } = (await inboxOf(resident)).inbox;
    const before = nodes.find(({ readAt }) => readAt !== null)!;
    await run(resident, 'markInboxRead', { entryIds: [before.id] });
    expect((await inboxOf(resident)).inbox.nodes.find(({ id }) => id === before.id)!.readAt).toBe(before.readAt);
    const foreign = (await inboxOf(street.worker)).inbox.nodes[0]!;
    const unread = nodes.find(({ readAt }) => readAt === null)!;
    expect(await run(resident, 'markInboxRead', { entryIds: [unread.id, foreign.id] })).toEqual({ __typename: 'Refused', code: 'NOT_FOUND' });
    for (const entryIds of [[], Array.from({ length: 101 }, () => unread.id)]) expect(await run(resident, 'markInboxRead', { entryIds })).toMatchObject({ __typename: 'Refused', code: 'BAD_INPUT' });
    expect((await inboxOf(resident)).unread).toBe(2);
    expect((await inboxOf(street.worker)).inbox.nodes.find(({ id }) => id === foreign.id)!.readAt).toBeNull();
  });
});

describe('Told?', () => {
  test('is asked of every officer of the grid with a masked name, answered once for all of them, and then stands', async () => {
    const old = await withoutLogin();
    await settled(old, officer);
    const asked = (await inboxOf(officer, { filter: { untold: true } })).inbox.nodes.filter(({ step }) => step === 'settle');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ about: { name: '测**' }, told: null, audience: 'REQUESTER' });
    expect(asked[0]!.label).toMatch(/^Please tell 测\*\*\. Order \d+: /);
    const same = (await inboxOf(colleague, { filter: { untold: true } })).inbox.nodes.find(({ about, step }) => about?.id === asked[0]!.about!.id && step === 'settle')!;

    expect(await run(officer, 'recordTold', { entryId: asked[0]!.id, outcome: 'NOT_REACHED', how: 'BY_PHONE' })).toMatchObject({ told: { outcome: 'NOT_REACHED', how: 'BY_PHONE' } });
    expect(await run(colleague, 'recordTold', { entryId: same.id, outcome: 'TOLD', how: 'IN_PERSON' })).toMatchObject({ told: { outcome: 'TOLD', how: 'IN_PERSON' } });
    const after = (await inboxOf(officer)).inbox.nodes.find(({ id }) => id === asked[0]!.id)!;
    expect(after.told).toMatchObject({ outcome: 'TOLD', how: 'IN_PERSON' });
    expect(after.readAt).not.toBeNull();
    expect(await run(officer, 'recordTold', { entryId: asked[0]!.id, outcome: 'NOT_REACHED' })).toEqual({ __typename: 'Refused', code: 'ALREADY_TOLD' });
    expect((await inboxOf(officer)).inbox.nodes.find(({ id }) => id === asked[0]!.id)!.told).toEqual(after.told);
    expect((await inboxOf(officer, { filter: { untold: true } })).inbox.nodes.map(({ id }) => id)).not.toContain(asked[0]!.id);
  });

  test.each([['before it happened', -48], ['in the future', 2]])('is refused with a time %s, and nothing changes', async (_, off) => {
    const old = await withoutLogin();
    await settled(old, officer);
    const [asked] = (await inboxOf(officer, { filter: { untold: true } })).inbox.nodes;
    expect(await run(officer, 'recordTold', { entryId: asked!.id, outcome: 'TOLD', at: hours(off).toISOString() })).toEqual({ __typename: 'Refused', code: 'TOLD_WHEN' });
    expect((await inboxOf(officer)).inbox.nodes.find(({ id }) => id === asked!.id)!.told).toBeNull();
  });

  test('is refused for one\'s own news and for somebody else\'s', async () => {
    const [own] = (await inboxOf(resident)).inbox.nodes;
    expect(await run(resident, 'recordTold', { entryId: own!.id, outcome: 'TOLD' })).toEqual({ __typename: 'Refused', code: 'NOBODY_TO_TELL' });
    expect(await run(officer, 'recordTold', { entryId: own!.id, outcome: 'TOLD' })).toEqual({ __typename: 'Refused', code: 'NOT_FOUND' });
  });

  test('the same key records once', async () => {
    const old = await withoutLogin();
    await settled(old, officer);
    const [asked] = (await inboxOf(officer, { filter: { untold: true } })).inbox.nodes;
    const input = { key: randomUUID(), entryId: asked!.id, outcome: 'TOLD', how: 'IN_WRITING' };
    const answers = await Promise.all([1, 2, 3].map(() => run(officer, 'recordTold', input)));
    expect(answers.map(({ told }) => told)).toEqual(Array.from({ length: 3 }, () => answers[0]!['told']));
    expect(answers[0]!['told']).toMatchObject({ outcome: 'TOLD', how: 'IN_WRITING' });
  });
});
