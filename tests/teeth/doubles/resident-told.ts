import type { toWhoIsAsked as real } from '../../../src/features/asking/shown.ts';

export const toWhoIsAsked: typeof real = (why) => ({ score: why.reduce((sum, { points }) => sum + points, 0), why });
