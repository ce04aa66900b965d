import type { Fault } from '../support/fault.ts';
import { openGrabs } from '../support/grabs.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { openSubscriber, wrongWith, type Subscriber } from '../support/subscriber.ts';

const CROWD = { short: 120, long: 2_000 };
const PERSONS = 20;
const MOVED_MS = 5_000;
const GAP_MS = { short: 150, long: 700 };

export const subscribersMoved: Fault = {
  name: 'subscribers-moved',
  says: 'a node with 2,000 subscribers is killed while people grab: all go on at the other within 5 s, none misses anything or is told twice, and grabs go on',
  rounds: { short: 1, long: 3 },
  run: async ({ world, chance, rounds, long }) => {
    const crowd = long ? CROWD.long : CROWD.short;
    const gapMs = long ? GAP_MS.long : GAP_MS.short;
    const staying = await world.node();
    let slowest = 0;
    let grabbed = 0;
    for (let round = 0; round < rounds; round++) {
      const doomed = await world.beside();
      const grabs = await openGrabs(world.ground, 60);
      const people = await world.ground.people(PERSONS);
      const subscribers: Subscriber[] = [];
      for (let n = 0; n < crowd; n++) {
        subscribers.push(openSubscriber(people[n % PERSONS]!, [doomed.url, staying.url], { open: true }, { againMs: () => chance.between(10, 500) }));
        if (n % 50 === 49) await subscribers.at(-1)!.begun;
      }
      await Promise.all(subscribers.map(({ begun }) => begun));
      const pace = openPace(staying);
      let over = false;
      const grabbing = grabs.run(staying.url, gapMs, () => over);
      try {
        await pause(chance.between(500, 1_500));
        const killed = performance.now();
        await doomed.kill();
        await pause(200);
        const after = grabs.done.length;
        await until('somebody grabs after the kill', 10_000, () => grabs.done.length > after);
        const { orderId, revision } = grabs.done[after]!;
        const hears = (): number => subscribers.filter(({ told }) => told.some((one) => one.orderId === orderId && one.revision === revision)).length;
        await until(`all ${crowd} are told what came after the kill`, 60_000, () => hears() === crowd);
        const ms = Math.max(...subscribers.map(({ told }) => told.find((one) => one.orderId === orderId && one.revision === revision)!.at)) - killed;
        slowest = Math.max(slowest, ms);
        if (ms > MOVED_MS && !pace.isCrawling()) throw new Broken(`it took ${Math.round(ms)} ms until all ${crowd} went on`);
        over = true;
        await grabbing;
        await until('all are told the last grab', 20_000, () => subscribers.every(({ told }) => told.length >= grabs.done.length));
        holds(subscribers.flatMap((one) => wrongWith(one, grabs.done)));
        grabbed += grabs.done.length;
      } finally {
        over = true;
        pace.stop();
        for (const one of subscribers) one.leave();
        await grabbing.catch(() => {});
      }
    }
    return `${rounds} × ${crowd} subscribers went on at most ${Math.round(slowest)} ms after the kill; ${grabbed} grabs, all told once to each`;
  },
};
