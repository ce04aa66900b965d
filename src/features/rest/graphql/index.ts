import { DaysOffMoves, ViewerDaysOff } from './days-off.resolver.ts';

export const resolvers = [ViewerDaysOff, DaysOffMoves];
