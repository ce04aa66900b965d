import { AgendaResolver } from './agenda.resolver.ts';

export const resolvers = [AgendaResolver];
