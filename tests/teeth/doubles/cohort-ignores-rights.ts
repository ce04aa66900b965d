// Broken on purpose: whoever shares a board is never asked for anything of their own, and nobody is asked whether they still belong to it.
export type { Sharing } from '../../../src/features/feed/store/standing.ts';

export const markOf = (): Promise<string> => Promise.resolve('always the same');
export const notAsTaken = (): Promise<ReadonlySet<number>> => Promise.resolve(new Set());
export const privyTo = (): Promise<ReadonlySet<number>> => Promise.resolve(new Set());
