import type { NodeLoaders } from '../../../graphql/context.ts';
import { entryLoader } from '../read.ts';
import { InboxMoves } from './entry.moves.ts';
import { InboxEntryFields, ViewerInbox } from './entry.resolver.ts';

export { InboxEntryConnection } from './entry.type.ts';

export const resolvers = [InboxEntryFields, ViewerInbox, InboxMoves];

export const nodes: NodeLoaders = {
  InboxEntry: (reading, ids) => entryLoader(reading).loadMany(ids),
};
