import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch, type Watched } from '../processes.ts';
import type { Answer, Order } from './crowd.ts';
import type { Sighting, Watching } from './lines.ts';

export interface Told { readonly sightings: ReadonlyMap<number, Sighting>; readonly frames: number; readonly closed: number;
  /** Why those were closed: "7 × closed with 4413 ...". */
  readonly closings: string }

/** Clients in processes of their own. */
export interface Crowds {
  readonly watched: readonly Watched[];
  /** Opens sockets, shared out evenly. */
  open(watching: Watching): Promise<void>;
  /** Waits until an event was seen so many times in all; says when the last saw it. */
  seen(number: number, times: number): Promise<Sighting>;
  /** Waits until somebody sees an event. */
  first(number: number): Promise<void>;
  told(): Promise<Told>;
  forget(): Promise<void>;
  close(): Promise<void>;
  end(): void;
}

interface Crowd { readonly child: ChildProcess; readonly sockets: { count: number }; ask(order: Order): Promise<unknown> }

export function startCrowds(count: number): Crowds {
  const firsts = new Set<number>();
  const waiting = new Map<number, () => void>();
  const crowds = Array.from({ length: count }, (): Crowd => {
    const child = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)), [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
    const asked: { done(value: unknown): void; failed(error: Error): void }[] = [];
    child.on('message', (answer: Answer) => {
      if ('first' in answer) { firsts.add(answer.first); waiting.get(answer.first)?.(); }
      else if ('done' in answer) asked.shift()?.done(answer.done);
      else asked.shift()?.failed(new Error(answer.failed));
    });
    process.once('exit', () => { child.kill('SIGKILL'); });
    return { child, sockets: { count: 0 }, ask: (order) => new Promise((done, failed) => { asked.push({ done, failed }); child.send(order); }) };
  });
  const merged = (all: readonly Sighting[]): Sighting => ({
    count: all.reduce((sum, one) => sum + one.count, 0), first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)),
  });
  return {
    watched: crowds.map(({ child }, i) => watch(`clients ${i + 1}`, child.pid!)),
    open: async (watching) => {
      await Promise.all(crowds.map(async ({ ask, sockets }, i) => {
        const own = watching.sockets.filter((_, j) => j % crowds.length === i);
        sockets.count = await ask({ open: { ...watching, sockets: own } }) as number;
      }));
    },
    // Neighbours are of different crowds: of each group that watches the same thing, half are here and half there.
    seen: async (number, times) => merged(await Promise.all(crowds.map(async ({ ask }) => await ask({ seen: number, times: times / crowds.length }) as Sighting))),
    first: (number) => (firsts.has(number) ? Promise.resolve() : new Promise((done) => { waiting.set(number, () => { waiting.delete(number); done(); }); })),
    told: async () => {
      const all = await Promise.all(crowds.map(async ({ ask }) => await ask({ tell: true }) as { sightings: [number, Sighting][]; frames: number; closed: string[] }));
      const closed = all.flatMap((one) => one.closed);
      const numbers = new Set(all.flatMap(({ sightings }) => sightings.map(([number]) => number)));
      return {
        sightings: new Map([...numbers].map((number) => [number, merged(all.flatMap(({ sightings }) => sightings.filter(([one]) => one === number).map(([, sighting]) => sighting)))])),
        frames: all.reduce((sum, { frames }) => sum + frames, 0), closed: closed.length,
        closings: [...new Set(closed)].map((why) => `${closed.filter((one) => one === why).length} × ${why}`).join(', '),
      };
    },
    forget: async () => { await Promise.all(crowds.map(({ ask }) => ask({ forget: true }))); firsts.clear(); },
    close: async () => { await Promise.all(crowds.map(({ ask }) => ask({ close: true }))); for (const { sockets } of crowds) sockets.count = 0; },
    end: () => { for (const { child } of crowds) child.disconnect(); },
  };
}
