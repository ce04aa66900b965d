import { CARD } from '../card.ts';
import { openLines, post, pour, revive, type Line } from '../client.ts';
import { contest, rate, type Contestant } from '../contest.ts';
import { COMMUNITIES, DISPATCHERS, PAGE_ROWS, REALM } from '../fill.ts';
import { ready, startOurs } from '../ours.ts';
import { HOW, startPeer, type Peer } from '../peers.ts';
import type { Started } from '../processes.ts';
import { tokenOf } from '../tokens.ts';
import { against, type Row, type Stage } from './row.ts';

const CONNECTIONS = 32;

export const PAGE = `query OpenOrders($community: String!) { orders(scope: { open: true }, filter: { communityCode: $community }, first: ${PAGE_ROWS}) { nodes { ${CARD} } pageInfo { hasNextPage } } }`;

/** PostGraphile's schema has no counted places and no lead: what they are counted from is asked instead. */
const PAGE_OF_POSTGRAPHILE = `query OpenOrders($community: UUID!) { allOrders(condition: { realm: "${REALM}", communityId: $community, state: "OPEN", holds: 0 }, orderBy: [PLANNED_START_ASC, ROW_ID_ASC], first: ${PAGE_ROWS}) {
  nodes { rowId number state revision summary urgent placedAt plannedStart plannedEnd helpersWanted helpersLiving leadsLiving
    community { code name } item { code zh } orderPrivateByRealmAndOrderId { name phone }
    seatsByRealmAndOrderId(first: 1, orderBy: TAKEN_AT_ASC) { nodes { id kind state takenAt personByRealmAndPersonId { personContactByRealmAndPersonId { name } } } } }
  pageInfo { hasNextPage } } }`;

interface Reader { readonly contestant: Contestant; bytes(): number; stop(): Promise<void> }

/** Communities that have orders, in an order that jumps about, so that neighbouring requests read other pages; dispatchers of the county take turns. */
const communityOf = (i: number, orders: number): number => i * 37 % Math.min(COMMUNITIES, orders / 100);
const readerOf = (i: number): number => DISPATCHERS.first + i % DISPATCHERS.count;

async function openReader(stage: Stage, name: 'ours' | Peer, url: string, adminUrl: string, ids: readonly string[]): Promise<Reader> {
  const server: Started = name === 'ours' ? await startOurs('pages', url, adminUrl) : await startPeer(name, url);
  const lines: Line[] = await openLines(server.port, CONNECTIONS);
  const [query, nodes, of] = name === 'PostGraphile 5' ? [PAGE_OF_POSTGRAPHILE, '"rowId"', (c: number) => ids[c]!] : [PAGE, '"plannedEnd"', (c: number) => `${REALM}-${c}`];
  let [i, bytes, answers] = [0, 0, 0];
  const round = async () => {
    await revive(lines);
    const until = i + stage.sizes.pages;
    return rate([server.watched, stage.server], async () => {
      await pour(lines, () => (i < until ? post(tokenOf(readerOf(i)), JSON.stringify({ query, variables: { community: of(communityOf(i++, stage.sizes.orders[1])) } })) : null), ({ status, body }) => {
        if (status !== 200 || body.includes('"errors"') || !body.includes(nodes)) throw new Error(`${name} answered a page with ${status}: ${body.slice(0, 500)}`);
        [bytes, answers] = [bytes + body.length, answers + 1];
      });
      return stage.sizes.pages;
    });
  };
  return {
    contestant: { name, round }, bytes: () => bytes / answers,
    stop: async () => { for (const line of lines) line.close(); await server.stop(); },
  };
}

const PEERS: readonly Peer[] = ['node:http', 'PostGraphile 5', 'Mercurius', 'Mercurius, loaders cached', 'Apollo Server on Express'];

/** Pages a second of the list of open orders, over 32 connections. */
export const pages: Row = {
  name: 'pages', says: 'pages of the list a second',
  run: async (stage) => {
    const count = stage.sizes.orders[1];
    const { url, adminUrl } = await stage.cluster.filled(count);
    await ready(adminUrl);
    const ids = await stage.cluster.communities(count);
    const readers: Reader[] = [];
    try {
      for (const name of ['ours', ...(stage.peers ? PEERS : [])] as const) readers.push(await openReader(stage, name, url, adminUrl, ids));
      const results = await contest(readers.map(({ contestant }) => contestant), stage.sizes.rounds, stage.say);
      stage.say(`  a page has ${readers.map(({ contestant, bytes }) => `${(bytes() / 1000).toFixed(1)} KB (${contestant.name})`).join(', ')}`);
      const ours = results.get('ours');
      const cached = (results.get('Mercurius, loaders cached')?.perSecond ?? 0) > (results.get('Mercurius')?.perSecond ?? 0);
      const figure = (name: string, peer: Peer, goals: readonly [number, number]) => against(`pages of the list, against ${name}`, ours, results.get(peer), goals, HOW.peers);
      return [
        figure('node:http without GraphQL', 'node:http', [0.4, 0.6]),
        figure('PostGraphile 5', 'PostGraphile 5', [1.2, 2]),
        figure(`Mercurius with JIT and loaders${cached ? ', cached' : ', cache off'}`, cached ? 'Mercurius, loaders cached' : 'Mercurius', [2, 3]),
        figure('Apollo Server on Express with DataLoader', 'Apollo Server on Express', [3, 4.5]),
      ];
    } finally {
      for (const reader of readers) await reader.stop();
    }
  },
};
