import { rate, type Sample } from '../contest.ts';
import { CROWD } from '../fill.ts';
import { startOurs } from '../ours.ts';
import { startPeer, type Peer } from '../peers.ts';
import type { Started } from '../processes.ts';
import type { Stage } from '../rows/row.ts';
import { tokenOf } from '../tokens.ts';
import { startCrowds, type Crowds } from './crowds.ts';
import { monotonicMs, type Watching } from './lines.ts';
import { DOCUMENT, openPublisher, teamIdOf } from './stage.ts';

export const PROTOCOL = 'graphql-transport-ws';
/** Numbers of events: six digits, rising. */
let number = 100_000;
export const nextNumber = (): number => ++number;
export const tokenFor = (n: number): string => tokenOf(CROWD + n);
export const OPEN = { query: DOCUMENT, variables: { scope: { open: true } } };
export const onTeam = (team: number): object => ({ query: DOCUMENT, variables: { scope: { teamId: teamIdOf(team) } } });
export const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** A server with a crowd that watches it, and the way to make it say things. */
export interface Sayer { readonly name: string; readonly server: Started; readonly crowds: Crowds; readonly sockets: number; 
  /** Returns when it was committed, or asked for. */
  say(first: number, count: number): Promise<number>; stop(): Promise<void> }

export async function ours(stage: Stage, name: string, { sockets, env = {}, lay, watching }: { sockets: number; env?: Record<string, string>; lay?: (adminUrl: string) => Promise<void>; watching: Watching['sockets'] }): Promise<Sayer> {
  const copy = `feed_${name.replaceAll(/\W/g, '_')}`;
  const { url, adminUrl } = await stage.cluster.copied(stage.sizes.orders[0], copy);
  await lay?.(adminUrl);
  const server = await startOurs(copy, url, adminUrl, env);
  const [publisher, crowds] = [await openPublisher(adminUrl), startCrowds(2)];
  await crowds.open({ port: server.port, protocol: PROTOCOL, hears: true, sockets: watching });
  return {
    name, server, crowds, sockets,
    say: (first, count) => publisher.publish(0, first, count),
    stop: async () => { await crowds.close(); crowds.end(); await publisher.close(); await server.stop(); await stage.cluster.dropped(copy); },
  };
}

export async function peer(name: Peer, sockets: number, watching: Watching['sockets'], protocol: string | null): Promise<Sayer> {
  const server = await startPeer(name, '');
  const crowds = startCrowds(2);
  await crowds.open({ port: server.port, protocol, hears: false, sockets: watching });
  await pause(500);
  return {
    name, server, crowds, sockets,
    say: async (first, count) => { const asked = monotonicMs(); await fetch(`http://127.0.0.1:${server.port}/say?number=${first}&count=${count}`); return asked; },
    stop: async () => { await crowds.close(); crowds.end(); await server.stop(); },
  };
}

/** Events one by one: the next is told as soon as the first has seen the one before, so that none need wait and none come together. */
export async function oneByOne({ crowds, server, sockets, say }: Sayer, stage: Stage, events: number): Promise<{ sample: Sample; together: number }> {
  await crowds.forget();
  const first = number;
  number += events;
  const sample = await rate([server.watched, stage.server, ...crowds.watched], async () => {
    for (let i = first; i < first + events; i++) {
      const seen = crowds.first(i);
      await say(i, 1);
      await seen;
    }
    await crowds.seen(first + events - 1, sockets);
    return events * sockets;
  });
  const { frames } = await crowds.told();
  return { sample, together: events * sockets / frames };
}

/** One event when all is quiet: from the commit until the last has it. */
export async function latency({ crowds, say, sockets }: Sayer, events: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < events; i++) {
    const began = await say(++number, 1);
    times.push((await crowds.seen(number, sockets)).last - began);
    await pause(20);
  }
  return times;
}

export async function burst({ crowds, server, sockets, say }: Sayer, stage: Stage, events: number): Promise<Sample> {
  await crowds.forget();
  const first = number + 1;
  number += events;
  return rate([server.watched, stage.server, ...crowds.watched], async () => {
    await say(first, events);
    await crowds.seen(number, sockets);
    return events * sockets;
  });
}
