import { wish, wishFor } from './asking.ts';
import type { Ground } from './ground.ts';
import { Broken, pause } from './promise.ts';

/** A grab that was answered with a seat. */
export interface Grabbed { readonly orderId: string; readonly revision: number; readonly table: 'SEAT'; readonly step: 'grab'; readonly at: number }

/** People who grab, one after another, at a node, in two orders with room for all of them. */
export async function openGrabs(ground: Ground, count: number): Promise<{ next(url: string): Promise<Grabbed>; run(url: string, gapMs: number, over: () => boolean): Promise<void>; readonly done: readonly Grabbed[] }> {
  const orderIds = [await ground.order(count), await ground.order(count)];
  const people = await ground.people(count);
  const done: Grabbed[] = [];
  let nth = 0;
  const next = async (url: string): Promise<Grabbed> => {
    const who = people[nth];
    if (!who) throw new Error('nobody is left to grab');
    const orderId = orderIds[nth++ % orderIds.length]!;
    const one = wish('grab', who, orderId);
    for (let times = 0; ; times++) {
      const answer = await wishFor(one, url);
      if (answer.kind === 'DONE' && answer.type === 'Seat') {
        const grabbed: Grabbed = { orderId, revision: Number(answer.value['orderRevision']), table: 'SEAT', step: 'grab', at: performance.now() };
        done.push(grabbed);
        return grabbed;
      }
      if (answer.kind === 'DONE' || times > 50) throw new Broken(`a grab was answered ${JSON.stringify(answer)}`);
      await pause(100);
    }
  };
  return { next, done, run: async (url, gapMs, over) => { while (!over() && nth < people.length) { await next(url); await pause(gapMs); } } };
}
