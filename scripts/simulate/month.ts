import { DEFAULT_CATALOGUE } from '../../src/features/catalogue/default-items.ts';
import { chanceOf } from '../../src/features/asking/policy/seeded.ts';
import type { Spot } from '../../src/features/asking/policy/index.ts';
import type { SimulatedOrder, SimulatedPerson, World } from '../../src/features/asking/simulation/facts.ts';
import { freeAt, normalOf, type PeopleModel } from '../../src/features/asking/simulation/people.ts';
import { ARRIVALS } from './arrivals.ts';

/** How many services people are ready for in the month, in relation to the places of its orders. */
export const SUPPLIES = { scarce: 0.6, balanced: 1.2, ample: 2.5 } as const;
export type Supply = keyof typeof SUPPLIES;

const HOUR_MS = 3_600_000;
const DAYS = 30;
const ORDERS = 180;
/** Beijing. */
const OFFSET_MS = 8 * HOUR_MS;
/** A Monday. */
const FROM_MS = Date.UTC(2026, 5, 1) - OFFSET_MS;
const RESIDENTS_A_COMMUNITY = 30;
/** Share of people who have each of the skills that are asked for. */
const SKILLED = 0.35;
const LEAST_NOTICE_HOURS = 4;
const MOST_NOTICE_HOURS = 14 * 24;
const URGENT_HOURS = 1;

/** A month of a street of six communities: orders that arrive as real requests do, and as many people as the supply says. */
export function monthOf(seed: string, supply: Supply, model: PeopleModel, orders = ORDERS): World {
  const placed = Array.from({ length: orders }, (_, n) => orderOf(seed, n)).sort((a, b) => a.openedMs - b.openedMs);
  const seats = placed.reduce((sum, { places }) => sum + places, 0);
  const persons = Array.from({ length: Math.round(SUPPLIES[supply] * seats / model.appetite) }, (_, n) => personOf(seed, n, model));
  return { orders: placed, persons, offsetMs: OFFSET_MS };
}

function orderOf(seed: string, n: number): SimulatedOrder {
  const id = `order-${n}`;
  const draw = (what: string): number => chanceOf(seed, what, id);
  const day = weighted(Array.from({ length: DAYS }, (_, i) => ARRIVALS.weekdays[i % 7]!), draw('day'));
  const hour = weighted(ARRIVALS.hours, draw('hour'));
  const openedMs = FROM_MS + day * 24 * HOUR_MS + Math.floor((hour + draw('minute')) * HOUR_MS);
  const codes = Object.keys(ARRIVALS.items) as (keyof typeof ARRIVALS.items)[];
  const item = DEFAULT_CATALOGUE.items.find(({ code }) => code === codes[weighted(Object.values(ARRIVALS.items), draw('item'))])!;
  const notice = noticeHours(draw('notice'));
  const startMs = byDay(openedMs + Math.min(MOST_NOTICE_HOURS, notice < URGENT_HOURS ? 2 : Math.max(LEAST_NOTICE_HOURS, notice)) * HOUR_MS);
  const community = weighted(ARRIVALS.places, draw('community'));
  const resident = Math.floor(RESIDENTS_A_COMMUNITY * draw('resident') ** 2);
  return {
    id, itemCode: item.code, skills: item.skills, places: Math.max(1, item.helpers), urgent: notice < URGENT_HOURS, openedMs, startMs, endMs: startMs + item.minutes * 60_000,
    residentId: `resident-${community}-${resident}`, spot: spotOf(seed, community, `resident-${community}-${resident}`),
  };
}

const SKILLS = [...new Set(Object.keys(ARRIVALS.items).flatMap((code) => DEFAULT_CATALOGUE.items.find((item) => item.code === code)!.skills))];

function personOf(seed: string, n: number, model: PeopleModel): SimulatedPerson {
  const id = `person-${n}`;
  const has = SKILLS.filter((skill) => chanceOf(seed, 'skill', id, skill) < SKILLED);
  return {
    id, skills: has.length > 0 ? has : [SKILLS[Math.floor(chanceOf(seed, 'skill', id) * SKILLS.length)]!],
    spots: [spotOf(seed, n % ARRIVALS.places.length, id)], toldFree: chanceOf(seed, 'tells', id) < model.tells ? (ms) => freeAt(seed, id, ms, model) : null,
  };
}

const METRES_A_DEGREE = 111_195;

/** Communities lie three by two, 900 m apart; people live about 300 m from the middle of theirs. */
function spotOf(seed: string, community: number, id: string): Spot {
  const north = 900 * Math.floor(community / 3) + 300 * normalOf(seed, 'north', id);
  const east = 900 * (community % 3) + 300 * normalOf(seed, 'east', id);
  return { streetId: 'street', communityId: `community-${community}`, gridId: null, buildingId: null, point: { latitude: north / METRES_A_DEGREE, longitude: east / METRES_A_DEGREE } };
}

/** An index, drawn as its weight says. */
function weighted(weights: readonly number[], chance: number): number {
  let left = chance * weights.reduce((sum, one) => sum + one, 0);
  const index = weights.findIndex((one) => (left -= one) < 0);
  return index < 0 ? weights.length - 1 : index;
}

/** Hours at a quantile, straight between the deciles. */
function noticeHours(chance: number): number {
  const deciles = [0, ...ARRIVALS.hoursToAct, MOST_NOTICE_HOURS * 2];
  const at = Math.min(9, Math.floor(chance * 10));
  return deciles[at]! + (deciles[at + 1]! - deciles[at]!) * (chance * 10 - at);
}

/** Services begin on the hour from 8 to 19. */
function byDay(ms: number): number {
  const rounded = Math.ceil(ms / HOUR_MS) * HOUR_MS;
  const hour = ((rounded + OFFSET_MS) / HOUR_MS) % 24;
  if (hour < 8) return rounded + (8 - hour) * HOUR_MS;
  return hour <= 19 ? rounded : rounded + (32 - hour) * HOUR_MS;
}
