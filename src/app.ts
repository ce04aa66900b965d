import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db.ts';
import type { ReadyToken } from './welcome.ts';

export interface App {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** One token for each role of the demonstration street; empty without it. */
  developmentTokens?(): Promise<readonly ReadyToken[]>;
}

/** Puts rooms and machinery together. */
export function composeApp(_given: { config: Config; log: Logger; database: Database }): Promise<App> {
  return Promise.resolve({ start: () => Promise.resolve(), stop: () => Promise.resolve() });
}

export function openDoor(_app: App) {
  const http = createServer((_, response) => { response.end('邻里帮\n'); });
  return {
    listen: (port: number) => new Promise<{ port: number }>((done, fail) => {
      http.once('error', fail);
      http.listen(port, '127.0.0.1', () => done({ port: (http.address() as AddressInfo).port }));
    }),
    drain: () => Promise.resolve(),
    close: () => new Promise<void>((done) => { http.close(() => done()); http.closeAllConnections(); }),
  };
}
