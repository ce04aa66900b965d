import { readFileSync } from 'node:fs';
import { contest, median, quantile, rate, saturation, type Contestant, type Result } from '../contest.ts';
import { startOurs } from '../ours.ts';
import { HOW } from '../peers.ts';
import { greet, openRacer, overHttp, spread, winning, type Racer } from '../rows/grabbing.ts';
import { against, type Figure, type Row, type Stage } from '../rows/row.ts';
import { startCrowds } from './crowds.ts';
import type { Watching } from './lines.ts';
import { burst, latency, nextNumber, oneByOne, onTeam, OPEN, ours, pause, peer, PROTOCOL, tokenFor, type Sayer } from './sayers.ts';
import { layTeams, openPublisher, scatter } from './stage.ts';

const crowdOf = (stage: Stage): number => (stage.sizes.rounds > 1 ? 5_000 : 200);
const openFor = (count: number): Watching['sockets'] => Array.from({ length: count }, (_, i) => ({ token: tokenFor(i), subscriptions: [OPEN] }));

const fanout: Row = {
  name: 'feed-fanout', says: 'events to all of a crowd, one by one and in bursts',
  run: async (stage) => {
    const sockets = crowdOf(stage);
    const [events, rounds] = stage.sizes.rounds > 1 ? [20, 3] : [5, 1];
    const sayers: Sayer[] = [];
    try {
      sayers.push(await ours(stage, 'ours', { sockets, watching: openFor(sockets) }));
      if (stage.peers) {
        sayers.push(await peer('ws', sockets, openFor(sockets), null));
        sayers.push(await peer('graphql-ws', sockets, openFor(sockets), PROTOCOL));
      }
      const lates = new Map<string, number[]>();
      let together = 0;
      const single = await contest(sayers.map((sayer) => ({ name: sayer.name, round: async () => {
        const one = await oneByOne(sayer, stage, sayer.name === 'graphql-ws' ? Math.ceil(events / 4) : events);
        if (sayer.name === 'ours') together = Math.max(together, one.together);
        if (sayer.name !== 'graphql-ws') lates.set(sayer.name, [...lates.get(sayer.name) ?? [], ...await latency(sayer, events)]);
        return one.sample;
      } })), rounds, stage.say);
      const bursts = await contest(sayers.filter(({ name }) => name !== 'graphql-ws').map((sayer) => ({ name: sayer.name, round: () => burst(sayer, stage, 100) })), rounds, stage.say);
      const [own, bare] = [median(lates.get('ours')!), lates.has('ws') ? median(lates.get('ws')!) : null];
      const of = (results: Map<string, Result>, name: string) => results.get(name);
      const noted = (figure: Figure): Figure => ({ ...figure, note: figure.ratio === null ? figure.note : `${sockets} sockets; ${together.toFixed(2)} events a message; ${figure.note}` });
      return [
        noted(against('deliveries, one by one, against ws broadcasting one string', of(single, 'ours'), of(single, 'ws'), [0.8, 0.95], HOW.peers)),
        noted(against('deliveries, one by one, against graphql-ws as documented', of(single, 'ours'), of(single, 'graphql-ws'), [2.5, 3.5], HOW.peers)),
        against('bursts of 100 events, coalesced, against ws broadcasting each', of(bursts, 'ours'), of(bursts, 'ws'), [3, 10], HOW.peers),
        { name: 'one event to the last of 5,000, p50, against ws broadcasting one string', ours: own, against: bare, ratio: bare === null ? null : own / bare, goal: 1.3, aim: 1, most: true, unit: 'ms', note: bare === null ? HOW.peers : `ours from the commit; ${lates.get('ours')!.length} events` },
      ];
    } finally {
      for (const sayer of sayers) await sayer.stop();
    }
  },
};

