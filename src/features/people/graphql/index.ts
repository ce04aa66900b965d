import type { NodeLoaders } from '../../../graphql/context.ts';
import { personLoader } from '../loaders.ts';
import { PersonMoves } from './person.moves.ts';
import { PersonResolver, VolunteerResolver } from './person.resolver.ts';
import { ReadingOfMeResolver, ViewerResolver } from './viewer.resolver.ts';

export { Contact, Person, PersonConnection, Skill, Volunteer, type PersonRef } from './person.type.ts';
export { Viewer, ViewerMay } from './viewer.type.ts';
export { ReachedBy, ReadContent } from './words.ts';

export const resolvers = [PersonResolver, VolunteerResolver, PersonMoves, ViewerResolver, ReadingOfMeResolver];

export const nodes: NodeLoaders = {
  Person: (reading, ids) => personLoader(reading).loadMany(ids),
};
