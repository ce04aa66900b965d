import { ARENA_ID, openArena } from '../arena.ts';
import { contest, type Contestant } from '../contest.ts';
import { CROWD, PEOPLE, REALM } from '../fill.ts';
import { ready } from '../ours.ts';
import { HOW, runPgbench, type Peer } from '../peers.ts';
import { openRacer, overHttp, spread, winning } from './grabbing.ts';
import { against, type Figure, type Row, type Stage } from './row.ts';

const ORDER_IN_SQL = `('${ARENA_ID}' || lpad((:n)::text, 12, '0'))::uuid`;
const SPREAD_CLIENTS = 32;

interface Opened { readonly contestant: Contestant; close(): Promise<void> }

/** pgbench on a copy of its own: the peers' statement, prepared, one a transaction. */
async function openPgbench(stage: Stage, name: string, clients: number, hot: boolean): Promise<Opened> {
  const { cluster, sizes: { people, orders }, server, pgbench } = stage;
  const copy = name.replaceAll(/\W+/g, '_');
  const { url, adminUrl } = await cluster.copied(orders[0], copy);
  await ready(adminUrl);
  const arena = openArena(adminUrl);
  const [quarter, wins] = [people / 4, hot ? people : people * 2];
  const round = async (round: number) => {
    const first = hot ? round : spread(stage.sizes, round).first;
    await (hot ? arena.lay({ first, count: 1, seats: people, day: 0 }) : spread(stage.sizes, round).lay(arena));
    await arena.settle();
    const lines = [
      `\\set person ${CROWD} + (${round * people} + :t % ${people}) % ${PEOPLE - CROWD}`,
      hot ? `\\set n ${first}` : `\\set n ${first} + (:t / ${people}) * ${quarter} + :t % ${quarter}`,
    ];
    const sample = await runPgbench(pgbench!, url, server, { clients, each: wins / clients, lines, realm: REALM, order: ORDER_IN_SQL });
    await arena.check(wins, wins);
    await arena.forget();
    return sample;
  };
  return { contestant: { name, round }, close: async () => { await arena.close(); await cluster.dropped(copy); } };
}

async function openHttp(stage: Stage, name: 'ours' | Peer): Promise<Opened> {
  const racer = await openRacer(stage, name);
  return { contestant: overHttp(racer, stage), close: () => racer.stop() };
}

/** Ours on one hot order, as many seats as people. */
async function openHot(stage: Stage): Promise<Opened> {
  const racer = await openRacer(stage, 'ours');
  const { people } = stage.sizes;
  const round = async (round: number) => {
    await racer.arena.lay({ first: round, count: 1, seats: people, day: 0 });
    return winning(racer, stage, Array.from({ length: people }, (_, i) => ({ person: round * people + i, order: round })));
  };
  return { contestant: { name: 'ours', round }, close: () => racer.stop() };
}

async function held(stage: Stage, opening: readonly (() => Promise<Opened>)[]) {
  const opened: Opened[] = [];
  try {
    for (const open of opening) opened.push(await open());
    return await contest(opened.map(({ contestant }) => contestant), stage.sizes.rounds, stage.say);
  } finally {
    for (const { close } of opened) await close();
  }
}

/** Seats taken a second, spread over many orders. */
export const seats: Row = {
  name: 'seats', says: 'seats a second, spread over many orders',
  run: async (stage): Promise<Figure[]> => {
    const results = await held(stage, [
      () => openHttp(stage, 'ours'),
      ...(stage.pgbench === null ? [] : [() => openPgbench(stage, 'pgbench', SPREAD_CLIENTS, false)]),
      ...(stage.peers ? (['Mercurius', 'Apollo Server on Express'] as const).map((peer) => () => openHttp(stage, peer)) : []),
    ]);
    const ours = results.get('ours');
    return [
      against(`seats, spread, against pgbench (${SPREAD_CLIENTS} clients)`, ours, results.get('pgbench'), [1, 1.5], HOW.pgbench),
      against('seats, spread, against Mercurius with JIT and postgres.js', ours, results.get('Mercurius'), [1.3, 2], HOW.peers),
      against('seats, spread, against Apollo Server on Express', ours, results.get('Apollo Server on Express'), [2.5, 4], HOW.peers),
    ];
  },
};

const CLIENTS = [32, 8, 1];

/** The same on one order that everybody wants; pgbench also with the number of clients that suits it best. */
export const hot: Row = {
  name: 'hot', says: 'seats a second on one hot order',
  run: async (stage) => {
    const clients = stage.pgbench === null ? [] : CLIENTS;
    const results = await held(stage, [() => openHot(stage), ...clients.map((count) => () => openPgbench(stage, `pgbench ${count}`, count, true))]);
    const figure = against('seats on one hot order, against pgbench with 32 clients', results.get('ours'), results.get('pgbench 32'), [5, 6], HOW.pgbench);
    const [best] = clients.map((count) => ({ count, perSecond: results.get(`pgbench ${count}`)!.perSecond })).sort((a, b) => b.perSecond - a.perSecond);
    return [{ ...figure, note: best ? `pgbench is best with ${best.count} ${best.count === 1 ? 'client' : 'clients'}: ${best.perSecond.toFixed(0)}/s; ${figure.note}` : figure.note }];
  },
};
