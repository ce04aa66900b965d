import type { Fault, Torture } from '../support/fault.ts';
import { Broken, pause } from '../support/promise.ts';
import type { Chance } from '../support/chance.ts';
import { wish, wishFor } from '../support/asking.ts';
import type { Someone } from '../support/ground.ts';
import { linearizable, type Operation } from '../support/linear.ts';

const PLACES = 3;
const CROWD = 12;
const TURNS = 4;
const GAP_MS = 60;
const BROKEN = { BROKEN_MODULE: 'src/features/crew/grab.ts', BROKEN_BY: 'tests/torture/broken/grab-remembers-full.ts' };

export const histories: Fault = {
  name: 'histories',
  says: 'recorded histories of grabs and of places given back, while the line to the database is cut, unknown outcomes included, are linearizable; those of a deliberately broken build are not',
  rounds: { short: 2, long: 40 },
  run: async (torture) => {
    const { world, rounds, chance } = torture;
    const node = await world.node();
    let [operations, unknown] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const [history, orderId] = await record(torture, node.url, round, round % 2 === 1);
      operations += history.length;
      unknown += history.filter(({ outcome }) => outcome === 'UNKNOWN').length;
      const wrong = linearizable(history, PLACES);
      if (wrong !== null) throw new Broken(`round ${round + 1}, order ${orderId}: ${wrong}`);
    }
    const broken = await world.another({ env: BROKEN, imports: ['./tests/torture/broken/stand-in.mjs'] });
    try {
      for (let round = 1; round <= 10; round++) {
        const [history] = await record({ ...torture, chance: chance.branch(`broken ${round}`) }, broken.url, round, false);
        const wrong = linearizable(history, PLACES);
        if (wrong?.startsWith('no order')) return `${operations} operations, ${unknown} of them unknown, all linearizable; the broken build was caught in round ${round} (${wrong})`;
      }
    } finally {
      await broken.kill();
    }
    throw new Broken('a build that refuses what was full a moment ago was not caught in 10 histories');
  },
};

async function record({ world, chance }: Torture, url: string, round: number, cuts: boolean): Promise<[Operation[], string]> {
  const orderId = await world.ground.order(PLACES);
  const crowd = await world.ground.people(CROWD);
  const history: Operation[] = [];
  const began = performance.now();
  const cut = async (): Promise<void> => {
    for (let times = 0; cuts && times < 2; times++) {
      await pause(chance.between(40, 120));
      world.line.set('CUT');
      await pause(chance.between(5, 40));
      world.line.set('WHOLE');
    }
  };
  await Promise.all([cut(), ...crowd.map((who, i) => turns(who, chance.branch(`${round} ${i}`)))]);
  return [history, orderId];

  /** Grabs and, having a place, gives it back, a few times. After an unknown outcome of one's own nothing more is known: one stops there. */
  async function turns(who: Someone, mine: Chance): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      await pause(mine.between(0, GAP_MS));
      const seat = await operation(who, 'grab', orderId);
      if (seat === undefined) return;
      if (seat === null) continue;
      await pause(mine.between(0, GAP_MS));
      if (await operation(who, 'giveBack', seat) === undefined) return;
    }
  }

  /** Undefined: the outcome is not known. */
  async function operation(who: Someone, deed: 'grab' | 'giveBack', about: string): Promise<string | null | undefined> {
    const from = performance.now() - began;
    const answer = await wishFor(wish(deed, who, about), url);
    const until = performance.now() - began;
    if (answer.kind !== 'DONE') {
      history.push({ person: who.id, deed, from, until: Infinity, outcome: 'UNKNOWN' });
      return undefined;
    }
    const outcome = deed === 'giveBack' ? 'GIVEN_BACK' : answer.type === 'Seat' ? 'SEAT' : answer.value['code'] === 'ORDER_FULL' ? 'FULL' : 'HAS_ONE';
    if (deed === 'giveBack' && answer.type !== 'Seat') throw new Broken(`a place could not be given back: ${JSON.stringify(answer.value)}`);
    if (outcome === 'HAS_ONE' && answer.value['code'] !== 'ALREADY_ON_CREW') throw new Broken(`a grab was refused: ${JSON.stringify(answer.value)}`);
    history.push({ person: who.id, deed, from, until, outcome, ...(outcome === 'SEAT' ? { left: Number(answer.value['seatsLeft']) } : {}) });
    return outcome === 'SEAT' ? String(answer.value['id']) : null;
  }
}
