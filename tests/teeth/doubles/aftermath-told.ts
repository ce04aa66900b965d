export * from '../../../src/platform/faults.ts';

/** Whatever a transaction throws first is taken for what failed in it. */
export const aftermath = (): null => null;