/** Teams 0 to 99 help in communities 0 to 99; member `m` of team `t` is person `50 t + m` of the crowd. */
const hundredTeams = (adminUrl: string): Promise<void> => layTeams(adminUrl, { first: 0, count: 100, community: 't', members: 50, teamsEach: 1, people: 0 });
const onTeams = (count: number): Watching['sockets'] => Array.from({ length: count }, (_, i) => ({ token: tokenFor(i), subscriptions: [onTeam(Math.floor(i / 50))] }));

const commit: Row = {
  name: 'feed-commit', says: 'from the commit to the last subscriber, 50 events a second over 100 teams',
  run: async (stage) => {
    const sockets = crowdOf(stage);
    const teams = sockets / 50;
    const copy = 'feed_commit';
    const { url, adminUrl } = await stage.cluster.copied(stage.sizes.orders[0], copy);
    await hundredTeams(adminUrl);
    const server = await startOurs(copy, url, adminUrl);
    const [publisher, crowds] = [await openPublisher(adminUrl), startCrowds(2)];
    try {
      await crowds.open({ port: server.port, protocol: PROTOCOL, hears: true, sockets: onTeams(sockets) });
      const events = stage.sizes.rounds > 1 ? 1_000 : 50;
      const committed = new Map<number, number>();
      const said: Promise<void>[] = [];
      const began = performance.now();
      for (let i = 0; i < events; i++) {
        const mine = nextNumber();
        said.push(publisher.publish(i % teams, mine).then((at) => { committed.set(mine, at); }));
        await pause(Math.max(0, began + (i + 1) * 20 - performance.now()));
      }
      await Promise.all(said);
      await pause(1_500);
      const { sightings, closed } = await crowds.told();
      const times = [...committed].map(([event, at]) => {
        const seen = sightings.get(event);
        if (seen?.count !== 50) throw new Error(`an event was seen by ${seen?.count ?? 0} of 50`);
        return seen.last - at;
      });
      return [{ name: 'commit to the last subscriber, 50 events a second over 100 teams, p99', ours: quantile(times, 0.99), against: null, ratio: null, goal: 250, aim: 100, most: true, unit: 'ms',
        note: `${sockets} sockets, ${events} events, each seen by all 50; p50 ${median(times).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms; ${closed} sockets closed` }];
    } finally {
      await crowds.close(); crowds.end(); await publisher.close(); await server.stop(); await stage.cluster.dropped(copy);
    }
  },
};

const rss = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

const sockets: Row = {
  name: 'feed-sockets', says: 'memory a socket, and many sockets while grabs go on',
  run: async (stage) => {
    const [few, most] = stage.sizes.rounds > 1 ? [2_000, 15_000] : [100, 400];
    const racer = await openRacer(stage, 'ours', 32);
    const crowds = startCrowds(2);
    try {
      const all = Array.from({ length: most }, (_, i) => ({ token: tokenFor(i), subscriptions: [OPEN] }));
      await greet(racer, Array.from({ length: 200 }, (_, i) => i));
      const at = async (from: number, to: number): Promise<number> => {
        await crowds.open({ port: racer.server.port, protocol: PROTOCOL, hears: true, sockets: all.slice(from, to) });
        await pause(3_000);
        return rss(racer.server.pid);
      };
      const [before, after] = [await at(0, few), await at(few, most)];
      const grabs = await overHttp(racer, { ...stage, sizes: { ...stage.sizes, people: Math.min(2_000, stage.sizes.people) } }).round(0);
      const { closed, closings } = await crowds.told();
      return [
        { name: 'memory a socket', ours: (after - before) / (most - few), against: null, ratio: null, goal: 40, aim: 30, most: true, unit: 'KB', note: `resident, from ${few} to ${most} sockets with a subscription each (${(before / 1024).toFixed(0)} to ${(after / 1024).toFixed(0)} MB)` },
        { name: 'sockets held by one node while grabs go on', ours: most - closed, against: null, ratio: null, goal: stage.sizes.rounds > 1 ? 15_000 : most, aim: null, unit: 'sockets', note: `clients in two processes; ${grabs.perSecond.toFixed(0)} grabs a second meanwhile; ${closed} closed${closed > 0 ? `: ${closings}` : ''}` },
      ];
    } finally {
      await crowds.close(); crowds.end(); await racer.stop();
    }
  },
};

