import type { Chance } from './chance.ts';
import { insist, wish, type Got, type Wish } from './asking.ts';
import { pause } from './promise.ts';
import type { Ground } from './ground.ts';

/** A race for what is scarce: places of helpers, the lead of an order, a matter in the dispatchers' queue. */
export interface Race {
  readonly orderIds: readonly string[];
  /** Starts everybody, each at a moment of their own within `spreadMs`; resolves when every outcome is known. */
  run(urls: readonly string[]): Promise<Got[]>;
}

const CROWD = 24;
const PLACES = [2, 3, 5];

/** Three orders to help with, one to lead, one to take; everybody is new. */
export async function makeRace({ people, order, street }: Ground, chance: Chance, spreadMs: number): Promise<Race> {
  const open = await Promise.all(PLACES.map((seats) => order(seats)));
  const [led, queued] = await Promise.all([order(2, { state: 'ACCEPTED' }), order(2, { state: 'PLACED', holdingId: null, plannedStart: null, plannedEnd: null })]);
  const crowd = await people(CROWD);
  const members = await people(5, { partyMember: true });
  const dispatchers = await people(4, { roles: [{ role: 'DISPATCHER', over: street.streetId }] });
  const wishes: Wish[] = [
    ...crowd.flatMap((who) => chance.shuffled(open).slice(0, 2).map((id) => wish('grab', who, id))),
    ...members.map((who) => wish('claim', who, led)), ...dispatchers.map((who) => wish('take', who, queued)),
  ];
  const starts = chance.shuffled(wishes).map((one) => [one, chance.between(0, spreadMs)] as const);
  return {
    orderIds: [...open, led, queued],
    run: (urls) => Promise.all(starts.map(async ([one, ms], i) => {
      await pause(ms);
      // Everybody begins at a node of their own and goes on at the other.
      return insist(one, i % 2 === 0 ? urls : [...urls].reverse());
    })),
  };
}
