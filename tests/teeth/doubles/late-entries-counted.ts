import { and, eq, sql } from 'drizzle-orm';
import { drawEntries as e } from '../../../src/features/draws/tables.ts';
import type { putEntry as real, counting as realCounting } from '../../../src/features/draws/store/entries.ts';
import { telling } from '../../../src/platform/events/tell.ts';

export * from '../../../src/features/draws/store/entries.ts';

export const putEntry: typeof real = async (tx, { realm, id, drawId, personId, key, telling: told, keyed, outcome }) => {
  const rows = await tx.execute(sql`
    with entry as (insert into draw_entries (realm, id, draw_id, person_id, key, state, entered_at) values (${realm}, ${id}::uuid, ${drawId}::uuid, ${personId}::uuid, ${key}::uuid, 'ENTERED', business_now()) returning id),
    keyed as (${keyed.into(outcome, sql`entry`)}) ${telling([told], sql`entry`)} returning seq`);
  return rows.length === 1;
};

export const counting: typeof realCounting = (tx, draw) => tx.select().from(e).where(and(eq(e.realm, draw.realm), eq(e.drawId, draw.id), eq(e.state, 'ENTERED')));
