import { randomUUID } from 'node:crypto';
import { readConfig } from '../../src/platform/config.ts';
import { tmpdir } from 'node:os';
import { APPOINTING, appointing, type Role } from '../../src/appointing.ts';
import { foundRealm, insertAppointment, readActor } from '../../src/features/appointments/index.ts';
import { insertWithAccount } from '../../src/features/people/index.ts';
import { volunteers } from '../../src/features/people/tables.ts';
import { divisionByCode, putDivisions, type GridKind, type Level } from '../../src/features/places/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import type { Actor, Caller } from '../../src/platform/actor.ts';
import type { Db } from '../../src/platform/db.ts';

/** A small invented street: two communities with a grid, a building and a stairwell each, and a dedicated grid directly below the street. */
export const STREET = '990102007';
export const PLACES = {
  east: '990102007001', west: '990102007002', eastGrid: '990102007001-1', westGrid: '990102007002-1', officeGrid: '990102007-9',
  eastBuilding: '990102007001-1-3', westBuilding: '990102007002-1-5', eastStairwell: '990102007001-1-3-2', westStairwell: '990102007002-1-5-1',
} as const;

const TREE: readonly (readonly [code: string, name: string, level: Level, parent: string, kind?: GridKind])[] = [
  [PLACES.east, '东里社区', 'COMMUNITY', STREET], [PLACES.west, '西里社区', 'COMMUNITY', STREET],
  [PLACES.eastGrid, '第一网格', 'GRID', PLACES.east, 'RESIDENT'], [PLACES.westGrid, '第一网格', 'GRID', PLACES.west, 'RESIDENT'],
  [PLACES.officeGrid, '商务楼宇网格', 'GRID', STREET, 'DEDICATED'],
  [PLACES.eastBuilding, '3 号楼', 'BUILDING', PLACES.eastGrid], [PLACES.westBuilding, '5 号楼', 'BUILDING', PLACES.westGrid],
  [PLACES.eastStairwell, '2 单元', 'STAIRWELL', PLACES.eastBuilding], [PLACES.westStairwell, '1 单元', 'STAIRWELL', PLACES.westBuilding],
];

export interface Street {
  readonly db: Db;
  readonly realm: string;
  /** Ids of divisions by code. */
  readonly ids: Readonly<Record<string, string>>;
  /** What use cases need. */
  readonly machinery: { readonly db: Db; readonly config: never; readonly readActor: typeof readActor };
  /** The first operator. */
  operator(): Promise<Actor>;
  /** A person with an account of the same subject, living at `home` (code), without any role. */
  person(subject: string, home?: string): Promise<{ readonly id: string; readonly caller: Caller; actor(): Promise<Actor> }>;
  /** A role by hand, past the rules of who appoints whom. Answers the appointment's id. */
  give(personId: string, role: Role, scope: { division?: string; organisationId?: string; teamId?: string; withId?: string }): Promise<string>;
  /** A person who holds one role: shorthand for the two. */
  holder(subject: string, role: Role, scope: { division?: string; organisationId?: string; teamId?: string }, home?: string): Promise<Actor & { readonly personId: string }>;
}

export const callerOf = (subject: string, realm: string = STREET): Caller => ({ realm, issuer: 'tests', subject, expiresAt: 4_000_000_000 });

/** One asking with a key of its own. */
export const ask = (actor: Actor): { actor: Actor; key: string } => ({ actor, key: randomUUID() });

export async function makeStreet(db: Db, realm: string = STREET): Promise<Street> {
  const made = await foundRealm(db, { code: realm, name: '文安街道', kind: 'STREET', timeZone: 'Asia/Shanghai', operator: { issuer: 'tests', subject: 'operator', name: '测试员' } });
  if (!made.ok) throw new Error(made.refusal.code);
  const moved = (code: string): string => code.replace(STREET, realm);
  for (const level of ['COMMUNITY', 'GRID', 'BUILDING', 'STAIRWELL']) {
    await putDivisions(db, realm, TREE.filter((row) => row[2] === level).map(([code, name, , parent, kind]) => ({
      id: newId(), code: moved(code), name, level: level as Level, parentCode: moved(parent), gridKind: kind ?? null, households: null, latitude: null, longitude: null,
    })));
  }
  const ids: Record<string, string> = {};
  for (const code of [STREET, ...Object.values(PLACES)]) ids[code] = (await divisionByCode(db, realm, moved(code)))?.id ?? '';

  const street: Street = {
    db, realm, ids,
    machinery: { db, config: { authSecret: 'a secret of the tests', dataDir: tmpdir(), limits: readConfig({ NODE_ENV: 'test' }).limits } as never, readActor },
    operator: () => readActor(db, callerOf('operator', realm)),
    person: async (subject, home = PLACES.eastStairwell) => {
      const id = newId();
      const caller = callerOf(subject, realm);
      const inserted = await db.transaction((tx) => insertWithAccount(tx, {
        realm, id, homeDivisionId: ids[home] ?? null, reachedBy: 'APP', guideId: null, createdHow: 'JOINED', createdBy: null,
        contact: { name: `试${subject}`, phone: '12012345678', address: '3 号楼 2 单元 301' },
      }, caller));
      if (!inserted) throw new Error(`${subject} was there already`);
      return { id, caller, actor: () => readActor(db, caller) };
    },
    give: async (personId, role, scope) => {
      const id = newId();
      const given = await db.transaction((tx) => insertAppointment(tx, {
        realm, id, personId, role, alone: APPOINTING[role].holders === 'ONE',
        divisionId: scope.division ? ids[scope.division] ?? null : null, organisationId: scope.organisationId ?? null, teamId: scope.teamId ?? null, withId: scope.withId ?? null,
      }));
      if (!given) throw new Error(`${appointing(role).en} is there already`);
      return id;
    },
    holder: async (subject, role, scope, home) => {
      const person = await street.person(subject, home);
      if (role === 'PAIR') {
        const officer = await street.person(`${subject}-officer`, home);
        await db.insert(volunteers).values({ realm, id: newId(), personId: person.id });
        await street.give(person.id, role, { ...scope, withId: await street.give(officer.id, 'GRID_OFFICER', scope) });
      } else await street.give(person.id, role, scope);
      return { ...await person.actor(), personId: person.id };
    },
  };
  return street;
}
