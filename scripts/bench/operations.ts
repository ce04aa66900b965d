import { randomUUID } from 'node:crypto';
import { BASE, DISPATCHERS, FILLED, PAGE_ROWS, REALM } from './fill.ts';
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
const volunteer = (j: number): number => 2_000 + j % 1_000;
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
  {
    name: 'grab', statements: 2,
    once: async (node, round, j) => {
      await node.ask(volunteer(j), mutation('grabSeat', 'GrabSeatInput', SELECTION.seat), { input: { key: randomUUID(), orderId: idOf(round, j) } }, 'Seat');
    },
  },
  {
    name: 'rate', statements: 5,
    // Service begins and ends by hand: it is not what is measured, and would need the clock to move.
    before: (node, { ids }) => node.run(`update orders set state = 'DONE', started_at = planned_start, done_at = planned_end, answered_at = planned_end
      where realm = '${REALM}' and id in (${ids.map((id) => `'${uuidOf(id)}'`).join(', ')})`),
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
    ...['seats', 'ratings', 'order_private', 'order_sayings', 'order_relations'].map((table) => `delete from ${table} where ${of}`),
    `delete from orders where realm = '${REALM}' and number > ${count + 100_000}`,
    `delete from keys where actor not like '${FILLED} %'`,
  ];
  for (const statement of statements) await node.run(statement);
}

/** The row's own id out of a global one. */
const uuidOf = (id: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(Buffer.from(id, 'base64url').toString())?.[0] ?? id;
