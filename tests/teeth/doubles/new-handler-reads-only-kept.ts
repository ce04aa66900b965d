import type { Executor } from '../../../src/platform/db.ts';
import { readSpans as real, type Asked, type Span } from '../../../src/platform/events/read.ts';

export * from '../../../src/platform/events/read.ts';

export const readSpans = (db: Executor, asked: readonly Asked[], limit?: number): Promise<Span[]> => real(db, asked, limit);
