import 'reflect-metadata';
import { composeApp, openDoor } from './app.ts';
import { openStreet } from './cli/demo/open.ts';
import { readConfig } from './platform/config.ts';
import { openLog } from './platform/log.ts';
import { described } from './platform/loggable.ts';
import { StartRefused } from './platform/start-refused.ts';
import { serve, type Node } from './serve.ts';
import { welcome } from './welcome.ts';

/** `npm` hands on a Ctrl-C that the terminal has already sent: two within this time are one. */
const ONE_SIGNAL_MS = 1_000;

const stopping = new AbortController();
let node: Node<Awaited<ReturnType<typeof composeApp>>> | undefined;
let signalledAt = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (Date.now() - signalledAt < ONE_SIGNAL_MS) return;
    signalledAt = Date.now();
    stopping.abort();
    void node?.stop();
  });
}

// Started by npm: when npm is killed, its node must not be left behind.
if (process.env['npm_lifecycle_event'] === 'start') {
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.emit('SIGTERM'); }, 500).unref();
}

async function main(): Promise<number> {
  const config = readConfig();
  const log = openLog(config);
  node = await serve(config, log, {
    compose: async (given) => {
      const app = await composeApp(given);
      await openStreet(app.platform, stopping.signal);
      return app;
    },
    openDoor: (app) => openDoor(app),
  }, stopping.signal);
  let fault = false;
  const give = (error: unknown, says: string) => {
    fault = true;
    log.fatal({ err: error }, says);
    stopping.abort();
  };
  process.on('uncaughtException', (error) => give(error, 'a fault that nobody caught'));
  process.on('unhandledRejection', (error) => give(error, 'a fault that nobody caught'));
  void node.lost.then(() => { if (!stopping.signal.aborted) give(undefined, 'the embedded database ended; the node stops'); });
  await welcome(config, log, node);
  if (!stopping.signal.aborted) await new Promise((stop) => stopping.signal.addEventListener('abort', stop));
  await node.stop();
  return fault ? 1 : 0;
}

main().then((code) => process.exit(code), (error: unknown) => {
  if (stopping.signal.aborted) process.exit(0);
  if (error instanceof StartRefused) console.error(error.message);
  else console.error(described(error));
  process.exit(1);
});
