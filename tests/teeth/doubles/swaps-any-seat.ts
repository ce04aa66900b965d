import { factsOf as real } from '../../../src/features/crew/viewing.ts';

export * from '../../../src/features/crew/viewing.ts';

/** Every order lies on the captain's board, and nobody stands in line. */
export const factsOf: typeof real = (read, crew, kind) => { const facts = real(read, crew, kind); return { ...facts, onTeamsBoard: true, order: { ...facts.order, waiting: 0 } }; };
