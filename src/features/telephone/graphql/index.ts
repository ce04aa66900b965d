import { OrderSaid, TelephoneFinding } from './telephone.resolver.ts';

export const resolvers = [TelephoneFinding, OrderSaid];
