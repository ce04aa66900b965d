import { NEEDS_IN_SQL as real } from '../../../src/features/crew/store/needs.ts';

export * from '../../../src/features/crew/store/needs.ts';

/** Whoever acts for the requester is taken for a stranger to the order. */
export const NEEDS_IN_SQL: typeof real = { ...real, NOT_THE_REQUESTER: { holds: (kind) => real.NOT_THE_REQUESTER.holds(kind).replace(/\s+and not exists \(select from guardianships[^)]*\)/, '') } };
