import type { Skill } from '../../features/people/index.ts';
import { idOf, type Chance } from './chance.ts';
import type { Sizes } from './sizes.ts';
import { growTree, type Place } from './tree.ts';
import { TEAMS, UNITS } from './units.ts';

/** Somebody who does not exist. */
export interface Soul {
  readonly id: string;
  /** Under which they sign in; null: they have no login, and an officer speaks for them. */
  readonly subject: string | null;
  readonly name: string;
  readonly phone: string;
  readonly home: Place;
  readonly door: string;
  readonly skills: readonly Skill[] | null;
  /** Number of the team they belong to. */
  readonly team: number | null;
  readonly partyMember: boolean;
}

/** The street before anything has happened in it. The same sizes give the same town. */
export interface Town {
  readonly places: readonly Place[];
  readonly communities: readonly Place[];
  readonly grids: readonly Place[];
  readonly leader: Soul;
  readonly dispatchers: readonly Soul[];
  readonly auditor: Soul;
  /** By code of the community. */
  readonly workers: ReadonlyMap<string, readonly Soul[]>;
  /** By code of the grid; some look after two. */
  readonly officers: ReadonlyMap<string, Soul>;
  /** The volunteer paired with the officer of a grid (1+1), by code of the grid; those who look after two have one pair for both. */
  readonly pairs: ReadonlyMap<string, Soul>;
  readonly gridHeads: ReadonlyMap<string, Soul>;
  readonly buildingHeads: ReadonlyMap<string, Soul>;
  readonly stairwellHeads: ReadonlyMap<string, Soul>;
  /** By key of the unit. */
  readonly representatives: ReadonlyMap<string, Soul>;
  readonly captains: readonly Soul[];
  readonly volunteers: readonly Soul[];
  readonly partyMembers: readonly Soul[];
  /** Everybody else. */
  readonly residents: readonly Soul[];
  /** Those for whom tokens are printed, by what they are: they appear in many stories. */
  readonly known: Readonly<Record<'resident' | 'volunteer' | 'partyMember', Soul>>;
  readonly everybody: readonly Soul[];
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const DIGITS = [...'〇一二三四五六七八九'];

/** A name that nobody bears: 演示·王一 … 演示·罗一百. */
export function nameOf(n: number): string {
  const count = Math.floor(n / SURNAMES.length) + 1;
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const number = `${hundreds > 0 ? `${DIGITS[hundreds]}百` : ''}${tens > 0 ? `${tens > 1 || hundreds > 0 ? DIGITS[tens] : ''}十` : hundreds > 0 && ones > 0 ? '〇' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
  return `演示·${SURNAMES[n % SURNAMES.length]}${number}`;
}

/** Numbers that begin with 12 belong to no operator. */
const phoneOf = (n: number): string => `12${String(n + 1).padStart(9, '0')}`;

const SHARE_WITH_LOGIN = 0.7;
const HEADS_SHARE_GRIDS = 3;
const WORKERS = 3;
/** The first who is no captain; can help with most things, so that whoever tries the street out can, too. */
const A_VOLUNTEER = TEAMS.length;
const MANY_SKILLS: readonly Skill[] = ['ELDER_CARE', 'ELECTRICITY', 'CLEANING', 'SMARTPHONES'];

export function settleTown(realm: string, sizes: Sizes, chance: Chance): Town {
  const places = growTree(realm, sizes);
  const of = (level: string) => places.filter((place) => place.level === level);
  const [communities, grids, buildings, stairwells] = [of('COMMUNITY'), of('GRID'), of('BUILDING'), of('STAIRWELL')];
  const everybody: Soul[] = [];
  const add = (home: Place, more: Partial<Pick<Soul, 'skills' | 'team' | 'partyMember'>> & { login?: boolean } = {}): Soul => {
    const n = everybody.length;
    const soul: Soul = {
      id: idOf(`person ${n}`), subject: more.login === false ? null : `demo-${String(n).padStart(4, '0')}`, name: nameOf(n), phone: phoneOf(n), home,
      door: `${home.address}${chance.whole(1, 6)}0${chance.whole(1, 4)}室`, skills: more.skills ?? null, team: more.team ?? null, partyMember: more.partyMember ?? false,
    };
    everybody.push(soul);
    return soul;
  };
  const somewhere = (): Place => (chance.happens(0.75) ? chance.pick(stairwells) : chance.pick(grids.filter((grid) => grid.gridKind === 'RESIDENT')));
  const inCommunity = (code: string): Place => chance.pick(stairwells.filter((place) => place.communityCode === code));

  // Whoever stands for a role signs in under its name.
  const as = (role: string, soul: Soul): Soul => Object.assign(soul, { subject: `demo-${role}` });
  const leader = add(somewhere());
  const dispatchers = [add(somewhere()), add(somewhere())];
  const auditor = add(somewhere());
  const workers = new Map(communities.map(({ code }) => [code, Array.from({ length: WORKERS }, () => add(inCommunity(code)))]));
  const own = grids.slice(0, grids.length - sizes.sharedGrids).map((grid) => [grid.code, add(somewhere())] as const);
  const officers = new Map(grids.map(({ code }, i) => [code, own[i]?.[1] ?? own[i - own.length]![1]]));
  const heads = Array.from({ length: Math.ceil(grids.length / HEADS_SHARE_GRIDS) }, () => add(somewhere()));
  const gridHeads = new Map(grids.map(({ code }, i) => [code, heads[Math.floor(i / HEADS_SHARE_GRIDS)]!]));
  const representatives = new Map(UNITS.filter(({ kind }) => kind !== 'CENTER').map(({ key }) => [key, add(somewhere())]));

  const communityOf = new Map(grids.map(({ code, communityCode }) => [code, communityCode]));

  // Captains are party members of their teams; half of the other party members are volunteers, too.
  const volunteers = Array.from({ length: sizes.volunteers }, (_, i) => {
    const team = i % TEAMS.length;
    const more = i === A_VOLUNTEER ? MANY_SKILLS : [chance.pick(TEAMS).skills[0]!];
    return add(somewhere(), { team, skills: [...new Set([...TEAMS[team]!.skills, ...more])], partyMember: i < TEAMS.length || (i % 8 === 0 && i !== A_VOLUNTEER) });
  });
  const captains = volunteers.slice(0, TEAMS.length);
  const pairs = pairsOf(officers, volunteers.slice(TEAMS.length), communityOf);
  const missing = sizes.partyMembers - volunteers.filter(({ partyMember }) => partyMember).length;
  const members = Array.from({ length: missing }, () => add(somewhere(), { partyMember: true }));
  const residents: Soul[] = [];
  while (everybody.length < sizes.people - 1) residents.push(add(somewhere(), { login: chance.happens(SHARE_WITH_LOGIN) }));

  const living = (place: Place) => residents.find((soul) => soul.subject !== null && soul.home.code.startsWith(place.code));
  const headsOf = (of_: readonly Place[]) => new Map(of_.flatMap((place) => { const head = living(place); return head ? [[place.code, head] as const] : []; }));
  const buildingHeads = headsOf(buildings);
  const stairwellHeads = headsOf(stairwells.filter((_, i) => i % 2 === 1));
  const known = {
    resident: as('resident', residents.find((soul) => soul.subject !== null && ![...buildingHeads.values(), ...stairwellHeads.values()].includes(soul))!),
    volunteer: as('volunteer', volunteers[A_VOLUNTEER]!), partyMember: as('party-member', members[0]!),
  };
  const first = <T>(of_: ReadonlyMap<string, T>): T => [...of_.values()][0]!;
  as('street-leader', leader); as('dispatcher', dispatchers[0]!); as('auditor', auditor); as('community-worker', first(workers)[0]!); as('grid-head', first(gridHeads));
  as('grid-officer', first(officers)); as('pair', first(pairs)); as('building-head', first(buildingHeads)); as('stairwell-head', [...stairwellHeads.values()].find((soul) => ![...buildingHeads.values()].includes(soul)) ?? first(stairwellHeads)); as('representative', first(representatives)); as('captain', captains[0]!);
  return {
    known, places, communities, grids, leader, dispatchers, auditor, workers, officers, pairs, gridHeads, representatives, captains, volunteers,
    partyMembers: [...volunteers.filter(({ partyMember }) => partyMember), ...members], residents, everybody, buildingHeads, stairwellHeads,
  };
}

/** A volunteer for each officer, of the same community where one is left: the last first, for the first play in most stories. */
function pairsOf(officers: ReadonlyMap<string, Soul>, volunteers: readonly Soul[], communityOf: ReadonlyMap<string, string | null>): Map<string, Soul> {
  const free = [...volunteers].reverse();
  const byOfficer = new Map<Soul, Soul>();
  return new Map([...officers].map(([grid, officer]) => {
    const near = free.findIndex(({ home, id }) => home.communityCode === communityOf.get(grid) && id !== officer.id);
    const pair = byOfficer.get(officer) ?? free.splice(Math.max(near, 0), 1)[0]!;
    byOfficer.set(officer, pair);
    return [grid, pair];
  }));
}
