import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beginCatalogue } from '../src/features/catalogue/index.ts';
import { startApp } from './support/app.ts';
import { granted, openClient, RequestFailed } from '../scripts/client/client.ts';
import {
  AcceptOrderDocument, DispatchOrderDocument, MyFeedDocument, OrderDocument, PlaceOrderDocument, TeamBoardFeedDocument, ViewerDocument, type MyFeedSubscription, type TypedDocumentString,
} from '../scripts/client/graphql.ts';
import { ISSUER, makeStreet, type Neighbour } from './support/street.ts';

/** The shipped documents, spoken by the typed client over real HTTP and WebSocket. */

const app = await startApp({ env: { REALM: '999001', AUTH_ISSUER: ISSUER } });
const street = await makeStreet(app.db);
await app.db.transaction((tx) => beginCatalogue(tx, street.realm));
const [here] = street.communities;
const resident = await street.neighbour({ home: here!.buildingId });
const client = openClient(app.url);
const tokenOf = (who: Neighbour): Promise<string> => app.token({ realm: street.realm, subject: who.caller.subject });
const [asResident, asDispatcher, asWorker] = await Promise.all([resident, street.dispatcher, street.worker].map(tokenOf)) as [string, string, string];
const COMMUNITY = `${street.realm}000`;
const hours = (amount: number): string => new Date(Date.now() + amount * 3_600_000).toISOString();

const place = async () => granted((await client.run(PlaceOrderDocument, { input: { key: randomUUID(), itemCode: 'MEAL_DELIVERY', divisionCode: `${COMMUNITY}B`, words: '请送午饭' } }, asResident)).placeOrder);
/** Steps that a message of the feed tells. */
const stepsIn = ({ feed }: MyFeedSubscription): string[] => (feed.__typename === 'Events' ? feed.events.map((event) => (event.__typename === 'Changed' ? event.step : event.reason)) : ['RESYNC']);

test('what happens is pushed, and a subscriber whose connection is cut goes on exactly where it stopped', async () => {
  const { feedCursor } = await client.run(ViewerDocument, {}, asResident);
  const listening = await client.subscribe(MyFeedDocument, { after: feedCursor }, asResident);
  const placed = await place();
  if (placed.__typename !== 'Order') throw new Error(placed.__typename);
  const first = await listening.next();
  expect(stepsIn(first)).toEqual(['place']);
  listening.drop();
  await expect(listening.next()).rejects.toThrow(RequestFailed);

  granted((await client.run(DispatchOrderDocument, { input: { key: randomUUID(), orderId: placed.id, divisionCode: COMMUNITY } }, asDispatcher)).dispatchOrder);
  granted((await client.run(AcceptOrderDocument, { input: { key: randomUUID(), orderId: placed.id, plannedStart: hours(24), plannedEnd: hours(26), summary: '送一份午饭' } }, asWorker)).acceptOrder);
  const again = await client.subscribe(MyFeedDocument, { after: first.feed.__typename === 'Events' ? first.feed.cursor : null }, asResident);
  const missed: string[] = [];
  for await (const message of again) {
    missed.push(...stepsIn(message));
    if (missed.includes('accept')) break;
  }
  expect(missed).toEqual(['dispatch', 'accept']);
  await again.close();
  expect((await client.run(OrderDocument, { id: placed.id }, asResident)).order).toMatchObject({ state: 'ACCEPTED', revision: 3, viewerMay: ['amend', 'cancel'] });
});

test('a refusal is an answer, and what the guard refuses is a fault with its code, over HTTP and over WebSocket', async () => {
  const { placeOrder } = await client.run(PlaceOrderDocument, { input: { key: randomUUID(), itemCode: 'NO_SUCH', divisionCode: COMMUNITY, words: 'x' } }, asResident);
  expect(placeOrder).toMatchObject({ __typename: 'Refused', code: 'ITEM_NOT_FOUND' });
  expect(() => granted(placeOrder)).toThrow('ITEM_NOT_FOUND');
  await expect(client.run(ViewerDocument, {}, 'no token')).rejects.toMatchObject({ name: 'RequestFailed', code: 'UNAUTHENTICATED' });
  await expect(client.subscribe(MyFeedDocument, {}, 'no token')).rejects.toMatchObject({ name: 'RequestFailed', code: '4403' });
  const gone = await client.subscribe(TeamBoardFeedDocument, { teamId: 'no id' }, asResident);
  expect((await gone.next()).feed).toMatchObject({ __typename: 'Events', events: [{ __typename: 'Gone', reason: 'RIGHTS_LOST' }] });
  await expect(gone.next()).rejects.toMatchObject({ code: 'COMPLETED' });
  await gone.close();
});

test('every shipped query is answered without a fault, for an official and for a guest', async () => {
  const placed = await place();
  const id = placed.__typename === 'Order' ? placed.id : '';
  const variables = { id, ids: [id], orderId: id, organisationId: id, teamId: id, code: COMMUNITY, number: '100001', step: 'dispatch', from: hours(0), divisionCode: COMMUNITY, streetCode: street.realm, text: '午饭', fromDay: hours(0).slice(0, 10), untilDay: hours(24).slice(0, 10), month: '2026-01', by: { number: '100001' } };
  const folder = new URL('../schema/operations/', import.meta.url);
  const queries = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')).filter((source) => /^query /m.test(source));
  expect(queries.length).toBeGreaterThan(30);
  for (const source of queries) {
    const given = { ...variables, ...(source.includes('$step: SeatStep!') ? { step: 'grab' } : {}) };
    for (const token of [asWorker, asDispatcher, undefined]) await client.run(source as unknown as TypedDocumentString<unknown, object>, given, token).catch((error: unknown) => { throw new Error(source, { cause: error }); });
  }
});
