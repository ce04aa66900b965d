import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { foundRealm } from '../../src/features/appointments/index.ts';
import { beginCatalogue } from '../../src/features/catalogue/index.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startEmbedded } from '../../src/platform/postgres/embedded.ts';
import { fillDesks } from './fill-desks.ts';
import { fill, PEOPLE, REALM } from './fill.ts';

export interface Cluster {
  /** Address of a filled database with so many orders; made if it is not kept from an earlier run. `seconds`: how long that took, 0 if it was there. */
  filled(count: number): Promise<{ url: string; adminUrl: string; seconds: number }>;
  /** A copy of the database with so many orders, for one server alone; it lasts until the bench ends. */
  copied(count: number, name: string): Promise<{ url: string; adminUrl: string }>;
  /** Ids of the communities of the database with so many orders, by their number. */
  communities(count: number): Promise<string[]>;
  /** Ids of the first team and unit, and of the unit's first resource, in the database with so many orders. */
  named(count: number): Promise<{ team: string; unit: string; resource: string }>;
  /** Takes a copy away. */
  dropped(name: string): Promise<void>;
  /** Id of its first process. */
  readonly pid: number;
  /** Version and the settings that decide what a commit costs. */
  described(): Promise<string>;
  stop(): Promise<void>;
}

const FOLDER = '.bench';
const SETTINGS = { shared_buffers: '512MB', max_wal_size: '4GB', max_connections: '300' };

/** The server of the bench alone: lasting, as a node's own is (fsync and synchronous_commit on). Its databases are kept between runs as long as fill and migrations stay. */
export async function openCluster(issuer: string): Promise<Cluster> {
  const server = await startEmbedded(FOLDER, { settings: SETTINGS });
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  const at = (url: string, name: string): string => url.replace(/\/[^/]*$/, `/${name}`);
  const drop = (name: string) => admin.unsafe(`drop database if exists ${name} with (force)`);
  const copies = new Set<string>();
  for (const { left } of await admin<{ left: string }[]>`select datname as left from pg_database where datname like 'run\\_%'`) await drop(left);
  const cluster: Cluster = {
    filled: async (count) => {
      const name = `bench_${count}_${edition()}`;
      const [url, adminUrl] = [at(server.url, name), at(server.adminUrl, name)];
      const [there] = await admin`select 1 from pg_database where datname = ${name}`;
      if (there) return { url, adminUrl, seconds: 0 };
      const began = performance.now();
      for (const { old } of await admin<{ old: string }[]>`select datname as old from pg_database where datname like ${`bench\\_${count}\\_%`}`) await drop(old);
      const half = `${name}_half`;
      await admin.unsafe(`create database ${half} owner linlibang`);
      await migrate(at(server.url, half));
      await made(at(server.url, half), at(server.adminUrl, half), count, issuer);
      await admin.unsafe(`alter database ${half} rename to ${name}`);
      return { url, adminUrl, seconds: (performance.now() - began) / 1000 };
    },
    copied: async (count, name) => {
      await cluster.filled(count);
      await drop(`run_${name}`);
      copies.add(name);
      await admin.unsafe(`create database run_${name} owner linlibang template bench_${count}_${edition()} strategy file_copy`);
      return { url: at(server.url, `run_${name}`), adminUrl: at(server.adminUrl, `run_${name}`) };
    },
    communities: async (count) => {
      const { adminUrl } = await cluster.filled(count);
      const there = postgres(adminUrl, { max: 1, onnotice: () => {} });
      const rows = await there<{ id: string }[]>`select id from divisions where realm = ${REALM} and level = 'COMMUNITY' order by substr(code, ${REALM.length + 2}::int)::int`;
      await there.end();
      return rows.map(({ id }) => id);
    },
    named: async (count) => {
      const { adminUrl } = await cluster.filled(count);
      const there = postgres(adminUrl, { max: 1, onnotice: () => {} });
      const [row] = await there<{ team: string; unit: string; resource: string }[]>`select t.id as team, a.organisation_id as unit, (select min(r.id::text) from resources r where r.owner_organisation_id = a.organisation_id) as resource
        from appointments a, teams t where a.realm = ${REALM} and a.role = 'REPRESENTATIVE' and t.realm = ${REALM}`;
      await there.end();
      return row!;
    },
    dropped: async (name) => {
      copies.delete(name);
      await drop(`run_${name}`);
    },
    pid: Number(readFileSync(`${FOLDER}/postgres/postmaster.pid`, 'utf8').split('\n')[0]),
    described: async () => {
      const [row] = await admin<{ text: string }[]>`select format('PostgreSQL %s, fsync %s, synchronous_commit %s, shared_buffers %s', current_setting('server_version'),
        current_setting('fsync'), current_setting('synchronous_commit'), current_setting('shared_buffers')) as text`;
      return row!.text;
    },
    stop: async () => {
      for (const name of copies) await drop(`run_${name}`);
      await admin.end();
      await server.stop();
    },
  };
  return cluster;
}

async function made(url: string, adminUrl: string, count: number, issuer: string): Promise<void> {
  const { db, close } = openDatabase(url);
  const founded = await foundRealm(db, { code: REALM, name: '测试县', kind: 'COUNTY', timeZone: 'Asia/Shanghai', operator: { issuer, subject: 'operator', name: '测试员' } }, beginCatalogue);
  await close();
  if (!founded.ok) throw new Error(founded.refusal.code);
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await fill(admin, count, issuer, PEOPLE);
  await fillDesks(admin);
  await admin.end();
}

/** Another fill or other migrations make another edition of the kept databases. */
function edition(): string {
  const hash = createHash('sha256');
  const migrations = new URL('../../drizzle/', import.meta.url);
  for (const file of [...['fill.ts', 'fill-desks.ts'].map((name) => new URL(name, import.meta.url)), ...readdirSync(migrations).filter((name) => name.endsWith('.sql')).sort().map((name) => new URL(name, migrations))]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 10);
}
