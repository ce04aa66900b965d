import { PublicResolver, PublicRowFields } from './public.resolver.ts';
import { FunnelFields, ReportResolver } from './report.resolver.ts';

export { pages } from './plain.ts';

/** The resolvers of the room, for the line in `src/features.ts`. */
export const resolvers = [ReportResolver, FunnelFields, PublicResolver, PublicRowFields];
