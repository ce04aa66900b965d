import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connect } from '../graphql/clients.ts';
import { orderly } from '../support/orders-of-all-states.ts';
import { CANARY, openWorld, type Asker } from '../support/world.ts';

const world = await openWorld();
const { who, running } = world;
const make = orderly(world);
const changed = await world.does(who.operator, 'changeRealmSettings', { asking: { policy: 'NEIGHBOURLY', perPlace: 1, waves: 3 }, pushes: { quietFrom: '00:00', quietUntil: '00:00' } });

interface Reason { code: string; codeLabel: string; value: number; points: number }
interface MyAsk { id: string; state: string; label: string; score: number; why: Reason[]; viewerMay: string[]; order: { id: string; summary: string | null; viewerMayTake: string[] } | null }
const documentOf = (name: string): string => readFileSync(new URL(`../../schema/operations/${name}.graphql`, import.meta.url), 'utf8');
const documents = { mine: documentOf('my-asks'), asking: documentOf('order-asking'), feed: documentOf('my-feed') };
const asksOf = async (one: Asker, variables: object = {}): Promise<MyAsk[]> => {
  const { data } = (await world.ask(one, documents.mine, variables, { language: 'en' })).body;
  return (data!['viewer'] as { asks: { edges: { node: MyAsk }[] } }).asks.edges.map(({ node }) => node);
};
const askingOf = async (one: Asker, orderId: string) => ((await world.ask(one, documents.asking, { id: orderId }, { language: 'en' })).body.data!['order'] as { asking: Record<string, unknown> | null } | null)?.asking ?? null;
/** What the clock and the handlers do a moment later. */
const moment = async (): Promise<void> => {
  await running.app.handlers.drain();
  await running.app.ticker.runDue();
  await running.app.handlers.drain();
};
const volunteersOf = [who.helper, who.held, who.captain, who.mate, who.applicant, who.volunteer];

interface Heard { table: string; step: string; subject: { __typename: string; id: string } }
/** What somebody was pushed about being asked, in their own feed, since a cursor until one of these steps. */
async function heardBy(one: Asker, after: unknown, step: string): Promise<Heard[]> {
  const socket = await connect(running.wsUrl, { token: one.token! });
  socket.send({ id: '1', type: 'subscribe', payload: { query: documents.feed, variables: { after } } });
  const heard: Heard[] = [];
  while (!heard.some((event) => event.step === step)) {
    const message = await socket.next();
    if (message.type === 'error' || message.type === 'complete') throw new Error(JSON.stringify(message));
    heard.push(...((message.payload?.data?.['feed'] as { events?: Heard[] } | undefined)?.events ?? []));
  }
  socket.raw.close();
  return heard.filter(({ table }) => table === 'ASK' || table === 'ASKING');
}

