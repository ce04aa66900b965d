import { ServiceRecordMoves } from './hours.moves.ts';
import { ServiceChecks, ServiceRecordFields, ViewerService } from './hours.resolver.ts';

export { ServiceArgs, ServiceHours } from './hours.type.ts';

export const resolvers = [ViewerService, ServiceRecordFields, ServiceChecks, ServiceRecordMoves];
