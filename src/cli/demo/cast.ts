import { DEFAULT_CATALOGUE } from '../../features/catalogue/index.ts';
import type { Chance } from './chance.ts';
import type { Plot } from './telling.ts';
import type { Soul, Town } from './town.ts';
import { ORDERED } from './units.ts';
import { CREW_MATTERS, HURRIED, LEAD_MATTERS } from './words.ts';

/** Who plays in the stories: draws people so that nobody is in two places on one day and nothing is booked beyond its capacity. */
export interface Cast {
  readonly town: Town;
  readonly chance: Chance;
  readonly days: Days;
  /** The same people, with the same appointments, at another time. */
  at(days: Days): Cast;
  /** A matter of somebody who lives here; `patient`: not one whose limits are minutes. */
  plot(served: 'CREW' | 'LEAD_ONLY', wish?: { login?: boolean; patient?: boolean; urgent?: boolean; helpers?: number }): Plot;
  /** The same of an offer that is given every day. */
  visit(key: string): Plot;
  worker(plot: Plot): Soul;
  workerOf(communityCode: string): Soul;
  dispatcher(): Soul;
  /** Other communities than the plot's. */
  elsewhere(plot: Plot): string;
  lead(plot: Plot, days: readonly number[]): Soul;
  helpers(plot: Plot, days: readonly number[], count: number): Soul[];
  /** Somebody who lets the others down, and nobody twice: a second time within ninety days they may not grab. */
  unreliable(plot: Plot, days: readonly number[]): Soul;
  /** An offer with a place left on that day. */
  offer(day: number): string;
}

/** Days between which orders are placed, counted from today's midnight. */
export interface Days {
  /** What is closed by now: a rating closes an order a week later. */
  readonly longAgo: readonly [from: number, to: number];
  /** What was over on the day it was placed. */
  readonly lately: readonly [from: number, to: number];
}

const skillsOf = new Map(DEFAULT_CATALOGUE.items.map((item) => [item.code, item.skills]));
const SHARE_ON_BEHALF = 0.3;
const SHARE_OF_FAVOURITES = 0.25;
/** Every so many orders, it is the resident for whom a token is printed who asks. */
const ASKS_AGAIN = 25;

const THE_LAST_WEEKS: Days = { longAgo: [-27, -14], lately: [-20, -2] };

export function openCast(town: Town, chance: Chance): Cast {
  const busy = new Map<string, Set<number>>();
  const booked = new Map<string, number>();
  const requesters = chance.shuffled(town.residents);
  const [withLogin, without] = [requesters.filter(({ subject }) => subject !== null), requesters.filter(({ subject }) => subject === null)];
  let asked = 0;
  const favourites = [town.known.volunteer, town.known.partyMember];

  const take = (from: readonly Soul[], days: readonly number[], near: string | null): Soul => {
    const free = from.filter(({ id }) => !days.some((day) => busy.get(id)?.has(day)));
    const close = free.filter(({ home }) => home.communityCode === near);
    const favourite = free.find((one) => favourites.includes(one));
    const soul = favourite && chance.happens(SHARE_OF_FAVOURITES) ? favourite : chance.pick(close.length > 0 ? close : free);
    busy.set(soul.id, new Set([...busy.get(soul.id) ?? [], ...days]));
    return soul;
  };
  const requester = (login: boolean): { requester: Soul; placer: Soul } => {
    const from = login ? withLogin : without;
    const soul = login && asked % ASKS_AGAIN === 0 ? town.known.resident : from[asked % from.length]!;
    asked++;
    return { requester: soul, placer: login ? soul : town.officers.get(soul.home.gridCode ?? '')! };
  };
  const workerOf = (code: string): Soul => chance.pick(town.workers.get(code)!);
  const ableTo = ({ itemCode }: Plot): Soul[] => town.volunteers.filter(({ skills }) => (skillsOf.get(itemCode) ?? []).every((skill) => skills!.some((own) => own === skill)));
  const blamed = new Set<Soul>(favourites);
  const cast: Omit<Cast, 'days' | 'at'> = {
    town, chance, workerOf,
    plot: (served, wish = {}) => {
      const matters = served === 'CREW' ? CREW_MATTERS : LEAD_MATTERS;
      const itemCode = chance.pick(Object.keys(matters).filter((code) => wish.patient !== true || !HURRIED.includes(code)));
      const { words, summary } = matters[itemCode]!;
      return {
        itemCode, ...requester(wish.login === true || !chance.happens(SHARE_ON_BEHALF)), words: chance.pick(words), summary, urgent: wish.urgent ?? false,
        helpers: served === 'CREW' ? wish.helpers ?? chance.whole(1, 2) : 0,
      };
    },
    visit: (key) => ({ itemCode: key, ...requester(!chance.happens(SHARE_ON_BEHALF)), words: '', summary: '按预约提供服务', urgent: false, helpers: 0 }),
    worker: ({ requester: { home } }) => workerOf(home.communityCode!),
    dispatcher: () => chance.pick(town.dispatchers),
    elsewhere: ({ requester: { home } }) => chance.pick(town.communities.filter(({ code }) => code !== home.communityCode)).code,
    lead: ({ requester: { home } }, days) => take(town.partyMembers, days, home.communityCode),
    helpers: (plot, days, count) => {
      const able = ableTo(plot);
      return Array.from({ length: count }, () => take(able, days, plot.requester.home.communityCode));
    },
    unreliable: (plot, days) => {
      const soul = take(ableTo(plot).filter((one) => !blamed.has(one)), days, plot.requester.home.communityCode);
      blamed.add(soul);
      return soul;
    },
    offer: (day) => {
      const open = Object.keys(ORDERED).filter((key) => (booked.get(`${key} ${day}`) ?? 0) < ORDERED[key]!.capacity);
      const key = chance.pick(open);
      booked.set(`${key} ${day}`, (booked.get(`${key} ${day}`) ?? 0) + 1);
      return key;
    },
  };
  const at = (days: Days): Cast => ({ ...cast, days, at });
  return at(THE_LAST_WEEKS);
}
