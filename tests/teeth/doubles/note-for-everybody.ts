import { PARTIES, type Party } from '../../../src/features/orders/index.ts';

export * from '../../../src/features/notes/readers.ts';

export const readsAs = (): readonly Party[] => PARTIES;
