import { lexicographicSortSchema, printSchema } from 'graphql';
import { ROOMS } from '../src/features.ts';
import { buildDoorSchema } from '../src/graphql/schema.ts';

/** `schema/schema.graphql`: the sorted SDL of all rooms, as a client sees it. */
export const schemaDocument = async (): Promise<string> =>
  `${printSchema(lexicographicSortSchema(await buildDoorSchema(ROOMS.flatMap((room) => room.resolvers))))}\n`;
