import { BrokerMoves } from './broker.moves.ts';
import { BrokerReports, OrderUrging } from './broker.resolver.ts';

export const resolvers = [BrokerReports, OrderUrging, BrokerMoves];
