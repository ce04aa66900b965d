import { randomUUID } from 'node:crypto';
import { BASE, DISPATCHERS, FILLED, PAGE_ROWS, REALM } from './fill.ts';
import { encodeId } from '../../src/graphql/node.ts';
import type { Node } from './node.ts';
import { CARD, RELATIONS } from './card.ts';

/** One thing that is measured. Operations of a round run in their order: each finds its orders where the one before left them. */
export interface Operation {
  readonly name: string;
  /** Most statements that it should take, begin and commit included. */
  readonly statements: number;
  /** The `j`-th asking of a round. */
  once(node: Node, round: Round, j: number): Promise<void>;
  /** Makes a round's orders ready, unmeasured. */
  before?(node: Node, round: Round): Promise<void>;
}

/** What the askings of a round share: each works on an order of its own. */
export interface Round {
  readonly number: number;
  readonly count: number;
  readonly ids: string[];
  /** The volunteers' seats, by asking. */
  readonly seats: string[];
  /** Where the deep page begins. */
  readonly deep: string;
}

const DAY_MS = 86_400_000;
const SELECTION = { order: '... on Order { id number state revision }', seat: '... on Seat { id state takenAt }' };
const mutation = (name: string, input: string, selection: string): string =>
  `mutation ${name}($input: ${input}!) { done: ${name}(input: $input) { __typename ... on Refusal { code message } ${selection} } }`;
const PAGE = `query orders($after: String) { done: orders(scope: { open: true }, first: ${PAGE_ROWS}, after: $after) { __typename
  nodes { ${CARD} } pageInfo { hasNextPage endCursor } } }`;

const DISPATCHER = 0;
const WORKER = 1;
const resident = ({ number, count }: Round, j: number): number => 3_000 + (number * count + j) % 17_000;
const leader = (j: number): number => 1_000 + j % 1_000;
/** Nobody is absent twice: they would cool off. */
const volunteer = ({ number, count }: Round, j: number): number => 2_000 + (number * count + j) % 1_000;
const RESOURCE = '0198f001-0000-7000-8000-000000000001';
const rowsOf = ({ ids }: Round): string => `realm = '${REALM}' and id in (${ids.map((id) => `'${uuidOf(id)}'`).join(', ')})`;
const grab = async (node: Node, round: Round, j: number): Promise<void> => {
  const { id } = await node.ask(volunteer(round, j), mutation('grabSeat', 'GrabSeatInput', SELECTION.seat), { input: { key: randomUUID(), orderId: idOf(round, j) } }, 'Seat');
  round.seats[j] = id!;
};
/** A step of the volunteer's seat. */
const onSeat = (name: string, input: string, who: (round: Round, j: number) => number) => async (node: Node, round: Round, j: number): Promise<void> => {
  await node.ask(who(round, j), mutation(name, input, SELECTION.seat), { input: { key: randomUUID(), seatId: round.seats[j] } }, 'Seat');
};
const idOf = ({ ids }: Round, j: number): string => ids[j]!;

/** A page of open orders; the cursor after it. */
async function page(node: Node, after: string | null): Promise<string | null> {
  const { pageInfo } = await node.ask<{ pageInfo: { hasNextPage: boolean; endCursor: string } }>(DISPATCHERS.first, PAGE, { after }, 'OrderConnection');
  return pageInfo.hasNextPage ? pageInfo.endCursor : null;
}

