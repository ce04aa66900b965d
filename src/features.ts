import type { NodeLoaders } from './graphql/node.ts';
import * as orders from './features/orders/graphql/index.ts';
import * as people from './features/people/graphql/index.ts';
import * as places from './features/places/graphql/index.ts';

/** What a room shows to the outside. */
export interface Room {
  readonly name: string;
  readonly resolvers: readonly Function[];
  readonly nodes?: NodeLoaders;
}

/** THE ROOMS, from the ground up: a room knows only those above it in this list. One line each. */
export const ROOMS: readonly Room[] = [
  { name: 'places', ...places },
  { name: 'people', ...people },
  { name: 'orders', ...orders },
];