describe('Through the door', async () => {
  const { feedCursor } = (await world.ask(who.helper, '{ feedCursor }')).body.data!;
  const orderId = await make.accepted(await make.dispatched(await make.placed({ helpersWanted: 2 })));
  await world.does(who.lead, 'claimOrder', { orderId });
  const whoIsAsked = async (): Promise<Asker[]> => (await Promise.all(volunteersOf.map(async (one) => ((await asksOf(one, { open: true })).length > 0 ? [one] : [])))).flat();
  await moment();
  let asked = await whoIsAsked();
  // The node's own clock may have taken the step in the same moment, and be still at it.
  for (let i = 0; i < 100 && asked.length === 0; i++) {
    await new Promise((turn) => { setTimeout(turn, 50); });
    asked = await whoIsAsked();
  }

  test('the realm says how it asks', async () => {
    expect(changed).toMatchObject({ __typename: 'Realm' });
    expect((await world.ask(who.guest, '{ realm { settings { asking { policy perPlace growth waves asksADay } } } }')).body.data).toEqual({ realm: { settings: { asking: { policy: 'NEIGHBOURLY', perPlace: 1, growth: 1.5, waves: 3, asksADay: 3 } } } });
    expect(await world.tries(who.operator, 'changeRealmSettings', { asking: { waves: 0 } })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await world.tries(who.dispatcher, 'changeRealmSettings', { asking: { waves: 2 } })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('who was asked sees why, and of the order what a grabber sees; nothing of it tells who the resident is', async () => {
    expect(asked).toHaveLength(2);
    const told = await world.ask(asked[0]!, documents.mine, {}, { language: 'en' });
    const [mine] = await asksOf(asked[0]!);
    expect(mine).toMatchObject({ state: 'ASKED', label: 'Asked; they need not answer', viewerMay: ['decline'], order: { id: orderId, summary: '送餐一份', viewerMayTake: expect.arrayContaining(['grab']) as unknown } });
    expect(mine!.score).toBe(mine!.why.reduce((sum, { points }) => sum + points, 0));
    expect(mine!.why.map(({ code }) => code)).toContain('NEAR');
    expect(mine!.why.find(({ code }) => code === 'NEAR')!.value).toBeGreaterThanOrEqual(900);
    expect(told.text).not.toContain(CANARY);
    const news = await world.ask(asked[0]!, '{ viewer { inbox { nodes { table step label subject { __typename id } order { id } } } } }', {}, { language: 'en' });
    expect((news.body.data!['viewer'] as { inbox: { nodes: unknown[] } }).inbox.nodes[0]).toMatchObject({ table: 'ASK', step: 'ask', label: expect.stringMatching(/^Order \d+: You are asked whether you can help/), subject: { __typename: 'Ask', id: mine!.id }, order: { id: orderId } });
  });

  test('center, leader and holding division see how far it is, and whom with why; nobody else sees that there is any', async () => {
    for (const one of [who.dispatcher, who.leader, who.worker]) {
      const asking = await askingOf(one, orderId) as unknown as { people: { nodes: { person: { id: string; name: string }; score: number; why: Reason[] }[] } };
      expect(asking).toMatchObject({ state: 'ASKING', kind: 'HELPER', wave: 1, asked: 2, unanswered: 2, taken: 0, declined: 0, told: [] });
      expect(asking.people.nodes.map(({ person }) => person.id).sort()).toEqual(asked.map(({ id }) => id).sort());
      for (const { score, why } of asking.people.nodes) expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 5);
    }
    for (const one of [who.requester, who.lead, asked[0]!, who.officer, who.buildingHead, who.strangeWorker, who.stranger, who.foreigner, who.guest]) expect([one.name, await askingOf(one, orderId)]).toEqual([one.name, null]);
  });

  test('an ask is its owner\'s alone; "not this time" is one deed, and is counted without a name', async () => {
    const [mine] = await asksOf(asked[0]!);
    for (const other of [asked[1]!, who.dispatcher, who.foreigner, who.guest]) {
      expect((await world.ask(other, 'query($id: ID!) { node(id: $id) { id } }', { id: mine!.id })).body.data).toEqual({ node: null });
      expect(await world.tries(other, 'declineAsk', { askId: mine!.id })).toMatchObject({ code: other === who.guest ? 'SIGN_IN_FIRST' : 'NOT_FOUND' });
    }
    expect(await world.does(asked[0]!, 'declineAsk', { askId: mine!.id })).toMatchObject({ __typename: 'Ask', id: mine!.id });
    expect((await asksOf(asked[0]!))[0]).toMatchObject({ state: 'DECLINED', viewerMay: [] });
    expect(await askingOf(who.dispatcher, orderId)).toMatchObject({ unanswered: 1, declined: 1 });
    expect(JSON.stringify(await askingOf(who.dispatcher, orderId))).not.toContain('DECLINED');
    expect(await asksOf(asked[0]!, { open: true })).toEqual([]);
  });

  test('a phone that listens to its own feed hears that it is asked and what came of it, and nobody else\'s does', async () => {
    const [mine] = await asksOf(asked[0]!);
    expect((await heardBy(asked[0]!, feedCursor, 'decline')).map(({ step, subject }) => [step, subject.__typename, subject.id])).toEqual([['ask', 'Ask', mine!.id], ['decline', 'Ask', mine!.id]]);
    const other = (await asksOf(asked[1]!))[0]!;
    expect((await heardBy(asked[1]!, feedCursor, 'ask')).map(({ subject }) => subject.id)).toEqual([other.id]);
    expect(await heardBy(who.requester, feedCursor, 'open')).toEqual([]);
  });

  test('who was asked takes a place as anybody does; with the last one asking rests', async () => {
    await world.does(asked[1]!, 'grabSeat', { orderId });
    const other = volunteersOf.find((one) => !asked.includes(one))!;
    await world.does(other, 'grabSeat', { orderId });
    await moment();
    expect(await askingOf(who.dispatcher, orderId)).toMatchObject({ state: 'RESTING', nextAt: null, taken: 1, declined: 1 });
    expect((await asksOf(asked[1]!))[0]).toMatchObject({ state: 'TAKEN' });
  });

  test('where it should be sent is judged by the same scores, and says why', async () => {
    const placed = await make.placed();
    const told = await world.ask(who.dispatcher, 'query($id: ID!) { order(id: $id) { suggestions { division { id } reasons score eligible why { code value points } } } }', { id: placed });
    const [first, second] = (told.body.data!['order'] as { suggestions: { division: { id: string }; reasons: string[]; score: number; eligible: number; why: Reason[] }[] }).suggestions;
    expect([first!.division.id, second!.division.id]).toEqual([world.ids.here, world.ids.there]);
    expect(first!.eligible).toBeGreaterThan(second!.eligible);
    expect(first!.reasons).toEqual(expect.arrayContaining(['LIES_THERE', 'PEOPLE_READY']));
    for (const { why, score } of [first!, second!]) expect(why.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 5);
  });
});
