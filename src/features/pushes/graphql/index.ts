import type { NodeLoaders } from '../../../graphql/context.ts';
import { deadLoader, subscriptionLoader } from '../read.ts';
import { PushMoves } from './push.moves.ts';
import { DeadPushResolver, PushesFields, PushMuteFields, ViewerPushes } from './push.resolver.ts';

export const resolvers = [ViewerPushes, PushesFields, PushMuteFields, PushMoves, DeadPushResolver];

export const nodes: NodeLoaders = {
  PushSubscription: (reading, ids) => subscriptionLoader(reading).loadMany(ids),
  DeadPush: (reading, ids) => deadLoader(reading).loadMany(ids),
};
