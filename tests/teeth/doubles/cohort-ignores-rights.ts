// Broken on purpose: whoever shares what is open is never asked for anything of their own, nor whether they are a party member still.
export type { Sharing } from '../../../src/features/feed/store/standing.ts';

export const partyMark = (): Promise<string> => Promise.resolve('always the same');
export const notAsTaken = (): Promise<ReadonlySet<number>> => Promise.resolve(new Set());
export const privyTo = (): Promise<ReadonlySet<number>> => Promise.resolve(new Set());
