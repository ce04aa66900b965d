export * from '../../../src/features/draws/shuffle.ts';

export const shuffled = ({ keys }: { readonly keys: readonly string[] }): string[] => [...keys];
