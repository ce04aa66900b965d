import { WebSocket } from 'ws';
import { decodeId } from '../../../src/graphql/node.ts';
import type { Someone } from './ground.ts';

/** An event as a subscriber was told it. */
export interface Told {
  readonly orderId: string;
  readonly table: string;
  readonly step: string;
  readonly revision: number;
  /** When it came, by performance.now(). */
  readonly at: number;
}

/** Somebody who watches a scope, comes again wherever a node answers, and goes on after the last cursor. */
export interface Subscriber {
  readonly who: Someone;
  readonly told: readonly Told[];
  /** Connections so far. */
  readonly connections: number;
  /** Times it was told to start afresh. */
  readonly resyncs: number;
  /** When the stream ended because the right to watch was over; null: it has not. */
  readonly over: number | null;
  /** Everything that came, as text, of the messages that are kept. */
  readonly cursor: string | null;
  /** Resolves when it has been told from where it goes on. */
  readonly begun: Promise<void>;
  /** Breaks the connection off, as a lost network does. */
  drop(): void;
  leave(): void;
}

const DOCUMENT = `subscription Torture($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename
  ... on Events { cursor events { __typename ... on Changed { table step revision subject { id } } ... on Gone { id revision reason } } } } }`;

interface Payload {
  readonly data?: { readonly feed?: { readonly __typename: string; readonly cursor?: string; readonly events?: readonly { readonly table?: string; readonly step?: string; readonly revision: number; readonly subject?: { readonly id: string }; readonly id?: string; readonly reason?: string }[] } };
  readonly errors?: unknown;
}

/** `urls`: tried in turn, beginning with the first; `againMs`: how long until it comes again. */
export function openSubscriber(who: Someone, urls: readonly string[], scope: object, { after = null, againMs = () => 100 }: { after?: string | null; againMs?: () => number } = {}): Subscriber {
  const told: Told[] = [];
  const state = { connections: 0, resyncs: 0, over: null as number | null, cursor: after };
  let begin = (): void => {};
  const begun = new Promise<void>((go) => { begin = go; });
  let left = false;
  let socket: WebSocket | null = null;

  const take = ({ data, errors }: Payload): void => {
    const feed = data?.feed;
    if (!feed || errors) { socket?.terminate(); return; }
    if (feed.__typename === 'Resync') { state.resyncs++; state.cursor = null; return; }
    state.cursor = feed.cursor ?? state.cursor;
    for (const { table = 'GONE', step = '', revision, subject, id = '', reason } of feed.events ?? []) {
      if (reason === 'RIGHTS_LOST' && revision === 0) state.over = performance.now();
      else told.push({ orderId: decodeId(subject?.id ?? id)?.id ?? '', table, step: step || (reason ?? ''), revision, at: performance.now() });
    }
    begin();
  };
  const open = (): void => {
    if (left) return;
    const mine = new WebSocket(urls[state.connections++ % urls.length]!.replace(/^http/, 'ws'), 'graphql-transport-ws');
    socket = mine;
    mine.on('open', () => { mine.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${who.token}` } })); });
    mine.on('message', (data) => {
      if (mine !== socket || left) return;
      const { type, payload } = JSON.parse((data as Buffer).toString('utf8')) as { type: string; payload?: Payload };
      if (type === 'connection_ack') mine.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: DOCUMENT, variables: { scope, after: state.cursor } } }));
      else if (type === 'next') take(payload!);
      else if (type === 'ping') mine.send(JSON.stringify({ type: 'pong' }));
      else if (type === 'complete' && state.over !== null) left = true;
      else mine.terminate();
    });
    mine.on('error', () => {});
    mine.on('close', () => { if (mine === socket && state.over === null) setTimeout(open, againMs()); });
  };
  open();
  return {
    who, told, begun,
    get connections() { return state.connections; },
    get resyncs() { return state.resyncs; },
    get over() { return state.over; },
    get cursor() { return state.cursor; },
    drop: () => { socket?.terminate(); },
    leave: () => { left = true; socket?.terminate(); },
  };
}

const nameOf = ({ orderId, revision, table, step }: { orderId: string; revision: number; table: string; step: string }): string => `${orderId} r${revision} ${table}.${step}`;

/** What is not as promised of what a subscriber was told: something missed, come twice, out of order within an order, or told to start afresh. */
export function wrongWith({ told, resyncs }: Pick<Subscriber, 'told' | 'resyncs'>, expected: readonly { readonly orderId: string; readonly revision: number; readonly table: string; readonly step: string }[]): string[] {
  const wrong: string[] = [];
  if (resyncs > 0) wrong.push(`was told ${resyncs} times to start afresh`);
  const names = told.map(nameOf);
  const seen = new Set(names);
  if (seen.size !== names.length) wrong.push(`${names.length - seen.size} came twice, ${names.find((name, i) => names.indexOf(name) !== i)}`);
  const missed = expected.filter((one) => !seen.has(nameOf(one)));
  if (missed[0]) wrong.push(`${missed.length} of ${expected.length} were missed, ${nameOf(missed[0])}`);
  const last = new Map<string, number>();
  for (const one of told) {
    if (one.revision < (last.get(one.orderId) ?? 0)) wrong.push(`${nameOf(one)} came after r${last.get(one.orderId)}`);
    last.set(one.orderId, one.revision);
  }
  return wrong;
}
