import { countSums as count, sumsPage as page } from '../../../src/features/reports/store/sums.ts';

export * from '../../../src/features/reports/store/sums.ts';

export const sumsPage: typeof page = (db, realm, reach, what, by, limit, after, hides) => page(db, realm, reach, { ...what, open: null }, by, limit, after, hides);
export const countSums: typeof count = (db, realm, reach, what, by, hides) => count(db, realm, reach, { ...what, open: null }, by, hides);
