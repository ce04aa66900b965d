import { readingAs as whole, type readingAs as real } from '../../../src/features/reports/roles.ts';

export * from '../../../src/features/reports/roles.ts';

export const readingAs: typeof real = (reach, spot) => ({ ...whole(reach, spot), hides: false });
