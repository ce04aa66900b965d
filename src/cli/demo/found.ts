import { randomUUID } from 'node:crypto';
import { appointing, type Role } from '../../appointing.ts';
import { PROJECT_MAKERS } from '../../composition.ts';
import { foundRealm, insertAppointments, readActor } from '../../features/appointments/index.ts';
import { beginCatalogue } from '../../features/catalogue/index.ts';
import { createOrganisation } from '../../features/organisations/index.ts';
import { insertPeople, type Asking, type Settler } from '../../features/people/index.ts';
import { putDivisions } from '../../features/places/index.ts';
import { askToJoinTeam, createTeam, insertMembers } from '../../features/teams/index.ts';
import type { Outcome } from '../../kernel/result.ts';
import type { Db } from '../../platform/db.ts';
import type { Platform } from '../../platform/platform.ts';
import { idOf } from './chance.ts';
import { callerFor } from './scene.ts';
import type { Soul, Town } from './town.ts';
import { PROJECTS, TEAMS, UNITS } from './units.ts';

export const STREET_NAME = '文化东路街道';
/** When the projects of the first batch were signed. */
const SIGNED_ON = '2021-07-07';
/** Under which the operator signs in. */
export const OPERATOR = 'demo-operator';

/** What the founded street is known by: ids that only the database gave. */
export interface Founded {
  readonly streetId: string;
  /** By key of the unit. */
  readonly organisationIds: ReadonlyMap<string, string>;
  readonly teamIds: readonly string[];
  /** Of the projects, by what is served in them. */
  readonly projectIds: ReadonlyMap<string, string>;
}

/** Makes the realm, marked as unfinished, with its tree, people, units, teams and everybody's roles. */
export async function foundStreet(platform: Platform, realm: string, town: Town): Promise<Founded> {
  const { db, config } = platform;
  const founded = must(await foundRealm(db, {
    code: realm, name: STREET_NAME, kind: 'STREET', timeZone: 'Asia/Shanghai', settings: { demonstration: 'UNFINISHED' },
    operator: { issuer: config.authIssuer, subject: OPERATOR, name: '演示·运营' },
  }, beginCatalogue));
  const streetId = founded.divisionId;
  for (const level of ['COMMUNITY', 'GRID', 'BUILDING', 'STAIRWELL'] as const) {
    await putDivisions(db, realm, town.places.filter((place) => place.level === level));
  }
  await settle(db, realm, config.authIssuer, town, founded.personId);
  const operator = await readActor(db, { realm, issuer: config.authIssuer, subject: OPERATOR, expiresAt: 4_000_000_000 });
  const asking = (): Asking => ({ actor: operator, key: randomUUID() });
  const organisationIds = new Map<string, string>();
  for (const { key, kind, name } of UNITS) {
    organisationIds.set(key, must(await createOrganisation(platform, asking(), { kind, name, divisionCode: realm, coBuilding: kind !== 'CENTER' })).organisationId);
  }
  const teamIds: string[] = [];
  for (const { name, items } of TEAMS) teamIds.push(must(await createTeam(platform, asking(), { name, divisionCode: realm, divisionCodes: [], itemCodes: items })).teamId);
  await appointEverybody(db, realm, town, { streetId, organisationIds, teamIds }, founded.personId);
  await insertMembers(db, town.volunteers.map(({ id, team }) => ({
    realm, id: idOf(`member ${id}`), teamId: teamIds[team!]!, personId: id, admittedAt: new Date(), admittedBy: town.captains[team!]!.id,
  })));
  // A few have asked to join a second team and wait for its captain.
  for (const soul of town.volunteers.slice(-6)) {
    const actor = await readActor(db, callerFor({ realm, issuer: config.authIssuer }, soul));
    must(await askToJoinTeam(platform, { actor, key: randomUUID() }, { teamId: teamIds[(soul.team! + 1) % TEAMS.length]! }));
  }
  const projectIds = new Map<string, string>();
  for (const createProject of PROJECT_MAKERS) for (const { name, owner, partners, items } of PROJECTS) {
    const signed = { name, ownerId: organisationIds.get(owner)!, partnerIds: partners.map((key) => organisationIds.get(key)!), signedOn: SIGNED_ON, itemCodes: items };
    const { projectId } = must(await createProject(platform, asking(), signed));
    for (const item of items) projectIds.set(item, projectId);
  }
  return { streetId, organisationIds, teamIds, projectIds };
}

