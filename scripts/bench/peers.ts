import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT, startServer, watch, type Started, type Watched } from './processes.ts';
import { rate } from './contest.ts';
import type { Sample } from './contest.ts';
import { ISSUER, SECRET } from './tokens.ts';

const FOLDER = fileURLToPath(new URL('peers', import.meta.url));

/** Servers that the bench compares with; each is one file below `peers/`. */
const SERVERS = {
  'Mercurius': { file: 'mercurius.mjs', env: { LOADER_CACHE: 'off' } },
  'Mercurius, loaders cached': { file: 'mercurius.mjs', env: { LOADER_CACHE: 'on' } },
  'Apollo Server on Express': { file: 'apollo.mjs', env: {} },
  'node:http': { file: 'floor.mjs', env: {} },
  'ws': { file: 'broadcast.mjs', env: {} },
  'graphql-ws': { file: 'graphql-ws.mjs', env: {} },
  'PostGraphile 5': { file: 'postgraphile.mjs', env: {} },
} as const;
export type Peer = keyof typeof SERVERS;

/** How the peers come to this machine. */
export const HOW = { peers: 'npm run bench -- --peers (installs them below scripts/bench/peers)', pgbench: 'apt-get install postgresql-contrib (Debian: pgbench)' };

/** Whether the peers are installed, PostGraphile's Node among them. */
export const installed = (): boolean => existsSync(join(FOLDER, 'node_modules/mercurius')) && existsSync(join(FOLDER, 'node_modules/node/bin/node'));

/** Installs them as their lock file says. */
export function install(): void {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: FOLDER, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the peers could not be installed');
}

/** Starts a peer on a database; PostGraphile on the Node that it needs. */
export function startPeer(peer: Peer, url: string): Promise<Started> {
  const { file, env } = SERVERS[peer];
  const node = peer === 'PostGraphile 5' ? join(FOLDER, 'node_modules/node/bin/node') : process.execPath;
  return startServer('node', node, [file], { ...env, DATABASE_URL: url, AUTH_SECRET: SECRET, AUTH_ISSUER: ISSUER }, FOLDER);
}

/** The pgbench of this machine; null if there is none. */
export function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql';
  const places = ['pgbench', ...(existsSync(debian) ? readdirSync(debian).sort().reverse().map((version) => join(debian, version, 'bin/pgbench')) : [])];
  return places.find((place) => spawnSync(place, ['--version']).status === 0) ?? null;
}

/** What pgbench runs: how one transaction finds person and order out of its number `:t`, counted over all clients. */
export interface Script { readonly clients: number; readonly each: number; readonly lines: readonly string[]; readonly realm: string; readonly order: string }

/** Runs the peers' statement so many times on each client, as one prepared statement a transaction. */
export async function runPgbench(pgbench: string, url: string, server: Watched, { clients, each, lines, realm, order }: Script): Promise<Sample> {
  const values = [`'${realm}'`, `'${ISSUER}'`, `'p' || :person`, `'owner p' || :person`, 'gen_random_uuid()', `repeat('0f', 32)`, order, 'gen_random_uuid()'];
  const statement = readFileSync(join(FOLDER, 'grab.sql'), 'utf8').replace(/^--.*\n/gm, '').replaceAll(/\$(\d)(?!\d)/g, (_, n: string) => `(${values[Number(n) - 1]!})`).trim();
  const folder = mkdtempSync(join(tmpdir(), 'linlibang-bench-'));
  const script = join(folder, 'grab.sql');
  writeFileSync(script, ['\\set i :i + 1', `\\set t :i * ${clients} + :client_id`, ...lines, `${statement};`].join('\n'));
  try {
    const child = spawn(pgbench, ['--no-vacuum', '--protocol', 'prepared', '--client', String(clients), '--jobs', String(Math.min(2, clients)), '--transactions', String(each), '--define', 'i=-1', '--file', script, url], { stdio: ['ignore', 'pipe', 'pipe'] });
    const own = watch('pgbench', child.pid!);
    const sampling = setInterval(() => own.cpuSeconds(), 50);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
    const ended = new Promise<number | null>((done) => { child.once('close', done); });
    const { cores } = await rate([server, own], async () => { await ended; return 1; });
    clearInterval(sampling);
    const tps = /tps = ([\d.]+)/.exec(said)?.[1];
    if (await ended !== 0 || tps === undefined || !said.includes(`actually processed: ${clients * each}/${clients * each}`)) throw new Error(`pgbench failed:\n${said.slice(-2_000)}`);
    const { [CLIENT.name]: _idle, ...busy } = cores;
    return { perSecond: Number(tps), cores: busy };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
