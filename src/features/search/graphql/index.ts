import { SearchResolver } from './search.resolver.ts';

export const resolvers = [SearchResolver];
