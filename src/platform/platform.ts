import type { Logger } from 'pino';
import type { Actor, ReadActor } from './actor.ts';
import type { Config } from './config.ts';
import type { Database, Db, Sql } from './db.ts';
import type { Hub } from './events/hub.ts';

/** The machinery every room is handed. */
export interface Platform {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly db: Db;
  readonly sql: Sql;
  readonly hub: Hub;
  readonly readActor: ReadActor;
}

/** What a read needs: rights, language and a memory that lasts one operation (in a subscription: one message). */
export interface Reading {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly language: Language;
  /** Name of the GraphQL operation, for the record of readings. */
  readonly operation: string;
  /** One value per key and reading; rooms keep their DataLoaders here. */
  memo<T>(key: object, make: () => T): T;
}

export type Language = 'zh-CN' | 'en';