/** Walks so many pages deep, or to the last page but one; answers the cursor and how deep it lies. */
export async function deepCursor(node: Node, pages: number): Promise<{ cursor: string; depth: number }> {
  let [cursor, depth] = ['', 0];
  for (let next = await page(node, null); next !== null && depth < pages; next = await page(node, next)) [cursor, depth] = [next, depth + 1];
  return { cursor, depth };
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'place', statements: 4,
    once: async (node, round, j) => {
      const input = { key: randomUUID(), itemCode: 'MEAL_DELIVERY', divisionCode: `${REALM}-G0`, words: '请送午饭,谢谢' };
      round.ids[j] = (await node.ask(resident(round, j), mutation('placeOrder', 'PlaceOrderInput', SELECTION.order), { input }, 'Order')).id!;
    },
  },
  {
    name: 'book', statements: 5,
    before: (node) => node.run(`insert into resources (realm, id, item_code, owner_division_id, title, what, division_id, street_id, community_id, for_whom, period_kind, capacity, valid_from, state, state_since, revision, drafted_by, drafted_at)
      select d.realm, '${RESOURCE}', 'HAIRCUT', d.id, '义务理发', '理发', d.id, d.street_id, d.id, '{}', 'DAY', 100000, '${BASE}'::timestamptz - interval '1 day', 'LISTED', '${BASE}', 1, p.id, '${BASE}'
      from divisions d, (select id from persons where realm = '${REALM}' limit 1) p where d.realm = '${REALM}' and d.code = '${REALM}-0' on conflict do nothing`),
    once: async (node, round, j) => {
      const input = { key: randomUUID(), itemCode: 'HAIRCUT', divisionCode: `${REALM}-G0`, resource: { resourceId: encodeId('Resource', REALM, RESOURCE), startsAt: new Date(Date.parse(BASE) + DAY_MS) } };
      await node.ask(resident(round, j), mutation('placeOrder', 'PlaceOrderInput', SELECTION.order), { input }, 'Order');
    },
  },
  {
    name: 'take', statements: 5,
    once: async (node, round, j) => {
      await node.ask(DISPATCHER, mutation('takeOrder', 'OrderInput', SELECTION.order), { input: { key: randomUUID(), orderId: idOf(round, j) } }, 'Order');
    },
  },
  {
    name: 'dispatch', statements: 5,
    once: async (node, round, j) => {
      const input = { key: randomUUID(), orderId: idOf(round, j), divisionCode: `${REALM}-0` };
      await node.ask(DISPATCHER, mutation('dispatchOrder', 'DispatchOrderInput', SELECTION.order), { input }, 'Order');
    },
  },
  {
    name: 'accept', statements: 5,
    once: async (node, round, j) => {
      const start = Date.parse(BASE) + (10 + round.number) * DAY_MS;
      const input = { key: randomUUID(), orderId: idOf(round, j), plannedStart: new Date(start), plannedEnd: new Date(start + DAY_MS / 24), summary: '送餐上门' };
      await node.ask(WORKER, mutation('acceptOrder', 'AcceptOrderInput', SELECTION.order), { input }, 'Order');
    },
  },
  {
    name: 'claim', statements: 5,
    once: async (node, round, j) => {
      await node.ask(leader(j), mutation('claimOrder', 'ClaimOrderInput', SELECTION.seat), { input: { key: randomUUID(), orderId: idOf(round, j) } }, 'Seat');
    },
  },
  { name: 'grab', statements: 2, once: grab },
  { name: 'confirm', statements: 5, once: onSeat('confirmSeat', 'SeatInput', volunteer) },
  {
    name: 'amend', statements: 5,
    once: async (node, round, j) => {
      const end = new Date(Date.parse(BASE) + (10 + round.number) * DAY_MS + DAY_MS / 12);
      await node.ask(WORKER, mutation('amendOrder', 'AmendOrderInput', SELECTION.order), { input: { key: randomUUID(), orderId: idOf(round, j), plannedEnd: end } }, 'Order');
    },
  },
  { name: 'giveBack', statements: 5, once: onSeat('giveBackSeat', 'GiveBackSeatInput', volunteer) },
  {
    name: 'start', statements: 5,
    // Somebody holds the place again, and the day comes by hand: the clock is not what is measured.
    before: async (node, round) => {
      for (let j = 0; j < round.count; j++) await grab(node, round, j);
      await node.run(`update orders set planned_start = business_now() + interval '10 minutes', planned_end = business_now() + interval '70 minutes' where ${rowsOf(round)}`);
      await node.run(`update order_private set start_code = '123456' where ${rowsOf(round).replace('and id', 'and order_id')}`);
    },
    once: async (node, round, j) => {
      await node.ask(leader(j), mutation('startOrder', 'StartOrderInput', SELECTION.order), { input: { key: randomUUID(), orderId: idOf(round, j), code: '123456' } }, 'Order');
    },
  },
  { name: 'noShow', statements: 5, once: onSeat('markNoShow', 'SeatInput', (_, j) => leader(j)) },
  {
    name: 'finish', statements: 5,
    once: async (node, round, j) => {
      await node.ask(leader(j), mutation('finishOrder', 'FinishOrderInput', SELECTION.order), { input: { key: randomUUID(), orderId: idOf(round, j) } }, 'Order');
    },
  },
  {
    name: 'rate', statements: 5,
    before: (node, round) => node.run(`update orders set answered_at = business_now() where ${rowsOf(round)}`),
    once: async (node, round, j) => {
      const input = { key: randomUUID(), orderId: idOf(round, j), stars: 5, resolved: true, words: '很好' };
      await node.ask(resident(round, j), mutation('rateOrder', 'RateOrderInput', SELECTION.order), { input }, 'Order');
    },
  },
  { name: 'open orders, first page', statements: 1 + RELATIONS, once: async (node) => { await page(node, null); } },
  { name: 'open orders, deep page', statements: 1 + RELATIONS, once: async (node, { deep }) => { await page(node, deep); } },
];

/** Takes away what a run has written, so that the next finds the same rows. Also after a run that was broken off. */
export async function tidy(node: Node, count: number): Promise<void> {
  const mine = `select id from orders where realm = '${REALM}' and number > ${count + 100_000}`;
  const of = `realm = '${REALM}' and order_id in (${mine})`;
  const statements = [
    `delete from deadlines where realm = '${REALM}' and subject_table = 'SEAT' and subject_id in (select id from seats where ${of})`,
    `delete from deadlines where realm = '${REALM}' and subject_table = 'ORDER' and subject_id in (${mine})`,
    `delete from events where realm = '${REALM}' and coalesce(order_id, subject_id) in (${mine})`,
    `delete from bookings where realm = '${REALM}' and resource_id = '${RESOURCE}'`,
    `delete from resource_periods where realm = '${REALM}' and resource_id = '${RESOURCE}'`,
    `delete from resources where realm = '${REALM}' and id = '${RESOURCE}'`,
    ...['seats', 'ratings', 'order_private', 'order_sayings', 'order_relations'].map((table) => `delete from ${table} where ${of}`),
    `delete from orders where realm = '${REALM}' and number > ${count + 100_000}`,
    `delete from keys where actor not like '${FILLED} %'`,
  ];
  for (const statement of statements) await node.run(statement);
}

/** The row's own id out of a global one. */
const uuidOf = (id: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(Buffer.from(id, 'base64url').toString())?.[0] ?? id;
