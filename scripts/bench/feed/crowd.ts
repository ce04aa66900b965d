import { FeedLine, monotonicMs, type Sighting, type Watching } from './lines.ts';

export type Order = { readonly open: Watching } | { readonly seen: number; readonly times: number } | { readonly tell: true } | { readonly forget: true } | { readonly close: true };
/** Answers to orders, in their order; and, unasked, the first sighting of each event. */
export type Answer = { readonly done: unknown } | { readonly failed: string } | { readonly first: number };

const AT_ONCE = 50;

/** A process of clients, which does nothing but count what they are sent. */
if (process.send !== undefined) {
  const say = (answer: Answer): void => { process.send!(answer); };
  let lines: FeedLine[] = [];
  const sightings = new Map<number, Sighting>();
  let waits: { readonly number: number; readonly times: number; done(): void } | null = null;
  const seen = (number: number): void => {
    const now = monotonicMs();
    const sighting = sightings.get(number);
    if (sighting === undefined) {
      sightings.set(number, { count: 1, first: now, last: now });
      say({ first: number });
    } else {
      sighting.count++;
      sighting.last = now;
    }
    if (waits !== null && waits.number === number && sightings.get(number)!.count >= waits.times) waits.done();
  };
  const obey = async (order: Order): Promise<unknown> => {
    if ('open' in order) {
      let next = 0;
      const { sockets } = order.open;
      await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (next < sockets.length) lines.push(await FeedLine.open(order.open, sockets[next++]!, seen)); }));
      return lines.length;
    }
    if ('seen' in order) {
      if ((sightings.get(order.seen)?.count ?? 0) < order.times) {
        await new Promise<void>((done, failed) => {
          const late = setTimeout(() => { failed(new Error(`event ${order.seen} was seen ${sightings.get(order.seen)?.count ?? 0} times of ${order.times}; ${lines.find(({ closedWith }) => closedWith)?.closedWith ?? 'all sockets are open'}`)); }, 30_000);
          waits = { number: order.seen, times: order.times, done: () => { clearTimeout(late); waits = null; done(); } };
        });
      }
      return sightings.get(order.seen);
    }
    if ('tell' in order) return { sightings: [...sightings], frames: lines.reduce((sum, { frames }) => sum + frames, 0), closed: lines.flatMap(({ closedWith }) => closedWith ?? []) };
    if ('forget' in order) { sightings.clear(); for (const line of lines) line.frames = 0; return null; }
    for (const line of lines) line.close();
    lines = [];
    return null;
  };
  process.on('message', (order: Order) => { obey(order).then((done) => say({ done: done ?? null }), (error: unknown) => say({ failed: String(error) })); });
  process.on('disconnect', () => process.exit());
}
