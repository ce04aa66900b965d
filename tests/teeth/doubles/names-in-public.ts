export * from '../../../src/features/echoes/words.ts';

export const tellsSomebody = (): boolean => false;
