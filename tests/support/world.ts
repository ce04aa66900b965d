import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { appointments } from '../../src/features/appointments/tables.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { organisations } from '../../src/features/organisations/tables.ts';
import { APPOINTING, type Role } from '../../src/appointing.ts';
import { encodeId } from '../../src/graphql/node.ts';
import { newId } from '../../src/kernel/ids.ts';
import { advanceClock } from '../../src/platform/clock/clock.ts';
import type { Config } from '../../src/platform/config.ts';
import { ask, type Told } from '../graphql/clients.ts';
import { startApp, type Running } from './app.ts';
import { mutationDocument } from './documents.ts';
import { ISSUER, makeStreet, type Neighbour, type NeighbourOptions, type Street } from './street.ts';

/** What everything personal in this world begins with: where it turns up, somebody's words did. (A masked name shows its first character alone.) */
export const CANARY = '金丝雀';
/** The same for what belongs to people of the other community and the other realm, who may read each other's. */
export const OTHER_CANARY = '黄莺';
/** How every telephone number of this world begins. */
export const CANARY_PHONE = '1209999';

/** Somebody who asks. Without a token: a guest. */
export interface Asker {
  readonly name: string;
  readonly token: string | null;
  /** Opaque id of the person; null for who is none. */
  readonly id: string | null;
  /** Id of the person in the database. */
  readonly uuid: string | null;
}

/** What a mutation answered. */
export interface Answer { readonly __typename: string; readonly id?: string; readonly code?: string; readonly path?: readonly string[] | null; readonly message?: string; readonly [field: string]: unknown }

export const hence = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

export type Who = 'requester' | 'neighbour' | 'elder' | 'officer' | 'buildingHead' | 'worker' | 'dispatcher' | 'leader' | 'auditor' | 'operator' | 'lead' | 'helper' | 'held'
  | 'member' | 'volunteer' | 'representative' | 'captain' | 'mate' | 'applicant' | 'guest' | 'unjoined' | 'stranger' | 'strangeWorker' | 'strangeOfficer' | 'foreigner';

/** Who has nothing to do with anything in it: guest, not joined, resident elsewhere, the right roles over the wrong places, everything in the wrong realm. */
export const OUTSIDERS = ['guest', 'unjoined', 'stranger', 'strangeWorker', 'strangeOfficer', 'foreigner'] as const satisfies readonly Who[];

const WIDE = { cost: 1e9, aliases: 1e6, tokens: 1e7, depth: 60, bodyBytes: 1e7, rootFields: 500, rootMutations: 50 };

/** A node with a street in it and everybody who could be there; limits of documents are so wide that a reader may ask for everything at once. */
export async function openWorld(options: { env?: Record<string, string>; limits?: Partial<Config['limits']>; heard?: (line: string) => void } = {}) {
  const running = await startApp({
    hurried: true,
    ...(options.heard ? { heard: options.heard } : {}),
    env: { AUTH_ISSUER: ISSUER, REALM: '999001', ...options.env }, change: (config) => ({ ...config, limits: { ...config.limits, ...WIDE, ...options.limits } }),
  });
  const { db } = running;
  const street = await makeStreet(db);
  const abroad = await makeStreet(db, '999002');
  await db.transaction((tx) => beginCatalogue(tx, street.realm));
  const [here, there] = street.communities as [Street['communities'][number], Street['communities'][number]];
  const unit = newId();
  await db.insert(organisations).values({ realm: street.realm, id: unit, kind: 'HOSPITAL', name: '测试医院', divisionId: here.id, coBuilding: true });
  const world = new Worldly(running, street);
  const role = (name: Role, over: string): NeighbourOptions => ({ roles: [{ role: name, over }], home: here.buildingId });
  const home = { home: here.buildingId };
  const made: Partial<Record<Who, Asker>> = {
    requester: await world.somebody('requester', home), neighbour: await world.somebody('neighbour', home),
    officer: await world.somebody('officer', role('GRID_OFFICER', here.gridId)), buildingHead: await world.somebody('buildingHead', role('BUILDING_HEAD', here.buildingId)),
    worker: await world.known('worker', street.worker), dispatcher: await world.known('dispatcher', street.dispatcher),
    leader: await world.somebody('leader', role('STREET_LEADER', street.streetId)), auditor: await world.somebody('auditor', role('AUDITOR', street.streetId)),
    operator: await world.somebody('operator', role('OPERATOR', street.streetId)),
    lead: await world.somebody('lead', { ...home, partyMember: true }), helper: await world.somebody('helper', { ...home, volunteer: [] }),
    held: await world.somebody('held', { ...home, volunteer: [] }), member: await world.somebody('member', { home: there.buildingId, partyMember: true }),
    volunteer: await world.somebody('volunteer', { home: there.buildingId, volunteer: [] }), representative: await world.somebody('representative', role('REPRESENTATIVE', unit)),
    captain: await world.somebody('captain', { ...home, volunteer: [] }), mate: await world.somebody('mate', { ...home, volunteer: [] }),
    applicant: await world.somebody('applicant', { ...home, volunteer: [] }), stranger: await world.somebody('stranger', { home: there.buildingId }),
    strangeWorker: await world.somebody('strangeWorker', { roles: [{ role: 'COMMUNITY_WORKER', over: there.id }], home: there.buildingId }),
    strangeOfficer: await world.somebody('strangeOfficer', { roles: [{ role: 'GRID_OFFICER', over: there.gridId }], home: there.buildingId }),
    foreigner: await world.somebody('foreigner', { roles: (['OPERATOR', 'STREET_LEADER', 'DISPATCHER', 'AUDITOR'] as const).map((one) => ({ role: one, over: abroad.streetId })), volunteer: [], partyMember: true }, abroad),
    guest: { name: 'guest', token: null, id: null, uuid: null },
    unjoined: { name: 'unjoined', token: await running.token({ realm: street.realm, subject: 'somebody who never joined' }), id: null, uuid: null },
  };
  const { id: elderId } = await world.does(made.officer!, 'registerResident', {
    name: `${CANARY}elder`, phone: `${CANARY_PHONE}9001`, address: `${CANARY} door of elder`, homeCode: `${street.realm}000B`, consent: { purpose: `${CANARY} purpose`, text: `${CANARY} consent` },
  });
  made.elder = { name: 'elder', token: null, id: elderId!, uuid: world.uuidOf(elderId!) };
  const who = made as Record<Who, Asker>;
  const { id: teamId } = await world.does(who.operator, 'createTeam', { name: '测试志愿队', divisionCode: `${street.realm}000`, divisionCodes: [`${street.realm}000`], itemCodes: ['MEAL_DELIVERY'] });
  await db.insert(appointments).values({ realm: street.realm, id: newId(), personId: who.captain.uuid!, role: 'CAPTAIN', alone: APPOINTING.CAPTAIN.holders === 'ONE', teamId: world.uuidOf(teamId!) });
  const { id: mateship } = await world.does(who.mate, 'askToJoinTeam', { teamId });
  await world.does(who.captain, 'admitMember', { membershipId: mateship });
  const { id: application } = await world.does(who.applicant, 'askToJoinTeam', { teamId });
  const id = (type: string, uuid: string): string => encodeId(type, street.realm, uuid);
  return Object.assign(world, {
    running, street, abroad, here, there, who,
    codes: { street: street.realm, here: `${street.realm}000`, there: `${street.realm}001`, building: `${street.realm}000B` },
    ids: {
      street: id('Division', street.streetId), here: id('Division', here.id), there: id('Division', there.id), grid: id('Division', here.gridId), building: id('Division', here.buildingId),
      unit: id('Organisation', unit), team: teamId!, mateship: mateship!, application: application!,
    },
  });
}

