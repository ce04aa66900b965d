import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeGround, type Ground } from './ground.ts';
import { openLine, type Line } from './line.ts';
import { freePort, startNode, type ApiNode, type NodeOptions } from './node.ts';
import { openServer, type Server } from './server.ts';

/** A deployment to hurt: one PostgreSQL, a street in it, a line to it that can be damaged, and nodes. All of it is gone afterwards. */
export interface World {
  readonly folder: string;
  readonly server: Server;
  readonly ground: Ground;
  readonly line: Line;
  /** The node that every fault may use; it reaches the database over the line. */
  node(): Promise<ApiNode>;
  /** A second one, directly at the database, that faults share as long as it lives; whoever kills it leaves the next to start another. */
  beside(options?: Partial<NodeOptions>): Promise<ApiNode>;
  /** A node of one's own beside it, directly at the database unless `over` says otherwise; stopped with the world at the latest. */
  another(options?: Partial<NodeOptions> & { readonly over?: 'LINE' }): Promise<ApiNode>;
  /** Every node that was started, those that are gone too. */
  nodes(): readonly ApiNode[];
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const home = await mkdtemp(join(tmpdir(), 'linlibang-torture-'));
  const folder = join(home, 'database');
  await mkdir(folder);
  // PostgreSQL runs as another account where this is root.
  for (const path of [home, folder]) await chmod(path, 0o755);
  const undo: (() => Promise<unknown>)[] = [() => rm(home, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step().catch(() => {});
  };
  try {
    const server = await openServer(folder);
    undo.push(() => server.stop());
    await server.make('street');
    const ground = await makeGround(server.url('street'));
    undo.push(() => ground.close());
    const line = await openLine(server.port);
    undo.push(() => line.close());
    const nodes: ApiNode[] = [];
    const another: World['another'] = async ({ over, ...options } = {}) => {
      const port = options.port ?? await freePort();
      const node = await startNode({ databaseUrl: server.url('street', over === 'LINE' ? line.port : undefined), ...options, port });
      undo.push(() => node.kill());
      nodes.push(node);
      return node;
    };
    let shared: Promise<ApiNode> | undefined;
    let second: ApiNode | undefined;
    return { folder: home, server, ground, line, another, nodes: () => nodes, node: () => (shared ??= another({ over: 'LINE' })), beside: async (options) => (second = second?.lives() === true ? second : await another(options)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