async function settle(db: Db, realm: string, issuer: string, town: Town, operatorId: string): Promise<void> {
  const settler = (soul: Soul): Settler => {
    const officer = town.officers.get(soul.home.gridCode!)!.id;
    const joined = soul.subject !== null;
    return {
      person: {
        id: soul.id, homeDivisionId: soul.home.id, reachedBy: joined ? 'APP' : 'OFFICER', createdHow: joined ? 'JOINED' : 'REGISTERED',
        createdBy: joined ? null : officer, guideId: joined ? null : officer,
      },
      contact: { name: soul.name, phone: soul.phone, address: soul.door },
      ...(joined ? { account: { issuer, subject: soul.subject! } } : { consent: { id: idOf(`consent ${soul.id}`), recordedBy: officer, purpose: '社区服务联系', text: '同意登记联系方式用于社区服务（演示）' } }),
      ...(soul.skills ? { volunteer: { id: idOf(`volunteer ${soul.id}`), skills: [...soul.skills] } } : {}),
      ...(soul.partyMember ? { partyMember: { id: idOf(`party member ${soul.id}`), branch: `${soul.home.name}网格党支部`, recordedBy: operatorId } } : {}),
    };
  };
  await insertPeople(db, realm, town.everybody.map(settler));
}

async function appointEverybody(db: Db, realm: string, town: Town, { streetId, organisationIds, teamIds }: Omit<Founded, 'projectIds'>, operatorId: string): Promise<void> {
  const byCode = new Map(town.places.map((place) => [place.code, place.id]));
  const given = (role: Role, soul: Soul, scope: { divisionId?: string; organisationId?: string; teamId?: string }) => ({
    realm, id: idOf(`appointment ${role} ${scope.divisionId ?? scope.organisationId ?? scope.teamId} ${soul.id}`), personId: soul.id, role,
    alone: appointing(role).holders === 'ONE', appointedBy: operatorId, ...scope,
  });
  const over = (role: Role, holders: ReadonlyMap<string, Soul>) => [...holders].map(([code, soul]) => given(role, soul, { divisionId: byCode.get(code)! }));
  const officerOf = (code: string) => given('GRID_OFFICER', town.officers.get(code)!, { divisionId: byCode.get(code)! }).id;
  await insertAppointments(db, [
    given('STREET_LEADER', town.leader, { divisionId: streetId }), given('AUDITOR', town.auditor, { divisionId: streetId }),
    ...town.dispatchers.map((soul) => given('DISPATCHER', soul, { divisionId: streetId })),
    ...[...town.workers].flatMap(([code, souls]) => souls.map((soul) => given('COMMUNITY_WORKER', soul, { divisionId: byCode.get(code)! }))),
    ...over('GRID_OFFICER', town.officers), ...over('GRID_HEAD', town.gridHeads), ...over('BUILDING_HEAD', town.buildingHeads), ...over('STAIRWELL_HEAD', town.stairwellHeads),
    ...[...town.pairs].map(([code, soul]) => ({ ...given('PAIR', soul, { divisionId: byCode.get(code)! }), withId: officerOf(code) })),
    ...[...town.representatives].map(([key, soul]) => given('REPRESENTATIVE', soul, { organisationId: organisationIds.get(key)! })),
    ...town.captains.map((soul, team) => given('CAPTAIN', soul, { teamId: teamIds[team]! })),
  ]);
}

export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the demonstration street was refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