export type World = Awaited<ReturnType<typeof openWorld>>;

class Worldly {
  readonly url: string;
  readonly #running: Running;
  readonly #street: Street;
  #phones = 1;

  constructor(running: Running, street: Street) {
    this.#running = running;
    this.#street = street;
    this.url = running.url;
  }

  uuidOf(opaque: string): string {
    return Buffer.from(opaque, 'base64url').toString().split(':')[2]!;
  }

  /** Somebody new, whose name, number and door are canaries. */
  async somebody(name: string, options: NeighbourOptions, street: Street = this.#street): Promise<Asker> {
    const elsewhere = street !== this.#street || options.home === this.#street.communities[1]!.buildingId;
    return this.known(name, await street.neighbour(options), elsewhere);
  }

  async known(name: string, neighbour: Neighbour, elsewhere = false): Promise<Asker> {
    const { realm } = neighbour.caller;
    const canary = elsewhere ? OTHER_CANARY : CANARY;
    const phone = `${elsewhere ? '1208888' : CANARY_PHONE}${String(this.#phones++).padStart(4, '0')}`;
    await this.#running.db.execute(sql`update person_contacts set name = ${canary + name}, phone = ${phone}, address = ${`${canary} door of ${name}`}, latitude = 36.123456, longitude = 117.654321
      where realm = ${realm} and person_id = ${neighbour.id}::uuid`);
    return { name, token: await this.#running.token({ realm, subject: neighbour.caller.subject }), id: encodeId('Person', realm, neighbour.id), uuid: neighbour.id };
  }

  /** Asks anything, as anybody. */
  ask(who: Asker, query: string, variables: object = {}, options: { language?: string } = {}): Promise<Told> {
    return ask(this.url, query, { variables, ...(who.token === null ? {} : { token: who.token }), ...options });
  }

  /** What a mutation answers; throws when the whole request was refused. */
  async tries(who: Asker, mutation: string, input: object): Promise<Answer> {
    const told = await this.ask(who, mutationDocument(mutation), { input: { key: randomUUID(), ...input } });
    const answer = told.body.data?.[mutation] as Answer | undefined;
    if (!answer) throw new Error(`${mutation} as ${who.name}: ${told.text}`);
    return answer;
  }

  /** Does a deed that must be done. */
  async does(who: Asker, mutation: string, input: object): Promise<Answer> {
    const answer = await this.tries(who, mutation, input);
    if (answer.code !== undefined) throw new Error(`${mutation} as ${who.name} was refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  async advance(hours: number): Promise<void> {
    await advanceClock(this.#running.db, this.#running.config, hours * 3_600_000);
  }

  /** Everything that lies in the realm, by table; two digests are equal when nothing was written there. Keys are left out. */
  async digest(): Promise<Record<string, string>> {
    const tables = await this.#running.db.execute<{ name: string }>(sql`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'realm' and table_name <> 'keys' order by 1`);
    const one = ({ name }: { name: string }) => sql`select ${name}::text as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${sql.identifier(name)} t where t.realm = ${this.#street.realm}`;
    const rows = await this.#running.db.execute<{ name: string; digest: string }>(sql.join(tables.map(one), sql` union all `));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  }
}
