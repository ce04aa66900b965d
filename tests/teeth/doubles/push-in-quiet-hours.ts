import { whenToPush as real } from '../../../src/features/pushes/rules/when.ts';

export * from '../../../src/features/pushes/rules/when.ts';

export const whenToPush: typeof real = (preferences, facts, now) => real({ ...preferences, quiet: null }, facts, now);
