import { writeCounted as real } from '../../../src/features/reports/store/figures.ts';

export * from '../../../src/features/reports/store/figures.ts';

/** Months hear of what is counted, and not of what is taken back. */
export const writeCounted: typeof real = (tx, realm, generation, subjects, { days, months }) => real(tx, realm, generation, subjects, { days, months: months.filter(({ numbers }) => Object.values(numbers).every((n) => n > 0)) });
