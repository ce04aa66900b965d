import { sql } from 'drizzle-orm';
import type { layPast as real } from '../../../src/cli/demo/past.ts';
import { layPast as laid } from '../../../src/cli/demo/past.ts';

export * from '../../../src/cli/demo/past.ts';

/** A day that stands alone keeps its date; whatever has a time of day has moved. */
export const layPast: typeof real = async (platform, past, town, at) => {
  const standing = await laid(platform, past, town, at);
  const days = Math.round((at.getTime() - Date.parse(`${past.until}T00:00+08:00`)) / 86_400_000);
  await platform.db.execute(sql`update report_days set day = day - ${days}::int`);
  return standing;
};
