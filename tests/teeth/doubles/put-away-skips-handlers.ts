import { putEventsAway as real, type PutAway } from '../../../src/platform/events/put-away.ts';

export * from '../../../src/platform/events/put-away.ts';

export const putEventsAway = (given: PutAway): Promise<number> => real({ ...given, handlers: [] });
