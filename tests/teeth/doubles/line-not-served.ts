export * from '../../../src/features/crew/line-rules.ts';

export const placesForTheLine = (): number => 0;
