import { eq } from 'drizzle-orm';
import { APPOINTING, type Role } from '../../src/appointing.ts';
import { appointments } from '../../src/features/appointments/tables.ts';
import { accounts, consents, partyMembers, personContacts, persons, volunteers } from '../../src/features/people/tables.ts';
import { divisions, realms } from '../../src/features/places/tables.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Caller } from '../../src/platform/actor.ts';
import { DEVELOPMENT_ISSUER } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/db.ts';

/** Who signs the tokens of the tests. */
export const ISSUER = DEVELOPMENT_ISSUER;

/** Somebody of the street, with the account they sign in with. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly caller: Caller;
}

export interface NeighbourOptions {
  /** Skills of a registered volunteer; left out: none. */
  readonly volunteer?: readonly string[];
  readonly partyMember?: boolean;
  readonly roles?: readonly { readonly role: Role; readonly over: string }[];
  readonly home?: string;
}

export interface Street {
  readonly realm: string;
  readonly streetId: string;
  /** Two communities with a grid and a building each. */
  readonly communities: readonly { readonly id: string; readonly gridId: string; readonly buildingId: string }[];
  /** Somebody new. */
  neighbour(options?: NeighbourOptions): Promise<Neighbour>;
  /** Makes somebody one who has no app and has agreed, as `recordedBy` wrote down. */
  withoutApp(personId: string, recordedBy: string): Promise<void>;
  /** Many at once. */
  neighbours(count: number, options?: NeighbourOptions): Promise<Neighbour[]>;
  readonly worker: Neighbour;
  readonly dispatcher: Neighbour;
}

/** Limits of fair play so wide that only the tests about them meet them; nobody is asked but where a test is about that. */
export const FAIR = { fairPlay: { seatsAtOnce: 500, grabsAMinute: 5_000 }, asking: { policy: 'NONE' as const } };

/** A realm with a street, two communities, a grid and a building in each, a dispatcher, and a worker of the first community. */
export async function makeStreet(db: Db, realm = '999001'): Promise<Street> {
  await db.insert(realms).values({ code: realm, name: '测试街道', kind: 'STREET', timeZone: 'Asia/Shanghai', secret: Buffer.from('of the tests'), settings: FAIR });
  const streetId = newId();
  const communities = [1, 2].map(() => ({ id: newId(), gridId: newId(), buildingId: newId() }));
  await db.insert(divisions).values([
    { realm, id: streetId, code: realm, name: '测试街道', level: 'STREET', streetId },
    ...communities.flatMap(({ id, gridId, buildingId }, i) => [
      { realm, id, code: `${realm}00${i}`, name: `测试社区${i}`, level: 'COMMUNITY' as const, parentId: streetId, streetId, communityId: id },
      { realm, id: gridId, code: `${realm}00${i}G`, name: `网格${i}`, level: 'GRID' as const, parentId: id, streetId, communityId: id, gridId, gridKind: 'RESIDENT' as const },
      { realm, id: buildingId, code: `${realm}00${i}B`, name: `${i}号楼`, level: 'BUILDING' as const, parentId: gridId, streetId, communityId: id, gridId, buildingId },
    ]),
  ]);
  const neighbours = (count: number, options: NeighbourOptions = {}) => register(db, realm, streetId, count, options);
  const neighbour = async (options?: NeighbourOptions): Promise<Neighbour> => (await neighbours(1, options))[0]!;
  const withoutApp = async (personId: string, recordedBy: string): Promise<void> => {
    await db.update(persons).set({ reachedBy: 'OFFICER' }).where(eq(persons.id, personId));
    await db.insert(consents).values({ realm, id: newId(), personId, recordedBy, purpose: '代为下单', text: '本人口头同意' });
  };
  return {
    realm, streetId, communities, neighbour, neighbours, withoutApp,
    worker: await neighbour({ roles: [{ role: 'COMMUNITY_WORKER', over: communities[0]!.id }] }),
    dispatcher: await neighbour({ roles: [{ role: 'DISPATCHER', over: streetId }] }),
  };
}

async function register(db: Db, realm: string, streetId: string, count: number, { volunteer, partyMember, roles = [], home }: NeighbourOptions): Promise<Neighbour[]> {
  const made = Array.from({ length: count }, (): Neighbour => {
    const id = newId();
    return { id, name: `测试${id.slice(-4)}`, caller: { realm, issuer: ISSUER, subject: id, expiresAt: 4_000_000_000 } };
  });
  const ids = made.map(({ id }) => id);
  await db.insert(persons).values(ids.map((id) => ({ realm, id, homeDivisionId: home ?? streetId, reachedBy: 'APP' as const, createdHow: 'JOINED' as const })));
  await db.insert(personContacts).values(made.map(({ id, name }, i) => ({ realm, personId: id, name, phone: `1200000${String(i).padStart(4, '0')}` })));
  await db.insert(accounts).values(made.map(({ id, caller }) => ({ realm, issuer: caller.issuer, subject: caller.subject, personId: id })));
  if (volunteer) await db.insert(volunteers).values(ids.map((personId) => ({ realm, id: newId(), personId, skills: [...volunteer] })));
  if (partyMember) {
    const clerk = await register(db, realm, streetId, 1, {});
    await db.insert(partyMembers).values(ids.map((personId) => ({ realm, id: newId(), personId, recordedBy: clerk[0]!.id })));
  }
  const held = ids.flatMap((personId) => roles.map(({ role, over }) => {
    const { scope, holders } = APPOINTING[role];
    const where = scope === 'DIVISION' ? { divisionId: over } : scope === 'ORGANISATION' ? { organisationId: over } : { teamId: over };
    return { realm, id: newId(), personId, role, alone: holders === 'ONE', ...where };
  }));
  if (held.length > 0) await db.insert(appointments).values(held);
  return made;
}
