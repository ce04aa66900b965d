import { BalanceFields, GlanceResolver } from './glance.resolver.ts';

export const resolvers = [GlanceResolver, BalanceFields];
