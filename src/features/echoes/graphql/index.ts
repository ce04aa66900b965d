import { EchoResolver, PublicSummaryFields } from './echo.resolver.ts';

export const resolvers = [EchoResolver, PublicSummaryFields];
