import { partsOf as real } from '../../../src/features/reports/rules/parts.ts';

export * from '../../../src/features/reports/rules/parts.ts';

/** What is taken away from a month lacks its last day. */
export const partsOf: typeof real = (from, until) => real(from, until).map((part) => (part.sign === -1 && part.from < part.until ? { ...part, until: part.from } : part));
