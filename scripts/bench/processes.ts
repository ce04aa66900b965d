import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

/** A process, or a family of them, whose processor time can be read. */
export interface Watched { readonly name: string; readonly cpuSeconds: () => number }

/** How many cores each watched process used while it was measured. */
export type Cores = Readonly<Record<string, number>>;

const TICKS_PER_SECOND = 100;

/** Of /proc/PID/stat what comes after the name: [1] parent, [11] to [14] user and system time, own and of children that have ended. Null where there is none. */
function statOf(pid: number | string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

const own = (stat: string[] | null): number => (stat ? (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND : 0);

/** A process by its id; the last time that was read stays when it has ended. */
export function watch(name: string, pid: number): Watched {
  let last = 0;
  return { name, cpuSeconds: () => { last = Math.max(last, own(statOf(pid))); return last; } };
}

/** This process: the bench, which is the client. */
export const CLIENT: Watched = { name: 'client', cpuSeconds: () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; } };

/** PostgreSQL: its first process, those that it started, and those of them that have ended. */
export const watchServer = (postmaster: number): Watched => ({
  name: 'PostgreSQL',
  cpuSeconds: () => {
    const first = statOf(postmaster);
    const ended = first ? (Number(first[13]) + Number(first[14])) / TICKS_PER_SECOND : 0;
    const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((stat) => stat?.[1] === String(postmaster));
    return own(first) + ended + children.reduce((sum, stat) => sum + own(stat), 0);
  },
});

/** Does the work; says how long it took and how many cores each of the watched used. */
export async function timed(watched: readonly Watched[], work: () => Promise<void>): Promise<{ seconds: number; cores: Cores }> {
  const before = watched.map(({ cpuSeconds }) => cpuSeconds());
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  return { seconds, cores: Object.fromEntries(watched.map(({ name, cpuSeconds }, i) => [name, (cpuSeconds() - before[i]!) / seconds])) };
}

export interface Started { readonly port: number; readonly pid: number; readonly watched: Watched; stop(): Promise<void> }

/** Starts a server on a free port that it is told in PORT; returns when it listens. What it says goes to standard error only when it fails. */
export async function startServer(name: string, command: string, args: readonly string[], env: Record<string, string>, cwd: string): Promise<Started> {
  const port = await freePort();
  const child = spawn(command, [...args], { cwd, env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-4_000); });
  const orphaned = (): void => { child.kill('SIGKILL'); };
  process.once('exit', orphaned);
  for (const until = Date.now() + 60_000; !await listens(port);) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${name} does not start:\n${said}`);
    }
    await new Promise((done) => { setTimeout(done, 100); });
  }
  return { port, pid: child.pid!, watched: watch(name, child.pid!), stop: async () => { process.off('exit', orphaned); await ended(child); } };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => { child.once('exit', done); });
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(impatient);
}

const freePort = (): Promise<number> => new Promise((found, failed) => {
  const probe = createServer();
  probe.once('error', failed);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number };
    probe.close(() => found(port));
  });
});

const listens = (port: number): Promise<boolean> => new Promise((done) => {
  const socket = connect({ host: '127.0.0.1', port });
  socket.once('connect', () => { socket.destroy(); done(true); });
  socket.once('error', () => done(false));
});
