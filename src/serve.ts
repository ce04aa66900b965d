import { createServer } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db.ts';
import { openOwnDatabase } from './platform/open.ts';
import { StartRefused } from './platform/start-refused.ts';

/** What a running node is made of, above its database. */
export interface Parts<A extends Startable> {
  compose(given: { config: Config; log: Logger; database: Database }): Promise<A>;
  openDoor(app: A): Door | Promise<Door>;
}

interface Startable {
  start(): Promise<void> | void;
  stop(): Promise<void> | void;
}

interface Door {
  listen(port: number): Promise<{ port: number }>;
  /** Not ready any more; answers what is under way. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface Node<A> {
  readonly app: A;
  readonly port: number;
  /** Resolves when the embedded server ends without having been asked to; never for a DATABASE_URL. */
  readonly lost: Promise<void>;
  /** Drains, closes and stops everything in reverse order of its start. Asked again while it lasts, it hastens. */
  stop(): Promise<void>;
}

/** Starts a node; returns when it answers. If it fails, or `stopping` is aborted meanwhile, everything started so far is stopped before it throws. */
export async function serve<A extends Startable>(config: Config, log: Logger, parts: Parts<A>, stopping: AbortSignal): Promise<Node<A>> {
  const undo: (() => Promise<void> | void)[] = [];
  let hasten = () => {};
  const hastened = new Promise<void>((now) => { hasten = now; });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    if (stopped) hasten();
    stopped ??= unwind(undo, log);
    return stopped;
  };
  try {
    await refuseTakenPort(config);
    stopping.throwIfAborted();
    const opened = await openOwnDatabase(config, log, { prompt: true });
    undo.push(async () => {
      void hastened.then(() => opened.close());
      await opened.close();
    });
    stopping.throwIfAborted();
    const app = await unlessAborted(parts.compose({ config, log, database: opened.database }), stopping);
    undo.push(() => app.stop());
    const door = await parts.openDoor(app);
    undo.push(() => door.close());
    await app.start();
    const { port } = await door.listen(config.port).catch((error: unknown) => { throw portRefusal(error, config) ?? error; });
    undo.push(() => Promise.race([door.drain(), hastened]));
    stopping.throwIfAborted();
    return { app, port, lost: opened.embedded?.ended ?? new Promise(() => {}), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function unwind(undo: (() => Promise<void> | void)[], log: Logger): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) {
    try {
      await step();
    } catch (error) {
      log.error({ err: error }, 'while stopping');
    }
  }
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
  work.catch(() => {}); // it may still fail when nobody waits for it any more
  return Promise.race([work, aborted]);
}

/** Looks before the database is started, so that the commonest mistake costs no time. */
function refuseTakenPort(config: Config): Promise<void> {
  return new Promise((free, refused) => {
    const probe = createServer();
    probe.once('error', (error) => refused(portRefusal(error, config) ?? error));
    probe.listen(config.port, config.host, () => probe.close(() => free()));
  });
}

function portRefusal(error: unknown, { port, host }: Config): StartRefused | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartRefused(`Port ${port} is taken by another program; set another PORT.`, `端口 ${port} 已被其他程序占用;请另设 PORT。`);
    case 'EACCES':
      return new StartRefused(`This account may not listen on port ${port}; set another PORT.`, `当前账户无权监听端口 ${port};请另设 PORT。`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefused(`HOST ${host} is not an address of this machine.`, `HOST ${host} 不是本机地址。`);
    default:
      return null;
  }
}
