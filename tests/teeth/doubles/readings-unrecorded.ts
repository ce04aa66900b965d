export * from '../../../src/features/people/readings.ts';

export const recordReading = async (): Promise<void> => {};
