import type { Chance } from './chance.ts';
import { insist, wish, wishFor, type Answer, type Got, type Wish } from './asking.ts';
import { pause } from './promise.ts';
import type { Ground } from './ground.ts';

/** A race for what is scarce: places of helpers (grabbed one by one, and offered two together), the lead of an order, a matter in the dispatchers' queue, the places of a resource. */
export interface Race {
  readonly orderIds: readonly string[];
  readonly resourceIds: readonly string[];
  readonly wishes: readonly Wish[];
  /** Starts everybody, each at a moment of their own; resolves when every outcome is known. */
  run(urls: readonly string[]): Promise<Got[]>;
  /** Everybody asks once, at moments of their own; whoever had no outcome may `run` afterwards, with the same keys. */
  once(url: string): Promise<Answer[]>;
}

const CROWD = 24;
const PLACES = [2, 3, 5];
const CAPACITY = 7;
const PARTIES = [1, 2, 3, 2, 1, 3];

/** Three orders to help with, one to lead, one to take, a resource to book; everybody is new. All begin within `spreadMs`. */
export async function makeRace({ people, order, resource, street, team }: Ground, chance: Chance, spreadMs: number): Promise<Race> {
  const open = await Promise.all(PLACES.map((seats) => order(seats)));
  const [led, queued, booked] = await Promise.all([order(2, { state: 'ACCEPTED' }), order(2, { state: 'PLACED', holdingId: null, plannedStart: null, plannedEnd: null }), resource(CAPACITY)]);
  const crowd = await people(CROWD);
  const members = await people(5, { partyMember: true });
  const dispatchers = await people(4, { roles: [{ role: 'DISPATCHER', over: street.streetId }] });
  const residents = await people(PARTIES.length, {});
  // A captain who offers two places of each order to members, in the same moments: both or none.
  const { captain, mates } = await team(2 * open.length);
  const startsAt = new Date(Date.now() + 72 * 3_600_000).toISOString();
  const wishes: Wish[] = [
    ...crowd.flatMap((who) => chance.shuffled(open).slice(0, 2).map((id) => wish('grab', who, id))),
    ...open.map((id, i) => wish('offer', captain, id, { to: mates.slice(2 * i, 2 * i + 2) })),
    ...members.map((who) => wish('claim', who, led)), ...dispatchers.map((who) => wish('take', who, queued)),
    ...residents.map((who, i) => wish('book', who, booked, { startsAt, persons: PARTIES[i] })),
  ];
  const starts = chance.shuffled(wishes).map((one) => [one, chance.between(0, spreadMs)] as const);
  return {
    orderIds: [...open, led, queued], resourceIds: [booked], wishes,
    run: (urls) => Promise.all(starts.map(async ([one, ms], i) => {
      await pause(ms);
      // Everybody begins at a node of their own and goes on at the other.
      return insist(one, i % 2 === 0 ? urls : [...urls].reverse());
    })),
    once: (url) => Promise.all(starts.map(async ([one, ms]) => {
      await pause(ms);
      return wishFor(one, url);
    })),
  };
}
