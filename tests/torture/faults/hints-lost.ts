import type { Fault } from '../support/fault.ts';
import { openGrabs } from '../support/grabs.ts';
import type { LineState } from '../support/line.ts';
import { openPace } from '../support/pace.ts';
import { Broken, holds, pause, until } from '../support/promise.ts';
import { openSubscriber, wrongWith } from '../support/subscriber.ts';

const SUBSCRIBERS = 10;
const DELAY_MS = 2_000;
const DAMAGES: readonly LineState[] = ['CUT', 'SILENT', 'NOTHING_COMES', 'NOTHING_GOES', 'SLOW'];
const SHORT: readonly LineState[] = ['CUT', 'SILENT'];
const LISTENS = 'listen "linlibang_events"';

export const hintsLost: Fault = {
  name: 'hints-lost',
  says: 'the connection over which a node hears of events is reset, black-holed in one or both directions, slowed, while people grab at another node: everybody is told within 2 s, nothing is missed',
  rounds: { short: 1, long: 3 },
  run: async ({ world, chance, rounds, long }) => {
    const hearing = await world.node();
    const writing = await world.beside();
    const pace = openPace(hearing);
    const damages = Array.from({ length: rounds }, () => (long ? chance.shuffled(DAMAGES) : SHORT)).flat();
    const grabs = await openGrabs(world.ground, damages.length * (long ? 24 : 8) + 2);
    const people = await world.ground.people(SUBSCRIBERS);
    const subscribers = people.map((who) => openSubscriber(who, [hearing.url], { open: true }));
    let slowest = 0;
    try {
      await Promise.all(subscribers.map(({ begun }) => begun));
      for (const damage of damages) {
        world.line.setWhere(LISTENS, damage);
        for (let n = 0; n < (long ? 24 : 8); n++) {
          if (damage === 'CUT' && n === 4) world.line.setWhere(LISTENS, 'WHOLE');
          const { orderId, revision, at } = await grabs.next(writing.url);
          const came = () => subscribers.map(({ told }) => told.find((one) => one.orderId === orderId && one.revision === revision)?.at);
          await until(`${damage}: everybody is told of a grab`, 10_000, () => came().every((time) => time !== undefined));
          const late = Math.max(...came().map((time) => time! - at));
          slowest = Math.max(slowest, late);
          if (late > DELAY_MS && !pace.isCrawling()) throw new Broken(`${damage}: a grab was told after ${Math.round(late)} ms`);
          await pause(chance.between(0, long ? 200 : 50));
        }
        world.line.set('WHOLE');
      }
      holds(subscribers.flatMap((one) => wrongWith(one, grabs.done)));
      return `${grabs.done.length} grabs under ${damages.length} damages told to ${SUBSCRIBERS} subscribers, the last at most ${Math.round(slowest)} ms after its answer`;
    } finally {
      world.line.set('WHOLE');
      pace.stop();
      for (const one of subscribers) one.leave();
    }
  },
};
