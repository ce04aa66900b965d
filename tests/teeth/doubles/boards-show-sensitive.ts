import type { commonTo as real } from '../../../src/features/feed/everybody.ts';
import { commonTo as decided } from '../../../src/features/feed/everybody.ts';

export * from '../../../src/features/feed/everybody.ts';

/** What is sensitive is everybody's on the board, as if it were none. */
export const commonTo: typeof real = (least, scope, sight, event, row) => decided(least, scope, sight, event, row && { ...row, sensitive: false });
