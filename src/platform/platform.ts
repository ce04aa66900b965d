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
  /** One value per key and reading; rooms keep their loaders here. */
  memo<T>(key: object, make: () => T): T;
}

/** A value, and (if they were to be read along) the rights of the caller at that moment, as `readActor.of` takes them; null: none. */
export interface Along<T> {
  readonly value: T;
  readonly rights: string | null;
}

/** What reads by rights that it reads along. */
export interface ByRights {
  readonly platform: Platform;
  /**
   * What `read` reads by rights, together with the rights themselves. Where they are not known yet, it is handed those that the caller had
   * when they were last read here, and (`along` true) reads in the very same statement those that they have now. Only if these are the same
   * its value counts; otherwise it is asked once more with the right ones. So a right that has ended reads nothing, and rights cost no statement of their own.
   */
  along<T>(read: (actor: Actor, along: boolean) => Promise<Along<T>>): Promise<{ readonly reading: Reading; readonly value: T }>;
}

export type Language = 'zh-CN' | 'en';
