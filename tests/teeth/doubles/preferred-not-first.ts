import { ask } from '../../../src/features/asking/policy/index.ts';
import type { firstWord as real } from '../../../src/features/asking/first.ts';

export * from '../../../src/features/asking/first.ts';

export const firstWord: typeof real = (policy, facts) => ask(policy, facts);
