import { termsOf as real } from '../../../src/features/search/grams.ts';

export * from '../../../src/features/search/grams.ts';

/** Every piece is taken for the neighbour of the one before, also where a pair between them was left out. */
export const termsOf: typeof real = (query) => real(query).map((term) => term.replaceAll(/ <\d> /g, ' <-> '));
