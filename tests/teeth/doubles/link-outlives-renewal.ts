import { sql } from 'drizzle-orm';
import type { putLink as real } from '../../../src/features/diary/store/links.ts';

export * from '../../../src/features/diary/store/links.ts';

/** Whoever renews a link keeps the one before. */
export const putLink: typeof real = async (tx, { realm, personId }, hash) => {
  await tx.execute(sql`alter table calendar_links drop constraint if exists calendar_links_pk`);
  await tx.execute(sql`insert into calendar_links (realm, person_id, hash, since) values (${realm}, ${personId}::uuid, ${hash}, business_now()) on conflict do nothing`);
};
