import type { NodeLoaders } from '../../../graphql/context.ts';
import { divisionLoader } from '../loaders.ts';
import { DivisionResolver, RealmResolver } from './places.resolver.ts';

export { Division, DivisionConnection } from './division.type.ts';
export { AskingSettingsInput } from './asking.type.ts';
export { FairPlayInput } from './fair-play.type.ts';
export { RealmPushesInput } from './pushes.type.ts';
export { Realm, shownRealm, TimeWindow } from './realm.type.ts';
export { DivisionLevel, GridKind, RealmKind } from './words.ts';

export const resolvers = [DivisionResolver, RealmResolver];

export const nodes: NodeLoaders = {
  Division: (reading, ids) => divisionLoader(reading).loadMany(ids),
};
