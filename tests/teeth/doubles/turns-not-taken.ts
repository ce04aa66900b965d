import type { Turns } from '../../../src/platform/turns.ts';

export * from '../../../src/platform/turns.ts';

export const openTurns = (): Turns => ({ take: (_place, work) => work(), lines: () => 0 });
