import { WebSocket } from 'ws';
import { newId } from '../../../src/kernel/ids.ts';
import type { Ground } from './ground.ts';
import { Broken, until } from './promise.ts';

/** A subscription over a socket of its own, as a client sees it. */
export interface Feeding {
  readonly raw: WebSocket;
  /** Revisions of what changed, in the order in which they came. */
  readonly revisions: number[];
  /** When each of them came, by performance.now(). */
  readonly times: number[];
  cursor: string | null;
  /** How the socket was closed; null while it is open. */
  closed: number | null;
}

// Some kilobytes an event, so that what is not read fills what the kernel keeps.
const FIELDS = 'itemCode state label number placedAt stateSince plannedStart plannedEnd helpersWanted helpersFree led onHold attempt urgent sensitive';
const DOCUMENT = `subscription Watch($scope: FeedScope!, $after: String) { feed(scope: $scope, after: $after) { __typename
  ... on Events { cursor events { __typename ... on Changed { revision subject { id ... on Order { ${FIELDS} community { code name level path { code name level } } holding { code name level path { code name level } } } } } ... on Gone { id reason revision } } } } }`;

/** Watches what is open; resolves when the server has said where the feed stands. */
export async function feed(url: string, token: string | null, after: string | null = null): Promise<Feeding> {
  const raw = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const feeding: Feeding = { raw, revisions: [], times: [], cursor: after, closed: null };
  let [greeted, refused] = [false, ''];
  raw.on('error', () => {});
  raw.on('close', (code) => { feeding.closed = code; });
  raw.on('open', () => raw.send(JSON.stringify({ type: 'connection_init', payload: token === null ? {} : { authorization: `Bearer ${token}` } })));
  raw.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as { type: string; payload?: { data?: { feed: { cursor?: string; events?: { revision: number }[] } } } };
    if (message.type === 'connection_ack') {
      raw.send(JSON.stringify({ id: newId(), type: 'subscribe', payload: { query: DOCUMENT, variables: { scope: { open: true }, after } } }));
      greeted = true;
    }
    if (message.type === 'error') refused = (data as Buffer).toString();
    const told = message.payload?.data?.feed;
    if (!told) return;
    feeding.cursor = told.cursor ?? feeding.cursor;
    for (const { revision } of told.events ?? []) { feeding.revisions.push(revision); feeding.times.push(performance.now()); }
  });
  await until('a feed is open', 15_000, () => { if (refused !== '') throw new Broken(`a feed was refused: ${refused.slice(0, 300)}`); if (feeding.closed !== null) throw new Broken(`a feed was closed with ${feeding.closed}`); return greeted && (after !== null || feeding.cursor !== null); });
  return feeding;
}

/** Tells so many events of one open order, a portion in each transaction, as another node would; their revisions count up from 1. Answers when they were committed, by performance.now(). */
export async function happen({ database: { sql }, street: { realm } }: Ground, orderId: string, from: number, count: number): Promise<number> {
  await sql`insert into events (realm, epoch, table_name, step, subject_type, subject_id, order_id, revision, at, actor_kind, before, after, facts)
    select o.realm, (select epoch from feed_epoch), 'ORDER', 'amend', 'Order', o.id, o.id, n, business_now(), 'CLOCK', r.routing, r.routing, '{}'
    from orders o, generate_series(${from}::int, ${from + count - 1}::int) n,
      lateral (select jsonb_build_object('state', o.state, 'open', true, 'held', false, 'streetId', o.street_id, 'communityId', o.community_id, 'gridId', o.grid_id, 'itemId', o.item_code) as routing) r
    where o.realm = ${realm} and o.id = ${orderId}::uuid`;
  const committed = performance.now();
  await sql`select pg_notify('linlibang_events', 'torture')`;
  return committed;
}

/** What is not as it should be with what a feed showed: revisions 1 to `last`, each once and in order. */
export function wrongWith(name: string, { revisions }: Feeding, last: number): string[] {
  const at = revisions.findIndex((revision, i) => revision !== i + 1);
  if (at >= 0) return [`${name}: after revision ${revisions[at - 1] ?? 0} came ${revisions[at]}`];
  return revisions.length === last ? [] : [`${name}: ${revisions.length} events of ${last}`];
}
