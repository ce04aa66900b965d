import { OrderAtCenter } from './center.fields.ts';
import { CenterDeeds } from './center.moves.ts';

export const resolvers = [OrderAtCenter, CenterDeeds];
