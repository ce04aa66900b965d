import { sql } from 'drizzle-orm';
import type { layPast as real } from '../../../src/cli/demo/past.ts';
import { layPast as laid } from '../../../src/cli/demo/past.ts';

export * from '../../../src/cli/demo/past.ts';

/** What was said keeps the time at which it was written down. */
export const layPast: typeof real = async (platform, past, town, at) => {
  const standing = await laid(platform, past, town, at);
  const days = Math.round((at.getTime() - Date.parse(`${past.until}T00:00+08:00`)) / 86_400_000);
  await platform.db.execute(sql`update order_sayings set at = at - make_interval(days => ${days}::int)`);
  return standing;
};