const index: Row = {
  name: 'feed-index', says: 'the cost of one event when many look at other teams',
  run: async (stage) => {
    const whole = stage.sizes.rounds > 1;
    const [events, rounds, others] = whole ? [100, 5, 10_000] : [20, 1, 500];
    const sayer = (name: string, count: number): Promise<Sayer> => {
      // Forty teams a socket; those who watch them are other people than the fifty of team 0.
      const sockets = Math.max(2, Math.ceil(count / 40));
      const other = Array.from({ length: sockets }, (_, i) => ({ token: tokenFor(10_000 + i), subscriptions: Array.from({ length: Math.min(40, count - i * 40) }, (_, j) => onTeam(1_000 + i * 40 + j)) }));
      const watching = [...onTeams(50), ...other];
      return ours(stage, name, {
        sockets: 50, watching,
        lay: async (adminUrl) => {
          await hundredTeams(adminUrl);
          await layTeams(adminUrl, { first: 1_000, count: 10_000, community: '100 + t % 100', members: 1, teamsEach: 40, people: 10_000 });
        },
      });
    };
    const sayers = [await sayer('100 elsewhere', 100), await sayer(`${others} elsewhere`, others)] as const;
    try {
      const results = await contest(sayers.map((one) => ({ name: one.name, round: () => rate([one.server.watched, stage.server], async () => {
        for (let i = 0; i < events; i++) { const event = nextNumber(); await one.say(event, 1); await one.crowds.seen(event, 50); }
        return events;
      }) })), rounds, stage.say);
      const [less, more] = sayers.map(({ name }) => results.get(name)!) as [Result, Result];
      return [{ name: 'one event, with 10,000 subscriptions to other teams against 100', ours: 1_000 / more.perSecond, against: 1_000 / less.perSecond, ratio: less.perSecond / more.perSecond, goal: 1.3, aim: 1.05, most: true, unit: 'ms',
        note: `until the last of 50 has it, one after another; ${saturation(more.cores)}` }];
    } finally {
      for (const one of sayers) await one.stop();
    }
  },
};

const grabs: Row = {
  name: 'feed-grabs', says: 'grabs while boards are watched, against none',
  run: async (stage) => {
    const count = crowdOf(stage);
    const small = { ...stage, sizes: { ...stage.sizes, people: Math.min(2_000, stage.sizes.people) } };
    const [alone, watched] = [await openRacer(stage, 'ours'), await openRacer(stage, 'ours', undefined, { env: { BOARD_WINDOW_MS: '250' }, lay: hundredTeams })];
    const crowds = startCrowds(2);
    try {
      await crowds.open({ port: watched.server.port, protocol: PROTOCOL, hears: true, sockets: onTeams(count) });
      const racing = (name: string, racer: Racer): Contestant => ({
        name,
        round: async (round) => {
          const { wishes, lay } = spread(small.sizes, round);
          await lay(racer.arena);
          await scatter(racer.adminUrl, 100);
          return winning(racer, small, wishes);
        },
      });
      const results = await contest([racing('none listens', alone), racing('boards', watched)], stage.sizes.rounds > 1 ? 3 : 1, stage.say);
      const { frames } = await crowds.told();
      const figure = against('grabs a second with 5,000 sockets on 100 boards, against none', results.get('boards'), results.get('none listens'), [0.8, 0.95], '');
      return [{ ...figure, note: `${frames} messages to boards; ${figure.note}` }];
    } finally {
      await crowds.close(); crowds.end(); await alone.stop(); await watched.stop();
    }
  },
};

/** What the feed promises about speed: `--only feed` runs all of them. */
export const FEED: readonly Row[] = [fanout, commit, sockets, index, grabs];
