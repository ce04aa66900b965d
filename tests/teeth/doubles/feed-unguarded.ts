export * from '../../../src/features/feed/rights.ts';

export const mayWatch = async (): Promise<boolean> => true;
