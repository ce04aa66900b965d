import { ask, type Asked, type Head, type Policy } from '../policy/index.ts';
import { chanceOf } from '../policy/seeded.ts';
import type { Outcome, SimulatedOrder, World } from './facts.ts';
import { delayMs, type PeopleModel } from './people.ts';
import { openQueue } from './queue.ts';
import { arrive, busy, candidateOf, chanceToSay, nights, push, reachOf, serve, toFill, type Somebody } from './street.ts';

interface Course {
  readonly order: SimulatedOrder;
  readonly reach: ReadonlyMap<Somebody, number>;
  readonly crew: Somebody[];
  readonly asked: Asked[];
  readonly told: Head[];
  fullMs: number | null;
}

type Happening =
  | { readonly kind: 'open' | 'ask' | 'end'; readonly course: Course }
  | { readonly kind: 'yes'; readonly course: Course; readonly somebody: Somebody };

/**
 * Plays a month under a policy. Everything that is chance (what people are like, whether and when they answer) comes from the seed, the
 * person and the order, so that two policies meet the same people in the same moods. Pure: the same input gives the same outcome.
 */
export function simulate(world: World, policy: Policy, model: PeopleModel, seed: string): Outcome {
  const everybody = arrive(world, seed, model);
  const byId = new Map(everybody.map((one) => [one.person.id, one]));
  const courses = world.orders.map((order): Course => ({ order, reach: reachOf(order, everybody), crew: [], asked: [], told: [], fullMs: null }));
  const queue = openQueue<Happening>();
  let [pushes, tooLate] = [0, 0];
  for (const course of courses) queue.put(course.order.openedMs, { kind: 'open', course });

  const consider = (course: Course, nowMs: number): void => {
    const { order, reach, crew, asked, told } = course;
    if (crew.length >= order.places || nowMs >= order.startMs) return;
    const candidates = [...reach].map(([somebody, metres]) => candidateOf(somebody, order, metres, nowMs, world));
    const { asks, nextAt, tell } = ask(policy, { now: new Date(nowMs), seed, order: toFill(order, order.places - crew.length), candidates, asked, told, quiet: nights(nowMs, order.startMs, world) });
    told.push(...tell);
    if (asks.length > 0) asked.push({ wave: asks[0]!.wave, at: new Date(nowMs), candidateIds: asks.map(({ candidateId }) => candidateId) });
    for (const { candidateId } of asks) {
      const somebody = byId.get(candidateId)!;
      const chance = chanceToSay(somebody, order, reach.get(somebody)!, nowMs, seed, model);
      const pushed = push(somebody, nowMs, model);
      pushes++;
      if (chanceOf(seed, 'mood', candidateId, order.id) >= chance) continue;
      pushed.answered = true;
      queue.put(nowMs + delayMs(seed, candidateId, order.id, order.urgent, model), { kind: 'yes', course, somebody });
    }
    if (nextAt !== null) queue.put(Math.max(nextAt.getTime(), nowMs + 60_000), { kind: 'ask', course });
  };

  const browse = (course: Course): void => {
    const { order, reach } = course;
    if (model.browses === 0) return;
    for (const [somebody, metres] of reach) {
      const chance = model.browses * chanceToSay(somebody, order, metres, order.openedMs, seed, { ...model, tires: 0 });
      if (chanceOf(seed, 'board', somebody.person.id, order.id) < chance) {
        queue.put(order.openedMs + chanceOf(seed, 'when', somebody.person.id, order.id) * (order.startMs - order.openedMs), { kind: 'yes', course, somebody });
      }
    }
  };

  for (let next = queue.take(); next !== null; next = queue.take()) {
    const { ms, what } = next;
    const { order, crew } = what.course;
    if (what.kind === 'open') {
      browse(what.course);
      queue.put(order.endMs, { kind: 'end', course: what.course });
    }
    if (what.kind === 'open' || what.kind === 'ask') consider(what.course, ms);
    if (what.kind === 'end') for (const somebody of crew) serve(somebody, order, seed, model);
    if (what.kind === 'yes') {
      if (ms >= order.startMs || crew.length >= order.places) tooLate++;
      else if (!crew.includes(what.somebody) && !busy(what.somebody, order)) {
        crew.push(what.somebody);
        what.somebody.seats.push({ startMs: order.startMs, endMs: order.endMs });
        if (crew.length === order.places) what.course.fullMs = ms;
      }
    }
  }
  const unmet = courses.filter(({ fullMs }) => fullMs === null);
  return {
    orders: courses.length, seats: world.orders.reduce((sum, { places }) => sum + places, 0), unmet: unmet.length,
    seatsUnfilled: unmet.reduce((sum, { order, crew }) => sum + order.places - crew.length, 0), pushes, tooLate,
    minutesToFill: courses.flatMap(({ order, fullMs }) => (fullMs === null ? [] : [(fullMs - order.openedMs) / 60_000])),
    offers: everybody.map((one) => one.pushes.length),
    told: { community: courses.filter(({ told }) => told.includes('COMMUNITY')).length, center: courses.filter(({ told }) => told.includes('CENTER')).length },
  };
}
