import 'reflect-metadata';
import type { Logger } from 'pino';
import { tokensOfStreet } from './cli/demo/tokens.ts';
import { clockSteps, handInAll, HANDLERS, RESTING } from './composition.ts';
import { readActor } from './features/appointments/index.ts';
import { hearUnknownYears } from './features/orders/index.ts';
import { handInChannels, openChannels, openPushes, openPushesPutAway, type Pushes } from './features/pushes/index.ts';
import { ROOMS } from './features.ts';
import { openDoor as openAnyDoor, type Door, type Readiness } from './graphql/door.ts';
import { encodeId } from './graphql/node.ts';
import type { DoorSettings } from './graphql/settings.ts';
import { lintTables } from './lint-tables.ts';
import { refuseMovedClock } from './platform/clock/clock.ts';
import { openMachineClock, type MachineClock } from './platform/clock/machine.ts';
import { openTicker, type Ticker } from './platform/deadlines/ticker.ts';
import { settleEpoch } from './platform/events/epoch.ts';
import { openHub, type Hub } from './platform/events/hub.ts';
import { openEventsPutAway } from './platform/events/put-away.ts';
import { openPutAway } from './platform/keys/put-away.ts';
import { openHandlers, type Handlers } from './platform/handlers/handlers.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db.ts';
import type { Platform } from './platform/platform.ts';
import { readiness } from './platform/readiness.ts';
import { openTokens, type Tokens } from './platform/tokens.ts';
import type { ReadyToken } from './welcome.ts';

export interface App {
  readonly platform: Platform;
  readonly tokens: Tokens;
  /** By which tokens end. */
  readonly machineClock: MachineClock;
  readonly ticker: Ticker;
  readonly handlers: Handlers;
  readonly pushes: Pushes;
  /** One token for each role of the demonstration street; empty without it. */
  developmentTokens(): Promise<readonly ReadyToken[]>;
  /** Database, clock and feed; asked by /readyz. */
  ready(): Promise<Readiness>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Given {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  /** Instead of a hub of its own; stopped with the app. */
  readonly hub?: Hub;
}

/** Puts rooms and machinery together. Nothing runs before `start`. */
export async function composeApp({ config, log, database, hub = openHub({ database, log }) }: Given): Promise<App> {
  lintTables();
  await refuseMovedClock(database.db, config);
  await settleEpoch(database.db);
  const platform: Platform = { config, log, database, db: database.db, sql: database.sql, hub, readActor };
  handInAll(platform);
  const unhear = hearUnknownYears((year) => { log.warn({ year }, 'the public holidays of this year are not known yet: time limits in it count Monday to Friday and are provisional'); });
  const machineClock = openMachineClock({ db: database.db, log });
  await machineClock.read();
  const tokens = openTokens(config, machineClock.time);
  const ticker = openTicker({ db: database.db, log, take: clockSteps(platform) });
  const handlers = openHandlers({ db: database.db, log, hub, handlers: HANDLERS });
  const channels = await openChannels(config, log);
  handInChannels(platform, channels);
  const pushes = openPushes({ db: database.db, log, channels: channels.all, opaqueId: (realm, id) => encodeId('InboxEntry', realm, id), offUntil: RESTING[0] });
  const regular = [
    openPutAway({ db: database.db, log }),
    openPushesPutAway({ db: database.db, log }),
    openEventsPutAway({ db: database.db, log, days: config.eventsKeptDays, handlers: HANDLERS.map(({ name }) => name) }),
  ];
  return {
    platform, ticker, handlers, pushes,
    tokens, machineClock,
    developmentTokens: () => tokensOfStreet(platform, tokens),
    ready: () => readiness(platform),
    start: async () => { machineClock.start(); ticker.start(); handlers.start(); pushes.start(); for (const one of regular) one.start(); },
    stop: async () => {
      unhear();
      machineClock.stop();
      await Promise.all([ticker.stop(), handlers.stop(), pushes.stop(), ...regular.map((one) => one.stop())]);
      await hub.stop();
    },
  };
}

/** The door of an app: GraphQL over HTTP and WebSocket. */
export function openDoor({ platform, tokens, machineClock, ready }: Pick<App, 'platform' | 'tokens' | 'machineClock' | 'ready'>, settings: Partial<DoorSettings> = {}): Promise<Door> {
  return openAnyDoor({
    platform, ready, settings, now: machineClock.time, verify: (token) => tokens.verify(token),
    resolvers: ROOMS.flatMap((room) => room.resolvers),
    links: ROOMS.flatMap((room) => (room.links ?? []).map((link) => link(platform))),
    nodes: Object.assign({}, ...ROOMS.map((room) => room.nodes ?? {})),
    plain: Object.assign({}, ...ROOMS.map((room) => room.pages ?? {})),
  });
}
