import { patternOf, sampleDivisions } from '../../src/cli/realms.ts';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { importDivisions } from '../../src/features/places/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import { advanceClock, readBusinessNow } from '../../src/platform/clock/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { runningUrl } from '../../src/platform/postgres/embedded.ts';
import { openTokens } from '../../src/platform/tokens.ts';
import { AppointDocument, JoinAsResidentDocument, type AppointInput } from '../client/graphql.ts';
import type { Server } from './server.ts';
import { claim, only } from './stage.ts';
import { voice, type Voice } from './voice.ts';

/** Somebody of the story. */
export interface Person extends Voice {
  readonly id: string;
  readonly name: string;
}

/** The street of the story and what an operator can do beside the API: tokens and the clock of development. */
export interface Street {
  readonly codes: { readonly street: string; readonly here: string; readonly there: string; readonly grid: string; readonly building: string };
  readonly operator: Voice;
  /** Signs in and joins as a resident of the building. */
  join(name: string): Promise<Person>;
  appoint(person: Person, role: AppointInput['role'], scope: AppointInput['scope']): Promise<void>;
  now(): Promise<Date>;
  advance(hours: number): Promise<void>;
}

/** Makes a realm of its own on the server, so that the story may be told as often as one likes; it works like one of the patterns. */
export async function openStreet(server: Server, like = 'seven-orders'): Promise<Street> {
  const config = readConfig(server.env);
  const connect = async (): Promise<Database> => {
    const url = config.databaseUrl ?? await runningUrl(config.dataDir);
    if (url === null) throw new Error('the database of this server cannot be reached from here: set DATABASE_URL or DATA_DIR as the server has them');
    return openDatabase(url, { max: 2, name: 'story' });
  };
  /** A connection for each errand: the server may have been restarted in between. */
  const reach = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await connect();
    try { return await work(database); } finally { await database.close(); }
  };
  const realm = `99${String(Date.now()).slice(-7)}`;
  const [here, there] = [`${realm}001`, `${realm}002`];
  const codes = { street: realm, here, there, grid: `${here}G01`, building: `${here}G01B1` };
  const pattern = patternOf(like);
  await reach(async ({ db }) => {
    const made = await foundRealm(db, { code: realm, name: '故事街道', kind: 'STREET', timeZone: 'Asia/Shanghai', settings: pattern.settings, operator: { issuer: config.authIssuer, subject: 'operator', name: '演示·运营' } }, beginCatalogue);
    if (!made.ok) throw new Error(made.refusal.code);
    const named = `${here},春风社区,community,${realm},\n${there},秋月社区,community,${realm},`;
    await importDivisions(db, { realm, under: realm, text: `${sampleDivisions(realm, pattern)}\n${codes.building},3号楼,building,${codes.grid},` });
    await importDivisions(db, { realm, under: realm, text: `code,name,level,parent,grid_kind\n${named}` });
  });
  const tokens = openTokens(config);
  const speak = async (subject: string): Promise<Voice> => voice(`${server.url}/graphql`, await tokens.sign({ realm, subject, ttlSeconds: 86_400 }));
  const operator = await speak('operator');
  let phone = 12_000_000_000;
  return {
    codes, operator,
    join: async (name) => {
      const one = await speak(name);
      const joined = only(await one.do(JoinAsResidentDocument, { name, phone: String(++phone), homeCode: codes.building, address: '3号楼1单元' }), 'Person');
      return { ...one, id: joined.id, name };
    },
    appoint: async (person, role, scope) => {
      const made = only(await operator.do(AppointDocument, { personId: person.id, role, scope }), 'Appointment');
      claim(made.role === role, `${person.name} 任 ${role}`, `${person.name} is appointed ${role}`);
    },
    now: () => reach(({ db }) => readBusinessNow(db)),
    advance: async (hours) => { await reach(({ db }) => advanceClock(db, config, hours * 3_600_000)); },
  };
}
