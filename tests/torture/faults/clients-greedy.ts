import { WebSocket, type ClientOptions } from 'ws';
import type { Fault } from '../support/fault.ts';
import { feed, happen, wrongWith } from '../support/feeds.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';

const EVENTS = 20;
/** In the long form, where it lasts until those are cut who answer no ping. */
const LONG_EVENTS = 250;
const NOTICED_MS = 1_000;
const subscribing = (id: number): string => JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: 'subscription { feed(scope: { open: true }) { __typename } }' } });
/** What a socket may hold, and how many messages it may send a second. */
const [MOST_OPEN, PACE_MS] = [50, 120];

interface Way { readonly says: string; readonly code: number; readonly options?: ClientOptions; readonly greets?: boolean; readonly withinMs?: number; deed(raw: WebSocket): Promise<void> | void }

/** Connects, greets and then does something; answers with the close code. */
async function misbehave(url: string, { says, options = {}, greets = true, withinMs = 15_000, deed }: Way): Promise<number> {
  const raw = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', options);
  const closed = new Promise<number>((done) => { raw.on('close', done); });
  raw.on('error', () => {});
  await new Promise((open) => { raw.once('open', open); });
  if (greets) {
    raw.send('{"type":"connection_init"}');
    await new Promise((acknowledged) => { raw.once('message', acknowledged); });
  }
  await deed(raw);
  return Promise.race([closed, pause(withinMs).then(() => { raw.terminate(); throw new Broken(`one who ${says} was not cut`); })]);
}

/** Opens a thousand as slowly as is allowed, until it is refused; it may stay, with what is open. */
async function openSlowly(url: string): Promise<void> {
  const raw = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const codes: string[] = [];
  let greet = (): void => {};
  const greeted = new Promise<void>((done) => { greet = done; });
  raw.on('error', () => {});
  raw.on('open', () => raw.send('{"type":"connection_init"}'));
  raw.on('message', (data) => {
    const { type, payload } = JSON.parse((data as Buffer).toString()) as { type: string; payload?: { extensions: { code: string } }[] };
    if (type === 'connection_ack') greet();
    if (type === 'error') codes.push(payload![0]!.extensions.code);
  });
  await greeted;
  const asked = MOST_OPEN + 10;
  for (let id = 0; id < asked; id++) { raw.send(subscribing(id)); await pause(PACE_MS); }
  await until('whoever has opened all they may is refused', 5_000, () => codes.length >= asked - MOST_OPEN);
  const other = codes.filter((code) => code !== 'LIMIT_SUBSCRIPTIONS');
  if (codes.length !== asked - MOST_OPEN || other.length > 0) throw new Broken(`of ${asked} subscriptions ${codes.length} were refused (${[...new Set(codes)].join(', ')})`);
  raw.terminate();
}

export const clientsGreedy: Fault = {
  name: 'clients-greedy',
  says: 'a client opens 1,000 subscriptions, sends garbage, floods with pings, never reads, never greets, never answers: it is cut with the code that is written down, and nobody else notices',
  rounds: { short: 1, long: 5 },
  run: async ({ world, chance, rounds, long }) => {
    const node = await world.node();
    const [reader] = await world.ground.people(1);
    const pace = openPace(node);
    const codes = new Map<number, number>();
    let slowest = 0;
    try {
      for (let round = 0; round < rounds; round++) {
        const order = await world.ground.order(2);
        const polite = await feed(node.url, reader!.token);
        const garbage = Buffer.from(Array.from({ length: 200 }, () => chance.between(0, 255)));
        const ways: Way[] = [
          { says: 'opens 1,000 subscriptions and reads nothing', code: 4429, deed: (raw) => { raw.pause(); for (let id = 0; id < 1_000; id++) raw.send(subscribing(id)); setTimeout(() => raw.resume(), long ? 2_000 : 300); } },
          { says: 'sends garbage', code: 4400, deed: (raw) => { raw.send(garbage); } },
          { says: 'sends what never ends', code: 4400, deed: (raw) => { raw.send(`{"type":"subscribe","id":"1","payload":${'['.repeat(20_000)}`); } },
          { says: 'floods with pings', code: 4429, deed: (raw) => { for (let i = 0; i < 1_000; i++) raw.send('{"type":"ping"}'); } },
          ...(long ? [
            { says: 'never greets', code: 4408, greets: false, deed: () => {} },
            { says: 'answers no ping', code: 1006, options: { autoPong: false }, withinMs: 30_000, deed: (raw: WebSocket) => { raw.send(subscribing(1)); } },
          ] : []),
        ];
        const events = long ? LONG_EVENTS : EVENTS;
        const committed: number[] = [];
        const [, , ...met] = await Promise.all([
          (async () => { for (let i = 1; i <= events; i++) { committed.push(await happen(world.ground, order, i, 1)); await pause(50); } })(),
          long ? openSlowly(node.url) : null,
          ...ways.map((way) => misbehave(node.url, way)),
        ]);
        for (const [i, { says, code }] of ways.entries()) {
          if (met[i] !== code) throw new Broken(`one who ${says} was closed with ${met[i]}, not with ${code}`);
          codes.set(code, (codes.get(code) ?? 0) + 1);
        }
        await until('the polite one has everything', 5_000, () => polite.revisions.length >= events);
        holds(wrongWith('the polite one', polite, events));
        slowest = Math.max(slowest, ...polite.times.map((at, i) => at - committed[i]!));
        polite.raw.terminate();
        node.mustLive();
      }
      if (slowest > NOTICED_MS && !pace.isCrawling()) throw new Broken(`the polite one was told ${Math.round(slowest)} ms after it happened`);
      return `${[...codes].map(([code, times]) => `${times} × ${code}`).join(', ')}; the polite one was told within ${Math.round(slowest)} ms`;
    } finally {
      pace.stop();
    }
  },
};
