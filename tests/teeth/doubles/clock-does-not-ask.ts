import { sql } from 'drizzle-orm';
import { openTicker as real, type Ticker } from '../../../src/platform/deadlines/ticker.ts';

export * from '../../../src/platform/deadlines/ticker.ts';

export const openTicker = (settings: Parameters<typeof real>[0]): Ticker =>
  real({ ...settings, take: (due) => settings.take({ ...due, stands: sql`true` }) });
