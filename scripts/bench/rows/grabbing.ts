import { randomUUID } from 'node:crypto';
import { openArena, orderIdOf, type Arena } from '../arena.ts';
import { openLines, post, pour, revive, type Line } from '../client.ts';
import { rate, type Contestant, type Sample } from '../contest.ts';
import { CROWD, PEOPLE } from '../fill.ts';
import { ready, startOurs } from '../ours.ts';
import { startPeer, type Peer } from '../peers.ts';
import type { Started } from '../processes.ts';
import { tokenOf } from '../tokens.ts';
import type { Stage } from './row.ts';

/** The operation of the project's SDL that all of them answer. */
export const GRAB = `mutation GrabSeat($input: GrabSeatInput!) { grabSeat(input: $input) { __typename ... on Seat { id state takenAt orderId orderRevision seatsLeft } ... on Refused { code message path } } }`;

/** Person `person` of the crowd wants a seat of arena order `order`. */
export interface Wish { readonly person: number; readonly order: number }

export const grabText = ({ person, order }: Wish): string =>
  post(tokenOf(personOf(person)), JSON.stringify({ query: GRAB, variables: { input: { key: randomUUID(), orderId: orderIdOf(order) } } }));

/** Each round has people of its own; when the crowd is through, it begins anew, on other days. */
export const personOf = (n: number): number => CROWD + n % (PEOPLE - CROWD);

export const isWin = (body: string): boolean => body.includes('"__typename":"Seat"');
export const isFull = (body: string): boolean => body.includes('"ORDER_FULL"');

/** A server with a database and connections of its own. */
export interface Racer { readonly name: string; readonly server: Started; readonly arena: Arena; readonly lines: readonly Line[]; readonly adminUrl: string; stop(): Promise<void> }

let number = 0;

/** A copy of the filled database, and a server on it: a real node, or a peer. */
export async function openRacer({ cluster, sizes }: Stage, name: 'ours' | Peer, connections = sizes.connections, { env = {}, lay }: { env?: Record<string, string>; lay?: (adminUrl: string) => Promise<void> } = {}): Promise<Racer> {
  const copy = `racer_${++number}`;
  const { url, adminUrl } = await cluster.copied(sizes.orders[0], copy);
  if (name !== 'ours') await ready(adminUrl);
  await lay?.(adminUrl);
  const server = name === 'ours' ? await startOurs(copy, url, adminUrl, env) : await startPeer(name, url);
  const [arena, lines] = [openArena(adminUrl), await openLines(server.port, connections)];
  return {
    name, server, arena, lines, adminUrl,
    stop: async () => {
      for (const line of lines) line.close();
      await server.stop();
      await arena.close();
      await cluster.dropped(copy);
    },
  };
}

/** Everybody who will take part has asked something before, so that each server has seen their tokens and its connections are warm. */
export async function greet({ lines }: Pick<Racer, 'lines'>, people: readonly number[]): Promise<void> {
  await revive(lines);
  let i = 0;
  await pour(lines, () => (i < people.length ? post(tokenOf(personOf(people[i++]!)), '{"query":"{ __typename }"}') : null), ({ status, body }) => {
    if (status !== 200) throw new Error(`a greeting was answered with ${status}: ${body.slice(0, 300)}`);
  });
}

/** All wishes over the connections, each answered as `expected`; counts them. Anything else that was answered ends the bench. */
export async function wishes(lines: readonly Line[], all: readonly Wish[], expected: (body: string) => boolean): Promise<number> {
  let [i, heard] = [0, 0];
  await pour(lines, () => (i < all.length ? grabText(all[i++]!) : null), ({ status, body }) => {
    if (!expected(body)) throw new Error(`a grab was answered with ${status}: ${body.slice(0, 500)}`);
    heard++;
  });
  return heard;
}

/** One timed round of wins, checked in the database afterwards. */
export async function winning({ name, server, arena, lines }: Racer, stage: Stage, all: readonly Wish[]): Promise<Sample> {
  await greet({ lines }, [...new Set(all.map(({ person }) => person))]);
  await arena.settle();
  const sample = await rate([server.watched, stage.server], () => wishes(lines, all, isWin));
  if (name === 'ours') await rested(arena, stage);
  await arena.check(all.length, all.length);
  await arena.forget();
  return sample;
}

const REST_MS = 1_500;

/** Lets a node finish what it does a moment later; what is still to be told then is said, and forgotten, so that it burdens nobody else's round. */
async function rested(arena: Arena, { say }: Stage): Promise<void> {
  for (const until = performance.now() + REST_MS; performance.now() < until;) {
    await new Promise((done) => { setTimeout(done, 100); });
    if (await arena.behind() === 0) return;
  }
  const behind = await arena.behind();
  if (behind > 0) say(`    ${behind.toLocaleString('en')} events still wait for the handlers`);
}

/** Everybody takes a seat on one day and another on the next; four take part in each order, and neighbours in time never want the same one. */
export function spread({ people }: { people: number }, round: number): { wishes: Wish[]; lay: (arena: Arena) => Promise<void>; first: number } {
  const [quarter, first] = [people / 4, round * (people / 2)];
  const day = 2 * Math.floor(round * people / (PEOPLE - CROWD));
  return {
    first,
    wishes: Array.from({ length: people * 2 }, (_, t) => ({ person: round * people + t % people, order: first + (t < people ? 0 : quarter) + t % quarter })),
    lay: async (arena) => {
      await arena.lay({ first, count: quarter, seats: 4, day });
      await arena.lay({ first: first + quarter, count: quarter, seats: 4, day: day + 1 });
    },
  };
}

/** A contestant over HTTP who takes spread seats. */
export const overHttp = (racer: Racer, stage: Stage): Contestant => ({
  name: racer.name,
  round: async (round) => {
    const { wishes, lay } = spread(stage.sizes, round);
    await lay(racer.arena);
    return winning(racer, stage, wishes);
  },
});
