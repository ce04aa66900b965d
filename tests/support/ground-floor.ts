import 'reflect-metadata';
import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { tmpdir } from 'node:os';
import pino from 'pino';
import * as appointments from '../../src/features/appointments/graphql/index.ts';
import { readActor } from '../../src/features/appointments/index.ts';
import * as organisations from '../../src/features/organisations/graphql/index.ts';
import * as people from '../../src/features/people/graphql/index.ts';
import * as places from '../../src/features/places/graphql/index.ts';
import * as teams from '../../src/features/teams/graphql/index.ts';
import { openContext } from '../../src/graphql/context.ts';
import { buildDoorSchema } from '../../src/graphql/schema.ts';
import type { Caller } from '../../src/platform/actor.ts';
import type { Db } from '../../src/platform/db.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Platform } from '../../src/platform/platform.ts';

const ROOMS = [places, people, organisations, teams, appointments];

export interface GroundFloor {
  readonly schema: GraphQLSchema;
  /** Runs a document as a caller, or as a guest of the realm; throws on errors. */
  run(caller: Caller | { realm: string }, source: string, variables?: Record<string, unknown>, language?: 'zh-CN' | 'en'): Promise<Record<string, never>>;
}

/** The five lowest rooms' schema in this process, on a real database, without the door's transports. */
export async function openGroundFloor(db: Db): Promise<GroundFloor> {
  const schema = await buildDoorSchema(ROOMS.flatMap<Function>(({ resolvers }) => resolvers));
  const nodes = Object.assign({}, ...ROOMS.map((room) => room.nodes)) as (typeof places)['nodes'];
  const platform = { db, readActor, log: pino({ level: 'silent' }), config: { authSecret: 'a secret of the tests', dataDir: tmpdir(), limits: readConfig({ NODE_ENV: 'test' }).limits } } as unknown as Platform;
  return {
    schema,
    run: async (caller, source, variables = {}, language = 'en') => {
      const contextValue = openContext({
        platform, realm: caller.realm, caller: 'subject' in caller ? caller : null, language, operation: /(?:query|mutation)\s+(\w+)/.exec(source)?.[1] ?? '', nodes,
        ending: new AbortController(),
      });
      const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue }) as ExecutionResult<Record<string, never>>;
      if (errors?.[0]) throw new Error(errors[0].message, { cause: errors[0].originalError });
      return data ?? {};
    },
  };
}
