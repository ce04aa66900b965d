// Broken on purpose: a handler never gives up on an event.
import { retryOne as real } from '../../../src/platform/handlers/retries.ts';

export * from '../../../src/platform/handlers/retries.ts';

export const retryOne: typeof real = (retrying, handler, key) => real({ ...retrying, patience: { ...retrying.patience, mostTries: 1_000_000 } }, handler, key);
