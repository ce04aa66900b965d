import { WebSocket } from 'ws';
import type { Fault } from '../support/fault.ts';
import { feed, happen, wrongWith } from '../support/feeds.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';

const EVENTS = 20;
const subscribing = (id: number): string => JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: 'subscription { feed(scope: { open: true }) { __typename } }' } });

/** Greets and then does something; answers with the close code. */
async function misbehave(url: string, deed: (raw: WebSocket) => Promise<void> | void): Promise<number> {
  const raw = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const closed = new Promise<number>((done) => { raw.on('close', done); });
  raw.on('error', () => {});
  await new Promise((open) => { raw.once('open', open); });
  raw.send('{"type":"connection_init"}');
  await new Promise((acknowledged) => { raw.once('message', acknowledged); });
  await deed(raw);
  return Promise.race([closed, pause(15_000).then(() => { raw.terminate(); throw new Broken('a greedy client was not cut'); })]);
}

export const clientsGreedy: Fault = {
  name: 'clients-greedy',
  says: 'a client opens 1,000 subscriptions, sends garbage, floods with pings and never reads: it is cut with the code that is written down, and nobody else notices',
  rounds: { short: 1, long: 10 },
  run: async ({ world, chance, rounds }) => {
    const node = await world.node();
    const [reader] = await world.ground.people(1);
    const codes = new Map<number, number>();
    for (let round = 0; round < rounds; round++) {
      const order = await world.ground.order(2);
      const polite = await feed(node.url, reader!.token);
      const garbage = Buffer.from(Array.from({ length: 200 }, () => chance.between(0, 255)));
      const [, ...met] = await Promise.all([
        (async () => { for (let i = 1; i <= EVENTS; i++) { await happen(world.ground, order, i, 1); await pause(50); } })(),
        misbehave(node.url, (raw) => { raw.pause(); for (let id = 0; id < 1_000; id++) raw.send(subscribing(id)); setTimeout(() => raw.resume(), 2_000); }),
        misbehave(node.url, (raw) => { raw.send(garbage); }),
        misbehave(node.url, (raw) => { raw.send(`{"type":"subscribe","id":"1","payload":${'['.repeat(20_000)}`); }),
        misbehave(node.url, (raw) => { for (let i = 0; i < 1_000; i++) raw.send('{"type":"ping"}'); }),
      ]);
      for (const [i, expected] of [4429, 4400, 4400, 4429].entries()) {
        if (met[i] !== expected) throw new Broken(`a greedy client was closed with ${met[i]}, not with ${expected}`);
        codes.set(expected, (codes.get(expected) ?? 0) + 1);
      }
      await until('the polite one has everything', 5_000, () => polite.revisions.length >= EVENTS);
      holds(wrongWith('the polite one', polite, EVENTS));
      polite.raw.terminate();
      node.mustLive();
    }
    return [...codes].map(([code, times]) => `${times} × ${code}`).join(', ');
  },
};
